// What the registry believes, what each caller believes, and what is true, side by side; when each of them will learn more; what happened.
import { useCallback } from "react";

import type { RegistryView } from "../../../engine/telemetry/views/registry-view.ts";
import { addInMiddle } from "../../canvas/adding.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { controls } from "../../run/controls.ts";
import { Button } from "../../widgets/button.tsx";
import { EmptyState } from "../../widgets/empty-state.tsx";
import { DockEnd } from "../end-slot.tsx";
import { Failed } from "../failed.tsx";
import { usePolled } from "../polled.ts";
import { Skeleton } from "../skeleton.tsx";
import { OpinionTable } from "./opinion-table.tsx";
import { RegistryAside } from "./registry-aside.tsx";
import { RegistryLine } from "./registry-line.tsx";

import styles from "./registry-panel.module.css";

const MOST = { most: 300, mostCallers: 60 } as const;

export default function RegistryPanel() {
  const drawn = useDocument((state) => state.scenario.nodes.some(({ kind }) => kind === "registry"));
  return drawn ? <Drawn /> : <Nothing />;
}

function Drawn() {
  const ask = useCallback(() => controls.registry(MOST), []);
  const { value, failed, again } = usePolled<RegistryView | null>(ask);
  if (value === null) return failed ? <Failed onAgain={again} /> : <Skeleton rows={5} />;
  return (
    <div className={styles["panel"]}>
      <DockEnd>
        <RegistryLine view={value} />
      </DockEnd>
      <OpinionTable view={value} />
      <RegistryAside view={value} />
    </div>
  );
}

function Nothing() {
  const words = useWords();
  return (
    <EmptyState icon="registry" title={words("registry.none")} text={words("registry.noneText")}>
      <Button variant="primary" small onClick={() => void addInMiddle("registry")}>
        {words("registry.add")}
      </Button>
    </EmptyState>
  );
}
