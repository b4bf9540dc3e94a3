// A frame is one attempt of a call, from its sending to its answer, and at the same time the visit it makes at the server.
// There is no record of the call itself: the attempt carries the call's fields and hands them to the next attempt.
// Frames are pooled objects of one hidden class; timers and lines name a frame by its slot.
//
// Who may free a frame: nobody while it is scheduled (heap or ready list), in a line, or has legs out. Such a frame is marked
// DEAD or CLOSED and frees itself when its event surfaces, the line reaches it, or its last leg returns. Hence no dangling
// reference; the generation is only for timers, which are not withdrawn when their attempt ends.
import type { CallerBreaker } from "./call/breakers.ts";
import type { HedgedCall } from "./call/hedging.ts";
import type { Failure } from "./failure.ts";
import type { Client, Endpoint, Instance, RequestType, Route } from "./network.ts";
import type { Run } from "./run.ts";

/** What happens when a frame surfaces (up to TIMER), or what it is doing while it is not scheduled. */
export const DEAD = 0; // free it
export const CONTINUE = 1; // go on with the program
export const WORKING = 2; // its work ends
export const ARRIVE = 3; // the request reaches the instance
export const REPLY = 4; // the answer reaches the caller
export const SEND = 5; // the next attempt, after the back-off
export const TIMER = 6; // owner.fire
export const IN_LINE = 7;
export const WAITING = 8; // for legs
export const CLOSED = 9; // the visit is over, but legs or a line still refer to it
export const LOST = 10; // the request or its answer never arrives
export const HUNG = 11; // at an instance that does nothing any more
export const FREE = 12;
export const HELD = 13; // before it is sent: in line for the caller's own bulkhead
export const PERMITTED = 14; // its token of the caller's own rate limit is there
export const DELIVERING = 15; // stands in for a broker, as the caller of a delivery

/**
 * What an answer says: that it is one, or that what was asked for is not there. Callers ask no more; the others are notes by which a
 * kind's own steps know a visit that they have seen: its saga was started, another copy of its message was handled, it waited for
 * another's key and is served, it is out for its key, it has brought it.
 */
export const ANSWER = { full: 0, missing: 1, started: 2, handled: 3, served: 4, leads: 5, filled: 6 } as const;

export interface TimerOwner {
  fire(run: Run, frame: Frame): void;
}

/** What a kind does when a visit is over, however that ends: the phase after the answer. It is told once. */
export interface VisitEnd {
  /** @param answered false: it was taken off the server, by its caller or by a crash */
  over(frame: Frame, failure: Failure | null, answered: boolean, now: number): void;
}

// Bits of a frame's `notes`.
const ABANDONED = 1;
const CUT = 2;
const TRACED = 4;
const SHOWN = 8;
const DUE = 16;
const HEDGED = 32;
const DEADLINE = 64;
const PATIENCE = 128;
const GUARDED = 256;
const LINKED = 512;
const TOLD = 1024;

export class Frame {
  readonly slot: number;
  /** Those of the whole pool: as fields they would be four more objects, which a line of a million pays for. */
  times: Float64Array;
  generation = 0;
  op = FREE;
  /**
   * What this attempt has that few have: a bit for each of the fields below that are set by `note`. 0 is a plain attempt, so that
   * whoever goes on with one asks a single question. A frame that is free has no notes.
   */
  notes = 0;
  // ── the caller's side
  /** Whose leg it is; null: a client's request. */
  parent: Frame | null = null;
  /** Null: a branch of a parallel step, which is no call. */
  route: Route | null = null;
  endpoint: Endpoint | null = null;
  attempt = 1;
  depth = 0;
  backoff = 0;
  private ownHedged: HedgedCall | null = null;
  private ownDeadline: Frame | null = null;
  private ownPatience: Frame | null = null;
  private ownBreaker: CallerBreaker | null = null;
  /** Calls of this visit (or branch) that end when it is cancelled: its legs, each with its neighbours. */
  firstLeg: Frame | null = null;
  nextLeg: Frame | null = null;
  lastLeg: Frame | null = null;
  // ── identity of its draws: (low 32 bits of the client's request number, the way from the root with every try)
  request = 0;
  callLineage = 0;
  lineage = 0;
  client: Client | null = null;
  type: RequestType | null = null;
  key = 0;
  // ── the server's side
  instance: Instance | null = null;
  /** The visit to which a branch belongs; of a visit itself. */
  visit: Frame | null = null;
  pc = 0;
  legs = 0;
  failure: Failure | null = null;
  /** What a kind's own step decided, to take effect when the work is done. */
  verdict: Failure | null = null;
  holdsSlot = false;
  began = false;
  /** Works in progress under this visit's slot. */
  active = 0;
  waited = 0;
  slowedBy = 0; // 1: a fault's latency was added to this visit already
  private ownAtEnd: VisitEnd | null = null;
  /** What the answer says besides how it ended (see ANSWER), and what the answer of its last call said. */
  answer = 0;
  told = 0;
  /** µs that a rate limit asks its caller to wait; known only where the callee turned this attempt away by one. */
  retryAfter = 0.5;
  // ── what is recorded of it
  span = 0; // slot of the span pool + 1; 0: not recorded
  parentSpan = 0;
  private ownTrace = 0;
  traceSlot = 0; // its place among the traces in flight
  private ownDot = 0;
  /** Of a TIMER. */
  owner: TimerOwner | null = null;

  constructor(slot: number, times: Float64Array) {
    this.slot = slot;
    this.times = times;
    this.times[(slot << 3) + 5] = Infinity;
  }

