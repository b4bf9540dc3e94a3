// A whole number or no limit at all: the box, and a button ∞ that takes the limit away.
import { useWords } from "../../../i18n/language.ts";
import { TextField } from "../../../widgets/text-field.tsx";
import { type ControlProps, effective } from "../control-props.ts";
import { grouped } from "../number-text.ts";
import { readLimit, settle } from "../readings.ts";
import { useUnit } from "../unit-words.ts";

import style from "../form.module.css";

/** The limit that comes back when the default itself has none. */
const SOME = 64;

export function LimitControl({ field, value, onChange, label, inputId, helpId }: ControlProps) {
  const words = useWords();
  const unit = useUnit(field);
  const now = effective(field, value);
  const unbounded = now === "unbounded";
  const other = typeof field.default === "number" ? field.default : SOME;
  return (
    <TextField
      id={inputId}
      label={label}
      describedBy={helpId}
      data
      inputMode="decimal"
      value={typeof now === "number" ? grouped(now) : ""}
      isDefault={value === undefined}
      placeholder={unbounded ? words("inspector.unbounded") : undefined}
      unit={unbounded ? "" : unit}
      onCommit={(text) => settle(readLimit(field, text), onChange)}
      suffix={
        <button
          type="button"
          className={style["stepper"]}
          aria-pressed={unbounded}
          aria-label={words("inspector.withoutLimit", { label })}
          onClick={() => onChange(unbounded ? other : "unbounded")}
        >
          ∞
        </button>
      }
    />
  );
}
