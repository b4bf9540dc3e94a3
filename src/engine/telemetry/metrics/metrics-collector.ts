// Counters, gauges and timers by name and labels, with their history by virtual time. A run's own timers live in the collector's pool;
// what a run counts stands beside what it counts and is read when a window closes.
import { type Distilled, distil } from "../../kernel/distilled.ts";
import { type Histogram, HistogramPool } from "../../kernel/histogram.ts";
import { closeTogether } from "../../kernel/window-quantiles.ts";
import { type Stretch, Tiers } from "./tiers.ts";

export type Labels = Readonly<Record<string, string>>;
export type MetricKind = "counter" | "gauge" | "timer";

/** A window of one metric. A counter's value is its growth in the window, a gauge's its value at the end; a timer's quantiles are in µs. */
export interface MetricWindow extends Stretch {
  readonly value: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}
export interface Sample {
  readonly name: string;
  readonly labels: Labels;
  readonly kind: MetricKind;
  /** Of a counter its total, of a gauge what was set last, of a timer how many were recorded. */
  readonly value: number;
  /** Of a timer, over all that was recorded, the open window included; in µs. */
  readonly times: Distilled | null;
}

/** Grows only. */
export class Counter {
  value = 0;
  /** @throws RangeError for a negative amount */
  add(amount = 1): void {
    if (!(amount >= 0)) throw new RangeError(`a counter grows only, not by ${amount}`);
    this.value += amount;
  }
}
export class Gauge {
  value = 0;
  set(value: number): void {
    this.value = value;
  }
}
/** Whole µs, as a log-linear histogram: count, mean, least and most are exact, percentiles by nearest rank and at most 1 % off. */
export class Timer {
  readonly histogram: Histogram;
  constructor(histogram: Histogram) {
    this.histogram = histogram;
  }
  /** @throws RangeError for a negative or broken duration */
  record(us: number): void {
    if (!(us >= 0) || !Number.isInteger(us)) throw new RangeError(`a duration is whole µs from 0 on, not ${us}`);
    this.histogram.record(us);
  }
}

interface Entry {
  readonly name: string;
  readonly labels: Labels;
  readonly metric: Counter | Gauge | Timer;
  readonly windows: Tiers<MetricWindow>;
  before: number;
}

export class MetricsCollector {
  /** Where all timers are kept. */
  readonly pool = new HistogramPool();
  private readonly entries = new Map<string, Entry>();
  private closedAt = 0;
  private readonly quantiles = new Float64Array(4);

  /** The counter of that name and those labels; the same one whenever it is asked for. @throws TypeError where the name is another kind of metric */
  counter(name: string, labels: Labels = {}): Counter {
    return this.metric(name, labels, Counter, () => new Counter());
  }
  gauge(name: string, labels: Labels = {}): Gauge {
    return this.metric(name, labels, Gauge, () => new Gauge());
  }
  timer(name: string, labels: Labels = {}): Timer {
    return this.metric(name, labels, Timer, () => new Timer(this.pool.make()));
  }

  private metric<M extends Counter | Gauge | Timer>(name: string, labels: Labels, kind: new (...args: never[]) => M, make: () => M): M {
    const key = keyOf(name, labels);
    let entry = this.entries.get(key);
    if (entry === undefined) {
      const metric = make();
      entry = { name, labels, metric, windows: new Tiers(metric instanceof Gauge ? latest : merged), before: 0 };
      this.entries.set(key, entry);
    }
    if (entry.metric instanceof kind) return entry.metric;
    throw new TypeError(`${name} is no ${kind.name.toLowerCase()}`);
  }

  /** Ends a window, from the last close up to now. @param now virtual time in µs, later than the last */
  close(now: number): void {
    const start = this.closedAt;
    this.closedAt = now;
    for (const entry of this.entries.values()) entry.windows.add(this.window(entry, start, now - start));
  }

  private window(entry: Entry, start: number, width: number): MetricWindow {
    const { metric } = entry;
    if (metric instanceof Timer) {
      closeTogether([metric.histogram], this.quantiles);
      const [value = 0, p50 = NaN, p95 = NaN, p99 = NaN] = this.quantiles;
      return { start, width, value, p50, p95, p99 };
    }
    const value = metric instanceof Counter ? metric.value - entry.before : metric.value;
    entry.before = metric.value;
    return { start, width, value, p50: NaN, p95: NaN, p99: NaN };
  }

  /** Closed windows that cover the stretch, oldest first: of a second for ten minutes back, then of ten, then of sixty. */
  history(name: string, labels: Labels, from: number, to: number): readonly MetricWindow[] {
    return this.entries.get(keyOf(name, labels))?.windows.between(from, to) ?? [];
  }

  /** All metrics by name and labels. */
  read(): readonly Sample[] {
    return [...this.entries.values()]
      .toSorted((a, b) => (keyOf(a.name, a.labels) < keyOf(b.name, b.labels) ? -1 : 1))
      .map(({ labels, metric, name }) => {
        const times = metric instanceof Timer ? distil([metric.histogram]) : null;
        const kind = metric instanceof Counter ? "counter" : metric instanceof Gauge ? "gauge" : "timer";
        return { name, labels, kind, value: metric instanceof Timer ? (times?.count ?? 0) : metric.value, times };
      });
  }
}

const keyOf = (name: string, labels: Labels): string =>
  JSON.stringify([name, ...Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

/** A gauge is what it was last. */
function latest(windows: readonly MetricWindow[]): MetricWindow {
  return { ...merged(windows), value: (windows.at(-1) as MetricWindow).value };
}
/** Counts add up; of quantiles the greatest is kept, as the cells are gone. */
function merged(windows: readonly MetricWindow[]): MetricWindow {
  const [first] = windows as readonly [MetricWindow];
  const last = windows.at(-1) as MetricWindow;
  const most = (read: (window: MetricWindow) => number) =>
    windows.reduce((found, window) => (read(window) > found || found !== found ? read(window) : found), NaN);
  return {
    start: first.start,
    width: last.start + last.width - first.start,
    value: windows.reduce((sum, { value }) => sum + value, 0),
    p50: most(({ p50 }) => p50),
    p95: most(({ p95 }) => p95),
    p99: most(({ p99 }) => p99),
  };
}
