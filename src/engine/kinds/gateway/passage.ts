// A request's way through the middleware of a gateway, from the first stage to what happens after its answer. Pooled: one for each
// visit that needs it. It is the visit's own end (VisitEnd), so whatever ends the visit, every stage that asked for it hears of it,
// the last one first.
import { known } from "../../../base/assert.ts";
import type { Failure } from "../../runtime/failure.ts";
import type { Frame, VisitEnd } from "../../runtime/frame.ts";
import type { RequestType } from "../../runtime/network.ts";
import { GO_ON, SKIP, WAIT } from "../../runtime/program.ts";
import { STAGES_A_WORD } from "../../telemetry/traces/stage-lists.ts";
import type { Stage } from "./stages/stage.ts";

/** What comes when the middleware's work is done. */
export const CALLS = 0;
export const ANSWERED = 1; // a stage has the answer
export const WAITS = 2; // for the answer of the one that was sent

export class Passage implements VisitEnd {
  private readonly pool: Passage[];
  private stages: readonly Stage[] = [];
  private of: Frame | null = null;
  /** Stages that want to hear of the end, and that have changed the request's headers: a bit each. */
  told = 0;
  marks = 0;
  /** µs that the stages take. */
  us = 0.5;
  next = CALLS;
  /** A stage turned it away, or the answer it waited for is a failure. */
  failure: Failure | null = null;
  /** The stage at which it waits: it is told when the passage has ended meanwhile. */
  waitsAt: (Stage & { left(passage: Passage): void }) | null = null;
  /** It stands in its kind's wait state: whoever has the answer must wake it. */
  isWaiting = false;
  /** Its visit ended while others still have it in their list: they give it back. */
  hasLeft = false;

  /** Verdicts of the stages, as a trace keeps them: of the first ten, and of the next. */
  first = 0;
  more = 0;

  constructor(pool: Passage[]) {
    this.pool = pool;
  }

  begin(frame: Frame, stages: readonly Stage[]): void {
    this.of = frame;
    this.stages = stages;
    this.told = 0;
    this.marks = 0;
    this.us = 0;
    this.next = CALLS;
    this.failure = null;
    this.waitsAt = null;
    this.isWaiting = false;
    this.hasLeft = false;
    this.first = 0;
    this.more = 0;
  }

  get frame(): Frame {
    return known(this.of, "the passage's visit");
  }
  get type(): RequestType {
    return known(this.frame.type, "the request's sort");
  }

  /** @returns what the frame does now that the work of the middleware is done, or that it was woken */
  act(): typeof GO_ON | typeof SKIP | typeof WAIT {
    if (this.next === WAITS) {
      this.isWaiting = true;
      return WAIT;
    }
    if (this.next === CALLS && this.failure === null) return GO_ON;
    this.frame.failure = this.failure;
    return SKIP;
  }

  over(_frame: Frame, failure: Failure | null, answered: boolean, now: number): void {
    const { stages } = this;
    for (let i = stages.length - 1; i >= 0; i--) if (this.told & (1 << i)) (stages[i] as Stage).over(this, failure, answered, now);
    if (this.next === WAITS && this.waitsAt !== null) {
      this.hasLeft = true;
      this.waitsAt.left(this);
    } else this.giveBack();
  }

  note(stage: number, verdict: number): void {
    if (stage < STAGES_A_WORD) this.first |= verdict << (3 * stage);
    else this.more |= verdict << (3 * (stage - STAGES_A_WORD));
  }

  giveBack(): void {
    this.of = null;
    this.pool.push(this);
  }
}
