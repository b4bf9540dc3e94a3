// A stretch of time: digits in the box, the unit in the suffix. A number alone keeps the unit that is shown; any other unit can be typed.
import { useWords } from "../../../i18n/language.ts";
import { TextField } from "../../../widgets/text-field.tsx";
import { type ControlProps, effective } from "../control-props.ts";
import { splitDuration } from "../number-text.ts";
import { leftOutWords, wordsFor } from "../optional-words.ts";
import { readDuration, settle } from "../readings.ts";

export function DurationControl({ field, value, onChange, words: path, label, inputId, helpId }: ControlProps) {
  const words = useWords();
  const now = effective(field, value);
  const { digits, unit } = typeof now === "string" ? splitDuration(now) : { digits: "", unit: field.usual ?? "ms" };
  const shownUnit = unit.replace("us", "µs");
  return (
    <TextField
      id={inputId}
      label={label}
      describedBy={helpId}
      data
      value={digits}
      isDefault={value === undefined}
      placeholder={field.need === "none" ? leftOutWords(path, words) : undefined}
      unit={wordsFor(`inspector.unit.${path}`, { unit: shownUnit }) ?? shownUnit}
      onCommit={(text) => settle(readDuration(field, text, unit || (field.usual ?? "ms")), onChange)}
    />
  );
}
