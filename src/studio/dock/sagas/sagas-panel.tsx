// The sagas of an orchestrator: how many are in which state, each as a lane of its steps and of what undid them, and one of them in full.
import { useCallback, useState } from "react";

import type { SagaState, SagasView } from "../../../engine/telemetry/views/saga-view.ts";
import { addInMiddle } from "../../canvas/adding.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { controls } from "../../run/controls.ts";
import { useView } from "../../view/view-store.ts";
import { Button } from "../../widgets/button.tsx";
import { EmptyState } from "../../widgets/empty-state.tsx";
import { DockEnd } from "../end-slot.tsx";
import { Failed } from "../failed.tsx";
import { Picker } from "../picker.tsx";
import { usePolled } from "../polled.ts";
import { Skeleton } from "../skeleton.tsx";
import { Lanes } from "./lanes.tsx";
import { SagaAside } from "./saga-aside.tsx";
import { StateBar } from "./state-bar.tsx";
import { StuckActs } from "./stuck-acts.tsx";

import styles from "./sagas-panel.module.css";

const MOST = 200;

export default function SagasPanel() {
  const nodes = useDocument((state) => state.scenario).nodes.filter(({ kind }) => kind === "saga");
  const selected = useView(({ selection }) => nodes.find(({ id }) => selection.includes(id))?.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = nodes.find(({ id }) => id === (selected ?? chosen))?.id ?? nodes[0]?.id;
  if (shown === undefined) return <Nothing />;
  return (
    <>
      {nodes.length > 1 ? (
        <DockEnd>
          <Orchestrators ids={nodes.map(({ id }) => id)} shown={shown} onChange={setChosen} />
        </DockEnd>
      ) : null}
      <Shown key={shown} node={shown} />
    </>
  );
}

interface OrchestratorsProps {
  readonly ids: readonly string[];
  readonly shown: string;
  readonly onChange: (id: string | null) => void;
}
function Orchestrators({ ids, shown, onChange }: OrchestratorsProps) {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  return (
    <Picker label={words("saga.orchestrator")} value={shown} options={ids} nameOf={(id) => thingName(scenario, id)} onChange={onChange} />
  );
}

function Shown({ node }: { readonly node: string }) {
  const [state, setState] = useState<SagaState | null>(null);
  const [open, setOpen] = useState<number | null>(null);
  const ask = useCallback(() => controls.sagas({ node, most: MOST, ...(state === null ? {} : { states: [state] }) }), [node, state]);
  const { value, failed, again } = usePolled<SagasView | null>(ask);
  if (value === null) return failed ? <Failed onAgain={again} /> : <Skeleton rows={5} />;
  return (
    <div className={styles["panel"]}>
      {value.by.FAILED > 0 ? (
        <DockEnd>
          <StuckActs node={node} />
        </DockEnd>
      ) : null}
      <div className={styles["main"]}>
        <StateBar view={value} state={state} onChange={setState} />
        <Lanes view={value} open={open} onOpen={setOpen} filtered={state !== null} onAll={() => setState(null)} />
      </div>
      <SagaAside view={value} saga={value.sagas.find(({ number }) => number === open) ?? null} onClose={() => setOpen(null)} />
    </div>
  );
}

function Nothing() {
  const words = useWords();
  return (
    <EmptyState icon="saga" title={words("saga.none")} text={words("saga.noneText")}>
      <Button variant="primary" small onClick={() => void addInMiddle("saga")}>
        {words("saga.add")}
      </Button>
    </EmptyState>
  );
}
