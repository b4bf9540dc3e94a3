// What must hold: a measure of a node, a route or all clients, and its bound.
import { useState } from "react";

import { INVARIANT_FIELDS, LIMITS, METRICS, type Objective, OBJECTIVE_FIELDS } from "../../../engine/scenario/document.ts";
import { edit, useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { Button, IconButton } from "../../widgets/button.tsx";
import { Icon } from "../../widgets/icons.tsx";
import { type Values, withKey } from "../form/control-props.ts";
import { FieldRows } from "../form/field-row.tsx";
import { useFormWords } from "../form/field-words.ts";
import { Form } from "../form/form.tsx";
import { optionWords } from "../form/optional-words.ts";
import { replacedAt, withoutAt } from "../form/reorder.ts";
import { Section } from "../form/section.tsx";
import { thingName } from "../form/thing-names.ts";
import { withObjectives } from "./timeline-edits.ts";

import form from "../form/form.module.css";
import style from "../inspector.module.css";

const { id: _id, ...FIELDS } = OBJECTIVE_FIELDS;
const { id: _invariantId, ...INVARIANT } = INVARIANT_FIELDS;

export function ObjectiveList({ objectives }: { readonly objectives: readonly Objective[] }) {
  const words = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const put = (next: readonly Objective[]) => edit((document) => withObjectives(document, next));
  const add = () => {
    put([...objectives, { metric: METRICS[4], value: "500ms", id: freeName(objectives) }]);
    setOpen(objectives.length);
  };
  return (
    <Section
      name="objectives"
      title={words("inspector.section.objectives")}
      summary={words("inspector.entries", { count: objectives.length })}
    >
      {objectives.length === 0 && <p className={style["empty"]}>{words("inspector.noObjectives")}</p>}
      <ul className={form["items"]}>
        {objectives.map((objective, index) => (
          <ObjectiveRow
            key={objective.id}
            objective={objective}
            open={open === index}
            onOpen={(is) => setOpen(is ? index : null)}
            onChange={(next) => put(replacedAt(objectives, index, next))}
            onRemove={() => put(withoutAt(objectives, index))}
          />
        ))}
      </ul>
      {objectives.length < LIMITS.objectives && (
        <Button small variant="quiet" icon="plus" className={form["add"]} onClick={add}>
          {words("inspector.addObjective")}
        </Button>
      )}
    </Section>
  );
}
function freeName(objectives: readonly Objective[]): string {
  const taken = new Set(objectives.map((objective) => objective.id));
  for (let number = 1; ; number++) if (!taken.has(`objective-${number}`)) return `objective-${number}`;
}

interface ObjectiveRowProps {
  readonly objective: Objective;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (objective: Objective) => void;
  readonly onRemove: () => void;
}
function ObjectiveRow({ objective, open, onOpen, onChange, onRemove }: ObjectiveRowProps) {
  const words = useWords();
  const ofForm = useFormWords();
  const scenario = useDocument((state) => state.scenario);
  const isInvariant = "invariant" in objective;
  const title = isInvariant
    ? objective.invariant
    : `${optionWords(objective.metric)} ${optionWords(objective.op ?? "<")} ${objective.value}`;
  const latency = !isInvariant && objective.metric.startsWith("latency");
  const change = (name: string, value: unknown) =>
    isInvariant
      ? onChange(withKey(objective as Values, name, value) as unknown as Objective)
      : onChange(suited(withKey(objective as Values, name, name === "value" ? asValue(value, latency) : value)));
  return (
    <li>
      <div className={form["itemHead"]}>
        <button type="button" className={form["itemTitle"]} aria-expanded={open} onClick={() => onOpen(!open)}>
          <Icon name={open ? "down" : "right"} size={12} />
          <span>{title}</span>
          <small>{isInvariant ? "" : thingName(scenario, objective.of ?? "clients")}</small>
        </button>
        <IconButton
          icon="trash"
          size={12}
          small
          tooltip={false}
          label={words("inspector.removeObjective", { name: title })}
          onClick={onRemove}
        />
      </div>
      {open && (
        <Form owner={{ id: "", words: ofForm.objective }}>
          <div className={form["inside"]}>
            <FieldRows fields={isInvariant ? INVARIANT : FIELDS} value={objective as Values} words="" onField={change} />
          </div>
        </Form>
      )}
    </li>
  );
}

/** A latency is bounded by a time, all else by a number. */
function asValue(value: unknown, latency: boolean): unknown {
  const number = Number(String(value).replace(/\s*%$/, ""));
  if (Number.isNaN(number)) return value;
  if (latency) return `${number}ms`;
  return /%\s*$/.test(String(value)) ? number / 100 : number;
}
/** Where the measure changes its sort, so does the bound. */
function suited(values: Values): Objective {
  const latency = String(values["metric"]).startsWith("latency");
  const timed = typeof values["value"] === "string";
  const value = latency === timed ? values["value"] : latency ? "500ms" : 0.01;
  return { ...values, value } as unknown as Objective;
}
