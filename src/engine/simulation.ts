// The door of the engine: create a run from a document, advance it, act on it, read it. Everything else is behind it.
// It keeps the document as it is now, what it was at the start, and the log of what was done by hand: the three make a run that
// can be played again, bit for bit.
import { EFFECTS } from "./faults/effects.ts";
import type { Digest } from "./kernel/digest.ts";
import { MODELS } from "./kinds/models.ts";
import { ActiveFaults } from "./runtime/act/active-faults.ts";
import { Acts } from "./runtime/act/acts.ts";
import { type Item, RANK } from "./runtime/agenda.ts";
import { Builder } from "./runtime/build/builder.ts";
import { durationOf } from "./runtime/build/texts.ts";
import { Run } from "./runtime/run.ts";
import { completeSettings } from "./scenario/complete.ts";
import type { LogEntry, RecordedRun, Scenario, TimelineEntry } from "./scenario/document.ts";
import { sameValue } from "./scenario/field-values.ts";
import { parseScenario } from "./scenario/parse-scenario.ts";
import { applyPatch, diff, touched } from "./scenario/patch.ts";
import { dataReport, HitWatch } from "./telemetry/metrics/data-report.ts";
import { COLUMN, COLUMNS } from "./telemetry/metrics/history.ts";
import { readSeries } from "./telemetry/metrics/series-reader.ts";
import { startMeasuring, summarise, type Summary } from "./telemetry/metrics/summary.ts";
import { WINDOW, Windows } from "./telemetry/metrics/windows.ts";
import { ObjectiveWatches } from "./telemetry/objectives/objective-watches.ts";
import { breakerViews } from "./telemetry/readers/breaker-reader.ts";
import { ConfigReader } from "./telemetry/readers/config-reader.ts";
import { CountersReader } from "./telemetry/readers/counters-reader.ts";
import { limitsOf } from "./telemetry/readers/limits-reader.ts";
import { LiveReader } from "./telemetry/readers/live-reader.ts";
import { MessagesReader } from "./telemetry/readers/messages-reader.ts";
import { RegistryReader } from "./telemetry/readers/registry-reader.ts";
import { sagasView } from "./telemetry/readers/saga-reader.ts";
import { ShareWatch } from "./telemetry/readers/share-watch.ts";
import { TraceReader } from "./telemetry/traces/trace-reader.ts";
import type { BreakerView } from "./telemetry/views/breakers.ts";
import type { ChangeList, ChangeQuery, StateChange, WhyLink } from "./telemetry/views/changes.ts";
import type { ConfigQuery, ConfigView } from "./telemetry/views/config-view.ts";
import type { DataReport } from "./telemetry/views/data-view.ts";
import type { CountersQuery, CountersView, ObjectiveView } from "./telemetry/views/effects-view.ts";
import type { LimitsView } from "./telemetry/views/limits.ts";
import type { Live } from "./telemetry/views/live.ts";
import type { MessagesQuery, MessagesView } from "./telemetry/views/messages-view.ts";
import type { PathReport } from "./telemetry/views/path-report.ts";
import type { LogList, LogQuery, Mark, Series, SeriesQuery, StageReport, Trace, TraceList, TraceQuery } from "./telemetry/views/records.ts";
import type { RegistryQuery, RegistryView } from "./telemetry/views/registry-view.ts";
import type { SagaQuery, SagasView } from "./telemetry/views/saga-view.ts";
import type { RouteShares } from "./telemetry/views/shares.ts";
import { ConditionWatch } from "./telemetry/why/condition-watch.ts";
import { Conditions } from "./telemetry/why/conditions.ts";
import { DeadlockWatch } from "./telemetry/why/deadlock.ts";
import { LagGrowth } from "./telemetry/why/lag-growth.ts";
import { Slowness } from "./telemetry/why/slowness.ts";
import { TroubleLog } from "./telemetry/why/trouble-log.ts";
import { why, whyFailed } from "./telemetry/why/why.ts";

export { RunFailure } from "./runtime/run-failure.ts";

/** Digests of whole seconds that are remembered. */
const REMEMBERED = 3600;

/**
 * A run of the document at virtual time 0. A document with a recorded run starts from that run's document and plays its log.
 * The document must have been parsed.
 */
