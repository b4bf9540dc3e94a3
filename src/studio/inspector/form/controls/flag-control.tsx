// Yes or no: a switch with a few words beside it, or two words side by side where both sides have a name of their own.
import { classes } from "../../../widgets/classes.ts";
import { Segmented } from "../../../widgets/segmented.tsx";
import { Switch } from "../../../widgets/switch.tsx";
import { type ControlProps, effective } from "../control-props.ts";
import { isLong, wordsFor } from "../optional-words.ts";

import style from "../form.module.css";

export function FlagControl({ field, value, onChange, words: path, label, inputId, helpId }: ControlProps) {
  const on = effective(field, value) === true;
  const [off, yes] = [wordsFor(`inspector.flag.${path}.off`), wordsFor(`inspector.flag.${path}.on`)];
  if (off !== null && yes !== null) {
    const options = [
      { value: "off", label: off },
      { value: "on", label: yes },
    ];
    return (
      <Segmented
        className={classes(style["segments"], isLong(options) && style["tight"])}
        label={label}
        describedBy={helpId}
        options={options}
        value={on ? "on" : "off"}
        onChange={(side) => onChange(side === "on")}
      />
    );
  }
  return (
    <>
      <Switch id={inputId} label={label} describedBy={helpId} checked={on} onChange={onChange} />
      <span className={style["caption"]}>{wordsFor(`inspector.flag.${path}`)}</span>
    </>
  );
}
