// Pending events in total order (time, sequence): those of one instant surface in the order in which they were scheduled. The earliest
// few stand sorted in a short array, the next one last; the others wait in a heap. It owns the virtual clock (`now`, whole µs). Callers
// hand over delays, never absolute times: no event lies in the past, and a small integer crosses a call without being boxed.
import { EventHeap } from "./event-heap.ts";

/** Places of the short array; how many of them go to the heap when it is full, and come from it when it is empty. */
const PLACES = 32;
const MOVED = 16;

export class EventQueue {
  // The latest first. Empty only when there are no events at all; none in the heap comes before any of these.
  private readonly times = new Float64Array(PLACES);
  private readonly sequences = new Float64Array(PLACES);
  private readonly payloads = new Int32Array(PLACES);
  private count = 0;
  private readonly others = new EventHeap();
  /** A fraction first: the fields are doubles from birth and change no shape when they outgrow 31 bits. */
  now = 0.5;
  private next = 0.5;

  constructor() {
    this.now = 0;
    this.next = 0;
  }

  get size(): number {
    return this.count + this.others.size;
  }
  /** Events for which there is room without more memory. */
  get room(): number {
    return PLACES + this.others.times.length;
  }
  /** When the earliest is due; Infinity where there is none. */
  get dueAt(): number {
    return this.count === 0 ? Infinity : (this.times[this.count - 1] as number);
  }

  /** Is there one by then? */
  isDue(time: number): boolean {
    return this.count > 0 && (this.times[this.count - 1] as number) <= time;
  }

  /** @param delay whole µs ≥ 0 */
  after(delay: number, payload: number): void {
    const { times } = this;
    const time = this.now + delay;
    if (this.count === PLACES || (this.others.size > 0 && time >= (times[0] as number))) {
      this.insert(time, this.next++, payload);
      return;
    }
    const { sequences, payloads } = this;
    // A new event has the highest sequence: among equal times it surfaces last.
    let i = this.count++;
    while (i > 0 && (times[i - 1] as number) <= time) {
      times[i] = times[i - 1] as number;
      sequences[i] = sequences[i - 1] as number;
      payloads[i] = payloads[i - 1] as number;
      i--;
    }
    times[i] = time;
    sequences[i] = this.next++;
    payloads[i] = payload;
  }

  /** Takes a place in the order without an event; `insert` may use it later. */
  reserve(): number {
    return this.next++;
  }

  insert(time: number, sequence: number, payload: number): void {
    if (this.count === PLACES) this.moveOut();
    const { times, sequences, payloads } = this;
    if (this.others.size > 0 && !(time < (times[0] as number) || (time === times[0] && sequence < (sequences[0] as number)))) {
      this.others.push(time, sequence, payload);
      return;
    }
    let i = this.count++;
    while (i > 0 && ((times[i - 1] as number) < time || (times[i - 1] === time && (sequences[i - 1] as number) < sequence))) {
      times[i] = times[i - 1] as number;
      sequences[i] = sequences[i - 1] as number;
      payloads[i] = payloads[i - 1] as number;
      i--;
    }
    times[i] = time;
    sequences[i] = sequence;
    payloads[i] = payload;
  }

  /** Removes the earliest event, moves the clock to it, returns its payload. Not to be called when there is none. */
  pop(): number {
    const i = --this.count;
    this.now = this.times[i] as number;
    const payload = this.payloads[i] as number;
    if (i === 0 && this.others.size > 0) this.moveIn();
    return payload;
  }

  private moveOut(): void {
    const { times, sequences, payloads } = this;
    for (let i = 0; i < MOVED; i++) this.others.push(times[i] as number, sequences[i] as number, payloads[i] as number);
    times.copyWithin(0, MOVED);
    sequences.copyWithin(0, MOVED);
    payloads.copyWithin(0, MOVED);
    this.count -= MOVED;
  }

  private moveIn(): void {
    const { others } = this;
    this.count = Math.min(MOVED, others.size);
    for (let i = this.count - 1; i >= 0; i--) {
      this.times[i] = others.times[0] as number;
      this.sequences[i] = others.sequences[0] as number;
      this.payloads[i] = others.payloads[0] as number;
      others.removeFirst();
    }
  }
}
