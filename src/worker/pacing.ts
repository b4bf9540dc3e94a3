// How far virtual time may go in a slice of wall time. The clock never runs to catch up: what a slice could not do is not owed.
import type { Speed } from "./protocol.ts";

/** Wall ms that a slice may take before the worker listens to messages again. */
export const SLICE_MS = 8;
/** Virtual time owed at most for wall time that passed elsewhere (a page in the background, a long message), in ms. */
const LONGEST_GAP_MS = 50;
/** Half a second of wall time over which the reached speed is measured. */
const MEASURED_MS = 500;

export class Pace {
  private speed: Speed;
  private wall: number;
  /** Virtual µs up to which the run may go. */
  private target: number;
  private marks: { readonly wall: number; readonly virtual: number }[] = [];

  constructor(speed: Speed, wall: number, virtual: number) {
    this.speed = speed;
    this.wall = wall;
    this.target = virtual;
  }

  set(speed: Speed, virtual: number): void {
    this.speed = speed;
    this.target = virtual;
    this.marks = [];
  }

  /** The virtual time up to which the coming slice may go. */
  allowed(wall: number, virtual: number): number {
    const passed = Math.min(LONGEST_GAP_MS, wall - this.wall);
    this.wall = wall;
    if (this.speed === "max") return Infinity;
    // Behind its target the run is slower than asked: the target comes back to where it is. Fractions of a µs are kept for slow motion.
    if (virtual < Math.floor(this.target)) this.target = virtual;
    this.target += passed * 1000 * this.speed;
    return Math.floor(this.target);
  }

  /** Virtual seconds a wall second, over the last half second. */
  reached(wall: number, virtual: number): number {
    this.marks.push({ wall, virtual });
    while (this.marks.length > 2 && wall - (this.marks[1] as { wall: number }).wall > MEASURED_MS) this.marks.shift();
    const [first] = this.marks;
    if (first === undefined || wall - first.wall < 50) return 0;
    return (virtual - first.virtual) / 1000 / (wall - first.wall);
  }
}
