// Requests far back in a long line, as rows of numbers. Such a request is known by little: whose it is, its draws, when it came. Its frame
// is used by others meanwhile and made up again when its turn comes, so that a line of a hundred thousand costs neither the collector nor
// the caches a frame each. What somebody may still reach by its frame (a deadline, a breaker, a caller's visit) keeps it.
import { IN_LINE } from "../frame-states.ts";
import type { Frame } from "../frame.ts";
import type { Client, Endpoint, Instance, RequestType, Route } from "../network.ts";
import type { Run } from "../run.ts";

/** What many requests have in common. */
interface Origin {
  readonly client: Client | null;
  readonly type: RequestType | null;
  readonly route: Route;
  readonly endpoint: Endpoint | null;
}

/** Stands in the line for the next of the rows. */
export const RESTS = -1;
const WORDS = 8;
const TIMES = 4;

export class RestingRequests {
  private words = new Int32Array(WORDS * 64);
  private times = new Float64Array(TIMES * 64);
  private head = 0;
  private length = 0;
  private origins: Origin[] = [];

  add(frame: Frame): void {
    if (this.length * WORDS === this.words.length) this.grow();
    if (this.length === 0) this.origins = [];
    const row = (this.head + this.length++) & (this.words.length / WORDS - 1);
    const { words, times } = this;
    const at = row * WORDS;
    words[at] = this.originOf(frame);
    words[at + 1] = frame.request;
    words[at + 2] = frame.lineage;
    words[at + 3] = frame.pc;
    words[at + 4] = frame.key;
    words[at + 5] = frame.trace;
    words[at + 6] = frame.span;
    words[at + 7] = frame.dot;
    times[row * TIMES] = frame.calledAt;
    times[row * TIMES + 1] = frame.sentAt;
    times[row * TIMES + 2] = frame.arrivedAt;
    times[row * TIMES + 3] = frame.traceSlot;
  }

  /** The one that has rested longest, in a frame of its own again. */
  take(run: Run, instance: Instance): Frame {
    const row = this.head;
    this.head = (row + 1) & (this.words.length / WORDS - 1);
    this.length--;
    const { words, times } = this;
    const at = row * WORDS;
    const frame = run.frames.take();
    const { client, endpoint, route, type } = this.origins[words[at] as number] as Origin;
    frame.parent = null;
    frame.client = client;
    frame.type = type;
    frame.route = route;
    frame.endpoint = endpoint;
    frame.instance = instance;
    frame.depth = 1;
    frame.attempt = 1;
    frame.request = words[at + 1] as number;
    frame.lineage = frame.callLineage = words[at + 2] as number;
    frame.arrives(words[at + 3] as number, frame);
    frame.key = words[at + 4] as number;
    frame.calledAt = times[row * TIMES] as number;
    frame.sentAt = times[row * TIMES + 1] as number;
    frame.arrivedAt = times[row * TIMES + 2] as number;
    frame.stood = true;
    frame.op = IN_LINE;
    if ((words[at + 5] as number) !== 0 || (words[at + 7] as number) !== 0) {
      frame.trace = words[at + 5] as number;
      frame.span = words[at + 6] as number;
      frame.dot = words[at + 7] as number;
      frame.traceSlot = times[row * TIMES + 3] as number;
    }
    return frame;
  }

  private originOf({ client, endpoint, route, type }: Frame): number {
    for (let i = this.origins.length - 1; i >= 0; i--) {
      const one = this.origins[i] as Origin;
      if (one.type === type && one.route === route && one.endpoint === endpoint && one.client === client) return i;
    }
    return this.origins.push({ client, endpoint, route: route as Route, type }) - 1;
  }

  private grow(): void {
    const rows = this.words.length / WORDS;
    const words = new Int32Array(2 * this.words.length);
    const times = new Float64Array(2 * this.times.length);
    words.set(this.words.subarray(this.head * WORDS));
    words.set(this.words.subarray(0, this.head * WORDS), (rows - this.head) * WORDS);
    times.set(this.times.subarray(this.head * TIMES));
    times.set(this.times.subarray(0, this.head * TIMES), (rows - this.head) * TIMES);
    this.words = words;
    this.times = times;
    this.head = 0;
  }
}

/** May the request that joins the line be made up again from a row? */
export const mayRest = (frame: Frame, instance: Instance): boolean =>
  frame.parent === null &&
  frame.isNotedForDisplay &&
  !frame.began &&
  frame.visit === frame &&
  frame.route !== null &&
  frame.route.conditions === 0 &&
  frame.depth === 1 &&
  instance.node.shedding === null &&
  !instance.node.lifo;

/** The frame is free from here on. */
export function rest(run: Run, frame: Frame, instance: Instance): void {
  (instance.resting ??= new RestingRequests()).add(frame);
  instance.line.push(RESTS);
  run.frames.give(frame);
}

/** Everybody stands in line with a frame: for whoever looks for the frames of a line. */
export function restNoMore(run: Run): void {
  for (const { instances } of run.network.nodes) for (const instance of instances) wakeAll(run, instance);
}

function wakeAll(run: Run, instance: Instance): void {
  const { line, resting } = instance;
  if (resting === null) return;
  instance.resting = null;
  line.replace(RESTS, () => resting.take(run, instance).slot);
}
