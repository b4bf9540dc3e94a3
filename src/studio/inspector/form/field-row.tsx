// One field of a form: label at the left, its control at the right, and a way back to the default. What stands below a label is a block.
import { RotateCcw } from "lucide-react";
import { useId } from "react";

import type { Field } from "../../../engine/scenario/fields.ts";
import { useWords } from "../../i18n/language.ts";
import type { ControlProps, Values } from "./control-props.ts";
import { useControls } from "./controls-context.ts";
import { useFieldWords } from "./field-words.ts";
import { HelpfulLabel } from "./helpful-label.tsx";

import style from "./form.module.css";

export interface FieldRowProps {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  /** Path of its words. */
  readonly words: string;
  readonly siblings: Values;
  readonly onChange: (value: unknown) => void;
}

export function FieldRow({ field, value, words, siblings, onChange }: FieldRowProps) {
  const id = useId();
  const { label, help } = useFieldWords()(words);
  const control: ControlProps = { field, value, words, label, inputId: id, helpId: `${id}-help`, siblings, onChange };
  const { rows, blocks } = useControls();
  const Block = blocks[field.control];
  const Control = rows[field.control];
  if (Block !== undefined) return <Block {...control} />;
  if (Control === undefined) return null;
  const resets = value !== undefined && field.need === "default";
  return (
    <div className={style["row"]}>
      <HelpfulLabel htmlFor={id} helpId={control.helpId} label={label} help={help} />
      {resets && <ResetButton label={label} onReset={() => onChange(undefined)} />}
      <Control {...control} />
    </div>
  );
}

export function ResetButton({ label, onReset }: { readonly label: string; readonly onReset: () => void }) {
  const words = useWords();
  const text = words("inspector.reset", { label });
  return (
    <button type="button" className={style["reset"]} aria-label={text} title={text} onClick={onReset}>
      <RotateCcw size={11} aria-hidden="true" />
    </button>
  );
}

interface FieldRowsProps {
  readonly fields: Readonly<Record<string, Field>>;
  readonly value: Values;
  /** Path of the words of the object, "" for the whole. */
  readonly words: string;
  readonly onField: (name: string, value: unknown) => void;
}
/** All fields of an object, one below the other. */
export function FieldRows({ fields, value, words, onField }: FieldRowsProps) {
  return Object.entries(fields).map(([name, field]) => (
    <FieldRow
      key={name}
      name={name}
      field={field}
      value={value[name]}
      words={words === "" ? name : `${words}.${name}`}
      siblings={value}
      onChange={(next) => onField(name, next)}
    />
  ));
}