export const createSimulation = (scenario: Scenario): Simulation => new Simulation(scenario);

export class Simulation {
  /** The runtime beneath, for tests and benchmarks of the engine. */
  readonly run: Run;
  private readonly builder: Builder;
  private readonly acts: Acts;
  private readonly windows: Windows;
  private readonly conditions: Conditions;
  private readonly live: LiveReader;
  private readonly registryReader: RegistryReader;
  private readonly countersReader: CountersReader;
  private readonly configReader: ConfigReader;
  private readonly messagesReader: MessagesReader;
  private readonly traceReader: TraceReader;
  private readonly shareWatch: ShareWatch;
  private readonly objectives: ObjectiveWatches;
  private readonly start: Scenario;
  private document: Scenario;
  private log: LogEntry[] = [];
  /** Entries of the timeline and of a log that is played, still to come. */
  private planned: Item[] = [];
  private played: Item[] = [];
  private readonly digests = new Map<number, Digest>();
  /** µs; Infinity where the document has no duration. */
  end = Infinity;

  constructor(scenario: Scenario) {
    const { run: recorded, ...plain } = scenario;
    this.start = recorded?.start ?? plain;
    this.document = this.start;
    const settings = completeSettings(this.start);
    this.run = new Run(settings.seed);
    this.run.measuredFrom = durationOf(settings.warmup);
    this.run.hasWarmup = this.run.isWarmingUp = this.run.measuredFrom > 0;
    this.builder = new Builder(this.run, MODELS);
    this.acts = new Acts(this.run, new ActiveFaults(this.run, EFFECTS), (node, release) => this.builder.compileRelease(node, release));
    this.windows = new Windows(this.run);
    this.objectives = new ObjectiveWatches(this.run);
    this.registryReader = new RegistryReader(this.run);
    this.countersReader = new CountersReader(this.run);
    this.configReader = new ConfigReader(this.run);
    this.messagesReader = new MessagesReader(this.run);
    const slowness = new Slowness(this.run, (node) => this.windows.history.newest?.nodes[node.index * COLUMNS + COLUMN.p99] ?? NaN);
    const growth = new LagGrowth(this.run);
    this.conditions = new Conditions(this.run, this.windows, slowness, growth);
    this.run.journal.blame = (reason) => whyFailed(this.run, this.conditions, reason).led;
    const watches = [
      new DeadlockWatch(this.run),
      new TroubleLog(this.run),
      new HitWatch(this.run),
      slowness,
      growth,
      new ConditionWatch(this.run, this.conditions),
      this.registryReader,
      this.configReader,
      this.messagesReader,
      this.countersReader,
    ];
    this.shareWatch = new ShareWatch(this.run);
    this.windows.observers.push(...watches, this.shareWatch);
    this.live = new LiveReader(this.run, this.windows, this.acts.faults, this.conditions, {
      config: this.configReader,
      objectives: this.objectives,
      registry: this.registryReader,
      messages: this.messagesReader,
    });
    this.traceReader = new TraceReader(this.run.traces, this.run.network, this.run.seed);
    this.begin(recorded?.log ?? []);
  }

  private begin(log: readonly LogEntry[]): void {
    const { run } = this;
    this.builder.build(this.document);
    this.settings(); // objectives speak of what was built
    run.agenda.add({ at: run.measuredFrom, rank: RANK.measure, apply: () => startMeasuring(run) });
    this.rememberDigest(WINDOW);
    this.plan(0);
    for (const entry of log) this.play(entry);
    run.log.write(0, "info", "", "runStarted", { seed: run.seed });
  }

  /** What of the settings may change while it runs. */
  private settings(): void {
    const { duration, tracing } = completeSettings(this.document);
    this.end = duration === undefined ? Infinity : durationOf(duration);
    this.run.traces.configure(tracing);
    this.objectives.follow(this.document.objectives ?? [], this.windows.observers);
  }

  private rememberDigest(second: number): void {
    const apply = () => {
      this.digests.set(second, this.run.digest.copy());
      this.digests.delete(second - REMEMBERED * WINDOW);
      this.rememberDigest(second + WINDOW);
    };
    this.run.agenda.add({ at: second + 1, rank: RANK.window, apply });
  }

