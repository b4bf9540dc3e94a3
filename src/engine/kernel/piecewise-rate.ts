// A rate that changes over time as a polyline, and its inverse integral: when will so much more have passed? With it a Poisson
// process of changing rate is drawn exactly, one exponential an arrival, without thinning (Çinlar's method).

export class PiecewiseRate {
  /** Corners: time in µs, rate per µs; flat after the last, or periodic with the last time as the period. */
  private readonly times: Float64Array;
  private readonly rates: Float64Array;
  private readonly cumulated: Float64Array;
  private readonly period: number;
  /** µs for one where the rate never changes, else 0. */
  private readonly spacing: number;

  /** @param corners [µs, per second], times not falling, the first at 0; two at one time are a jump */
  constructor(corners: readonly (readonly [number, number])[], periodic = false) {
    this.times = Float64Array.from(corners, ([time]) => time);
    this.rates = Float64Array.from(corners, ([, rate]) => Math.max(0, rate) / 1e6);
    this.cumulated = new Float64Array(corners.length);
    for (let i = 1; i < corners.length; i++) this.cumulated[i] = this.cumulatedAt(i - 1) + this.massOf(i - 1);
    this.spacing = corners.length === 1 && (this.rates[0] as number) > 0 ? 1 / (this.rates[0] as number) : 0;
    this.period = periodic ? (this.times[corners.length - 1] as number) : 0;
  }

  /** Per second. */
  at(time: number): number {
    const t = this.inPeriod(time);
    return this.rateIn(this.segmentAt(t), t) * 1e6;
  }

  /** The expected number from 0 until then. */
  until(time: number): number {
    const t = this.inPeriod(time);
    const rounds = this.period > 0 ? Math.round((time - t) / this.period) : 0;
    const i = this.segmentAt(t);
    const from = this.times[i] as number;
    return rounds * this.total() + this.cumulatedAt(i) + ((this.rates[i] as number) + this.rateIn(i, t)) * 0.5 * (t - from);
  }

  /** The time at which the expected number since 0 reaches `mass`; Infinity when it never does. */
  when(mass: number): number {
    if (this.spacing > 0) return mass * this.spacing;
    if (this.period === 0) return this.whenInRound(mass);
    const total = this.total();
    if (total <= 0) return Infinity;
    const rounds = Math.floor(mass / total);
    return rounds * this.period + this.whenInRound(mass - rounds * total);
  }

  private whenInRound(mass: number): number {
    const i = this.segmentOfMass(mass);
    const rest = mass - this.cumulatedAt(i);
    const from = this.times[i] as number;
    const r0 = this.rates[i] as number;
    const last = i === this.times.length - 1;
    const slope = last ? 0 : ((this.rates[i + 1] as number) - r0) / ((this.times[i + 1] as number) - from || 1);
    if (slope === 0) return r0 > 0 ? from + rest / r0 : rest > 0 ? Infinity : from;
    return from + (2 * rest) / (r0 + Math.sqrt(Math.max(0, r0 * r0 + 2 * slope * rest)) || Infinity);
  }

  private inPeriod(time: number): number {
    return this.period === 0 ? time : time - Math.floor(time / this.period) * this.period;
  }
  private total(): number {
    return this.cumulated[this.cumulated.length - 1] as number;
  }
  private cumulatedAt(i: number): number {
    return this.cumulated[i] as number;
  }
  private massOf(i: number): number {
    return ((this.rates[i] as number) + (this.rates[i + 1] as number)) * 0.5 * ((this.times[i + 1] as number) - (this.times[i] as number));
  }
  private rateIn(i: number, t: number): number {
    const r0 = this.rates[i] as number;
    if (i === this.times.length - 1) return r0;
    const width = (this.times[i + 1] as number) - (this.times[i] as number);
    return width === 0 ? r0 : r0 + (((this.rates[i + 1] as number) - r0) * (t - (this.times[i] as number))) / width;
  }
  /** The last segment that begins at or before the time. */
  private segmentAt(time: number): number {
    return lastNotAbove(this.times, time);
  }
  private segmentOfMass(mass: number): number {
    return lastNotAbove(this.cumulated, mass);
  }
}

function lastNotAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
