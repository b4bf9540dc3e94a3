// The settings of one objective: a measure with its bound, or an expression over what is kept. Both rooms that show objectives edit them here.
import { Suspense } from "react";

import { INVARIANT_FIELDS, METRICS, type Objective, OBJECTIVE_FIELDS } from "../../../engine/scenario/document.ts";
import { counterNames } from "../../../engine/scenario/effect-names.ts";
import { useDocument } from "../../document/document-store.ts";
import { onDemand } from "../../widgets/on-demand.ts";
import { type Values, withKey } from "../form/control-props.ts";
import { FieldRows } from "../form/field-row.tsx";
import { useFormWords } from "../form/field-words.ts";
import { Form } from "../form/form.tsx";
import { spacedTime } from "../form/number-text.ts";
import { optionWords } from "../form/optional-words.ts";

import form from "../form/form.module.css";

const Notices = onDemand(() => import("../notices.tsx"));

const { id: _id, ...MEASURE } = OBJECTIVE_FIELDS;
const { id: _invariantId, ...INVARIANT } = INVARIANT_FIELDS;

interface ObjectiveFormProps {
  readonly objective: Objective;
  readonly onChange: (objective: Objective) => void;
}
export function ObjectiveForm({ objective, onChange }: ObjectiveFormProps) {
  const ofForm = useFormWords();
  const counters = useDocument(({ scenario }) => scenario);
  const isInvariant = "invariant" in objective;
  const fields = isInvariant ? INVARIANT : measuring(counterNames(counters));
  const change = (name: string, value: unknown) => {
    if (isInvariant) return onChange(withKey(objective as Values, name, value) as unknown as Objective);
    const latency = objective.metric.startsWith("latency");
    onChange(suited(withKey(objective as Values, name, name === "value" ? asValue(value, latency) : value)));
  };
  return (
    <Form owner={{ id: "", words: ofForm.objective }}>
      <div className={form["inside"]}>
        <FieldRows fields={fields} value={objective as Values} words="" onField={change} />
        {objective.id === undefined ? null : (
          <Suspense fallback={null}>
            <Notices of={{ list: "objectives", id: objective.id }} />
          </Suspense>
        )}
      </div>
    </Form>
  );
}

/** What there is to be measured, with the counters of the drawing. */
const measuring = (counters: readonly string[]) => ({
  ...MEASURE,
  metric: { ...MEASURE.metric, options: [...METRICS, ...counters.map((name) => `counter.${name}`)] },
});

/** "p99 < 500ms", "stock >= 0" */
export const objectiveTitle = (objective: Objective): string =>
  "invariant" in objective
    ? objective.invariant
    : `${optionWords(objective.metric)} ${optionWords(objective.op ?? "<")} ${spacedTime(String(objective.value))}`;

/** A measure like that of the document's first wish, and an invariant over what it has. */
export function newObjective(kind: "measure" | "invariant", objectives: readonly Objective[], counters: readonly string[]): Objective {
  const id = freeName(objectives);
  if (kind === "measure") return { metric: METRICS[4], value: "500ms", id };
  return { invariant: `${counters[0] ?? "stock"} >= 0`, id };
}
function freeName(objectives: readonly Objective[]): string {
  const taken = new Set(objectives.map((objective) => objective.id));
  for (let number = 1; ; number++) if (!taken.has(`objective-${number}`)) return `objective-${number}`;
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
