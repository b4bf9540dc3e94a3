// What a person does to the run: transport, acts of an operator, and questions to the worker. Every answer is that of the present run.
import type { RecordedRun, TimelineEntry } from "../../engine/scenario/document.ts";
import type { BreakerView } from "../../engine/telemetry/views/breakers.ts";
import type { ConfigQuery, ConfigView } from "../../engine/telemetry/views/config-view.ts";
import type { DataReport } from "../../engine/telemetry/views/data-view.ts";
import type { CountersQuery, CountersView, ObjectiveView } from "../../engine/telemetry/views/effects-view.ts";
import type { LimitsView } from "../../engine/telemetry/views/limits.ts";
import type { MessagesQuery, MessagesView } from "../../engine/telemetry/views/messages-view.ts";
import type { PathReport } from "../../engine/telemetry/views/path-report.ts";
import type {
  LogList,
  LogQuery,
  Series,
  SeriesQuery,
  StageReport,
  Trace,
  TraceList,
  TraceQuery,
} from "../../engine/telemetry/views/records.ts";
import type { RegistryQuery, RegistryView } from "../../engine/telemetry/views/registry-view.ts";
import type { SagaQuery, SagasView } from "../../engine/telemetry/views/saga-view.ts";
import type { RouteShares } from "../../engine/telemetry/views/shares.ts";
import type { Failure, Position, Speed } from "../../worker/protocol.ts";
import { scenario, withoutRun } from "../document/document-store.ts";
import { setView, view } from "../view/view-store.ts";
import { runStore } from "./run-store.ts";
import { ask, load, recover } from "./session.ts";

/** The omission of the time: an act by hand happens now. */
export type ActNow = TimelineEntry extends infer E ? (E extends { readonly at: string } ? Omit<E, "at"> : never) : never;

export interface Controls {
  start(): Promise<void>;
  pause(): Promise<Position>;
  toggle(): Promise<void>;
  step(): Promise<void>;
  /** The present document from virtual time 0 with an empty log. */
  reset(): Promise<void>;
  /** As `reset`, but with what the document's record has, again at its times. */
  replay(): Promise<void>;
  /** After a failure: the present document from virtual time 0 in another worker, and running. */
  restart(): Promise<void>;
  /** As fast as possible to the virtual time (µs), then paused. */
  runTo(time: number): Promise<Position>;
  setSpeed(speed: Speed): Promise<void>;
  act(entry: ActNow): Promise<Failure | null>;
  position(): Promise<Position>;
  digestAt(time: number): Promise<string | null>;
  recorded(): Promise<RecordedRun>;
  series(query: SeriesQuery): Promise<Series>;
  limits(route: string): Promise<LimitsView | null>;
  traces(query: TraceQuery): Promise<TraceList>;
  trace(id: string): Promise<Trace | null>;
  logs(query: LogQuery): Promise<LogList>;
  registry(query: RegistryQuery): Promise<RegistryView | null>;
  sagas(query: SagaQuery): Promise<SagasView | null>;
  config(query: ConfigQuery): Promise<ConfigView | null>;
  breakers(route: string): Promise<readonly BreakerView[]>;
  shares(route: string): Promise<RouteShares>;
  stages(node: string): Promise<readonly StageReport[]>;
  paths(node: string): Promise<readonly PathReport[]>;
  messages(query: MessagesQuery): Promise<MessagesView>;
  data(node: string): Promise<DataReport | null>;
  objectives(): Promise<readonly ObjectiveView[]>;
  counters(query: CountersQuery): Promise<CountersView>;
}

const running = (): boolean => runStore.getState().state === "running";

export const controls: Controls = {
  async start() {
    // A finished run has nowhere to go: it begins anew.
    if (runStore.getState().state === "finished") await load();
    await ask((api) => api.start(view().speed));
  },
  pause: () => ask((api) => api.pause()),
  async toggle() {
    if (running()) await controls.pause();
    else await controls.start();
  },
  async step() {
    await ask((api) => api.step());
  },
  async reset() {
    const went = running();
    await load(withoutRun(scenario()));
    if (went) await controls.start();
  },
  async replay() {
    const went = running();
    await load();
    if (went) await controls.start();
  },
  async restart() {
    await recover();
    await controls.start();
  },
  runTo: (time) => ask((api) => api.runTo(time)),
  async setSpeed(speed) {
    setView({ speed });
    await ask((api) => api.setSpeed(speed));
  },
  act: (entry) => ask((api) => api.intervene({ ...entry, at: "0us" } as TimelineEntry)),
  position: () => ask((api) => api.position()),
  digestAt: (time) => ask((api) => api.digestAt(time)),
  recorded: () => ask((api) => api.recorded()),
  series: (query) => ask((api) => api.series(query)),
  limits: (route) => ask((api) => api.limits(route)),
  traces: (query) => ask((api) => api.traces(query)),
  trace: (id) => ask((api) => api.trace(id)),
  logs: (query) => ask((api) => api.logs(query)),
  sagas: (query) => ask((api) => api.sagas(query)),
  registry: (query) => ask((api) => api.registry(query)),
  config: (query) => ask((api) => api.config(query)),
  breakers: (route) => ask((api) => api.breakers(route)),
  shares: (route) => ask((api) => api.shares(route)),
  stages: (node) => ask((api) => api.stages(node)),
  paths: (node) => ask((api) => api.paths(node)),
  messages: (query) => ask((api) => api.messages(query)),
  data: (node) => ask((api) => api.data(node)),
  objectives: () => ask((api) => api.objectives()),
  counters: (query) => ask((api) => api.counters(query)),
};
