// A number: typed, or stepped by the arrow keys; a count without a unit also by two buttons. A step is committed at once.
import type { KeyboardEvent } from "react";

import type { Field } from "../../../../engine/scenario/fields.ts";
import { useWords } from "../../../i18n/language.ts";
import { Icon, type IconName } from "../../../widgets/icons.tsx";
import { TextField } from "../../../widgets/text-field.tsx";
import { type ControlProps, effective } from "../control-props.ts";
import { grouped } from "../number-text.ts";
import { leftOutWords } from "../optional-words.ts";
import { readNumber, settle } from "../readings.ts";
import { useUnit } from "../unit-words.ts";

import style from "../form.module.css";

export function NumberControl(props: ControlProps) {
  const { field, value, onChange, label, inputId, helpId } = props;
  const words = useWords();
  const unit = useUnit(field);
  const now = effective(field, value);
  const number = typeof now === "number" ? now : undefined;
  const step = stepsOf(props, number);
  const whole = field.control !== "number";
  return (
    <TextField
      id={inputId}
      label={label}
      describedBy={helpId}
      data
      inputMode="decimal"
      value={number === undefined ? "" : grouped(number)}
      isDefault={value === undefined}
      placeholder={field.need === "none" ? leftOutWords(props.words, words) : undefined}
      unit={unit}
      {...(whole ? { role: "spinbutton", valueNow: number } : {})}
      onCommit={(text) => settle(readNumber(field, text), onChange)}
      onKeyDown={step.onKey}
      suffix={steppable(field, unit) && <Steppers label={label} by={step.by} />}
    />
  );
}

/** A count that one steps through: neither a seed nor what has a unit to show. */
const MOST_STEPPED = 100_000;
const steppable = (field: Field, unit: string): boolean =>
  field.control === "integer" && unit === "" && (field.max ?? Infinity) <= MOST_STEPPED;

function stepsOf({ field, onChange }: ControlProps, number: number | undefined) {
  const size = field.control === "number" && field.max !== undefined && field.max <= 1 ? 0.05 : 1;
  const by = (steps: number) => {
    const next = Math.round(((number ?? field.min ?? 0) + steps * size) * 1e6) / 1e6;
    const bounded = Math.min(field.max ?? Infinity, Math.max(field.min ?? -Infinity, next));
    if (bounded !== number) onChange(bounded);
  };
  const onKey = (event: KeyboardEvent) => {
    if ((event.key !== "ArrowUp" && event.key !== "ArrowDown") || event.altKey || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    by((event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1));
  };
  return { by, onKey };
}

function Steppers({ label, by }: { readonly label: string; readonly by: (steps: number) => void }) {
  const words = useWords();
  return (
    <>
      <StepButton icon="minus" name={words("inspector.fewer", { label })} onClick={() => by(-1)} />
      <StepButton icon="plus" name={words("inspector.more", { label })} onClick={() => by(1)} />
    </>
  );
}
/** No stop for the keyboard: the arrow keys do the same in the field. */
function StepButton({ icon, name, onClick }: { readonly icon: IconName; readonly name: string; readonly onClick: () => void }) {
  return (
    <button type="button" tabIndex={-1} className={style["stepper"]} aria-label={name} onClick={onClick}>
      <Icon name={icon} size={12} />
    </button>
  );
}
