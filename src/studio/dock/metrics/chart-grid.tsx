// The charts in their places: one scope in a row of four (two by two in a tall dock), several scopes as columns with the same quantity in a row.
import { useMemo, useRef } from "react";

import type { Scenario } from "../../../engine/scenario/document.ts";
import type { Scope } from "../../../engine/telemetry/views/records.ts";
import { useWords } from "../../i18n/language.ts";
import { setView } from "../../view/view-store.ts";
import { IconButton } from "../../widgets/button.tsx";
import { dockStore, filterTraces, NO_TRACE_FILTER, setDock } from "../dock-store.ts";
import { scopeKey, scopeName } from "../scopes.ts";
import { useSize } from "../use-size.ts";
import { ChartCard } from "./chart-card.tsx";
import { type ChartModel, CHARTS } from "./chart-model.ts";
import { bandsOf, momentsOf } from "./marks.ts";
import { type MetricsData, type Models, nodeOfScope, type ScopeData, warmupOf } from "./metrics-data.ts";

import styles from "./chart-grid.module.css";

interface ChartGridProps {
  readonly scenario: Scenario;
  readonly data: MetricsData;
  readonly models: readonly Models[];
}
const TALL = 520;

export function ChartGrid({ scenario, data, models }: ChartGridProps) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [, height] = useSize(box);
  const { shown, now, scopes } = data;
  const marks = scopes[0]?.series.marks;
  const behind = useMemo(
    () => ({ bands: bandsOf(marks ?? [], shown, now, words), moments: momentsOf(marks ?? [], shown, words), warmup: warmupOf(scenario) }),
    [marks, shown, now, words, scenario],
  );
  const several = scopes.length > 1;
  const layout = several ? "compare" : height >= TALL ? "square" : "row";
  const card = (scope: ScopeData, index: number, id: ChartModel["id"]) => {
    const model = models[index]?.[id];
    if (model === undefined) return several ? <span key={`${id} ${scopeKey(scope.scope)}`} /> : null;
    const latency = id === "latency";
    return (
      <ChartCard
        key={`${id} ${scopeKey(scope.scope)}`}
        model={model}
        shown={shown}
        {...behind}
        since={scope.series.since}
        zoomed={dockStore.getState().zoom !== null}
        about={several ? scopeName(scenario, scope.scope, words("common.system")) : null}
        exemplars={latency ? scope.exemplars : NONE}
        onPick={latency ? (t) => showTraces(nodeOfScope(scenario, scope.scope), t, scope.series.width) : undefined}
      />
    );
  };
  const charts = models.some(({ counters }) => counters !== undefined) ? WITH_COUNTERS : CHARTS;
  return (
    <div
      ref={box}
      className={`${styles["grid"]} ${styles[layout]}`}
      data-charts={charts.length}
      data-crowded={models.some(isCrowded)}
      style={several ? { gridTemplateColumns: `repeat(${scopes.length}, minmax(0, 1fr))` } : {}}
    >
      {several
        ? scopes.map(({ scope }, index) => <ScopeHead key={scopeKey(scope)} scenario={scenario} scope={scope} first={index === 0} />)
        : null}
      {charts.flatMap((id) => scopes.map((scope, index) => card(scope, index, id)))}
    </div>
  );
}
const NONE: readonly never[] = [];
/** Calls fail in more than one way: the names of all lines need a second line of the legends, in every chart so that the plots agree. */
const isCrowded = ({ errors }: Models): boolean => errors.lines.length > 2;
const WITH_COUNTERS = [...CHARTS, "counters"] as const;

function ScopeHead({ scenario, scope, first }: { readonly scenario: Scenario; readonly scope: Scope; readonly first: boolean }) {
  const words = useWords();
  const name = scopeName(scenario, scope, words("common.system"));
  const remove = () => setDock({ compared: dockStore.getState().compared.filter((other) => scopeKey(other) !== scopeKey(scope)) });
  return (
    <div className={styles["head"]}>
      <strong>{name}</strong>
      {first ? null : <IconButton small icon="close" size={13} label={words("metrics.removeScope", { name })} onClick={remove} />}
    </div>
  );
}

/** The traces of the window around a moment, whatever was filtered before. */
function showTraces(node: string | null, t: number, width: number): void {
  filterTraces({ ...NO_TRACE_FILTER, node, from: Math.max(0, t - width), to: t + width });
  setView({ dockTab: "traces", openTrace: null });
}
