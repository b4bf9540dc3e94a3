// A list of steps: those of an endpoint, or of one branch of a parallel step.
import { useState } from "react";

import { MOST_STEPS } from "../../../engine/scenario/steps.ts";
import { useWords } from "../../i18n/language.ts";
import { useFollowFocus } from "../form/follow-focus.ts";
import { moved, replacedAt, withoutAt } from "../form/reorder.ts";
import { AddStep } from "./add-step.tsx";
import type { StepListProps } from "./step-list-props.ts";
import { StepRow } from "./step-row.tsx";

import style from "./steps.module.css";

export function StepList({ steps, onChange, depth }: StepListProps) {
  const words = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const { list, follow } = useFollowFocus<HTMLOListElement>();
  const move = (from: number, to: number) => {
    const next = moved(steps, from, to);
    if (next === steps) return;
    onChange(next);
    follow(to);
    if (open === from) setOpen(to);
  };
  return (
    <>
      <ol className={style["list"]} ref={list}>
        {steps.length === 0 && <li className={style["none"]}>{words(depth === 0 ? "inspector.noSteps" : "inspector.emptyBranch")}</li>}
        {steps.map((step, index) => (
          <StepRow
            // Two steps may be the same: the place is the identity.
            // eslint-disable-next-line react/no-array-index-key
            key={index}
            step={step}
            index={index}
            count={steps.length}
            depth={depth}
            List={StepList}
            open={open === index}
            onOpen={(is) => setOpen(is ? index : null)}
            onChange={(next) => onChange(replacedAt(steps, index, next))}
            onRemove={() => onChange(withoutAt(steps, index))}
            onMove={move}
          />
        ))}
      </ol>
      {steps.length < MOST_STEPS && (
        <AddStep
          depth={depth}
          onAdd={(step) => {
            onChange([...steps, step]);
            setOpen("call" in step || "read" in step || "write" in step ? null : steps.length);
          }}
        />
      )}
    </>
  );
}
