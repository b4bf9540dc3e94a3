// Sampled calls for the canvas: which requests are shown, and where their calls are. Display only: nothing in the run depends on it.
import { mixWords } from "../../kernel/hash.ts";
import type { Frame } from "../../runtime/frame.ts";
import { DOT_COLUMNS } from "../views/live.ts";

/** Rows kept between two readings; the oldest go first. */
const ROOM = 4096;

export class DotRecorder {
  private rows = new Float64Array(ROOM * DOT_COLUMNS);
  private count = 0;
  private nextId = 1;
  /** One request in so many is shown; 0: none (nobody looks). A power of two. */
  every = 0;

  /** A number of the request on the screen, 0 when it is not shown. A lower rate shows a part of what a higher one shows. */
  sample(client: number, request: number): number {
    if (this.every === 0 || (mixWords(client, request | 0) & (this.every - 1)) !== 0) return 0;
    return (this.nextId = (this.nextId + 1) & 0x3fffffff) || 1;
  }

  sent(frame: Frame, route: number, now: number): void {
    this.write(frame, route, 0, 0, now);
  }
  ended(frame: Frame, route: number, outcome: number, now: number): void {
    this.write(frame, route, 1, outcome, now);
  }

  private write(frame: Frame, route: number, phase: number, outcome: number, now: number): void {
    const at = (this.count++ % ROOM) * DOT_COLUMNS;
    const { rows } = this;
    rows[at] = mixWords(frame.lineage, frame.dot) >>> 0;
    rows[at + 1] = route;
    rows[at + 2] = phase;
    rows[at + 3] = frame.attempt;
    rows[at + 4] = outcome;
    rows[at + 5] = now;
    rows[at + 6] = frame.dot;
  }

  /** Rows since the last reading, oldest first. */
  take(): Float64Array {
    const { count, rows } = this;
    this.count = 0;
    if (count <= ROOM) return rows.slice(0, count * DOT_COLUMNS);
    const cut = (count % ROOM) * DOT_COLUMNS;
    const taken = new Float64Array(ROOM * DOT_COLUMNS);
    taken.set(rows.subarray(cut));
    taken.set(rows.subarray(0, cut), rows.length - cut);
    return taken;
  }
}
