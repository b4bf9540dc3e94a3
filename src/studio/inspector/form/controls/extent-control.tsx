// So many things, or those of a stretch of time: a whole number is a count, a number with a unit of time is a stretch.
import { useWords } from "../../../i18n/language.ts";
import { Icon } from "../../../widgets/icons.tsx";
import { TextField } from "../../../widgets/text-field.tsx";
import { type ControlProps, effective } from "../control-props.ts";
import { grouped, splitDuration } from "../number-text.ts";
import { readExtent, settle } from "../readings.ts";
import { useUnit } from "../unit-words.ts";

import style from "../form.module.css";

/** The stretch that stands in for a count when one goes over to time. */
const SOME_TIME = "60s";

export function ExtentControl({ field, value, onChange, label, inputId, helpId }: ControlProps) {
  const words = useWords();
  const counted = useUnit(field);
  const now = effective(field, value);
  const isTime = typeof now === "string";
  const { digits, unit } = isTime ? splitDuration(now) : { digits: grouped(Number(now)), unit: counted };
  const other = typeof field.default === "number" ? field.default : 100;
  return (
    <TextField
      id={inputId}
      label={label}
      describedBy={helpId}
      data
      value={digits}
      isDefault={value === undefined}
      unit={unit.replace("us", "µs")}
      onCommit={(text) => settle(readExtent(field, text, isTime ? unit : ""), onChange)}
      suffix={
        <button
          type="button"
          className={style["stepper"]}
          aria-pressed={isTime}
          aria-label={words("inspector.byTime", { label })}
          onClick={() => onChange(isTime ? other : SOME_TIME)}
        >
          <Icon name="clock" size={12} />
        </button>
      }
    />
  );
}
