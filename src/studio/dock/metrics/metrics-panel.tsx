// The golden signals of what is shown: four charts in a row over one time axis and one crosshair; compared scopes stand side by side.
import { useCallback, useMemo } from "react";

import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { controls } from "../../run/controls.ts";
import { useRun } from "../../run/run-store.ts";
import { useView } from "../../view/view-store.ts";
import { Button } from "../../widgets/button.tsx";
import { EmptyState } from "../../widgets/empty-state.tsx";
import { setDock, useDock } from "../dock-store.ts";
import { DockEnd } from "../end-slot.tsx";
import { Failed } from "../failed.tsx";
import { RangeMenu } from "../range-menu.tsx";
import { ScopePicker } from "../scope-picker.tsx";
import { scopeKey, shownScope, shownScopes } from "../scopes.ts";
import { Skeleton } from "../skeleton.tsx";
import { ChartGrid } from "./chart-grid.tsx";
import { isEmpty, modelsOf, useMetrics } from "./metrics-data.ts";
import { MetricsTable } from "./metrics-table.tsx";

import styles from "./metrics-panel.module.css";

export default function MetricsPanel() {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const scopes = useScopes();
  const range = useView((view) => view.range);
  const zoom = useDock((dock) => dock.zoom);
  const log = useDock((dock) => dock.logLatency);
  const table = useDock((dock) => dock.table);
  const { value: data, failed, again } = useMetrics(scenario, scopes, range, zoom);
  const models = useMemo(() => (data === null ? [] : modelsOf(scenario, data.scopes, log)), [scenario, data, log]);
  const toggle = useCallback(() => setDock({ table: !table }), [table]);
  return (
    <div className={styles["panel"]}>
      <DockEnd>
        {zoom === null ? null : (
          <Button small icon="close" onClick={() => setDock({ zoom: null })}>
            {words("metrics.zoomOut")}
          </Button>
        )}
        <ScopePicker />
        <RangeMenu />
      </DockEnd>
      {data === null ? (
        failed ? (
          <Failed onAgain={again} />
        ) : (
          <Skeleton rows={6} />
        )
      ) : isEmpty(data) ? (
        <NoNumbers />
      ) : (
        <>
          <button type="button" className={styles["tableToggle"]} aria-pressed={table} onClick={toggle}>
            {words(table ? "metrics.asCharts" : "metrics.asTable")}
          </button>
          {table ? (
            <MetricsTable scenario={scenario} data={data} models={models} />
          ) : (
            <ChartGrid scenario={scenario} data={data} models={models} />
          )}
        </>
      )}
    </div>
  );
}

/** What is shown, the same list as long as it names the same things: another list would be another question. */
function useScopes() {
  const scenario = useDocument((state) => state.scenario);
  const asked = useView((view) => view.scope);
  const selection = useView((view) => view.selection);
  const compared = useDock((dock) => dock.compared);
  const scopes = shownScopes(scenario, shownScope(scenario, asked, selection), compared);
  const key = scopes.map(scopeKey).join("\n");
  // eslint-disable-next-line react/exhaustive-deps -- the key says all that matters of the list
  return useMemo(() => scopes, [key]);
}

function NoNumbers() {
  const words = useWords();
  const state = useRun((run) => run.state);
  return (
    <EmptyState icon="activity" title={words("metrics.empty")} text={words("metrics.emptyText")}>
      {state === "paused" ? (
        <Button variant="primary" small onClick={() => void controls.start()}>
          {words("dock.run")}
        </Button>
      ) : undefined}
    </EmptyState>
  );
}