  /** Puts the timeline's entries from that moment on into the agenda, in place of those that were there. */
  private plan(from: number): void {
    for (const item of this.planned) this.run.agenda.remove(item);
    this.planned = (this.document.timeline ?? []).flatMap((entry) => {
      const at = durationOf(entry.at);
      return at < from ? [] : [{ at, rank: RANK.timeline, apply: () => void this.acts.perform(entry) }];
    });
    for (const item of this.planned) this.run.agenda.add(item);
  }

  /** An entry of a recorded log takes effect when its time comes. */
  private play(entry: LogEntry): void {
    const item: Item = { at: durationOf(entry.at), rank: RANK.log, apply: () => void this.take(entry, true) };
    this.played.push(item);
    this.run.agenda.add(item);
  }

  /**
   * By hand or from a recorded log: the same way, so that a run that is played again is the same. A recorded patch comes from
   * anywhere: what it makes is parsed like every document, and where that is none nothing changes.
   */
  private take(entry: LogEntry, isRecorded = false): boolean {
    this.log.push(entry);
    if (entry.do !== "edit") return this.acts.perform(entry) || this.unsaid();
    const patched = applyPatch(this.document, entry.patch);
    const made = patched.ok && isRecorded ? parseScenario(patched.value) : patched;
    if (made.ok) this.change(made.value as Scenario, touched(this.document, made.value as Scenario));
    return made.ok;
  }

  /** What had nothing to act on is no part of the run. */
  private unsaid(): false {
    this.log.pop();
    return false;
  }

  private change(after: Scenario, things: readonly string[]): void {
    const before = this.document;
    const { run } = this;
    this.document = after;
    const mark: Mark = { id: `edit-${this.log.length}`, act: "edit", fault: "", target: "", from: run.now, to: null, settings: {}, things };
    run.journal.doing(mark, () => this.apply(before, after));
    run.log.write(run.now, "info", "", "edited", {});
  }

  private apply(before: Scenario, after: Scenario): void {
    this.builder.apply(before, after);
    this.acts.faults.clearRemoved();
    this.settings();
    if (!sameValue(before.timeline, after.timeline)) this.replan(before);
    this.run.drain();
  }

  /** A fault whose entry was deleted ends; entries that are still to come are planned anew. */
  private replan(before: Scenario): void {
    const left = new Set((this.document.timeline ?? []).map((entry) => entry.id));
    for (const entry of before.timeline ?? [])
      if (entry.do === "fault" && entry.id !== undefined && !left.has(entry.id)) this.acts.faults.clear(entry.id);
    this.plan(this.run.now + 1);
  }

  /** Whole µs; everything up to and including this moment has happened. */
  get now(): number {
    return this.run.now;
  }
  get events(): number {
    return this.run.events;
  }
  get finished(): boolean {
    return this.run.now >= this.end;
  }
  get scenario(): Scenario {
    return this.document;
  }
  get logged(): number {
    return this.log.length;
  }

  /** Everything up to and including `until` (µs), or until so many events are done: then it stops after the last event of an instant. */
  advance(until: number, events = Infinity): void {
    this.run.advance(Math.min(until, this.end), events);
  }

  /** All events of the next instant at which there are any. */
  step(): void {
    this.run.step(this.end);
  }

  /** Something done by hand, at the first microsecond after the last begun instant. False: there was nothing for it to act on. */
  intervene(act: TimelineEntry): boolean {
    let acted = false;
    this.byHand((at) => {
      acted = this.take({ ...act, at } as TimelineEntry);
    });
    return acted;
  }

  /** The document is another from now on. */
  edit(after: Scenario): void {
    const patch = diff(this.document, after);
    if (patch.length === 0) return;
    this.byHand((at) => this.take({ at, do: "edit", patch }));
  }

  /** A run that is finished has no next moment: nothing happens in it any more. */
  private byHand(apply: (at: string) => void): void {
    const { run } = this;
    if (this.finished) return;
    for (const item of this.played) run.agenda.remove(item); // what was recorded for later did not happen in this run
    this.played = [];
    const at = run.now + 1;
    run.agenda.add({ at, rank: RANK.log, apply: () => apply(`${at}us`) });
    run.advance(at);
  }

  /** What it takes to play this run again up to now. */
  recorded(): RecordedRun {
    return { start: this.start, log: [...this.log], until: `${this.run.now}us` };
  }

