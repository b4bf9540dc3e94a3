// One of a few: side by side where they are short, else a list that opens.
import { useWords } from "../../../i18n/language.ts";
import { classes } from "../../../widgets/classes.ts";
import { Segmented } from "../../../widgets/segmented.tsx";
import { Select } from "../../../widgets/select.tsx";
import { type ControlProps, effective } from "../control-props.ts";
import { isLong, leftOutWords, optionWords } from "../optional-words.ts";

import style from "../form.module.css";

const MOST_SEGMENTS = 3;
const WIDEST = 22; // characters of all words together
/** What stands for "none of them" where an option cannot be empty. */
export const NONE = "·none";

export function ChoiceControl({ field, value, words: path, onChange, label, inputId, helpId }: ControlProps) {
  const words = useWords();
  const now = effective(field, value);
  const text = typeof now === "string" ? now : "";
  const known = field.options ?? [];
  const offered = field.also?.test(text) === true && !known.includes(text) ? [...known, text] : known;
  const options = offered.map((option) => ({ value: option, label: optionWords(option, path) }));
  const narrow = options.map((option) => option.label).join("").length <= WIDEST;
  if (options.length <= MOST_SEGMENTS && field.need !== "none" && narrow)
    return (
      <Segmented
        className={classes(style["segments"], isLong(options) && style["tight"])}
        label={label}
        describedBy={helpId}
        options={options}
        value={text}
        onChange={onChange}
      />
    );
  const none = { value: NONE, label: leftOutWords(path, words) };
  const all = field.need === "none" ? [none, ...options] : options;
  return (
    <Select
      id={inputId}
      label={label}
      describedBy={helpId}
      options={all}
      value={text === "" && field.need === "none" ? NONE : text}
      isDefault={value === undefined}
      onChange={(next) => onChange(next === NONE ? undefined : next)}
    />
  );
}
