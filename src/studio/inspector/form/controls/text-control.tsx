// A line of text, or an id, which is checked as it is left.
import { useDocument } from "../../../document/document-store.ts";
import { useWords } from "../../../i18n/language.ts";
import { TextField } from "../../../widgets/text-field.tsx";
import { type ControlProps, effective } from "../control-props.ts";
import { leftOutWords } from "../optional-words.ts";
import { useOwner } from "../owner.ts";
import { readText, settle } from "../readings.ts";
import { suggestFor, suggestIn } from "../suggestions.ts";

export function TextControl({ field, value, onChange, label, inputId, helpId, placeholder, siblings, words: path }: ControlProps) {
  const words = useWords();
  const owner = useOwner();
  const scenario = useDocument((state) => state.scenario);
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
      placeholder={placeholder ?? (field.need === "none" ? leftOutWords(path, words) : undefined)}
      suggest={field.expression === undefined ? suggestFor(path, scenario, owner.id, siblings) : suggestIn(field.expression, scenario)}
      onCommit={(text) => settle(readText(field, text), onChange)}
    />
  );
}
