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
import { FrameExtras } from "./frame-extras.ts";
import { CLOSED, FREE } from "./frame-states.ts";
import type { Client, Endpoint, Instance, RequestType, Route } from "./network.ts";
import type { Run } from "./run.ts";

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
const BACKED_OFF = 2048;
/** What the next attempt in this frame must not find. The others are taken back by whoever gave them. */
const OF_ONE_ATTEMPT = ABANDONED | CUT | TRACED | SHOWN | DUE | BACKED_OFF;

// Bits of its `state`.
const BEGAN = 1;
const HOLDS_SLOT = 2;
const SLOWED = 4;
const STOOD = 8;
const STOOD_AGAIN = 4096;
/** Where the codes of its answer and of its last call's stand, and how wide they are. */
const ANSWER_AT = 4;
const TOLD_AT = 8;
const SAID = 15;

/** Frames whose times stand in one array, so that a pool grows without copying them; and the places of each: a cache line. */
export const TIMED_TOGETHER = 512;
export const TIMES = 8;
const DUE_AT = 5;

/**
 * The fields stand in the order in which a visit needs them when its turn comes: a long line has left the caches by then, and what
 * stands together is fetched together. For the same reason what few attempts have stands apart.
 */
export class Frame {
  op = FREE;
  /**
   * What this attempt has that few have: a bit for each of the fields below that are set by `note`. 0 is a plain attempt, so that
   * whoever goes on with one asks a single question. A frame that is free has no notes.
   */
  notes = 0;
  readonly slot: number;
  private readonly times: Float64Array;
  /** Where its own begin in them. */
  private readonly timesAt: number;
  /** The visit to which a branch belongs; of a visit itself. */
  visit: Frame | null = null;
  /** Of the visit or branch: the bits below, and two codes of ANSWER. */
  private state = 0;
  /** Null: a branch of a parallel step, which is no call. */
  route: Route | null = null;
  instance: Instance | null = null;
  pc = 0;
  failure: Failure | null = null;
  // Identity of its draws: low 32 bits of the client's request number, the way from the root with every try.
  request = 0;
  lineage = 0;
  /** Works in progress under this visit's slot. */
  active = 0;
  /** Slot of the span pool + 1; 0: not recorded. */
  span = 0;
  /** Whose leg it is; null: a client's request. */
  parent: Frame | null = null;
  client: Client | null = null;
  legs = 0;
  type: RequestType | null = null;
  generation = 0;
  endpoint: Endpoint | null = null;
  attempt = 1;
  depth = 0;
  callLineage = 0;
  key = 0;
  private ownTrace = 0;
  private extras: FrameExtras | null = null;
  /** Of a TIMER. */
  owner: TimerOwner | null = null;

  constructor(slot: number, times: Float64Array) {
    this.slot = slot;
    this.times = times;
    this.timesAt = (slot & (TIMED_TOGETHER - 1)) * TIMES;
    times[this.timesAt + DUE_AT] = Infinity;
  }

  private note(bit: number, isSet: boolean): void {
    this.notes = isSet ? this.notes | bit : this.notes & ~bit;
  }
  private get own(): FrameExtras {
    return (this.extras ??= new FrameExtras());
  }

  /** Nothing more is recorded of it. */
  leaveTrace(): void {
    this.trace = this.span = this.traceSlot = 0;
  }

  /** It is free: what the next attempt relies on without setting it is as of a new frame again. */
  forget(): void {
    this.notes &= ~OF_ONE_ATTEMPT;
    this.times[this.timesAt + DUE_AT] = Infinity;
    this.ownTrace = this.span = 0;
    const { extras } = this;
    if (extras !== null) extras.traceSlot = extras.parentSpan = extras.dot = extras.backoff = 0;
  }

  /** A visit begins here, or a branch of one. */
  arrives(pc: number, visit: Frame): void {
    this.pc = pc;
    this.visit = visit;
    this.failure = null;
    this.legs = 0;
    this.active = 0;
    this.state = 0;
    if (this.extras !== null) this.extras.verdict = null;
  }

