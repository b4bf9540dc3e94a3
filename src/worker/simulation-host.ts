// What the worker does, apart from being one: holds the simulation, paces it, tells frames. Tested without a worker.
import type { RecordedRun, Scenario, TimelineEntry } from "../engine/scenario/document.ts";
import { parseScenario } from "../engine/scenario/parse-scenario.ts";
import { createSimulation, RunFailure, type Simulation } from "../engine/simulation.ts";
import type { BreakerView } from "../engine/telemetry/views/breakers.ts";
import type { ChangeList, ChangeQuery, WhyLink } from "../engine/telemetry/views/changes.ts";
import type { ConfigQuery, ConfigView } from "../engine/telemetry/views/config-view.ts";
import type { DataReport } from "../engine/telemetry/views/data-view.ts";
import type { CountersQuery, CountersView, ObjectiveView } from "../engine/telemetry/views/effects-view.ts";
import type { LimitsView } from "../engine/telemetry/views/limits.ts";
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
import { DotRate } from "./dot-rate.ts";
import { nextTurn, rest } from "./next-turn.ts";
import { Pace, SLICE_MS } from "./pacing.ts";
import type { Failure, Frame, Position, RunState, SimulationApi, Speed } from "./protocol.ts";

/** Wall ms between two frames. */
const FRAME_MS = 100;
/** Events between two looks at the wall clock: some hundred µs. */
const EVENTS_A_LOOK = 1000;

type Send = (frame: Frame, transferred: ArrayBuffer[]) => Frame;

export class SimulationHost implements SimulationApi {
  private readonly send: Send;
  private simulation: Simulation | null = null;
  private number = 0;
  private state: RunState = "paused";
  private failure: Failure | null = null;
  private onFrame: ((frame: Frame) => void) | null = null;
  private pace = new Pace(1, 0, 0);
  /** Where `runTo` ends; Infinity otherwise. */
  private goal = Infinity;
  private turning = false;
  private framedAt = -Infinity;
  /** The topology whose ids the page has; −1: none. */
  private toldTopology = -1;
  private readonly dots = new DotRate();

  constructor(send: Send) {
    this.send = send;
  }

  async load(run: number, document: Scenario): Promise<Failure | null> {
    this.number = run;
    this.state = "paused";
    this.failure = null;
    this.toldTopology = -1;
    this.goal = Infinity;
    this.simulation = null; // a run that cannot be built leaves none, not the one before
    const parsed = parseScenario(document);
    if (!parsed.ok) return this.refused(document, JSON.stringify(parsed.problems[0] ?? null));
    try {
      this.simulation = createSimulation(parsed.value);
    } catch (error) {
      return this.fail(error);
    }
    this.dots.begin(this.simulation);
    this.frame();
    return null;
  }

  private refused(document: Scenario, message: string): Failure {
    return { code: "document", message, seed: document.seed ?? 1, at: this.simulation?.now ?? 0 };
  }

  async watch(onFrame: (frame: Frame) => void): Promise<void> {
    this.onFrame = onFrame;
    this.frame();
  }

  async start(speed: Speed): Promise<void> {
    if (this.simulation === null || this.state === "failed" || this.state === "finished") return;
    this.goal = Infinity;
    this.go(speed);
  }

  private go(speed: Speed): void {
    this.state = "running";
    this.pace = new Pace(speed, performance.now(), this.now);
    this.frame();
    if (!this.turning) void this.turn();
  }

  async setSpeed(speed: Speed): Promise<void> {
    this.pace.set(speed, this.now);
  }

  async pause(): Promise<Position> {
    if (this.state === "running") this.state = "paused";
    this.frame();
    return this.position();
  }

  async step(): Promise<Position> {
    if (this.state === "running") this.state = "paused";
    if (this.state === "paused") this.attempt((simulation) => simulation.step());
    this.frame();
    return this.position();
  }

  async runTo(time: number): Promise<Position> {
    if (this.simulation === null || this.state === "failed" || this.state === "finished" || time <= this.now) return this.position();
    this.goal = time;
    this.go("max");
    while (this.state === "running" && this.goal === time) await nextTurn();
    return this.position();
  }

  /** Slice after slice, until it is no longer running. */
  private async turn(): Promise<void> {
    this.turning = true;
    try {
      while (this.state === "running") {
        const early = this.slice();
        if (this.isOver()) break;
        if (performance.now() - this.framedAt >= FRAME_MS) this.frame();
        await (early ? rest() : nextTurn());
      }
    } finally {
      this.turning = false;
    }
    this.frame();
  }

  /** Asked anew, since a slice may have changed it. */
  private isOver(): boolean {
    return this.state !== "running";
  }

  /** True: it came as far as its pace allows before its time was over. */
  private slice(): boolean {
    const begun = performance.now();
    const until = Math.min(this.goal, this.pace.allowed(begun, this.now));
    this.attempt((simulation) => {
      while (simulation.now < until && !simulation.finished) {
        simulation.advance(until, EVENTS_A_LOOK);
        if (performance.now() - begun >= SLICE_MS) break;
      }
    });
    if (this.state !== "running") return false;
    if (this.simulation?.finished === true) this.state = "finished";
    else if (this.now >= this.goal) this.state = "paused";
    return this.now >= until;
  }

