// The answers of a run at one moment of the story: what the panels are shown in tests instead of a worker.
import type { Scope, SeriesQuery } from "../../engine/telemetry/views/records.ts";
import type { Controls } from "../run/controls.ts";
import { configView } from "./story-config.ts";
import { logList } from "./story-logs.ts";
import { registryView } from "./story-registry.ts";
import { sagasView } from "./story-sagas.ts";
import { boutique, NOW, seriesOf } from "./story-series.ts";
import { checkoutTrace, rejectedTrace, traceList, traceRows } from "./story-traces.ts";

/** The answers of a run at 04:38; the acts do nothing. */
export function storyControls(more: Partial<Controls> = {}): Controls {
  const position = { now: NOW, events: 1, digest: "0", state: "paused" } as const;
  const quiet = (scope: Scope) => "node" in scope && scope.node !== "checkout";
  return {
    start: async () => {},
    pause: async () => position,
    toggle: async () => {},
    step: async () => {},
    reset: async () => {},
    replay: async () => {},
    restart: async () => {},
    runTo: async () => position,
    setSpeed: async () => {},
    act: async () => null,
    position: async () => position,
    digestAt: async () => null,
    recorded: async () => ({ start: boutique, log: [], until: "278s" }),
    series: async ({ scope, from, to }: SeriesQuery) =>
      seriesOf(from, Math.min(to, NOW), quiet(scope) ? { rejected: new Float64Array(Math.floor(to / 1e6) - Math.ceil(from / 1e6)) } : {}),
    traces: async (query) => traceList(query),
    trace: async (id) => {
      const row = traceRows().find((one) => one.id === id);
      return row === undefined ? null : row.outcome === "ok" ? checkoutTrace(id, row.startedAt) : rejectedTrace(row);
    },
    breakers: async () => [],
    shares: async () => ({ over: 0, total: 0, instances: [] }),
    stages: async () => [],
    paths: async () => [],
    messages: async () => ({ now: NOW, brokers: [] }),
    registry: async () => registryView(),
    sagas: async () => sagasView(),
    config: async () => configView(),
    limits: async () => null,
    data: async () => null,
    objectives: async () => [],
    counters: async () => ({ now: NOW, counters: [], from: new Float64Array(0), width: 1e6, columns: [] }),
    logs: async (query) => logList(query),
    ...more,
  };
}
