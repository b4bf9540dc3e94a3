// How a participant is told: by a call, or by a message with events as answers. Choosing one takes the place of the other.
import type { Scenario } from "../../../engine/scenario/document.ts";
import type { Field } from "../../../engine/scenario/fields.ts";
import { firstTopic } from "../../../engine/scenario/topics.ts";
import { asOneStep, edit, useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { Segmented } from "../../widgets/segmented.tsx";
import { candidates, nodeOf } from "../form/candidates.ts";
import { type Values, withKey } from "../form/control-props.ts";
import { drawRoute } from "../form/draw-route.ts";
import { FieldRows } from "../form/field-row.tsx";
import { withType } from "../form/message-topic.ts";
import { useOwner } from "../form/owner.ts";
import type { Command } from "./command-text.ts";

import form from "../form/form.module.css";

const BY = { call: ["call", "endpoint"], publish: ["publish", "topic", "to", "reply", "failed"] } as const;
type How = keyof typeof BY;
const ALL: ReadonlySet<string> = new Set([...BY.call, ...BY.publish]);
export const isOfCommand = (name: string): boolean => ALL.has(name);

interface ToldFormProps {
  readonly fields: Readonly<Record<string, Field>>;
  readonly value: Command;
  /** Path of its words. */
  readonly words: string;
  readonly label: string;
  readonly onChange: (value: Command) => void;
}
export function ToldForm({ fields, value, words: path, label, onChange }: ToldFormProps) {
  const words = useWords();
  const owner = useOwner();
  const scenario = useDocument((state) => state.scenario);
  const how: How = value.publish === undefined ? "call" : "publish";
  const found = { call: candidates("callee", scenario, owner.id, {}), publish: candidates("broker", scenario, owner.id, {}) };
  const first = (one: How) => found[one].ids[0] ?? found[one].unconnected[0];
  const choose = (next: How) => {
    const to = first(next);
    if (next === how || to === undefined) return;
    const kept = Object.fromEntries(Object.entries(value).filter(([name]) => !ALL.has(name)));
    const told =
      next === "call" ? { call: to } : publishTo(to, found.publish.ids.length > 1, firstTopic(scenario, to), commandName(value, scenario));
    asOneStep(() => {
      if (!found[next].ids.includes(to)) edit((document) => drawRoute(document, owner.id, to));
      onChange({ ...kept, ...told });
    });
  };
  const rows = Object.fromEntries(BY[how].flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
  const change = (name: string, next: unknown) => {
    const changed = name === "publish" ? withType(scenario, owner.id, value as Values, next) : withKey(value as Values, name, next);
    // Another callee has other endpoints, another broker other topics.
    onChange(
      (name === "call"
        ? withKey(changed, "endpoint", undefined)
        : name === "to"
          ? withKey(changed, "topic", undefined)
          : changed) as Command,
    );
  };
  return (
    <>
      <div className={form["row"]}>
        <span className={form["labelCell"]}>
          <span className={form["label"]}>{label}</span>
        </span>
        <Segmented
          label={label}
          value={how}
          options={(["call", "publish"] as const).map((one) => ({
            value: one,
            label: words(`commands.by.${one}`),
            disabled: one !== how && first(one) === undefined,
            ...(one !== how && first(one) === undefined ? { hint: words(`commands.needs.${one}`) } : {}),
          }))}
          onChange={choose}
          className={form["segments"] ?? ""}
        />
      </div>
      <FieldRows fields={rows as Readonly<Record<string, Field>>} value={value as Values} words={path} onField={change} />
    </>
  );
}

/** A message that asks for what was called; the broker is named where there are several. */
const publishTo = (to: string, several: boolean, topic: string, name: string): Command => ({
  publish: name === "" ? topic : name,
  ...(name === "" || name === topic ? {} : { topic }),
  ...(several ? { to } : {}),
});
/** "reserve_inventory", of a call of `inventory` at `reserve`; "" where nothing is called. */
function commandName({ call = "", endpoint }: Command, scenario: Scenario): string {
  const callee = nodeOf(scenario, call);
  const first = callee?.kind === "service" ? callee.endpoints?.[0]?.name : undefined;
  return [endpoint ?? first, call]
    .flatMap((part) => part ?? [])
    .join("_")
    .replaceAll("-", "_");
}
