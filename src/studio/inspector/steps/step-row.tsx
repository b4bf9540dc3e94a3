// One step: a line that says what it does, and when opened its settings; of a parallel step, its branches.
import { type ComponentType, type DragEvent, type KeyboardEvent, useState } from "react";

import type { Field } from "../../../engine/scenario/fields.ts";
import { type Step, STEPS, verbOf } from "../../../engine/scenario/steps.ts";
import { scenario as present, useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { IconButton } from "../../widgets/button.tsx";
import { Menu } from "../../widgets/menu.tsx";
import { nodeOf } from "../form/candidates.ts";
import { type Values, withKey } from "../form/control-props.ts";
import { FieldRows } from "../form/field-row.tsx";
import { useFormWords } from "../form/field-words.ts";
import { withType } from "../form/message-topic.ts";
import { OwnerContext, useOwner } from "../form/owner.ts";
import { Branches, Otherwise } from "./branches.tsx";
import type { StepListProps } from "./step-list-props.ts";
import { stepShare, stepTarget } from "./step-text.ts";

import form from "../form/form.module.css";
import style from "./steps.module.css";

export interface StepRowProps {
  readonly step: Step;
  readonly index: number;
  readonly count: number;
  readonly depth: number;
  readonly List: ComponentType<StepListProps>;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (step: Step) => void;
  readonly onRemove: () => void;
  readonly onMove: (from: number, to: number) => void;
}

export function StepRow(props: StepRowProps) {
  const { step, open, onChange } = props;
  return (
    <li>
      <StepLine {...props} />
      {open &&
        ("parallel" in step ? (
          <Branches branches={step.parallel} depth={props.depth} List={props.List} onChange={(parallel) => onChange({ parallel })} />
        ) : (
          <StepForm step={step} depth={props.depth} List={props.List} onChange={onChange} />
        ))}
    </li>
  );
}

interface StepFormProps extends Pick<StepRowProps, "depth" | "List" | "onChange"> {
  readonly step: Exclude<Step, { parallel: unknown }>;
}
function StepForm({ step, depth, List, onChange }: StepFormProps) {
  const owner = useOwner();
  const verb = verbOf(step) as keyof typeof STEPS;
  const { else: _else, on: _on, off: _off, ...rows } = STEPS[verb] as Readonly<Record<string, Field>>;
  const isCache = useDocument(({ scenario }) => "read" in step && nodeOf(scenario, step.read)?.kind === "cache");
  const hasElse = "else" in step;
  const change = (name: string, value: unknown) => {
    const next = name === "publish" ? withType(present(), owner.id, step as Values, value) : withKey(step as Values, name, value);
    // Another callee has other endpoints.
    onChange((name === "call" ? withKey(next, "endpoint", undefined) : next) as unknown as Step);
  };
  return (
    <OwnerContext value={{ id: owner.id, words: useFormWords().steps }}>
      <div className={`${form["inside"]} ${style["form"]}`}>
        <FieldRows fields={rows} value={step as Values} words={verb} onField={change} />
        {"read" in step && (hasElse || isCache || step.if !== undefined) && (
          <Otherwise
            path="read.else"
            steps={step.else ?? []}
            depth={depth}
            List={List}
            onChange={(steps) => change("else", steps.length === 0 ? undefined : steps)}
          />
        )}
        {"flag" in step &&
          SIDES.map((side) => (
            <Otherwise
              key={side}
              path={`flag.${side}`}
              steps={step[side] ?? []}
              depth={depth}
              List={List}
              onChange={(steps) => change(side, steps.length === 0 ? undefined : steps)}
            />
          ))}
      </div>
    </OwnerContext>
  );
}

const SIDES = ["on", "off"] as const;
const DRAGGED = "application/x-faultline-step";
function StepLine({ step, index, count, depth, open, onOpen, onRemove, onMove }: StepRowProps) {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const [over, setOver] = useState(false);
  const verb = verbOf(step) ?? "work";
  const [target, share] = [stepTarget(step, scenario), stepShare(step)];
  const type = `${DRAGGED}-${depth}`;
  const drag = {
    draggable: true,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData(type, String(index)),
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(type)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      const from = event.dataTransfer.getData(type);
      if (from !== "") onMove(Number(from), index);
    },
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(index, index + (event.key === "ArrowUp" ? -1 : 1));
  };
  const items = [
    {
      label: words("inspector.moveUp"),
      icon: "up" as const,
      shortcut: "Alt+↑",
      disabled: index === 0,
      onSelect: () => onMove(index, index - 1),
    },
    {
      label: words("inspector.moveDown"),
      icon: "down" as const,
      shortcut: "Alt+↓",
      disabled: index === count - 1,
      onSelect: () => onMove(index, index + 1),
    },
    "separator" as const,
    { label: words("common.remove"), icon: "trash" as const, danger: true, onSelect: onRemove },
  ];
  return (
    <div className={style["line"]} data-over={over} {...drag}>
      <button type="button" className={style["open"]} aria-expanded={open} onClick={() => onOpen(!open)} onKeyDown={onKey}>
        <span className={style["verb"]}>{words(`inspector.verb.${verb}`)}</span>
        <span className={style["target"]} data-written={verb === "work"}>
          {target}
        </span>
        {share !== "" && <span className={style["share"]}>{share}</span>}
      </button>
      <Menu items={items} align="end">
        <IconButton
          icon="more"
          size={13}
          small
          tooltip={false}
          className={style["menu"]}
          label={words("inspector.itemMenu", { name: `${words(`inspector.verb.${verb}`)} ${target}` })}
        />
      </Menu>
    </div>
  );
}
