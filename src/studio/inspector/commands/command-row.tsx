// A step of a saga: its number and name, whom it tells what, and below it what undoes it; what is to be regretted of it; opened, its settings.
import { type DragEvent, type KeyboardEvent, useState } from "react";

import type { Field } from "../../../engine/scenario/fields.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { announce } from "../../widgets/announce.tsx";
import { IconButton } from "../../widgets/button.tsx";
import { Icon } from "../../widgets/icons.tsx";
import { Menu } from "../../widgets/menu.tsx";
import { StatusMark } from "../../widgets/status-mark.tsx";
import { CommandForm } from "./command-form.tsx";
import { commandText, limitsText, type SagaStep, stepName } from "./command-text.ts";

import style from "./commands.module.css";

interface CommandRowProps {
  readonly step: SagaStep;
  readonly index: number;
  readonly count: number;
  readonly field: Field;
  readonly words: string;
  /** Sentences. */
  readonly problems: readonly string[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (step: SagaStep) => void;
  readonly onRemove: () => void;
  readonly onMove: (from: number, to: number) => void;
}
export function CommandRow(props: CommandRowProps) {
  const { field, onChange, open, problems, step, words } = props;
  return (
    <li className={style["item"]}>
      <Line {...props} />
      {problems.map((problem) => (
        <p key={problem} className={style["problem"]}>
          <StatusMark status="degraded" size={11} />
          {problem}
        </p>
      ))}
      {open ? <CommandForm fields={field.fields ?? {}} value={step} words={words} onChange={onChange} /> : null}
    </li>
  );
}

const DRAGGED = "application/x-faultline-command";
function Line({ step, index, count, open, onOpen, onRemove, onMove }: CommandRowProps) {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const [over, setOver] = useState(false);
  const name = stepName(step);
  const move = (to: number) => {
    if (to < 0 || to >= count) return;
    onMove(index, to);
    announce(words("inspector.movedItem", { name, place: to + 1, of: count }));
  };
  const drag = {
    draggable: true,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData(DRAGGED, String(index)),
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(DRAGGED)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      const from = event.dataTransfer.getData(DRAGGED);
      if (from !== "") onMove(Number(from), index);
    },
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    move(index + (event.key === "ArrowUp" ? -1 : 1));
  };
  const items = [
    { label: words("inspector.moveUp"), icon: "up" as const, shortcut: "Alt+↑", disabled: index === 0, onSelect: () => move(index - 1) },
    {
      label: words("inspector.moveDown"),
      icon: "down" as const,
      shortcut: "Alt+↓",
      disabled: index === count - 1,
      onSelect: () => move(index + 1),
    },
    "separator" as const,
    { label: words("common.remove"), icon: "trash" as const, danger: true, onSelect: onRemove },
  ];
  return (
    <div className={style["line"]} data-over={over} {...drag}>
      <button type="button" className={style["open"]} aria-expanded={open} onClick={() => onOpen(!open)} onKeyDown={onKey}>
        <b>{index + 1}</b>
        <span className={style["said"]}>
          <span className={style["first"]}>
            <strong>{name}</strong>
            <small>{limitsText(step, words)}</small>
          </span>
          <span className={style["what"]}>{commandText(step.command, scenario)}</span>
          <span className={style["undo"]}>
            <Icon name="undo" size={11} />
            {step.compensation === undefined ? words("commands.nothing") : commandText(step.compensation, scenario)}
          </span>
        </span>
      </button>
      <Menu items={items} align="end">
        <IconButton icon="more" size={13} small tooltip={false} className={style["menu"]} label={words("inspector.itemMenu", { name })} />
      </Menu>
    </div>
  );
}