  private note(bit: number, isSet: boolean): void {
    this.notes = isSet ? this.notes | bit : this.notes & ~bit;
  }

  /** What is written to at a plain attempt too, or set back by nobody else, is as of a new frame again. */
  forget(): void {
    this.notes &= ~(ABANDONED | CUT | TRACED | SHOWN | DUE);
    this.times[(this.slot << 3) + 5] = Infinity;
    this.ownTrace = this.traceSlot = this.span = this.parentSpan = this.ownDot = 0;
  }

  /** No answer is due any more. */
  get abandoned(): boolean {
    return (this.notes & ABANDONED) !== 0;
  }
  set abandoned(is: boolean) {
    this.note(ABANDONED, is);
  }
  /** Its caller has gone in a way that takes it off the server: on arrival it leaves. */
  get cut(): boolean {
    return (this.notes & CUT) !== 0;
  }
  set cut(is: boolean) {
    this.note(CUT, is);
  }
  /** It stands among the legs of its parent. */
  get linked(): boolean {
    return (this.notes & LINKED) !== 0;
  }
  set linked(is: boolean) {
    this.note(LINKED, is);
  }
  /** The call of which it is one of several tries at once, or null. */
  get hedged(): HedgedCall | null {
    return this.ownHedged;
  }
  set hedged(call: HedgedCall | null) {
    this.note(HEDGED, call !== null);
    this.ownHedged = call;
  }
  /** Timer of the overall deadline, or null. */
  get deadline(): Frame | null {
    return this.ownDeadline;
  }
  set deadline(timer: Frame | null) {
    this.note(DEADLINE, timer !== null);
    this.ownDeadline = timer;
  }
  /** Timer of the client's patience, at a request, or null. */
  get patience(): Frame | null {
    return this.ownPatience;
  }
  set patience(timer: Frame | null) {
    this.note(PATIENCE, timer !== null);
    this.ownPatience = timer;
  }
  /** Which breaker let this try through and waits for its outcome. */
  get breaker(): CallerBreaker | null {
    return this.ownBreaker;
  }
  set breaker(breaker: CallerBreaker | null) {
    this.note(GUARDED, breaker !== null);
    this.ownBreaker = breaker;
  }
  /** Told when the visit is over; null but at a node whose kind asked for it. */
  get atEnd(): VisitEnd | null {
    return this.ownAtEnd;
  }
  set atEnd(end: VisitEnd | null) {
    this.note(TOLD, end !== null);
    this.ownAtEnd = end;
  }
  /** Number of its trace; 0: none. */
  get trace(): number {
    return this.ownTrace;
  }
  set trace(number: number) {
    this.note(TRACED, number !== 0);
    this.ownTrace = number;
  }
  /** Its number on the screen; 0: it is not shown. */
  get dot(): number {
    return this.ownDot;
  }
  set dot(number: number) {
    this.note(SHOWN, number !== 0);
    this.ownDot = number;
  }

  get calledAt(): number {
    return this.times[this.slot << 3] as number;
  }
  set calledAt(us: number) {
    this.times[this.slot << 3] = us;
  }
  get sentAt(): number {
    return this.times[(this.slot << 3) + 1] as number;
  }
  set sentAt(us: number) {
    this.times[(this.slot << 3) + 1] = us;
  }
  get arrivedAt(): number {
    return this.times[(this.slot << 3) + 2] as number;
  }
  set arrivedAt(us: number) {
    this.times[(this.slot << 3) + 2] = us;
  }
  /** When it joined the line. */
  get since(): number {
    return this.times[(this.slot << 3) + 3] as number;
  }
  set since(us: number) {
    this.times[(this.slot << 3) + 3] = us;
  }
  /** When a try that passed the caller's own limits really left. */
  get leftAt(): number {
    return this.times[(this.slot << 3) + 4] as number;
  }
  set leftAt(us: number) {
    this.times[(this.slot << 3) + 4] = us;
  }
  /** When the caller will not wait any more, as far as the callee is told; Infinity: it is not told. */
  get due(): number {
    return this.times[(this.slot << 3) + 5] as number;
  }
  set due(us: number) {
    this.note(DUE, us !== Infinity);
    this.times[(this.slot << 3) + 5] = us;
  }
}

/** A try in one of these states was sent, and its caller waits for it, unless it is abandoned. */
export const UNDER_WAY: ReadonlySet<number> = new Set([ARRIVE, CONTINUE, HUNG, IN_LINE, LOST, REPLY, WAITING, WORKING]);

/** Nobody goes on with the call: the visit for which it was made has been taken off its server, or died with it. */
export const isOrphan = ({ parent }: Frame): boolean => parent !== null && (parent.visit as Frame).op === CLOSED;

/** Places of a frame's times: a cache line. */
const TIMES = 8;

export class FramePool {
  readonly all: Frame[] = [];
  private free = new Int32Array(64);
  private times = new Float64Array(TIMES * 64);
  private freeCount = 0;

  /** A frame without notes, whose other fields the caller sets; those of the server's side are set on arrival. */
  take(): Frame {
    if (this.freeCount === 0) return this.make();
    return this.all[this.free[--this.freeCount] as number] as Frame;
  }

  private make(): Frame {
    const { all } = this;
    if (all.length === this.free.length) this.grow();
    const frame = new Frame(all.length, this.times);
    all.push(frame);
    return frame;
  }

  private grow(): void {
    const room = 2 * this.free.length;
    this.free = new Int32Array(room); // empty now: nothing to copy
    const times = new Float64Array(TIMES * room);
    times.set(this.times);
    this.times = times;
    for (const frame of this.all) frame.times = times;
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
