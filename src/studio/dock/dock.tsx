// The dock below the canvas: a bar of tabs and the one panel that is open. A panel's code is fetched when it is first opened, and until
// it is there the former one stays; Recharts comes with the metrics alone. What stands at the bar's end belongs to the panel, but for the button that enlarges.
import { Suspense, useDeferredValue, useState, type ComponentType } from "react";

import { useWords, withFormWords } from "../i18n/language.ts";
import { useRun } from "../run/run-store.ts";
import { DOCK_TABS, setView, useView, type DockTab } from "../view/view-store.ts";
import { IconButton } from "../widgets/button.tsx";
import { onDemand } from "../widgets/on-demand.ts";
import { panelProps, Tabs } from "../widgets/tabs.tsx";
import { EndSlot } from "./end-slot.tsx";
import { Patterns } from "./patterns.tsx";
import { Skeleton } from "./skeleton.tsx";

import styles from "./dock.module.css";

const PANELS: Readonly<Record<DockTab, ComponentType>> = {
  metrics: onDemand(() => import("./metrics/metrics-panel.tsx")),
  traces: onDemand(() => import("./traces/traces-panel.tsx")),
  logs: onDemand(() => import("./logs/logs-panel.tsx")),
  timeline: onDemand(() => withFormWords(import("./timeline/timeline-panel.tsx"))),
  objectives: onDemand(() => withFormWords(import("./objectives/objectives-panel.tsx"))),
  messages: onDemand(() => import("./messages/messages-panel.tsx")),
  sagas: onDemand(() => import("./sagas/sagas-panel.tsx")),
  registry: onDemand(() => import("./registry/registry-panel.tsx")),
  config: onDemand(() => import("./config/config-panel.tsx")),
};

export function Dock() {
  const words = useWords();
  const broken = useRun((run) => run.broken);
  const tab = useView((view) => view.dockTab);
  const large = useView((view) => view.dockLarge);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const shown = useDeferredValue(tab);
  const Panel = PANELS[shown];
  return (
    <section className={styles["dock"]} aria-label={words("dock.name")}>
      <Patterns />
      <Tabs
        id="dock"
        label={words("dock.tabs")}
        value={tab}
        tabs={DOCK_TABS.map((value) => ({
          value,
          label: words(`dock.${value}`),
          ...(value === "objectives" && broken > 0 ? { count: broken, bad: true } : {}),
        }))}
        onChange={(dockTab) => setView({ dockTab })}
        end={
          <>
            <div ref={setSlot} className={styles["end"]} />
            <IconButton
              small
              icon={large ? "collapse" : "expand"}
              label={words(large ? "dock.restore" : "dock.enlarge")}
              onClick={() => setView({ dockLarge: !large })}
            />
          </>
        }
      />
      <div {...panelProps("dock", shown)} className={styles["panel"]}>
        <EndSlot value={slot}>
          <Suspense fallback={<Skeleton rows={4} />}>
            <Panel />
          </Suspense>
        </EndSlot>
      </div>
    </section>
  );
}
