// Objectives: what must hold of a node, a route or all clients. With `over` it must be true in every full window of that length
// after the warm-up, sliding by a second; without, over the whole measured run. A window without data says nothing.
import { CELLS, distilCells } from "../../kernel/distilled.ts";
import type { Histogram } from "../../kernel/histogram.ts";
import { addIntegrals, type Integrals, NOTHING } from "../../runtime/integrals.ts";
import type { Measured } from "../../runtime/measured.ts";
import type { Node } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { CompletedMetricObjective } from "../../scenario/complete.ts";
import { counterOf } from "../../scenario/document.ts";
import { parseDuration } from "../../scenario/duration-text.ts";
import { mostLag } from "../metrics/lags.ts";
import type { ObjectiveResult } from "../metrics/summary.ts";
import { WINDOW, type WindowObserver } from "../metrics/windows.ts";
import type { ObjectiveView } from "../views/effects-view.ts";
import { OUTCOMES } from "../views/live.ts";

/** What a stretch of time adds up to. */
class Sample {
  /** Durations as cell, count, cell, count …: a long stretch of time is remembered by the second. */
  times: Float64Array = NO_TIMES;
  sum = 0;
  /** The extremes, where they are known exactly: a window knows them by their cells. */
  shortest = 0;
  longest = Infinity;
  readonly ended = new Float64Array(OUTCOMES.length);
  busy = 0;
  slots = 0;
  maxWaiting = 0;
  /** What a counter held at its end; NaN: it is about something else, or there is none. */
  counter = NaN;
}

const NO_TIMES = new Float64Array(0);

interface Target {
  readonly histograms: readonly Histogram[];
  readonly measured: readonly Measured[];
  readonly node: Node | null;
}

export class ObjectiveWatch implements WindowObserver {
  readonly objective: CompletedMetricObjective;
  private readonly run: Run;
  private readonly limit: number;
  private readonly length: number;
  private readonly window: Sample[] = [];
  /** Durations of the window's samples together. */
  private readonly cells = new Float64Array(CELLS);
  /** What `before` and `integrals` were read from; another, or one that is new to the run, is first seen in a window of its own. */
  private seen: Measured | null = null;
  private before: number[] = [];
  private integrals: Integrals = NOTHING;
  private held: boolean | null = null;
  private worst: number | null = null;
  /** Of the last window, and since when it is so; times that it came to be broken. */
  private holds: boolean | null = null;
  private since: number | null = null;
  private times = 0;

  constructor(run: Run, objective: CompletedMetricObjective) {
    this.run = run;
    this.objective = objective;
    this.limit = limitOf(objective);
    this.length = objective.over === undefined ? 0 : Math.max(1, Math.round(usOf(objective.over) / WINDOW));
  }

  private target(): Target | null {
    const { network, requestTimes } = this.run;
    const { metric, of } = this.objective;
    if (counterOf(metric) !== null || metric === "lag") return NOTHING_MEASURED;
    if (of === "clients") return { histograms: requestTimes, measured: network.clients, node: null };
    const client = network.clientById.get(of);
    if (client !== undefined) return { histograms: client.times, measured: [client], node: null };
    const thing = network.nodeById.get(of) ?? network.routeById.get(of);
    return thing === undefined ? null : { histograms: thing.times, measured: [thing], node: network.nodeById.get(of) ?? null };
  }

  observe(end: number): void {
    if (this.length === 0) return;
    const target = this.target();
    if (target === null) return;
    const [thing = null] = target.measured;
    const isWhole = thing === this.seen || end === WINDOW;
    this.seen = thing;
    const sample = this.sample(target, end);
    if (!isWhole) this.forget();
    if (!isWhole || end - WINDOW < this.run.measuredFrom) return;
    this.window.push(sample);
    this.count(sample, 1);
    if (this.window.length > this.length) this.count(this.window.shift() as Sample, -1);
    if (this.window.length === this.length) this.judge(valueOf(this.objective.metric, this.window, this.cells, this.length * WINDOW));
  }

