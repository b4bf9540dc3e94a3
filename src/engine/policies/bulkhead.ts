// A bulkhead: so many calls in flight at most, so many more in a line of their own, first in first out (resilience4j: Bulkhead with
// maxConcurrentCalls; its line is Polly's and Hystrix'). How many may be in flight can be lowered from outside, by a concurrency
// limit that learns. Who stands in line is named by a number; whoever leaves it early is skipped when its turn comes.
import { SlotRing } from "../kernel/slot-ring.ts";

export class Bulkhead {
  /** In flight at most; Infinity: the cap alone decides. */
  maxInFlight: number;
  /** Places in line. */
  queue: number;
  /** What a concurrency limit allows now. */
  cap = Infinity;
  inFlight = 0;
  /** In line, without those who left it early. */
  waiting = 0;
  /** The line with them. */
  readonly line = new SlotRing();

  constructor(maxInFlight: number, queue: number) {
    this.maxInFlight = maxInFlight;
    this.queue = queue;
  }

  get hasRoom(): boolean {
    return this.inFlight < this.maxInFlight && this.inFlight < this.cap;
  }

  /** True: the caller is in flight. Nobody overtakes those who stand in line. */
  enter(): boolean {
    if (this.waiting > 0 || !this.hasRoom) return false;
    this.inFlight++;
    return true;
  }

  /** Into the line. False: it is full. */
  join(ticket: number): boolean {
    if (this.waiting >= this.queue) return false;
    this.line.push(ticket);
    this.waiting++;
    return true;
  }

  /** One of those in line has gone; its ticket is dropped when its turn comes. */
  withdraw(): void {
    this.waiting--;
  }

  /** One in flight has ended. */
  leave(): void {
    this.inFlight--;
  }

  /** Takes the ticket at the head of the line; −1: nobody waits, or there is no room. Its holder comes in, or has gone: then ask again. */
  next(): number {
    return this.waiting > 0 && this.hasRoom ? this.line.shift() : -1;
  }

  /** The one who stood at the head is in flight. */
  comesIn(): void {
    this.waiting--;
    this.inFlight++;
  }
}
