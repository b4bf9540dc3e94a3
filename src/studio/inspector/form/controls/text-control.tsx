// A line of text, or an id, which is checked as it is left.
import { useWords } from "../../../i18n/language.ts";
import { TextField } from "../../../widgets/text-field.tsx";
import { type ControlProps, effective } from "../control-props.ts";
import { wordsFor } from "../optional-words.ts";
import { readText, settle } from "../readings.ts";

export function TextControl({ field, value, onChange, label, inputId, helpId, placeholder, words: path }: ControlProps) {
  const words = useWords();
  const now = effective(field, value);
  const shown = typeof now === "string" || typeof now === "number" ? String(now) : "";
  return (
    <TextField
      id={inputId}
      label={label}
      describedBy={helpId}
      data={field.control === "id" || field.word === true || field.expression !== undefined || /^[0-9/]/.test(shown)}
      value={shown}
      isDefault={value === undefined}
      placeholder={placeholder ?? (field.need === "none" ? (wordsFor(`inspector.leftOut.${path}`) ?? words("inspector.none")) : undefined)}
      onCommit={(text) => settle(readText(field, text), onChange)}
    />
  );
}