  private count({ times }: Sample, sign: 1 | -1): void {
    for (let i = 0; i < times.length; i += 2) this.cells[times[i] as number]! += sign * (times[i + 1] as number);
  }
  private forget(): void {
    this.window.length = 0;
    this.cells.fill(0);
  }

  private sample(target: Target, end: number): Sample {
    const sample = new Sample();
    sample.counter = counterNow(this.run, this.objective.metric);
    if (this.objective.metric === "lag") sample.maxWaiting = mostLag(this.run, this.objective.of, "window");
    if (this.objective.metric.startsWith("latency.")) {
      scratch.fill(0);
      for (const histogram of target.histograms) {
        histogram.addWindowTo(scratch);
        sample.sum += histogram.windowSum();
      }
      sample.times = packed(scratch);
    }
    const ended = OUTCOMES.map((_, i) => target.measured.reduce((sum, thing) => sum + (thing.ended[i] as number), 0));
    ended.forEach((count, i) => (sample.ended[i] = count - (this.before[i] ?? 0)));
    this.before = ended;
    if (target.node !== null) {
      const now = target.node.integrals(end);
      const passed = addIntegrals(now, this.integrals, -1);
      this.integrals = now;
      sample.busy = passed.busy;
      sample.slots = passed.slots;
      sample.maxWaiting = target.node.windowMaxWaiting;
    }
    return sample;
  }

  private judge(value: number | null): void {
    if (value === null) return;
    const holds = compare(value, this.objective.op, this.limit);
    if (holds !== this.holds) this.since = this.run.now;
    if (!holds && this.holds !== false) this.times++;
    if (holds !== this.holds && (this.holds !== null || !holds)) this.enters(holds);
    this.holds = holds;
    this.held = (this.held ?? true) && holds;
    if (this.worst === null || compare(this.worst, this.objective.op, value)) this.worst = value;
  }

  private enters(holds: boolean): void {
    const { journal, now } = this.run;
    const [from, to] = holds ? (["broken", "held"] as const) : (["held", "broken"] as const);
    const led = { origin: journal.actingFault(() => true), because: null };
    journal.changed({ at: now, thing: this.objective.id, instance: "", sort: "objective", from, to, code: "measured", led });
  }

  result(): ObjectiveResult {
    const { id } = this.objective;
    if (this.length > 0) return { id, held: this.held, value: this.worst };
    const target = this.target();
    const cells = new Float64Array(CELLS);
    const { metric } = this.objective;
    const value =
      target === null
        ? null
        : valueOf(metric, [wholeRun(this.run, target, this.objective, cells)], cells, this.run.now - this.run.measuredFrom);
    return { id, held: value === null ? null : compare(value, this.objective.op, this.limit), value };
  }

  /** In its last window; without `over` it is only known at the end. */
  get isBroken(): boolean {
    return this.holds === false;
  }
  view(): ObjectiveView {
    const { held, id, value } = this.result();
    const now = this.length > 0 ? this.holds : held;
    return { id, held, value, state: now === null ? "nothing" : now ? "held" : "broken", since: this.since, count: this.times, breaks: [] };
  }
}

/** What no histogram and no count tells of. */
const NOTHING_MEASURED: Target = { histograms: [], measured: [], node: null };
function counterNow({ ledger }: Run, metric: string): number {
  const name = counterOf(metric);
  return name === null ? NaN : (ledger?.amountOf(name) ?? NaN);
}

/** The cells of one window; what is in it counts only until the next is read. */
const scratch = new Float64Array(CELLS);
function packed(cells: Float64Array): Float64Array {
  const pairs: number[] = [];
  for (let i = 0; i < cells.length; i++) if ((cells[i] as number) > 0) pairs.push(i, cells[i] as number);
  return Float64Array.from(pairs);
}

