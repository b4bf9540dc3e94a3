// What must hold: a measure of a node, a route or all clients and its bound, or an invariant over what is kept.
import { useState } from "react";

import { LIMITS, type Objective } from "../../../engine/scenario/document.ts";
import { counterNames } from "../../../engine/scenario/effect-names.ts";
import { edit, scenario, useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { Button, IconButton } from "../../widgets/button.tsx";
import { Icon } from "../../widgets/icons.tsx";
import { replacedAt, withoutAt } from "../form/reorder.ts";
import { Section } from "../form/section.tsx";
import { thingName } from "../form/thing-names.ts";
import { newObjective, ObjectiveForm, objectiveTitle } from "./objective-form.tsx";
import { withObjectives } from "./timeline-edits.ts";

import form from "../form/form.module.css";
import style from "../inspector.module.css";

export function ObjectiveList({ objectives }: { readonly objectives: readonly Objective[] }) {
  const words = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const put = (next: readonly Objective[]) => edit((document) => withObjectives(document, next));
  const add = (kind: "measure" | "invariant") => {
    put([...objectives, newObjective(kind, objectives, counterNames(scenario()))]);
    setOpen(objectives.length);
  };
  return (
    <Section
      name="objectives"
      title={words("inspector.section.objectives")}
      summary={words("inspector.entries", { count: objectives.length })}
    >
      {objectives.length === 0 && <p className={style["empty"]}>{words("inspector.noObjectives")}</p>}
      <ul className={form["items"]}>
        {objectives.map((objective, index) => (
          <ObjectiveRow
            key={objective.id}
            objective={objective}
            open={open === index}
            onOpen={(is) => setOpen(is ? index : null)}
            onChange={(next) => put(replacedAt(objectives, index, next))}
            onRemove={() => put(withoutAt(objectives, index))}
          />
        ))}
      </ul>
      {objectives.length < LIMITS.objectives && (
        <>
          <Button small variant="quiet" icon="plus" className={form["add"]} onClick={() => add("measure")}>
            {words("inspector.addObjective")}
          </Button>
          <Button small variant="quiet" icon="plus" className={form["add"]} onClick={() => add("invariant")}>
            {words("inspector.addInvariant")}
          </Button>
        </>
      )}
    </Section>
  );
}

interface ObjectiveRowProps {
  readonly objective: Objective;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (objective: Objective) => void;
  readonly onRemove: () => void;
}
function ObjectiveRow({ objective, open, onOpen, onChange, onRemove }: ObjectiveRowProps) {
  const words = useWords();
  const document = useDocument((state) => state.scenario);
  const title = objectiveTitle(objective);
  return (
    <li>
      <div className={form["itemHead"]}>
        <button type="button" className={form["itemTitle"]} aria-expanded={open} onClick={() => onOpen(!open)}>
          <Icon name={open ? "down" : "right"} size={12} />
          <span>{title}</span>
          {"invariant" in objective ? null : <small>{thingName(document, objective.of ?? "clients")}</small>}
        </button>
        <IconButton
          icon="trash"
          size={12}
          small
          tooltip={false}
          label={words("inspector.removeObjective", { name: title })}
          onClick={onRemove}
        />
      </div>
      {open && <ObjectiveForm objective={objective} onChange={onChange} />}
    </li>
  );
}
