// Several other things of the document, as chips that are on or off, in the document's order; where there are none to choose from,
// the form says nothing of them.
import { useDocument } from "../../../document/document-store.ts";
import { candidates } from "../candidates.ts";
import { type ControlProps, effective } from "../control-props.ts";
import { useFieldWords } from "../field-words.ts";
import { HelpfulLabel } from "../helpful-label.tsx";
import { useOwner } from "../owner.ts";
import { thingName } from "../thing-names.ts";

import style from "../form.module.css";

export function ReferencesControl({ field, value, onChange, words: path, label, helpId, siblings }: ControlProps) {
  const owner = useOwner();
  const scenario = useDocument((state) => state.scenario);
  const { help } = useFieldWords()(path);
  const now = effective(field, value);
  const taken: readonly unknown[] = Array.isArray(now) ? now : [];
  const { ids } = candidates(field.item?.refers ?? "node", scenario, owner.id, siblings);
  if (ids.length === 0 && taken.length === 0) return null;
  const toggle = (id: string) => onChange(ids.filter((each) => (each === id ? !taken.includes(each) : taken.includes(each))));
  return (
    <div className={style["row"]}>
      <HelpfulLabel helpId={helpId} label={label} help={help} />
      <span className={style["chips"]} role="group" aria-label={label} aria-describedby={helpId}>
        {ids.map((id) => (
          <button key={id} type="button" className={style["chip"]} aria-pressed={taken.includes(id)} onClick={() => toggle(id)}>
            {thingName(scenario, id)}
          </button>
        ))}
      </span>
    </div>
  );
}
