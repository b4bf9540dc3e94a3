// Several short texts, such as types of events, in one line: commas stand between them.
import { useDocument } from "../../../document/document-store.ts";
import { useWords } from "../../../i18n/language.ts";
import { TextField } from "../../../widgets/text-field.tsx";
import { type ControlProps, effective } from "../control-props.ts";
import { useFieldWords } from "../field-words.ts";
import { HelpfulLabel } from "../helpful-label.tsx";
import { useOwner } from "../owner.ts";
import { suggestFor } from "../suggestions.ts";

import style from "../form.module.css";

export function TextsControl({ field, value, onChange, words: path, label, inputId, helpId, siblings }: ControlProps) {
  const words = useWords();
  const { help } = useFieldWords()(path);
  const owner = useOwner();
  const scenario = useDocument((state) => state.scenario);
  const now = (effective(field, value) ?? []) as readonly string[];
  const commit = (typed: string) => {
    const texts = typed.split(/[,，、]/).flatMap((text) => (text.trim() === "" ? [] : [text.trim()]));
    onChange(texts.length === 0 ? undefined : texts);
  };
  return (
    <div className={style["row"]}>
      <HelpfulLabel htmlFor={inputId} helpId={helpId} label={label} help={help} />
      <TextField
        id={inputId}
        label={label}
        describedBy={helpId}
        value={now.join(", ")}
        isDefault={value === undefined}
        placeholder={words("inspector.eventsHint")}
        suggest={suggestFor(path, scenario, owner.id, siblings)}
        onCommit={commit}
      />
    </div>
  );
}
