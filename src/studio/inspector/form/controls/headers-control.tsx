// Names to values, one pair a line as "name: value"; a line without a colon is refused.
import { useWords } from "../../../i18n/language.ts";
import { AreaField } from "../area-field.tsx";
import { type ControlProps, effective } from "../control-props.ts";
import { useFieldWords } from "../field-words.ts";
import { HelpfulLabel } from "../helpful-label.tsx";
import { type Reading, settle } from "../readings.ts";

import style from "../form.module.css";

export function HeadersControl({ field, value, words: path, label, inputId, helpId, onChange }: ControlProps) {
  const words = useWords();
  const { help } = useFieldWords()(path);
  const pairs = Object.entries((effective(field, value) ?? {}) as Readonly<Record<string, string>>);
  const read = (text: string): Reading => readPairs(text) ?? { ok: false, why: words("inspector.refused.headers") };
  return (
    <div className={style["row"]}>
      <HelpfulLabel htmlFor={inputId} helpId={helpId} label={label} help={help} />
      <AreaField
        id={inputId}
        label={label}
        describedBy={helpId}
        data
        value={pairs.map(([name, content]) => `${name}: ${content}`).join("\n")}
        onCommit={(text) => settle(read(text), onChange)}
      />
    </div>
  );
}

function readPairs(text: string): Reading | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const pairs = lines.map((line) => /^\s*([^:\s]+)\s*:\s*(.*)$/.exec(line));
  if (pairs.some((pair) => pair === null)) return null;
  return { ok: true, value: pairs.length === 0 ? undefined : Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? "", pair?.[2] ?? ""])) };
}
