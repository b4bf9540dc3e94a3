// The steps of an endpoint, one below the other on a line: what is done, to whom, how likely. Each opens to its settings.
import type { Step } from "../../../engine/scenario/steps.ts";
import type { ControlProps } from "../form/control-props.ts";
import { effective } from "../form/control-props.ts";
import { useFieldWords } from "../form/field-words.ts";
import { StepList } from "./step-list.tsx";

import style from "./steps.module.css";

export function StepsControl({ field, value, words, label, helpId, onChange }: ControlProps) {
  const { help } = useFieldWords()(words);
  return (
    <div className={style["steps"]} role="group" aria-label={label} aria-describedby={helpId}>
      <span id={helpId} hidden>
        {help}
      </span>
      <StepList steps={(effective(field, value) ?? []) as readonly Step[]} onChange={onChange} depth={0} />
    </div>
  );
}
