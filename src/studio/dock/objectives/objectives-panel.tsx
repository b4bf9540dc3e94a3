// What must hold, and whether it does: each objective with its state, what broke it and when, and its settings; beside them, what is kept.
import { useCallback, useState } from "react";

import { LIMITS, type Objective } from "../../../engine/scenario/document.ts";
import { counterNames } from "../../../engine/scenario/effect-names.ts";
import type { CountersView, ObjectiveView } from "../../../engine/telemetry/views/effects-view.ts";
import { edit, scenario, useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { newObjective } from "../../inspector/scenario/objective-form.tsx";
import { withObjectives } from "../../inspector/scenario/timeline-edits.ts";
import { controls } from "../../run/controls.ts";
import { Button } from "../../widgets/button.tsx";
import { EmptyState } from "../../widgets/empty-state.tsx";
import { DockEnd } from "../end-slot.tsx";
import { Failed } from "../failed.tsx";
import { usePolled } from "../polled.ts";
import { Skeleton } from "../skeleton.tsx";
import { Kept } from "./kept.tsx";
import { ObjectiveDetail } from "./objective-detail.tsx";
import { ObjectiveTable } from "./objective-table.tsx";

import styles from "./objectives.module.css";

const NONE: readonly Objective[] = [];
/** A minute by the second is enough beside a table. */
const SPARK = { most: 60, width: 60e6 } as const;

interface Seen {
  readonly objectives: readonly ObjectiveView[];
  readonly kept: CountersView;
}
async function look(): Promise<Seen> {
  const { now } = await controls.position();
  const [objectives, kept] = await Promise.all([
    controls.objectives(),
    controls.counters({ from: Math.max(0, now - SPARK.width), to: Math.max(now, 1), most: SPARK.most }),
  ]);
  return { objectives, kept };
}

const put = (next: readonly Objective[]): void => edit((document) => withObjectives(document, next));
const without = (id: string): void => put((scenario().objectives ?? NONE).filter((objective) => objective.id !== id));

export default function ObjectivesPanel() {
  const objectives = useDocument(({ scenario: { objectives: found } }) => found ?? NONE);
  const [open, setOpen] = useState<string | null>(null);
  const { value, failed, again } = usePolled<Seen>(look);
  const add = useCallback(
    (kind: "measure" | "invariant") => {
      const made = newObjective(kind, objectives, counterNames(scenario()));
      put([...objectives, made]);
      setOpen(made.id);
    },
    [objectives],
  );
  if (value === null) return failed ? <Failed onAgain={again} /> : <Skeleton rows={5} />;
  const shown = objectives.find(({ id }) => id === open) ?? null;
  return (
    <div className={styles["panel"]}>
      <DockEnd>{objectives.length > 0 && objectives.length < LIMITS.objectives ? <Add onAdd={add} /> : null}</DockEnd>
      {objectives.length === 0 ? (
        <div className={styles["box"]}>
          <Nothing onAdd={add} />
        </div>
      ) : (
        <ObjectiveTable objectives={objectives} views={value.objectives} open={shown?.id ?? null} onOpen={setOpen} />
      )}
      <Aside name={shown?.id ?? null}>
        {shown === null ? (
          <Kept view={value.kept} />
        ) : (
          <ObjectiveDetail
            key={shown.id}
            objective={shown}
            view={value.objectives.find(({ id }) => id === shown.id) ?? null}
            onChange={(next) => put(objectives.map((one) => (one.id === shown.id ? next : one)))}
            onRemove={() => {
              without(shown.id);
              setOpen(null);
            }}
            onClose={() => setOpen(null)}
          />
        )}
      </Aside>
    </div>
  );
}

function Aside({ name, children }: { readonly name: string | null; readonly children: React.ReactNode }) {
  const words = useWords();
  return (
    // A region that scrolls can be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["aside"]} role="region" tabIndex={0} aria-label={name ?? words("objectives.kept")}>
      {children}
    </div>
  );
}

function Add({ onAdd }: { readonly onAdd: (kind: "measure" | "invariant") => void }) {
  const words = useWords();
  return (
    <>
      <Button small variant="quiet" icon="plus" onClick={() => onAdd("measure")}>
        {words("inspector.addObjective")}
      </Button>
      <Button small variant="quiet" icon="plus" onClick={() => onAdd("invariant")}>
        {words("inspector.addInvariant")}
      </Button>
    </>
  );
}

function Nothing({ onAdd }: { readonly onAdd: (kind: "measure" | "invariant") => void }) {
  const words = useWords();
  return (
    <EmptyState icon="objective" title={words("objectives.none")} text={words("objectives.noneText")}>
      <Button variant="primary" small onClick={() => onAdd("measure")}>
        {words("inspector.addObjective")}
      </Button>
      <Button small onClick={() => onAdd("invariant")}>
        {words("inspector.addInvariant")}
      </Button>
    </EmptyState>
  );
}
