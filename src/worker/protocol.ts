// The wire between page and worker: its messages and nothing else. Plain data and transferred typed arrays.
import type { Scenario, RecordedRun, TimelineEntry } from "../engine/scenario/document.ts";
import type { BreakerView } from "../engine/telemetry/views/breakers.ts";
import type { ChangeList, ChangeQuery, WhyLink } from "../engine/telemetry/views/changes.ts";
import type { ConfigQuery, ConfigView } from "../engine/telemetry/views/config-view.ts";
import type { DataReport } from "../engine/telemetry/views/data-view.ts";
import type { CountersQuery, CountersView, ObjectiveView } from "../engine/telemetry/views/effects-view.ts";
import type { LimitsView } from "../engine/telemetry/views/limits.ts";
import type { Live } from "../engine/telemetry/views/live.ts";
import type { MessagesQuery, MessagesView } from "../engine/telemetry/views/messages-view.ts";
import type { PathReport } from "../engine/telemetry/views/path-report.ts";
import type {
  LogList,
  LogQuery,
  Series,
  SeriesQuery,
  Trace,
  TraceList,
  TraceQuery,
  StageReport,
} from "../engine/telemetry/views/records.ts";
import type { RegistryQuery, RegistryView } from "../engine/telemetry/views/registry-view.ts";
import type { SagaQuery, SagasView } from "../engine/telemetry/views/saga-view.ts";
import type { RouteShares } from "../engine/telemetry/views/shares.ts";

export type RunState = "paused" | "running" | "finished" | "failed";

/** A failure as a value: a thrown error would lose its fields on the way. */
export interface Failure {
  readonly code: "engine" | "limit" | "document" | "worker";
  readonly message: string;
  readonly nodeId?: string;
  readonly seed: number;
  readonly at: number;
}

/** What the page is told, at most ten times a second. `live.nodes`, `instances`, `routes`, `trends`, `dots` are transferred. */
export interface Frame {
  /** Number of the run; the client drops what belongs to an older one. */
  readonly run: number;
  readonly state: RunState;
  readonly live: Live;
  /** Virtual seconds a wall second over the last half second; 0 while paused. */
  readonly reached: number;
  /** Ids in row order; only when they changed since the last frame. */
  readonly nodeIds?: readonly string[];
  readonly routeIds?: readonly string[];
  /** One dot stands for this many requests. */
  readonly dotsStandFor: number;
  /** Entries in the log of what was done by hand. */
  readonly logged: number;
  readonly failure?: Failure;
}

export interface Position {
  readonly now: number;
  readonly events: number;
  readonly digest: string;
  readonly state: RunState;
}

/** A speed is virtual seconds a wall second; "max" is as fast as possible. */
export type Speed = number | "max";

/** What the page may ask of the worker. Every call settles; failures are values. */
export interface SimulationApi {
  /** Builds a run of the document (or of what it records, to be replayed) at virtual time 0, paused. */
  load(run: number, scenario: Scenario): Promise<Failure | null>;
  /** Where frames go. */
  watch(onFrame: (frame: Frame) => void): Promise<void>;
  start(speed: Speed): Promise<void>;
  setSpeed(speed: Speed): Promise<void>;
  pause(): Promise<Position>;
  /** One instant: all events of the next microsecond at which there are any. */
  step(): Promise<Position>;
  /** Runs to the virtual time as fast as possible, then pauses. */
  runTo(time: number): Promise<Position>;
  /** Something done to the running system, at the first microsecond after the last begun instant. A failure leaves the run as it was. */
  intervene(entry: TimelineEntry): Promise<Failure | null>;
  /** The document as it is from now on. */
  edit(scenario: Scenario): Promise<Failure | null>;
  /** The document as the run has it now: in a recorded run, as of this moment. */
  document(): Promise<Scenario>;
  position(): Promise<Position>;
  /** The digest after all events up to the time; null while the run has not come so far. */
  digestAt(time: number): Promise<string | null>;
  /** Starting document and log, to share or save; `until` is now. */
  recorded(): Promise<RecordedRun>;
  series(query: SeriesQuery): Promise<Series>;
  traces(query: TraceQuery): Promise<TraceList>;
  trace(id: string): Promise<Trace | null>;
  logs(query: LogQuery): Promise<LogList>;
  /** What the stages of a node (a gateway's middleware) have done and hold, in their order. */
  stages(node: string): Promise<readonly StageReport[]>;
  /** What a gateway has done with each of its paths, and what their limits hold; none of another node. */
  paths(node: string): Promise<readonly PathReport[]>;
  /** The breakers of a route, one for each caller instance that is there. */
  breakers(route: string): Promise<readonly BreakerView[]>;
  /** How the route's calls are shared out lately; counted from the first time that it is asked for. */
  shares(route: string): Promise<RouteShares>;
  /** Why the node, client or route is as it is: from now back to what began it. */
  why(id: string): Promise<readonly WhyLink[]>;
  /** What the caller's own limits on a route hold now; null: there is no such route. */
  limits(route: string): Promise<LimitsView | null>;
  /** State changes, newest first, with what they lead back to. */
  changes(query: ChangeQuery): Promise<ChangeList>;
  /** No brokers: none is drawn. */
  messages(query: MessagesQuery): Promise<MessagesView>;
  /** Each objective as it is now, with what broke it. */
  objectives(): Promise<readonly ObjectiveView[]>;
  /** Counters and entities, now and over a stretch of time. */
  counters(query: CountersQuery): Promise<CountersView>;
  /** Null: the scenario has no registry. */
  registry(query: RegistryQuery): Promise<RegistryView | null>;
  /** The sagas of a node; null: it runs none. */
  sagas(query: SagaQuery): Promise<SagasView | null>;
  /** Null: the scenario has no configuration server. */
  config(query: ConfigQuery): Promise<ConfigView | null>;
  /** What a node keeps and counts besides its visits; null: nothing of the sort. */
  data(node: string): Promise<DataReport | null>;
}
