// Endpoints compiled to one flat program of steps of one shape; a frame's place in it is a number.
import type { Distribution } from "../kernel/distribution.ts";
import type { RandomStream } from "../kernel/random-stream.ts";
import type { Failure } from "./failure.ts";
import type { Frame } from "./frame.ts";
import type { Endpoint, Route } from "./network.ts";
import type { ZipfKeys } from "./traffic/zipf-keys.ts";

export const WORK = 0;
export const CALL = 1;
export const FORK = 2;
export const FAIL = 3;
export const VERDICT = 4; // what the kind's own step decided takes effect
export const END = 5;
export const BRANCH_END = 6;
export const ACT = 7; // a kind's own step
export const ELSE = 8; // behind a call: what else is done where that brought nothing; its failure ends nothing

/** A kind's own way to find out how long a step works; it may leave a verdict on the frame. Asked when the slot is taken. */
export interface WorkBehaviour {
  work(frame: Frame, now: number): number;
}
/** Where a call goes, when that depends on the request. Null: nowhere; then the frame must carry a failure. */
export interface CallChooser {
  choose(frame: Frame, now: number): CallTarget | null;
}
/** A kind's own step: what it answers says how the frame goes on. A frame that waits is asked again when the kind wakes it. */
export interface Actor {
  act(frame: Frame): typeof GO_ON | typeof SKIP | typeof WAIT;
}
export const GO_ON = 0;
export const SKIP = 1; // to the end of the endpoint
export const WAIT = 2;
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
  /** ACT; where it skips to is `next`. */
  actor: Actor | null = null;
  /** CALL: what tells its draws from those of other calls. */
  site = 0;
  /** CALL: keys of its own, where it does not pass on the request's. */
  keys: ZipfKeys | null = null;
  keyRandom: RandomStream | null = null;
  /** CALL, FAIL: probability. */
  chance = 0.5;
  failure: Failure | null = null;
  /** FORK: first step of each branch. `next`: where the join goes on, or what is skipped ends. */
  branches: readonly number[] = [];
  next = 0;

  constructor(op: number) {
    this.op = op;
    this.chance = 1;
  }
}
