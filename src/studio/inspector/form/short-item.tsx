// An item of a list that is short enough for one row: its fields side by side, and a button to remove it.
import { useId } from "react";

import type { Field } from "../../../engine/scenario/fields.ts";
import { useWords } from "../../i18n/language.ts";
import { IconButton } from "../../widgets/button.tsx";
import { type Values, withKey } from "./control-props.ts";
import { useControls } from "./controls-context.ts";
import { useFieldWords } from "./field-words.ts";
import type { ItemProps } from "./list-item.tsx";

import style from "./form.module.css";

export function ShortItem({ field, value, words: path, index, least, onChange, onRemove }: ItemProps) {
  const words = useWords();
  const values = value as Values;
  return (
    <li className={style["row"]}>
      {Object.entries(field.fields ?? {}).map(([name, each]) => (
        <Part key={name} field={each} path={`${path}.${name}`} values={values} name={name} index={index} onChange={onChange} />
      ))}
      <IconButton
        icon="close"
        size={12}
        small
        tooltip={false}
        disabled={least}
        label={words("inspector.removeItem", { index: index + 1 })}
        onClick={onRemove}
      />
    </li>
  );
}

interface PartProps {
  readonly field: Field;
  readonly path: string;
  readonly name: string;
  readonly values: Values;
  readonly index: number;
  readonly onChange: (value: unknown) => void;
}
function Part({ field, path, name, values, index, onChange }: PartProps) {
  const id = useId();
  const { label, help } = useFieldWords()(path);
  const Control = useControls().rows[field.control];
  if (Control === undefined) return null;
  const change = (next: unknown) => onChange(withKey(values, name, next));
  return (
    <>
      <Control
        field={field}
        value={values[name]}
        words={path}
        label={`${label} ${index + 1}`}
        inputId={id}
        helpId={`${id}-help`}
        siblings={values}
        onChange={change}
      />
      <span id={`${id}-help`} hidden>
        {help}
      </span>
    </>
  );
}
