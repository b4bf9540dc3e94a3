// How many calls may be in flight at once, as a limit that is fixed or that learns from how long calls take.
// `GradientLimit` is Gradient2 of Netflix' concurrency-limits: it compares the time of each call with a long average of them; as long
// as that is not exceeded by more than the tolerance the limit grows by the line it allows, else it shrinks in proportion.

export interface ConcurrencyLimit {
  /** Calls in flight at most, now. */
  readonly limit: number;
  /** A call has ended. @param took µs  @param inFlight when it ended, itself among them */
  sample(took: number, inFlight: number): void;
}

export class FixedLimit implements ConcurrencyLimit {
  readonly limit: number;
  constructor(limit: number) {
    this.limit = limit;
  }
  sample(): void {}
}

export interface GradientSettings {
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** Calls that may wait at the callee without the limit shrinking: what it grows by. */
  readonly queue: number;
  /** A call may take so many times the long average. */
  readonly tolerance: number;
  /** Share of the newly found limit that goes into the present one. */
  readonly smoothing: number;
  /** Calls of the long average. */
  readonly window: number;
}

/** Calls whose plain mean begins the long average. */
const WARM_UP = 10;

export class GradientLimit implements ConcurrencyLimit {
  private readonly settings: GradientSettings;
  private estimated: number;
  private average = 0.5;
  private samples = 0;

  constructor(settings: GradientSettings) {
    this.settings = settings;
    this.estimated = settings.initial;
    this.average = 0;
  }

  get limit(): number {
    return Math.floor(this.estimated);
  }

  sample(took: number, inFlight: number): void {
    const { min, max, queue, tolerance, smoothing } = this.settings;
    const short = Math.max(1, took);
    this.learn(short);
    if (this.average / short > 2) this.average *= 0.95; // after an overload: back to what is usual
    if (inFlight < this.estimated / 2) return; // the caller asks for less than the limit: nothing is learnt about it
    const gradient = Math.max(0.5, Math.min(1, (tolerance * this.average) / short));
    const found = this.estimated * gradient + queue;
    this.estimated = Math.max(min, Math.min(max, this.estimated * (1 - smoothing) + found * smoothing));
  }

  private learn(took: number): void {
    this.samples++;
    if (this.samples <= WARM_UP) this.average += (took - this.average) / this.samples;
    else this.average += (took - this.average) * (2 / (this.settings.window + 1));
  }
}
