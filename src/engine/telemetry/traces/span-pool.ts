// Spans of requests in flight: one row an attempt, in columns, chained by trace. What the caller and what the callee sees of the
// attempt meet in the same row. A row of a request that has ended is freed; who writes to it later (a visit nobody waits for)
// is told apart by the trace's number.
import type { Failure } from "../../runtime/failure.ts";
import type { Frame } from "../../runtime/frame.ts";
import { type Note, packNote } from "../views/notes.ts";

export const SPAN_COLUMNS = 23;
const PARENT = 0; // row + 1 of the parent span, 0: the root's
const NODE = 1; // index of the callee; −1: none was chosen
const INSTANCE = 2; // its number, 0: none
const ROUTE = 3;
const ENDPOINT = 4;
const ATTEMPT = 5;
const SENT = 6;
const ARRIVED = 7;
const STARTED = 8;
const ENDED = 9;
const SETTLED = 10;
const WORK = 11;
const INJECTED = 12;
const BACKOFF = 13;
const FAILURE = 14; // index + 1 of the failure, 0: ok, −1: not known
const SKEW = 15; // µs by which the callee's clock was fast; the other columns are true times
const LIMITED = 16; // µs that the caller waited before, for its own rate limit
const HELD = 17; // µs that it waited before, for its own bulkhead
const FLAGS = 18;
/** Flags of a span: its call was answered by the caller's fallback; it is a twin; it is the twin whose answer came first. */
export const FELL_BACK = 1;
export const TWIN = 2;
export const WON = 4;
const STAGES = 19; // verdicts of the callee's first stages, three bits each; see StageLists
const MORE_STAGES = 20;
const NOTE = 21; // see notes.ts
const LAY = 22; // µs that a message lay in its topic before this delivery of it, since it was published or came back
export const SPAN = {
  PARENT,
  NODE,
  INSTANCE,
  ROUTE,
  ENDPOINT,
  ATTEMPT,
  SENT,
  ARRIVED,
  STARTED,
  ENDED,
  SETTLED,
  WORK,
  INJECTED,
  BACKOFF,
  FAILURE,
  NOTE,
  SKEW,
  LIMITED,
  HELD,
  FLAGS,
  STAGES,
  MORE_STAGES,
  LAY,
} as const;

/** A row of columns begins at the place. */
export type RowTest = (rows: Float64Array, at: number) => boolean;
/** Is there a row that fits? Newest first. */
export function someRow(rows: Float64Array, fits: RowTest): boolean {
  for (let at = 0; at < rows.length; at += SPAN_COLUMNS) if (fits(rows, at)) return true;
  return false;
}

/** In flight at once; beyond that a trace loses spans and says so. 180 bytes each. */
const MOST = 1 << 18;
/** Of one trace: messages that are published for messages may go round for ever. */
const MOST_OF_TRACE = 10_000;

/** Traces in flight at once. */
const SLOTS = 1 << 21;
/** Numbers of traces go round: they only tell a slot's present trace from its last ones. */
const NUMBERS = 0x3fffffff;

export class SpanPool {
  private data = new Float64Array(1024 * SPAN_COLUMNS);
  private next = new Int32Array(1024);
  private owner = new Int32Array(1024);
  private made = 0;
  private freeHead = -1;
  private used = 0;

  /** A row for an attempt that is sent now, at the head of its trace's chain (see TraceStore). */
  sent(frame: Frame, now: number): void {
    const row = (this.counts[frame.traceSlot] as number) < MOST_OF_TRACE ? this.take() : -1;
    if (row < 0) {
      frame.span = 0;
      if (this.isOpen(frame.trace, frame.traceSlot)) this.lost.add(frame.trace);
      return;
    }
    frame.span = row + 1;
    this.owner[row] = frame.trace;
    const at = row * SPAN_COLUMNS;
    const { data } = this;
    data[at + PARENT] = frame.parentSpan;
    data[at + NODE] = frame.route === null ? -1 : frame.route.target.index;
    data[at + INSTANCE] = frame.instance === null ? 0 : frame.instance.number;
    data[at + ROUTE] = frame.route === null ? -1 : frame.route.index;
    data[at + ENDPOINT] = frame.endpoint === null ? -1 : frame.endpoint.index;
    data[at + ATTEMPT] = frame.attempt;
    data[at + SENT] = now;
    data[at + ARRIVED] = NaN;
    data[at + STARTED] = NaN;
    data[at + ENDED] = NaN;
    data[at + SETTLED] = NaN;
    data[at + WORK] = 0;
    data[at + INJECTED] = 0;
    data[at + BACKOFF] = frame.backoff;
    data[at + FAILURE] = -1;
    data[at + NOTE] = 0;
    data[at + SKEW] = frame.instance === null ? 0 : frame.instance.skew;
    data[at + LIMITED] = 0;
    data[at + HELD] = 0;
    data[at + FLAGS] = frame.hedged !== null && frame.attempt > 1 ? TWIN : 0;
    data[at + STAGES] = 0;
    data[at + MORE_STAGES] = 0;
    data[at + LAY] = 0;
    this.chain(frame, row);
  }

