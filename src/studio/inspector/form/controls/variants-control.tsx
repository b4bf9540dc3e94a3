// One of several shapes: the shape is chosen first, then come its own settings. What both shapes have in common is kept.
import { initialVariant } from "../../../../engine/scenario/field-values.ts";
import type { Json } from "../../../../engine/scenario/places.ts";
import { useWords } from "../../../i18n/language.ts";
import { Select } from "../../../widgets/select.tsx";
import { type ControlProps, effective, textOf, type Values, withKey } from "../control-props.ts";
import { FieldRows, ResetButton } from "../field-row.tsx";
import { useFieldWords } from "../field-words.ts";
import { HelpfulLabel } from "../helpful-label.tsx";
import { optionWords } from "../optional-words.ts";
import { PICTURES } from "../pictures.ts";
import { NONE } from "./choice-control.tsx";

import style from "../form.module.css";

export function VariantsControl(props: ControlProps) {
  const { field, value, onChange, words } = props;
  const now = (effective(field, value) ?? {}) as Json;
  const tag = field.tag ?? "";
  const name = textOf(now[tag]);
  const Picture = PICTURES[tag];
  return (
    <div role="group" aria-label={props.label}>
      <TagRow {...props} now={now} name={name} />
      {name !== "" && (
        <div className={style["inside"]}>
          <FieldRows
            fields={field.variants?.[name] ?? {}}
            value={now as Values}
            words={`${words}|${name}`}
            onField={(key, next) => onChange(withKey(now as Values, key, next))}
          />
        </div>
      )}
      {Picture !== undefined && <Picture value={now} />}
    </div>
  );
}

function TagRow({
  field,
  value,
  words: path,
  label,
  inputId,
  helpId,
  onChange,
  now,
  name,
}: ControlProps & { readonly now: Json; readonly name: string }) {
  const words = useWords();
  const { help } = useFieldWords()(path);
  const options = Object.keys(field.variants ?? {}).map((each) => ({ value: each, label: optionWords(each, path) }));
  const all = field.need === "none" ? [{ value: NONE, label: words("inspector.none") }, ...options] : options;
  return (
    <div className={style["row"]}>
      <HelpfulLabel htmlFor={inputId} helpId={helpId} label={label} help={help} />
      {field.need === "default" && value !== undefined && <ResetButton label={label} onReset={() => onChange(undefined)} />}
      <Select
        id={inputId}
        label={label}
        describedBy={helpId}
        options={all}
        value={name === "" ? NONE : name}
        isDefault={value === undefined}
        onChange={(next) => onChange(next === NONE ? undefined : initialVariant(field, next, now))}
      />
    </div>
  );
}
