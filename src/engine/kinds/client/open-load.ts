// Open traffic: the instants of a Poisson process (or even spacing) of changing rate, by the inverse of its integral. Instants are
// an unrounded running sum, each rounded to whole µs when it is due.
import type { PiecewiseRate } from "../../kernel/piecewise-rate.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { Source } from "../../runtime/network.ts";
import type { Alarm, Ringer, SourceContext } from "../model.ts";

export class OpenLoad implements Source, Ringer {
  private readonly rate: PiecewiseRate;
  private readonly random: RandomStream | null;
  private readonly context: SourceContext;
  // A fraction first: the fields are doubles from birth, else each arrival would make new numbers on the heap.
  private factor = 0.5;
  /** 1 / factor. */
  private share = 0.5;
  /** Expected arrivals before the next one, in the unmultiplied rate's integral. */
  private mass = 0.5;
  /** What is left of the present gap, in multiplied mass, and where it was counted from. */
  private gap = 0.5;
  private readonly alarm: Alarm;

  constructor(rate: PiecewiseRate, poisson: boolean, context: SourceContext) {
    this.rate = rate;
    this.random = poisson ? context.stream("arrivals") : null;
    this.context = context;
    this.alarm = context.alarm(this);
    this.factor = this.share = 1;
    this.mass = rate.until(context.now);
    this.gap = this.nextGap();
    this.plan();
  }

  private nextGap(): number {
    return this.random === null ? 1 : this.random.exponential();
  }

  private plan(): void {
    if (this.factor <= 0) return;
    const due = this.rate.when(this.mass + this.gap * this.share);
    if (due === Infinity) return;
    this.alarm.set(Math.max(0, Math.round(due) - this.context.now));
  }

  rings(): void {
    this.mass += this.gap * this.share;
    this.gap = this.nextGap();
    this.plan();
    this.context.request();
  }

  multiply(factor: number): void {
    const passed = this.rate.until(this.context.now);
    if (passed > this.mass) {
      this.gap = Math.max(0, this.gap - (passed - this.mass) * this.factor);
      this.mass = passed;
    }
    this.factor = factor;
    this.share = factor > 0 ? 1 / factor : 0;
    this.stop();
    this.plan();
  }

  ended(): void {}

  load(): number {
    return this.rate.at(this.context.now) * this.factor;
  }

  stop(): void {
    this.alarm.cancel();
  }
}
