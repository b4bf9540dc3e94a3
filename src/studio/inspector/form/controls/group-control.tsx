// Settings that belong together. Where there may be none of them, a switch adds and removes them as a whole.
import { initialValue } from "../../../../engine/scenario/field-values.ts";
import { Switch } from "../../../widgets/switch.tsx";
import { type ControlProps, type Values, withKey } from "../control-props.ts";
import { FieldRows } from "../field-row.tsx";
import { useFieldWords } from "../field-words.ts";
import { HelpfulLabel } from "../helpful-label.tsx";

import style from "../form.module.css";

export function GroupControl(props: ControlProps) {
  const { field, value, words, label, inputId, helpId, onChange } = props;
  const { help } = useFieldWords()(words);
  const optional = field.need === "none";
  return (
    <div role="group" aria-label={label} className={style["group"]}>
      <div className={style["row"]} data-head="true">
        <HelpfulLabel {...(optional ? { htmlFor: inputId } : {})} helpId={helpId} label={label} help={help} />
        {optional && (
          <Switch
            id={inputId}
            label={label}
            describedBy={helpId}
            checked={value !== undefined}
            onChange={(on) => onChange(on ? initialValue(field) : undefined)}
          />
        )}
      </div>
      {(value !== undefined || !optional) && (
        <div className={style["inside"]}>
          <GroupRows {...props} />
        </div>
      )}
    </div>
  );
}

/** The rows alone, where a section is the group. */
export function GroupRows({ field, value, words, onChange }: ControlProps) {
  const values = (value ?? {}) as Values;
  return (
    <FieldRows fields={field.fields ?? {}} value={values} words={words} onField={(name, next) => onChange(withKey(values, name, next))} />
  );
}
