// The run's time for systems that ask a clock: what is to happen later becomes an event of the run.
import type { Clock } from "../../kernel/virtual-clock.ts";
import { DEAD, type Frame, type TimerOwner } from "../frame.ts";
import type { Run } from "../run.ts";

export class RunClock implements Clock {
  private readonly run: Run;
  constructor(run: Run) {
    this.run = run;
  }

  get now(): number {
    return this.run.queue.now;
  }

  after(us: number, then: () => void): () => void {
    const ring = new Ring(then);
    ring.frame = this.run.timer(ring, us);
    return () => ring.withdraw();
  }
}

class Ring implements TimerOwner {
  frame: Frame | null = null;
  private readonly happen: () => void;
  constructor(happen: () => void) {
    this.happen = happen;
  }

  fire(run: Run, frame: Frame): void {
    this.frame = null;
    run.frames.give(frame);
    this.happen();
  }

  withdraw(): void {
    if (this.frame !== null) this.frame.op = DEAD; // its event frees it
    this.frame = null;
  }
}