  /** 16 hex digits over everything that happened so far. */
  digest(): string {
    return this.run.digest.text();
  }
  /** The digest after all events up to the time (µs): of now, and of whole seconds of the last hour. */
  digestAt(time: number): string | null {
    return time === this.run.now ? this.digest() : (this.digests.get(time)?.text() ?? null);
  }

  summary(): Summary {
    return summarise(this.run, this.objectives.results());
  }
  /** Each objective as it is now, with what broke it. */
  objectiveViews(): readonly ObjectiveView[] {
    return this.objectives.views();
  }
  /** What is kept now, and what there was of it. */
  counters(query: CountersQuery): CountersView {
    return this.countersReader.view(query);
  }
  /** The tables of live.ts; dots since the last reading go with it. */
  look(): Live {
    return this.live.read();
  }
  /** Moves on when nodes or routes come or go: then the rows of `look` are others. */
  get topology(): number {
    return this.run.network.version;
  }
  /** Ids in the order of the rows that `look` gives. */
  ids(): { readonly nodes: readonly string[]; readonly routes: readonly string[] } {
    const { things, routes } = this.live.order();
    return { nodes: things.map((thing) => thing.id), routes: routes.map((route) => route.id) };
  }
  /** One request in so many is shown as dots, 0: none. Changes nothing in the run. */
  showDots(every: number): void {
    this.run.dots.every = every;
  }
  series(query: SeriesQuery): Series {
    return readSeries(query, this.windows.history, this.run.network, this.run.journal);
  }
  traces(query: TraceQuery): TraceList {
    return this.traceReader.list(query);
  }
  trace(id: string): Trace | null {
    return this.traceReader.trace(id);
  }
  /** The breakers of a route, one for each caller instance that is there. */
  breakers(route: string): readonly BreakerView[] {
    return breakerViews(this.run.network.routeById.get(route)?.breakers ?? null, this.run.now);
  }
  /** What the caller's own limits on a route hold now, and what its policies have done; null: there is no such route. */
  limits(route: string): LimitsView | null {
    const found = this.run.network.routeById.get(route);
    return found === undefined ? null : limitsOf(found, this.run.now);
  }
  /** How the route's calls are shared out lately: counted from the first time that it is asked for. Changes nothing in the run. */
  shares(route: string): RouteShares {
    return this.shareWatch.of(route);
  }
  logs(query: LogQuery): LogList {
    return this.run.log.list(query);
  }
  /** Why the node, client or route is as it is now: from now back to what began it; empty where nothing is to be said. */
  why(id: string): readonly WhyLink[] {
    return why(this.run, this.conditions, id).links;
  }
  /** What the registry and its callers believe, and what is true; null: there is no registry. */
  registry(query: RegistryQuery): RegistryView | null {
    return this.registryReader.view(query);
  }
  /** The documents of the configuration server, and what each instance holds of one; null: there is no server. */
  config(query: ConfigQuery): ConfigView | null {
    return this.configReader.view(query);
  }
  /** Brokers with their topics, groups and last messages; no brokers: none is drawn. */
  messages(query: MessagesQuery): MessagesView {
    return this.messagesReader.view(query);
  }
  /** What the node keeps and counts besides its visits: keys, quota, versions, locks. Null: nothing of the sort. */
  data(id: string): DataReport | null {
    const node = this.run.network.nodeById.get(id);
    return node === undefined ? null : dataReport(node, this.run.now);
  }
  /** The sagas of a node; null: it runs none. */
  sagas(query: SagaQuery): SagasView | null {
    return sagasView(this.run, query);
  }
  changes(query: ChangeQuery): ChangeList {
    return this.run.journal.list(query);
  }
  /** What the stages of a node (a gateway's middleware) have done since the run began; none where it has none. */
  stages(node: string): readonly StageReport[] {
    const found = this.run.network.nodeById.get(node);
    return found === undefined || found.stages === null ? [] : found.stages(this.run.now, found.instances);
  }
  /** What a gateway has done with each of its paths; none of another node. */
  paths(node: string): readonly PathReport[] {
    return this.run.network.nodeById.get(node)?.paths?.(this.run.now) ?? [];
  }
  get stateChanges(): readonly StateChange[] {
    return this.run.journal.stateChanges;
  }
}
