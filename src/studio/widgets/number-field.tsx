// A number with its unit and, if asked for, steppers. ↑ and ↓ change it by a step. What is out of range is refused with the sentence of `check`.
import type { KeyboardEvent } from "react";

import { useWords } from "../i18n/language.ts";
import { Icon } from "./icons.tsx";
import { TextField, type TextFieldProps } from "./text-field.tsx";

import styles from "./field.module.css";

export interface NumberFieldProps extends Omit<TextFieldProps, "value" | "onCommit" | "role" | "valueNow" | "suffix" | "data"> {
  readonly value: number | null;
  readonly onCommit: (value: number) => string | null | void;
  /** What to say about a text that is no number, or one out of range; null: it is fine. */
  readonly check?: (text: string) => string | null;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly stepper?: boolean | undefined;
}
export function NumberField({
  value,
  onCommit,
  check,
  min = -Infinity,
  max = Infinity,
  step = 1,
  stepper = false,
  ...rest
}: NumberFieldProps) {
  const words = useWords();
  const commit = (text: string): string | null => {
    const number = Number(text.trim().replaceAll(",", ""));
    const wrong = check?.(text) ?? null;
    if (wrong !== null) return wrong;
    if (text.trim() === "" || !Number.isFinite(number) || number < min || number > max)
      return words("field.range", { min: bound(min), max: bound(max) });
    return onCommit(number) ?? null;
  };
  const by = (change: number) => {
    const next = Math.min(max, Math.max(min, (value ?? 0) + change));
    if (next !== value) onCommit(Math.round(next * 1e6) / 1e6);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const sign = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (sign === 0 || event.altKey || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    by(sign * step * (event.shiftKey ? 10 : 1));
  };
  const off = rest.disabled === true;
  return (
    <TextField
      {...rest}
      data
      inputMode="decimal"
      value={value === null ? "" : String(value)}
      onCommit={commit}
      onKeyDown={keys}
      suffix={
        stepper ? (
          <>
            <Step icon="minus" label={words("field.less")} disabled={off || (value ?? 0) <= min} onClick={() => by(-step)} />
            <Step icon="plus" label={words("field.more")} disabled={off || (value ?? 0) >= max} onClick={() => by(step)} />
          </>
        ) : undefined
      }
    />
  );
}
const bound = (limit: number): string => (Number.isFinite(limit) ? String(limit) : limit < 0 ? "−∞" : "∞");

function Step({
  icon,
  label,
  disabled,
  onClick,
}: {
  readonly icon: "plus" | "minus";
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    // The arrow keys do the same in the field: no two more stops for the keyboard.
    <button type="button" tabIndex={-1} className={styles["step"]} aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon name={icon} size={12} />
    </button>
  );
}