  private attempt(act: (simulation: Simulation) => void): boolean {
    if (this.simulation === null) return false;
    try {
      act(this.simulation);
      if (this.simulation.finished && this.state !== "running") this.state = "finished";
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  private fail(error: unknown): Failure {
    const at = this.simulation?.now ?? 0;
    const seed = this.simulation?.run.seed ?? 1;
    const message = error instanceof Error ? error.message : String(error);
    this.failure =
      error instanceof RunFailure
        ? { code: error.code, message, seed, at: error.at, ...(error.nodeId === undefined ? {} : { nodeId: error.nodeId }) }
        : { code: "engine", message, seed, at };
    this.state = "failed";
    this.frame();
    return this.failure;
  }

  async intervene(entry: TimelineEntry): Promise<Failure | null> {
    let acted = false;
    if (!this.attempt((simulation) => (acted = simulation.intervene(entry)))) return this.failure;
    this.frame();
    return acted ? null : { code: "document", message: entry.do, seed: this.simulation?.run.seed ?? 1, at: this.now };
  }

  async edit(document: Scenario): Promise<Failure | null> {
    const parsed = parseScenario(document);
    if (!parsed.ok) return this.refused(document, JSON.stringify(parsed.problems[0] ?? null));
    if (!this.attempt((simulation) => simulation.edit(parsed.value))) return this.failure;
    this.frame();
    return null;
  }

  private get now(): number {
    return this.simulation?.now ?? 0;
  }

  async position(): Promise<Position> {
    const { simulation, state } = this;
    return { now: this.now, events: simulation?.events ?? 0, digest: simulation?.digest() ?? "", state };
  }

  async digestAt(time: number): Promise<string | null> {
    return this.simulation?.digestAt(time) ?? null;
  }

  async document(): Promise<Scenario> {
    return this.known().scenario;
  }
  async recorded(): Promise<RecordedRun> {
    return this.known().recorded();
  }
  async series(query: SeriesQuery): Promise<Series> {
    return this.known().series(query);
  }
  async traces(query: TraceQuery): Promise<TraceList> {
    return this.known().traces(query);
  }
  async trace(id: string): Promise<Trace | null> {
    return this.known().trace(id);
  }
  async stages(node: string): Promise<readonly StageReport[]> {
    return this.known().stages(node);
  }
  async paths(node: string): Promise<readonly PathReport[]> {
    return this.known().paths(node);
  }
  async logs(query: LogQuery): Promise<LogList> {
    return this.known().logs(query);
  }
  async breakers(route: string): Promise<readonly BreakerView[]> {
    return this.known().breakers(route);
  }
  async shares(route: string): Promise<RouteShares> {
    return this.known().shares(route);
  }
  async why(id: string): Promise<readonly WhyLink[]> {
    return this.known().why(id);
  }
  async messages(query: MessagesQuery): Promise<MessagesView> {
    return this.known().messages(query);
  }
  async registry(query: RegistryQuery): Promise<RegistryView | null> {
    return this.known().registry(query);
  }
  async sagas(query: SagaQuery): Promise<SagasView | null> {
    return this.known().sagas(query);
  }
  async config(query: ConfigQuery): Promise<ConfigView | null> {
    return this.known().config(query);
  }
  async limits(route: string): Promise<LimitsView | null> {
    return this.known().limits(route);
  }
  async data(node: string): Promise<DataReport | null> {
    return this.known().data(node);
  }
  async objectives(): Promise<readonly ObjectiveView[]> {
    return this.known().objectiveViews();
  }
  async counters(query: CountersQuery): Promise<CountersView> {
    return this.known().counters(query);
  }
  async changes(query: ChangeQuery): Promise<ChangeList> {
    return this.known().changes(query);
  }

  private known(): Simulation {
    if (this.simulation === null) throw new Error("no run is loaded");
    return this.simulation;
  }

  /** Tells the page what is to be seen now. */
  private frame(): void {
    const { simulation, onFrame } = this;
    if (simulation === null || onFrame === null) return;
    const wall = performance.now();
    this.framedAt = wall;
    const live = simulation.look();
    const reached = this.state === "running" ? this.pace.reached(wall, live.now) : 0;
    const frame: Frame = {
      run: this.number,
      state: this.state,
      live,
      reached,
      ...this.idsIfChanged(simulation),
      dotsStandFor: this.dots.adjust(simulation, live, wall),
      logged: simulation.logged,
      ...(this.failure === null ? {} : { failure: this.failure }),
    };
    const { nodes, instances, routes, trends, dots } = live;
    onFrame(
      this.send(
        frame,
        [nodes, instances, routes, trends, dots].map((table) => table.buffer as ArrayBuffer),
      ),
    );
  }

  private idsIfChanged(simulation: Simulation): { nodeIds?: readonly string[]; routeIds?: readonly string[] } {
    if (simulation.topology === this.toldTopology) return {};
    this.toldTopology = simulation.topology;
    const { nodes, routes } = simulation.ids();
    return { nodeIds: nodes, routeIds: routes };
  }
}
