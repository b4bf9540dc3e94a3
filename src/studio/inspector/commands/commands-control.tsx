// The steps of a saga, one below the other: what is told to whom, and what undoes it. Dragged, or moved by keys; each opens to its settings.
import { useState } from "react";

import type { Field } from "../../../engine/scenario/fields.ts";
import { firstTopic } from "../../../engine/scenario/topics.ts";
import { asOneStep, edit, useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { Button } from "../../widgets/button.tsx";
import { Menu, type MenuItem } from "../../widgets/menu.tsx";
import { candidates } from "../form/candidates.ts";
import { type ControlProps, effective } from "../form/control-props.ts";
import { drawRoute } from "../form/draw-route.ts";
import { useFieldWords } from "../form/field-words.ts";
import { useFollowFocus } from "../form/follow-focus.ts";
import { useOwner } from "../form/owner.ts";
import { moved, replacedAt, withoutAt } from "../form/reorder.ts";
import { nodeName } from "../form/thing-names.ts";
import { CommandRow } from "./command-row.tsx";
import type { SagaStep } from "./command-text.ts";
import { useProblems } from "./use-problems.ts";

import style from "./commands.module.css";

export function CommandsControl({ field, value, words: path, label, helpId, siblings, onChange }: ControlProps) {
  const words = useWords();
  const { help } = useFieldWords()(path);
  const steps = (effective(field, value) ?? []) as readonly SagaStep[];
  const problems = useProblems(siblings["name"]);
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
    <div className={style["commands"]} role="group" aria-label={label} aria-describedby={helpId}>
      <span id={helpId} hidden>
        {help}
      </span>
      <ol className={style["list"]} ref={list}>
        {steps.length === 0 && <li className={style["none"]}>{words("commands.none")}</li>}
        {steps.map((step, index) => (
          <CommandRow
            // Two steps may be the same: the place is the identity.
            // eslint-disable-next-line react/no-array-index-key
            key={index}
            step={step}
            index={index}
            count={steps.length}
            field={field.item as Field}
            words={`${path}[]`}
            problems={problems(index)}
            open={open === index}
            onOpen={(is) => setOpen(is ? index : null)}
            onChange={(next) => onChange(replacedAt(steps, index, next))}
            onRemove={() => onChange(withoutAt(steps, index))}
            onMove={move}
          />
        ))}
      </ol>
      {steps.length < (field.max ?? Infinity) && (
        <AddCommand
          onAdd={(step) => {
            onChange([...steps, step]);
            setOpen(steps.length);
          }}
        />
      )}
    </div>
  );
}

/** A menu of those that can be told: by a call, or a broker to which a message goes. What has no route yet gets one. */
function AddCommand({ onAdd }: { readonly onAdd: (step: SagaStep) => void }) {
  const words = useWords();
  const owner = useOwner();
  const scenario = useDocument((state) => state.scenario);
  const add = (id: string, isDrawn: boolean, step: SagaStep) =>
    asOneStep(() => {
      if (!isDrawn) edit((document) => drawRoute(document, owner.id, id));
      onAdd(step);
    });
  const items = (refers: "callee" | "broker", make: (id: string) => SagaStep): readonly MenuItem[] => {
    const { ids, unconnected } = candidates(refers, scenario, owner.id, {});
    return [
      ...ids.map((id) => ({ label: nodeName(scenario, id), onSelect: () => add(id, true, make(id)) })),
      ...unconnected.map((id) => ({
        label: nodeName(scenario, id),
        icon: "route" as const,
        hint: words("inspector.drawsRoute"),
        onSelect: () => add(id, false, make(id)),
      })),
    ];
  };
  const calls = items("callee", (call) => ({ command: { call } }));
  const publishes = items("broker", (to) => ({ command: { publish: firstTopic(scenario, to), to } }));
  const all: readonly MenuItem[] =
    publishes.length === 0
      ? calls
      : [
          { label: words("commands.by.call"), children: calls, disabled: calls.length === 0 },
          { label: words("commands.by.publish"), children: publishes },
        ];
  return (
    <Menu items={all}>
      <Button small variant="quiet" icon="plus" className={style["add"]} disabled={all.length === 0}>
        {words("inspector.addStep")}
      </Button>
    </Menu>
  );
}