  /** Its work has begun, or something else that its program does. */
  get began(): boolean {
    return (this.state & BEGAN) !== 0;
  }
  set began(is: boolean) {
    this.state = is ? this.state | BEGAN : this.state & ~BEGAN;
  }
  get holdsSlot(): boolean {
    return (this.state & HOLDS_SLOT) !== 0;
  }
  set holdsSlot(is: boolean) {
    this.state = is ? this.state | HOLDS_SLOT : this.state & ~HOLDS_SLOT;
  }
  /** It stood in line before it began: only then it is kept when that was. */
  get stood(): boolean {
    return (this.state & STOOD) !== 0;
  }
  set stood(is: boolean) {
    this.state = is ? this.state | STOOD : this.state & ~STOOD;
  }
  /** And after it had begun: only then `waitedAgain` says for how long. */
  get stoodAgain(): boolean {
    return (this.state & STOOD_AGAIN) !== 0;
  }
  set stoodAgain(is: boolean) {
    this.state = is ? this.state | STOOD_AGAIN : this.state & ~STOOD_AGAIN;
  }
  /** A fault's latency was added to this visit already. */
  get slowed(): boolean {
    return (this.state & SLOWED) !== 0;
  }
  set slowed(is: boolean) {
    this.state = is ? this.state | SLOWED : this.state & ~SLOWED;
  }
  /** What the answer says besides how it ended: see ANSWER. */
  get answer(): number {
    return (this.state >> ANSWER_AT) & SAID;
  }
  set answer(code: number) {
    this.state = (this.state & ~(SAID << ANSWER_AT)) | (code << ANSWER_AT);
  }
  /** What the answer of its last call said. */
  get told(): number {
    return (this.state >> TOLD_AT) & SAID;
  }
  set told(code: number) {
    this.state = (this.state & ~(SAID << TOLD_AT)) | (code << TOLD_AT);
  }
  /** It has nothing that few have, but for what is only shown of it. */
  get isNotedForDisplay(): boolean {
    return (this.notes & ~(TRACED | SHOWN)) === 0;
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
  /** Number of its trace; 0: none. */
  get trace(): number {
    return this.ownTrace;
  }
  set trace(number: number) {
    this.note(TRACED, number !== 0);
    this.ownTrace = number;
  }
  /** Its place among the traces in flight. */
  get traceSlot(): number {
    return this.extras === null ? 0 : this.extras.traceSlot;
  }
  set traceSlot(value: number) {
    if (this.extras !== null || value !== 0) this.own.traceSlot = value;
  }
  get parentSpan(): number {
    return this.extras === null ? 0 : this.extras.parentSpan;
  }
  set parentSpan(value: number) {
    if (this.extras !== null || value !== 0) this.own.parentSpan = value;
  }
  /** Its number on the screen; 0: it is not shown. */
  get dot(): number {
    return this.extras === null ? 0 : this.extras.dot;
  }
  set dot(value: number) {
    this.note(SHOWN, value !== 0);
    if (this.extras !== null || value !== 0) this.own.dot = value;
  }
  /** µs that this try waited after the one before. */
  get backoff(): number {
    return this.extras === null ? 0 : this.extras.backoff;
  }
  set backoff(value: number) {
    this.note(BACKED_OFF, value !== 0);
    if (this.extras !== null || value !== 0) this.own.backoff = value;
  }
  /** µs that a rate limit asks its caller to wait; known only where the callee turned this attempt away by one. */
  get retryAfter(): number {
    return this.extras === null ? 0 : this.extras.retryAfter;
  }
  set retryAfter(value: number) {
    if (this.extras !== null || value !== 0) this.own.retryAfter = value;
  }
  /** The call of which it is one of several tries at once, or null. */
  get hedged(): HedgedCall | null {
    return this.extras === null ? null : this.extras.hedged;
  }
  set hedged(value: HedgedCall | null) {
    this.note(HEDGED, value !== null);
    if (this.extras !== null || value !== null) this.own.hedged = value;
  }
  /** Timer of the overall deadline, or null. */
  get deadline(): Frame | null {
    return this.extras === null ? null : this.extras.deadline;
  }
  set deadline(value: Frame | null) {
    this.note(DEADLINE, value !== null);
    if (this.extras !== null || value !== null) this.own.deadline = value;
  }
  /** Timer of the client's patience, at a request, or null. */
  get patience(): Frame | null {
    return this.extras === null ? null : this.extras.patience;
  }
  set patience(value: Frame | null) {
    this.note(PATIENCE, value !== null);
    if (this.extras !== null || value !== null) this.own.patience = value;
  }
  /** Which breaker let this try through and waits for its outcome. */
  get breaker(): CallerBreaker | null {
    return this.extras === null ? null : this.extras.breaker;
  }
  set breaker(value: CallerBreaker | null) {
    this.note(GUARDED, value !== null);
    if (this.extras !== null || value !== null) this.own.breaker = value;
  }
  /** Told when the visit is over; null but at a node whose kind asked for it. */
  get atEnd(): VisitEnd | null {
    return this.extras === null ? null : this.extras.atEnd;
  }
  set atEnd(value: VisitEnd | null) {
    this.note(TOLD, value !== null);
    if (this.extras !== null || value !== null) this.own.atEnd = value;
  }
  /** What a kind's own step decided, to take effect when the work is done. */
  get verdict(): Failure | null {
    return this.extras === null ? null : this.extras.verdict;
  }
  set verdict(value: Failure | null) {
    if (this.extras !== null || value !== null) this.own.verdict = value;
  }
  /** Calls of this visit (or branch) that end when it is cancelled: the first of them, and its neighbours among those of its parent. */
  get firstLeg(): Frame | null {
    return this.extras === null ? null : this.extras.firstLeg;
  }
  set firstLeg(value: Frame | null) {
    if (this.extras !== null || value !== null) this.own.firstLeg = value;
  }
  get nextLeg(): Frame | null {
    return this.extras === null ? null : this.extras.nextLeg;
  }
  set nextLeg(value: Frame | null) {
    if (this.extras !== null || value !== null) this.own.nextLeg = value;
  }
  get lastLeg(): Frame | null {
    return this.extras === null ? null : this.extras.lastLeg;
  }
  set lastLeg(value: Frame | null) {
    if (this.extras !== null || value !== null) this.own.lastLeg = value;
  }

  get calledAt(): number {
    return this.times[this.timesAt] as number;
  }
  set calledAt(us: number) {
    this.times[this.timesAt] = us;
  }
  get sentAt(): number {
    return this.times[this.timesAt + 1] as number;
  }
  set sentAt(us: number) {
    this.times[this.timesAt + 1] = us;
  }
  get arrivedAt(): number {
    return this.times[this.timesAt + 2] as number;
  }
  set arrivedAt(us: number) {
    this.times[this.timesAt + 2] = us;
  }
  /** When it joined the line, of one whose visit had begun before. */
  get since(): number {
    return this.times[this.timesAt + 3] as number;
  }
  set since(us: number) {
    this.times[this.timesAt + 3] = us;
  }
  /** When a try that passed the caller's own limits really left. */
  get leftAt(): number {
    return this.times[this.timesAt + 4] as number;
  }
  set leftAt(us: number) {
    this.times[this.timesAt + 4] = us;
  }
  /** When the caller will not wait any more, as far as the callee is told; Infinity: it is not told. */
  get due(): number {
    return this.times[this.timesAt + DUE_AT] as number;
  }
  set due(us: number) {
    this.note(DUE, us !== Infinity);
    this.times[this.timesAt + DUE_AT] = us;
  }
  /** When the visit began, of one that stood in line until then. */
  get beganAt(): number {
    return this.times[this.timesAt + 6] as number;
  }
  set beganAt(us: number) {
    this.times[this.timesAt + 6] = us;
  }
  /** µs that it stood in line after it had begun. */
  get waitedAgain(): number {
    return this.times[this.timesAt + 7] as number;
  }
  set waitedAgain(us: number) {
    this.times[this.timesAt + 7] = us;
  }
}

/** Nobody goes on with the call: the visit for which it was made has been taken off its server, or died with it. */
export const isOrphan = ({ parent }: Frame): boolean => parent !== null && (parent.visit as Frame).op === CLOSED;
