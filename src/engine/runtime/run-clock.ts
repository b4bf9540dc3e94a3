// What happens once, at a later moment of the run, as an event of its own; and the run's time for systems that ask a clock.
import type { Clock } from "../kernel/virtual-clock.ts";
import { DEAD } from "./frame-states.ts";
import type { Frame, TimerOwner } from "./frame.ts";
import type { Run } from "./run.ts";

class Once implements TimerOwner {
  /** Of the event that can still be withdrawn. */
  private frame: Frame | null = null;
  private readonly happens: () => void;
  constructor(happens: () => void) {
    this.happens = happens;
  }

  arm(run: Run, us: number): void {
    this.frame = run.timer(this, us);
  }

  fire(run: Run, frame: Frame): void {
    this.frame = null;
    run.frames.give(frame);
    this.happens();
  }

  withdraw(): void {
    if (this.frame !== null) this.frame.op = DEAD; // its event frees it
    this.frame = null;
  }
}

/** For whoever sets its timer: frees that, and happens. */
export const once = (happens: () => void): TimerOwner => new Once(happens);

/** Happens so many µs from now. @returns withdraws it */
export function after(run: Run, us: number, happens: () => void): () => void {
  const it = new Once(happens);
  it.arm(run, us);
  return () => it.withdraw();
}

export class RunClock implements Clock {
  private readonly run: Run;
  constructor(run: Run) {
    this.run = run;
  }

  get now(): number {
    return this.run.queue.now;
  }

  after(us: number, then: () => void): () => void {
    return after(this.run, us, then);
  }
}
