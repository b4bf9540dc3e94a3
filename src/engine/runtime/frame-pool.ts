// The frames of a run: those that are free are used again, so that a run in a steady state makes none.
import { FREE } from "./frame-states.ts";
import { Frame, TIMED_TOGETHER, TIMES } from "./frame.ts";

export class FramePool {
  readonly all: Frame[] = [];
  private free = new Int32Array(64);
  private freeCount = 0;
  /** Of the frames made last. */
  private times = new Float64Array(0);

  /** A frame without notes, trace, deadline and back-off. The caller sets what else it needs; `arrives` sets the server's side. */
  take(): Frame {
    if (this.freeCount === 0) return this.make();
    return this.all[this.free[--this.freeCount] as number] as Frame;
  }

  private make(): Frame {
    const { all } = this;
    if (all.length % TIMED_TOGETHER === 0) this.times = new Float64Array(TIMES * TIMED_TOGETHER);
    if (all.length === this.free.length) this.free = new Int32Array(2 * all.length); // empty now: nothing to copy
    const frame = new Frame(all.length, this.times);
    all.push(frame);
    return frame;
  }

  give(frame: Frame): void {
    frame.op = FREE;
    if (frame.notes !== 0) frame.forget();
    frame.generation = (frame.generation + 1) & 0x3fffffff;
    this.free[this.freeCount++] = frame.slot;
  }

  get inUse(): number {
    return this.all.length - this.freeCount;
  }
}
