// What the charts are drawn from: one question a redraw for all scopes at the same moment, so that all charts share one time axis.
import { useCallback } from "react";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { parseDuration } from "../../../engine/scenario/duration-text.ts";
import type { CountersView } from "../../../engine/telemetry/views/effects-view.ts";
import type { Scope, Series } from "../../../engine/telemetry/views/records.ts";
import { controls } from "../../run/controls.ts";
import { runStore } from "../../run/run-store.ts";
import type { Span } from "../dock-store.ts";
import { type Polled, usePolled } from "../polled.ts";
import {
  type ChartId,
  type ChartModel,
  errorsChart,
  type Holds,
  latencyChart,
  saturationChart,
  topOf,
  trafficChart,
} from "./chart-model.ts";
import { countersChart } from "./counters-chart.ts";
import { type Exemplar, exemplars } from "./exemplars.ts";
import { shownWindow } from "./window.ts";

/** Recharts stays quick up to here; the run merges its windows to no more. */
export const MOST_POINTS = 150;

export interface ScopeData {
  readonly scope: Scope;
  readonly series: Series;
  readonly exemplars: readonly Exemplar[];
  /** What is kept there; null: a route keeps nothing. */
  readonly kept: CountersView | null;
}
export interface MetricsData {
  readonly now: number;
  readonly shown: Span;
  readonly scopes: readonly ScopeData[];
}

/** The node whose traces belong to a scope: itself, or the callee of the route. */
export const nodeOfScope = (scenario: Scenario, scope: Scope): string | null =>
  "node" in scope ? scope.node : "route" in scope ? (scenario.routes.find(({ id }) => id === scope.route)?.to ?? null) : null;

export function useMetrics(scenario: Scenario, scopes: readonly Scope[], range: number, zoom: Span | null): Polled<MetricsData> {
  const routes = scenario.routes;
  const ask = useCallback(async (): Promise<MetricsData> => {
    const { now } = runStore.getState();
    const shown = shownWindow(range, zoom, now);
    const one = async (scope: Scope): Promise<ScopeData> => {
      const node = nodeOfScope({ routes } as Scenario, scope);
      const stretch = { from: Math.max(0, shown.from), to: shown.to, most: MOST_POINTS };
      const [series, points, kept] = await Promise.all([
        controls.series({ scope, ...stretch }),
        exemplars(scope, node, shown),
        "route" in scope ? null : controls.counters(stretch),
      ]);
      return { scope, series, exemplars: points, kept };
    };
    return { now, shown, scopes: await Promise.all(scopes.map(one)) };
  }, [routes, scopes, range, zoom]);
  return usePolled(ask);
}

/** Shares of capacity can be told only where there is a capacity: an unbounded line has none, a route has no slots. */
export function holdsOf(scenario: Scenario, scope: Scope): Holds {
  if ("route" in scope) return "inFlight";
  if (!("node" in scope)) return "share";
  const node = scenario.nodes.find(({ id }) => id === scope.node);
  return node !== undefined && "queue" in node && node.queue === "unbounded" ? "waiting" : "share";
}

export function warmupOf({ warmup }: Scenario): number {
  const parsed = parseDuration(warmup ?? "0s");
  return parsed.ok ? parsed.value : 0;
}

export type Models = Readonly<Record<ChartId, ChartModel>> & { readonly counters?: ChartModel };
const MAKE: Readonly<Record<ChartId, (series: Series, least: number, log: boolean, holds: Holds) => ChartModel>> = {
  traffic: (series, least) => trafficChart(series, least),
  errors: (series, least) => errorsChart(series, least),
  latency: (series, least, log) => latencyChart(series, log, least),
  saturation: (series, least, _log, holds) => saturationChart(series, holds, least),
};
/** The charts of each scope; those of the same quantity reach equally high, so that they can be compared by eye. */
export function modelsOf(scenario: Scenario, scopes: readonly ScopeData[], log: boolean): readonly Models[] {
  const made = (least: (id: ChartId, at: number) => number) =>
    scopes.map(({ kept, scope, series }, at) => {
      const one = (id: ChartId) => MAKE[id](series, least(id, at), log, holdsOf(scenario, scope));
      const counters = kept === null ? null : countersChart(kept, "node" in scope ? scope.node : null);
      const four = { traffic: one("traffic"), errors: one("errors"), latency: one("latency"), saturation: one("saturation") };
      return counters === null ? four : { ...four, counters };
    });
  const alone = made((id, at) => (id === "latency" ? reach(scopes[at]) : 0));
  if (scopes.length < 2) return alone;
  const comparable = (id: ChartId, at: number) => alone.filter((models) => models[id].measure === alone[at]?.[id].measure);
  return made((id, at) => Math.max(...comparable(id, at).map((models) => topOf(models[id]))));
}

/** How high the latency chart must be for its exemplars, as long as that does not press the lines to the ground. */
function reach(data: ScopeData | undefined): number {
  if (data === undefined) return 0;
  const highest = data.series.p99.reduce((most, us) => (us > most ? us : most), 0) / 1000;
  return data.exemplars.reduce((most, { ms }) => (ms > most && ms <= 2 * highest ? ms : most), 0);
}

/** Has the run told anything yet? */
export const isEmpty = (data: MetricsData): boolean => data.scopes.every(({ series }) => series.from.length === 0);
