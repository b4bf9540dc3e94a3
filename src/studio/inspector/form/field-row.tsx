// One field of a form: label at the left, its control at the right, and a way back to the default. What stands below a label is a block.
import { RotateCcw } from "lucide-react";
import { useId } from "react";

import type { Field } from "../../../engine/scenario/fields.ts";
import { useWords } from "../../i18n/language.ts";
import { classes } from "../../widgets/classes.ts";
import { BoundNote } from "./bound.tsx";
import type { ControlProps, Values } from "./control-props.ts";
import { useControls } from "./controls-context.ts";
import { NAMES_TOPIC, TopicControl } from "./controls/topic-control.tsx";
import { useFieldWords } from "./field-words.ts";
import { HelpfulLabel } from "./helpful-label.tsx";

import style from "./form.module.css";

export interface FieldRowProps {
  readonly field: Field;
  readonly value: unknown;
  /** Path of its words. */
  readonly words: string;
  readonly siblings: Values;
  readonly placeholder?: string;
  readonly onChange: (value: unknown) => void;
  /** Another field in the same row. */
  readonly beside?: Omit<FieldRowProps, "beside"> | undefined;
}

export function FieldRow({ beside, ...props }: FieldRowProps) {
  const { field, value, words, onChange } = props;
  const id = useId();
  const { label, help } = useFieldWords()(words);
  const control: ControlProps = { ...props, label, inputId: id, helpId: `${id}-help` };
  const { rows, blocks } = useControls();
  const Block = blocks[field.control];
  const Control = NAMES_TOPIC.has(words) ? TopicControl : rows[field.control];
  if (Block !== undefined) return <Block {...control} />;
  if (Control === undefined) return null;
  return (
    <>
      <div className={classes(style["row"], field.expression !== undefined && style["wide"])}>
        <HelpfulLabel htmlFor={id} helpId={control.helpId} label={label} help={help} />
        {value !== undefined && field.need === "default" && <ResetButton label={label} onReset={() => onChange(undefined)} />}
        {beside === undefined ? (
          <Control {...control} />
        ) : (
          <span className={style["pair"]}>
            <Control {...control} />
            <Beside {...beside} />
          </span>
        )}
      </div>
      <BoundNote path={words} />
    </>
  );
}

/** A control that needs no label of its own for the eye: its unit says what it is. */
function Beside(props: Omit<FieldRowProps, "beside">) {
  const id = useId();
  const { label, help } = useFieldWords()(props.words);
  const Control = useControls().rows[props.field.control];
  if (Control === undefined) return null;
  return (
    <>
      <Control {...props} label={label} inputId={id} helpId={`${id}-help`} />
      <span id={`${id}-help`} hidden>
        {help}
      </span>
    </>
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
/** Fields that belong in one row, by their paths: the second is a bound or a qualification of the first. */
const PAIRS: Readonly<Record<string, string>> = { "retry.base": "max" };
const SECONDS = new Set(Object.entries(PAIRS).map(([path, name]) => path.replace(/[^.]+$/, name)));

/** All fields of an object, one below the other. */
export function FieldRows({ fields, value, words, onField }: FieldRowsProps) {
  const rowOf = (name: string, field: Field) => ({
    field,
    value: value[name],
    words: words === "" ? name : `${words}.${name}`,
    siblings: value,
    onChange: (next: unknown) => onField(name, next),
  });
  return Object.entries(fields).map(([name, field]) => {
    const row = rowOf(name, field);
    if (SECONDS.has(row.words)) return null;
    const second = PAIRS[row.words];
    const other = second === undefined ? undefined : fields[second];
    return <FieldRow key={name} {...row} beside={second === undefined || other === undefined ? undefined : rowOf(second, other)} />;
  });
}
