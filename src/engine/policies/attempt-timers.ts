// Timers of attempts (or calls) that share a duration: fired for each that was not disarmed by its attempt's end.
import { TimerRing } from "../kernel/timer-ring.ts";
import { TIMER } from "../runtime/frame-states.ts";
import type { Frame, TimerOwner } from "../runtime/frame.ts";
import type { Run } from "../runtime/run.ts";

export class AttemptTimers implements TimerOwner {
  /** µs */
  readonly duration: number;
  private readonly ring: TimerRing;
  private readonly onExpiry: (run: Run, frame: Frame) => void;

  constructor(run: Run, duration: number, onExpiry: (run: Run, frame: Frame) => void) {
    const event = run.frames.take();
    this.duration = duration;
    event.op = TIMER;
    event.owner = this;
    this.ring = new TimerRing(run.queue, run.frames.all, duration, event.slot);
    this.onExpiry = onExpiry;
  }

  arm(frame: Frame): void {
    this.ring.arm(frame.slot, frame.generation);
  }

  fire(run: Run): void {
    const slot = this.ring.takeHead();
    if (slot >= 0) this.onExpiry(run, run.frames.all[slot] as Frame);
    this.ring.armHead();
  }
}
