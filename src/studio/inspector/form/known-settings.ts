// What a configuration may set for a service: settings of its own, of its calls by callee, and the flags that its steps ask for, each with a value to begin with.
import { kindSpec } from "../../../engine/kinds/specs.ts";
import { configurableFields } from "../../../engine/scenario/config-keys.ts";
import type { Scenario } from "../../../engine/scenario/document.ts";
import { eachStep } from "../../../engine/scenario/effect-names.ts";
import type { Values as Settings } from "../../../engine/scenario/fields.ts";
import type { Json } from "../../../engine/scenario/places.ts";
import { nodeOf } from "./candidates.ts";
import type { Values } from "./control-props.ts";

type Value = Settings[string];
/** Until somebody says how long. */
const USUAL_TIMEOUT = "1s";
const USUAL_ATTEMPTS = 3;

export function knownSettings(scenario: Scenario, service: string): Readonly<Record<string, Value>> {
  const node = nodeOf(scenario, service);
  if (node === undefined) return {};
  const found: Record<string, Value> = {};
  const fields = kindSpec(node.kind)?.fields ?? {};
  for (const name of configurableFields(node.kind) ?? []) found[name] = ((node as Values)[name] ?? fields[name]?.default ?? "") as Value;
  for (const { from, to, timeout, retry } of scenario.routes) {
    if (from !== service) continue;
    found[`${to}.timeout`] = timeout ?? USUAL_TIMEOUT;
    found[`${to}.attempts`] = retry?.attempts ?? USUAL_ATTEMPTS;
  }
  eachStep(node as unknown as Json, [], (step) => {
    if (typeof step["flag"] === "string") found[step["flag"]] = true;
  });
  return found;
}
