// Several of a few, as chips that are on or off.
import { type ControlProps, effective } from "../control-props.ts";
import { optionWords } from "../optional-words.ts";

import style from "../form.module.css";

export function ChoicesControl({ field, value, onChange, label, helpId }: ControlProps) {
  const options = field.options ?? [];
  const now = effective(field, value);
  const taken: readonly unknown[] = Array.isArray(now) ? now : [];
  const toggle = (option: string) => {
    const next = options.filter((each) => (each === option ? !taken.includes(each) : taken.includes(each)));
    onChange(next);
  };
  return (
    <span className={style["chips"]} role="group" aria-label={label} aria-describedby={helpId}>
      {options.map((option) => (
        <button key={option} type="button" className={style["chip"]} aria-pressed={taken.includes(option)} onClick={() => toggle(option)}>
          {optionWords(option)}
        </button>
      ))}
    </span>
  );
}
