// The label of a control, with its help on pointing at it; the help is also what a screen reader says of the control.
import style from "./form.module.css";

interface HelpfulLabelProps {
  readonly htmlFor?: string;
  readonly helpId: string;
  readonly label: string;
  readonly help: string;
}

export function HelpfulLabel({ htmlFor, helpId, label, help }: HelpfulLabelProps) {
  return (
    <span className={style["labelCell"]}>
      <label className={style["label"]} htmlFor={htmlFor}>
        {label}
      </label>
      <span id={helpId} hidden>
        {help}
      </span>
    </span>
  );
}
