// Steps within a step: the branches of a parallel one, and what a read does where the answer is not there.
import type { ComponentType } from "react";

import { DEEPEST, type Step } from "../../../engine/scenario/steps.ts";
import { useWords } from "../../i18n/language.ts";
import { Button, IconButton } from "../../widgets/button.tsx";
import { useFieldWords } from "../form/field-words.ts";
import { replacedAt, withoutAt } from "../form/reorder.ts";
import type { StepListProps } from "./step-list-props.ts";

import style from "./steps.module.css";

interface OtherwiseProps extends Omit<StepListProps, "steps"> {
  /** Of the field that holds them. */
  readonly path: string;
  readonly steps: readonly Step[];
  readonly List: ComponentType<StepListProps>;
}
/** What a read does where the answer is not there; what is done where a flag is on, or off. */
export function Otherwise({ path, steps, depth, List, onChange }: OtherwiseProps) {
  const { label, help } = useFieldWords()(path);
  return (
    <div className={style["branches"]}>
      <div role="group" aria-label={label}>
        <div className={style["branchHead"]} title={help}>
          <span>{label}</span>
        </div>
        <List steps={steps} depth={depth + 1} onChange={onChange} />
      </div>
    </div>
  );
}

interface BranchesProps {
  readonly branches: readonly (readonly Step[])[];
  readonly depth: number;
  readonly List: ComponentType<StepListProps>;
  readonly onChange: (branches: readonly (readonly Step[])[]) => void;
}

export function Branches({ branches, depth, List, onChange }: BranchesProps) {
  const words = useWords();
  return (
    <div className={style["branches"]}>
      {branches.map((branch, index) => (
        // eslint-disable-next-line react/no-array-index-key
        <div key={index} role="group" aria-label={words("inspector.branch", { number: index + 1 })}>
          <div className={style["branchHead"]}>
            <span>{words("inspector.branch", { number: index + 1 })}</span>
            <IconButton
              icon="close"
              size={12}
              small
              tooltip={false}
              disabled={branches.length === 1}
              label={words("inspector.removeBranch", { number: index + 1 })}
              onClick={() => onChange(withoutAt(branches, index))}
            />
          </div>
          <List steps={branch} depth={depth + 1} onChange={(steps) => onChange(replacedAt(branches, index, steps))} />
        </div>
      ))}
      {depth < DEEPEST && (
        <Button small variant="quiet" icon="plus" onClick={() => onChange([...branches, []])}>
          {words("inspector.addBranch")}
        </Button>
      )}
    </div>
  );
}