function wholeRun(run: Run, target: Target, { metric, of }: CompletedMetricObjective, cells: Float64Array): Sample {
  const sample = new Sample();
  sample.counter = counterNow(run, metric);
  if (metric === "lag") sample.maxWaiting = mostLag(run, of, "run");
  for (const histogram of target.histograms) {
    histogram.addTo(cells);
    sample.sum += histogram.measuredSum();
  }
  sample.longest = target.histograms.reduce((most, { max }) => Math.max(most, max), 0);
  sample.shortest = target.histograms.reduce((least, { min }) => (min < 0 ? least : Math.min(least, min)), Infinity);
  for (const thing of target.measured)
    OUTCOMES.forEach((_, i) => (sample.ended[i]! += (thing.ended[i] as number) - (thing.excludedEnded[i] as number)));
  if (target.node === null) return sample;
  const passed = addIntegrals(target.node.integrals(run.now), target.node.measured, -1);
  sample.busy = passed.busy;
  sample.slots = passed.slots;
  sample.maxWaiting = Math.max(target.node.maxWaiting, target.node.windowMaxWaiting);
  return sample;
}

/** Latencies in ms, as in the summary. Null: no data. @param cells durations of the samples together */
function valueOf(metric: CompletedMetricObjective["metric"], samples: readonly Sample[], cells: Float64Array, us: number): number | null {
  const sum = (read: (sample: Sample) => number) => samples.reduce((total, sample) => total + read(sample), 0);
  const count = (i: number) => sum((sample) => sample.ended[i] as number);
  const all = OUTCOMES.reduce((total, _, i) => total + count(i), 0);
  if (counterOf(metric) !== null) {
    const counter = samples.at(-1)?.counter ?? NaN;
    return Number.isNaN(counter) ? null : counter;
  }
  if (metric.startsWith("latency.")) return latencyOf(metric.slice("latency.".length), samples, cells);
  if (metric === "lag") return lagOf(samples);
  if (metric === "queue.max") return samples.reduce((most, sample) => Math.max(most, sample.maxWaiting), 0);
  if (metric === "utilisation")
    return sum((sample) => sample.slots) > 0 ? sum((sample) => sample.busy) / sum((sample) => sample.slots) : null;
  if (metric === "rate") return us > 0 ? (all * 1e6) / us : null;
  if (all === 0) return null;
  const unavailable = count(2) + count(3) + count(4) + count(5);
  return metric === "availability" ? 1 - unavailable / all : (all - count(0) - count(6)) / all;
}

/** The most; null: there was no such thing. */
function lagOf(samples: readonly Sample[]): number | null {
  const known = samples.map(({ maxWaiting }) => maxWaiting).filter((most) => !Number.isNaN(most));
  return known.length === 0 ? null : Math.max(...known);
}

const QUANTILES: Readonly<Record<string, number>> = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99, p999: 0.999, max: 1 };
function latencyOf(which: string, samples: readonly Sample[], cells: Float64Array): number | null {
  const sum = samples.reduce((total, sample) => total + sample.sum, 0);
  const shortest = samples.reduce((least, sample) => Math.min(least, sample.shortest), Infinity);
  const longest = samples.reduce((most, sample) => Math.max(most, sample.longest), 0);
  const times = distilCells(cells, sum, shortest, longest);
  if (times.count === 0) return null;
  if (which === "max" && longest < Infinity) return longest / 1000;
  return (which === "mean" ? times.mean : times.quantile(QUANTILES[which] as number)) / 1000;
}

const usOf = (text: string): number => {
  const parsed = parseDuration(text);
  return parsed.ok ? parsed.value : 0;
};
/** In the unit of `valueOf`. */
function limitOf({ metric, value }: CompletedMetricObjective): number {
  return metric.startsWith("latency.") ? usOf(String(value)) / 1000 : Number(value);
}
function compare(value: number, op: CompletedMetricObjective["op"], limit: number): boolean {
  return op === "<" ? value < limit : op === "<=" ? value <= limit : op === ">" ? value > limit : value >= limit;
}