  /** A try that the caller held back leaves now: what went before was waiting. */
  leaves(frame: Frame, now: number): void {
    if (!this.isOf(frame)) return;
    this.set(frame, SENT, now);
    this.set(frame, INSTANCE, frame.instance === null ? 0 : frame.instance.number);
    this.set(frame, SKEW, frame.instance === null ? 0 : frame.instance.skew);
  }
  waited(frame: Frame, column: typeof LIMITED | typeof HELD | typeof LAY, us: number): void {
    if (this.isOf(frame)) this.set(frame, column, us);
  }
  mark(frame: Frame, flag: number): void {
    if (this.isOf(frame)) this.data[(frame.span - 1) * SPAN_COLUMNS + FLAGS]! += flag;
  }

  arrived(frame: Frame, now: number): void {
    if (this.isOf(frame)) this.set(frame, ARRIVED, now);
  }
  started(frame: Frame, now: number): void {
    if (this.isOf(frame)) this.set(frame, STARTED, now);
  }
  worked(frame: Frame, us: number): void {
    if (this.isOf(frame)) this.data[(frame.span - 1) * SPAN_COLUMNS + WORK]! += us;
  }
  injected(frame: Frame, us: number): void {
    if (this.isOf(frame)) this.data[(frame.span - 1) * SPAN_COLUMNS + INJECTED]! += us;
  }
  /** As StageLists packs them. */
  passed(frame: Frame, stages: number, more: number): void {
    if (!this.isOf(frame)) return;
    this.set(frame, STAGES, stages);
    this.set(frame, MORE_STAGES, more);
  }
  noted(frame: Frame, what: Note, value: number): void {
    if (frame.span !== 0 && this.isOf(frame)) this.set(frame, NOTE, packNote(what, value));
  }
  ended(frame: Frame, now: number, failure: Failure | null): void {
    if (!this.isOf(frame)) return;
    this.set(frame, ENDED, now);
    if (this.data[(frame.span - 1) * SPAN_COLUMNS + FAILURE] === -1) this.set(frame, FAILURE, failure === null ? 0 : failure.index + 1);
  }
  settled(frame: Frame, now: number, failure: Failure | null): void {
    if (!this.isOf(frame)) return;
    this.set(frame, SETTLED, now);
    this.set(frame, FAILURE, failure === null ? 0 : failure.index + 1);
  }

  // ── chains: the spans of each trace in flight, newest first. A trace has a slot while it is in flight.
  private heads = new Int32Array(256);
  private numbers = new Int32Array(256);
  /** Messages of each trace that are still on the way. */
  private held = new Int32Array(256);
  /** Spans of each. */
  private counts = new Int32Array(256);
  private readonly lost = new Set<number>();
  private freeSlots: number[] = [];
  private slots = 0;
  private serial = 0;

  /** Gives the frame the number of a new trace, or 0 when there are too many in flight. */
  open(frame: Frame): void {
    frame.trace = 0;
    const slot = this.freeSlots.pop() ?? this.slots++;
    if (slot >= SLOTS) {
      this.slots--;
      return;
    }
    if (slot === this.heads.length) this.growChains();
    this.serial = (this.serial % NUMBERS) + 1;
    this.heads[slot] = -1;
    this.held[slot] = this.counts[slot] = 0;
    this.numbers[slot] = this.serial;
    frame.trace = this.serial;
    frame.traceSlot = slot;
  }

