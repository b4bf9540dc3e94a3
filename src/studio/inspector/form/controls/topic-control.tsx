// A topic by its name, chosen from those of the broker that is meant: a subscription's own, the one a step publishes to.
import { withTopic } from "../../../../engine/scenario/edit-topics.ts";
import { topicsOf } from "../../../../engine/scenario/topics.ts";
import { asOneStep, edit, useDocument } from "../../../document/document-store.ts";
import { useWords } from "../../../i18n/language.ts";
import { Select } from "../../../widgets/select.tsx";
import type { ControlProps, Values } from "../control-props.ts";
import { brokerOf, newTopicFor } from "../message-topic.ts";
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
  const broker = brokerOf(scenario, owner.id, siblings);
  const all = topicsOf(scenario, broker);
  // What is given up in a topic may not come back to it at once.
  const topics = path === "deadLetter" ? all.filter((topic) => topic !== (siblings["topic"] ?? all[0])) : all;
  const now = typeof value === "string" ? value : "";
  const ownName = typeof siblings["publish"] === "string" ? siblings["publish"] : null;
  const made = newTopicFor(path, all, siblings);
  const choose = (topic: string) => {
    if (topic !== made) return onChange(topic === NONE ? undefined : topic);
    asOneStep(() => {
      edit((document) => withTopic(document, broker, topic));
      onChange(topic === siblings["publish"] ? undefined : topic);
    });
  };
  const known = now === "" || topics.includes(now) ? topics : [now, ...topics];
  return (
    <Select
      id={inputId}
      label={label}
      describedBy={helpId}
      value={now === "" ? NONE : now}
      isDefault={value === undefined}
      options={[
        ...(ownName === null || now === "" || topics.includes(ownName)
          ? [{ value: NONE, label: leftOut(path, topics, siblings, words("inspector.none")) }]
          : []),
        ...known.map((topic) => ({ value: topic, label: topic })),
        ...(made === null || made === now ? [] : [{ value: made, label: words("inspector.makeTopic", { name: made }) }]),
      ]}
      onChange={choose}
    />
  );
}

/** What holds when none is named: no dead letters, the broker's first topic, the one that is called as the event is. */
function leftOut(path: string, topics: readonly string[], { publish }: Values, none: string): string {
  if (path === "deadLetter") return none;
  return path === "topic" ? `${topics[0] ?? none}` : typeof publish === "string" ? publish : none;
}
