// Endpoints compiled to one flat program of steps of one shape; a frame's place in it is a number.
import type { Distribution } from "../kernel/distribution.ts";
import type { RandomStream } from "../kernel/random-stream.ts";
import type { Failure } from "./failure.ts";
import type { Frame } from "./frame.ts";
import type { Endpoint, Route } from "./network.ts";

export const WORK = 0;
export const CALL = 1;
export const FORK = 2;
export const FAIL = 3;
export const VERDICT = 4; // what the kind's own step decided takes effect
export const END = 5;
export const BRANCH_END = 6;

/** A kind's own way to find out how long a step works; it may leave a verdict on the frame. Asked when the slot is taken. */
export interface WorkBehaviour {
  work(frame: Frame, now: number): number;
}
/** Where a call goes, when that depends on the request. Null: nowhere; then the frame must carry a failure. */
export interface CallChooser {
  choose(frame: Frame): CallTarget | null;
}
export interface CallTarget {
  readonly route: Route;
  readonly endpoint: Endpoint;
}

export class Step {
  readonly op: number;
  /** WORK: how long. */
  work: Distribution | null = null;
  behaviour: WorkBehaviour | null = null;
  /** WORK, FAIL, CALL with a chance: from which draws. */
  random: RandomStream | null = null;
  /** CALL */
  route: Route | null = null;
  endpoint: Endpoint | null = null;
  chooser: CallChooser | null = null;
  /** CALL: what tells its draws from those of other calls. */
  site = 0;
  /** CALL, FAIL: probability. */
  chance = 0.5;
  failure: Failure | null = null;
  /** FORK: first step of each branch, and where the join goes on. */
  branches: readonly number[] = [];
  next = 0;

  constructor(op: number) {
    this.op = op;
    this.chance = 1;
  }
}
