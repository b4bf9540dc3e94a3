// A topic by its name, chosen from those of the broker that is meant: a subscription's own, the one a step publishes to.
import { type Scenario } from "../../../../engine/scenario/document.ts";
import { topicsOf } from "../../../../engine/scenario/topics.ts";
import { useDocument } from "../../../document/document-store.ts";
import { useWords } from "../../../i18n/language.ts";
import { Select } from "../../../widgets/select.tsx";
import type { ControlProps, Values } from "../control-props.ts";
import { useOwner } from "../owner.ts";
import { NONE } from "./choice-control.tsx";

/** Fields that name a topic, by the path of their words. */
export const NAMES_TOPIC: ReadonlySet<string> = new Set([
  "topic",
  "deadLetter",
  "publish.topic",
  "sagas[].steps[].command.topic",
  "sagas[].steps[].compensation.topic",
]);

export function TopicControl({ value, onChange, words: path, label, inputId, helpId, siblings }: ControlProps) {
  const words = useWords();
  const owner = useOwner();
  const scenario = useDocument((state) => state.scenario);
  const topics = topicsOf(scenario, brokerOf(scenario, owner.id, siblings));
  const now = typeof value === "string" ? value : "";
  const known = now === "" || topics.includes(now) ? topics : [now, ...topics];
  return (
    <Select
      id={inputId}
      label={label}
      describedBy={helpId}
      value={now === "" ? NONE : now}
      isDefault={value === undefined}
      options={[
        { value: NONE, label: leftOut(path, topics, siblings, words("inspector.none")) },
        ...known.map((topic) => ({ value: topic, label: topic })),
      ]}
      onChange={(topic) => onChange(topic === NONE ? undefined : topic)}
    />
  );
}

/** Of a route its own beginning; of a step the broker it names, else the only one that its node has a route to. */
function brokerOf({ nodes, routes }: Scenario, owner: string, { to }: Values): string {
  const isBroker = (id: unknown) => nodes.some((node) => node.id === id && node.kind === "broker");
  if (isBroker(owner)) return owner;
  if (typeof to === "string" && isBroker(to)) return to;
  return routes.find((route) => route.from === owner && isBroker(route.to))?.to ?? "";
}

/** What holds when none is named: no dead letters, the broker's first topic, the one that is called as the event is. */
function leftOut(path: string, topics: readonly string[], { publish }: Values, none: string): string {
  if (path === "deadLetter") return none;
  return path === "topic" ? `${topics[0] ?? none}` : typeof publish === "string" ? publish : none;
}
