// The label of a control, with its help on pointing at it; the help is also what a screen reader says of the control.
import { Tooltip } from "../../widgets/tooltip.tsx";

import style from "./form.module.css";

interface HelpfulLabelProps {
  readonly htmlFor?: string;
  readonly helpId: string;
  readonly label: string;
  readonly help: string;
}

export function HelpfulLabel({ htmlFor, helpId, label, help }: HelpfulLabelProps) {
  const text = (
    <label className={style["label"]} htmlFor={htmlFor}>
      {label}
    </label>
  );
  return (
    <span className={style["labelCell"]}>
      {help === "" ? (
        text
      ) : (
        <Tooltip side="left" label={<span className={style["help"]}>{help}</span>}>
          {text}
        </Tooltip>
      )}
      <span id={helpId} hidden>
        {help}
      </span>
    </span>
  );
}
