// A new item of a list that is valid from its first moment: what it must name is the first thing that it may name.
import { kindSpec } from "../../../engine/kinds/specs.ts";
import { arrivals } from "../../../engine/scenario/arriving-events.ts";
import { completeNode } from "../../../engine/scenario/complete.ts";
import type { Scenario } from "../../../engine/scenario/document.ts";
import { initialValue, initialVariant } from "../../../engine/scenario/field-values.ts";
import type { Field } from "../../../engine/scenario/fields.ts";
import type { Step } from "../../../engine/scenario/steps.ts";
import { firstTopic } from "../../../engine/scenario/topics.ts";
import { translate } from "../../i18n/language.ts";
import { candidates } from "./candidates.ts";
import type { Values } from "./control-props.ts";

/** null: it must name something, and there is nothing. */
export function newItem(field: Field, scenario: Scenario, owner: string, list: readonly unknown[], variant?: string): unknown {
  const made = variant === undefined ? initialValue(field) : initialVariant(field, variant);
  if (typeof made !== "object" || made === null) return made;
  const filled: Record<string, unknown> = { ...made };
  for (const [name, each] of Object.entries(field.fields ?? {})) {
    if (each.need !== "required") continue;
    if (each.control === "reference") {
      const first = candidates(each.refers ?? "node", scenario, owner, filled).ids[0];
      if (first === undefined) return null;
      filled[name] = first;
    } else if (name === "name" || name === "event")
      filled[name] = eventFor(name, list, scenario, owner) ?? freeName(list, name, baseOf(field, name));
  }
  if (field.fields?.["event"]?.need === "required") filled["steps"] = [{ work: timeOf(scenario, owner) }];
  else if (field.fields?.["steps"] !== undefined && list.length === 0) filled["steps"] = stepsSoFar(scenario, owner);
  return filled;
}

/** What the node did for want of endpoints (or sagas), written out: its first changes nothing until somebody edits it. */
function stepsSoFar(scenario: Scenario, owner: string): readonly unknown[] {
  const node = scenario.nodes.find(({ id }) => id === owner);
  const routes = scenario.routes.filter(({ from }) => from === owner).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const offers = (id: string) => kindSpec(scenario.nodes.find((each) => each.id === id)?.kind ?? "")?.ports.offers;
  if (node?.kind === "saga") return routes.flatMap(({ to }) => (offers(to) === "endpoints" ? [{ command: { call: to } }] : []));
  if (node?.kind !== "service") return [];
  const stepTo = (to: string): Step => {
    if (offers(to) === "topics") return { publish: firstTopic(scenario, to), to };
    return offers(to) === "operations" ? { read: to } : { call: to };
  };
  return [{ work: completeNode(node).time }, ...routes.map(({ to }) => stepTo(to))];
}

/** Of a handler: the first event that comes to the service and has none. */
function eventFor(name: "name" | "event", list: readonly unknown[], scenario: Scenario, owner: string): string | undefined {
  if (name === "name") return undefined;
  const handled = new Set(list.map((item) => (item as Values)["event"]));
  return arrivals(scenario)(owner)?.find((event) => !handled.has(event));
}

function timeOf(scenario: Scenario, owner: string): string {
  const node = scenario.nodes.find(({ id }) => id === owner);
  return node?.kind === "service" ? completeNode(node).time : "exp(10ms)";
}

/** What one of them is called before anybody names it. */
function baseOf({ fields }: Field, key: "name" | "event"): string {
  if (key === "event") return translate("inspector.newEvent");
  if (fields?.["answer"] !== undefined) return translate("inspector.newSaga");
  if (fields?.["initial"] !== undefined) return translate("inspector.newCounter");
  return translate(fields?.["partitions"] === undefined ? "inspector.newEndpoint" : "inspector.newTopic");
}
function freeName(list: readonly unknown[], key: "name" | "event", base: string): string {
  const taken = new Set(list.map((item) => (item as Values)[key]));
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}