  /** Is it still written to? */
  isOpen(trace: number, slot: number): boolean {
    return trace !== 0 && this.numbers[slot] === trace;
  }
  /** A message of the trace is on the way (+1), or has come to its end (−1). @returns how many still are; NaN: the trace is closed */
  hold(trace: number, slot: number, by: 1 | -1): number {
    return this.isOpen(trace, slot) ? (this.held[slot]! += by) : NaN;
  }
  messagesOf(slot: number): number {
    return this.held[slot] as number;
  }
  countOf(slot: number): number {
    return this.counts[slot] as number;
  }
  /** What there is of an open trace by now, as `close` gives it. */
  soFar(slot: number): Float64Array {
    return this.copy(this.rowsOf(slot));
  }
  /** Of an open trace, as `someRow` of a closed one; parents are not positions. */
  some(slot: number, fits: RowTest): boolean {
    for (let row = this.heads[slot] as number; row >= 0; row = this.next[row] as number)
      if (fits(this.data, row * SPAN_COLUMNS)) return true;
    return false;
  }
  private rowsOf(slot: number): number[] {
    const rows: number[] = [];
    for (let row = this.heads[slot] as number; row >= 0; row = this.next[row] as number) rows.push(row);
    return rows;
  }

  private chain(frame: Frame, row: number): void {
    const slot = frame.traceSlot;
    if (this.numbers[slot] !== frame.trace) {
      this.release(row); // the request has ended: nobody will ask for this span
      return;
    }
    this.next[row] = this.heads[slot] as number;
    this.heads[slot] = row;
    this.counts[slot]!++;
  }

  /** Ends a trace; gives its spans, newest first, as rows of SPAN_COLUMNS with parents as positions in the result (−1: the root), when they are wanted. */
  close(
    { trace, traceSlot }: Pick<Frame, "trace" | "traceSlot">,
    wanted: boolean,
  ): { readonly spans: Float64Array; readonly lost: boolean } | null {
    this.numbers[traceSlot] = 0;
    this.freeSlots.push(traceSlot);
    const lost = this.lost.size > 0 && this.lost.delete(trace);
    const spans = wanted ? this.soFar(traceSlot) : null;
    for (let row = this.heads[traceSlot] as number; row >= 0;) {
      const next = this.next[row] as number;
      this.release(row);
      row = next;
    }
    return spans === null ? null : { spans, lost };
  }

  private growChains(): void {
    const heads = new Int32Array(2 * this.heads.length);
    heads.set(this.heads);
    const numbers = new Int32Array(2 * this.numbers.length);
    numbers.set(this.numbers);
    const held = new Int32Array(2 * this.held.length);
    held.set(this.held);
    const counts = new Int32Array(2 * this.counts.length);
    counts.set(this.counts);
    this.heads = heads;
    this.numbers = numbers;
    this.held = held;
    this.counts = counts;
  }

  /** Where each row stands in the copy that is made; of a row that is not in it, whatever was there. */
  private places = new Int32Array(0);

  private copy(rows: readonly number[]): Float64Array {
    if (this.places.length < this.next.length) this.places = new Int32Array(this.next.length);
    const { data, places } = this;
    for (let i = 0; i < rows.length; i++) places[rows[i] as number] = i;
    const spans = new Float64Array(rows.length * SPAN_COLUMNS);
    let to = 0;
    for (const row of rows) {
      const from = row * SPAN_COLUMNS;
      for (let column = 0; column < SPAN_COLUMNS; column++) spans[to + column] = data[from + column] as number;
      const parent = (data[from + PARENT] as number) - 1;
      const place = parent < 0 ? -1 : (places[parent] as number);
      spans[to + PARENT] = place >= 0 && rows[place] === parent ? place : -1;
      to += SPAN_COLUMNS;
    }
    return spans;
  }

  private isOf(frame: Frame): boolean {
    return this.owner[frame.span - 1] === frame.trace;
  }
  private set(frame: Frame, column: number, value: number): void {
    this.data[(frame.span - 1) * SPAN_COLUMNS + column] = value;
  }

  /** Half of the room is taken: what can wait, or has had enough, is to give way. */
  get isCrowded(): boolean {
    return this.used > MOST / 2;
  }

  private take(): number {
    const free = this.freeHead;
    if (free < 0 && this.made === MOST) return -1;
    this.used++;
    if (free >= 0) {
      this.freeHead = this.next[free] as number;
      return free;
    }
    if (this.made === this.next.length) this.grow();
    return this.made++;
  }
  private release(row: number): void {
    this.used--;
    this.owner[row] = 0;
    this.next[row] = this.freeHead;
    this.freeHead = row;
  }
  private grow(): void {
    const n = 2 * this.next.length;
    const data = new Float64Array(n * SPAN_COLUMNS);
    data.set(this.data);
    const next = new Int32Array(n);
    next.set(this.next);
    const owner = new Int32Array(n);
    owner.set(this.owner);
    this.data = data;
    this.next = next;
    this.owner = owner;
  }
}
