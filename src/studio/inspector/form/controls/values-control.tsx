// Names of settings to values, one a line as "name: value": true and false are flags, what reads as a number is one, the rest is text.
import { useWords } from "../../../i18n/language.ts";
import { AreaField } from "../area-field.tsx";
import { type ControlProps, effective } from "../control-props.ts";
import { useFieldWords } from "../field-words.ts";
import { HelpfulLabel } from "../helpful-label.tsx";
import { type Reading, settle } from "../readings.ts";
import { readSettings, settingsLines } from "../settings-text.ts";

import style from "../form.module.css";

export function ValuesControl({ field, value, words: path, label, inputId, helpId, onChange }: ControlProps) {
  const words = useWords();
  const { help } = useFieldWords()(path);
  const read = (text: string): Reading => {
    const found = readSettings(text);
    if (found === null) return { ok: false, why: words("inspector.refused.values") };
    return { ok: true, value: field.need === "default" && Object.keys(found).length === 0 ? undefined : found };
  };
  return (
    <div className={style["row"]}>
      <HelpfulLabel htmlFor={inputId} helpId={helpId} label={label} help={help} />
      <AreaField
        id={inputId}
        label={label}
        describedBy={helpId}
        data
        value={settingsLines((effective(field, value) ?? {}) as Readonly<Record<string, unknown>>)}
        onCommit={(text) => settle(read(text), onChange)}
      />
    </div>
  );
}
