// All pending timers of one duration, in the order in which they were armed, hence of expiry. Only the head has an event in the
// queue; a timer that was disarmed (its record's generation moved on) is dropped when it reaches the head. Each timer reserves
// its place in the queue's order when it is armed, so the total order is that of single events.
import type { EventQueue } from "./event-queue.ts";

export interface Generational {
  readonly generation: number;
}

export class TimerRing {
  private readonly queue: EventQueue;
  private readonly records: readonly Generational[];
  private readonly duration: number;
  private readonly payload: number;
  private times = new Float64Array(64);
  private sequences = new Float64Array(64);
  private slots = new Int32Array(64);
  private generations = new Int32Array(64);
  private head = 0;
  private armed = false;
  length = 0;

  /** @param payload of the event that stands for the head */
  constructor(queue: EventQueue, records: readonly Generational[], duration: number, payload: number) {
    this.queue = queue;
    this.records = records;
    this.duration = duration;
    this.payload = payload;
  }

  arm(slot: number, generation: number): void {
    if (this.length === this.times.length) this.makeRoom();
    const i = (this.head + this.length++) & (this.times.length - 1);
    this.times[i] = this.queue.now + this.duration;
    this.sequences[i] = this.queue.reserve();
    this.slots[i] = slot;
    this.generations[i] = generation;
    if (!this.armed) this.armHead();
  }

  /** The head's event has surfaced: its slot if the timer is still wanted, else −1. Call `armHead` when it has been dealt with. */
  takeHead(): number {
    const i = this.head;
    const wanted = this.isWanted(i);
    this.head = (i + 1) & (this.times.length - 1);
    this.length--;
    return wanted ? (this.slots[i] as number) : -1;
  }

  armHead(): void {
    while (this.length > 0 && !this.isWanted(this.head)) {
      this.head = (this.head + 1) & (this.times.length - 1);
      this.length--;
    }
    this.armed = this.length > 0;
    if (this.armed) this.queue.insert(this.times[this.head] as number, this.sequences[this.head] as number, this.payload);
  }

  private isWanted(i: number): boolean {
    return (this.records[this.slots[i] as number] as Generational).generation === this.generations[i];
  }

  /** Full: drops the dead timers and grows only if more than half are alive, so that memory follows what is pending, not rate × duration. */
  private makeRoom(): void {
    const size = this.times.length;
    const kept: number[] = [this.head]; // the head stays even when dead: its event is in the queue
    for (let k = 1; k < this.length; k++) {
      const i = (this.head + k) & (size - 1);
      if (this.isWanted(i)) kept.push(i);
    }
    const room = kept.length * 2 > size ? size * 2 : size;
    this.times = pick(this.times, kept, new Float64Array(room));
    this.sequences = pick(this.sequences, kept, new Float64Array(room));
    this.slots = pick(this.slots, kept, new Int32Array(room));
    this.generations = pick(this.generations, kept, new Int32Array(room));
    this.head = 0;
    this.length = kept.length;
  }
}

function pick<A extends Float64Array | Int32Array>(from: A, indices: readonly number[], into: A): A {
  for (let k = 0; k < indices.length; k++) into[k] = from[indices[k] as number] as number;
  return into;
}
