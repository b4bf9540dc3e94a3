// A consumer as its group knows it, and what the group asks of whoever stands behind it.
import type { Delivery } from "./delivery.ts";

/** Whoever consumes: an instance of a service, or a handler in a test. */
export interface Consumer {
  readonly name: string;
  /** Its place among the others: partitions are given out in this order. */
  readonly order: number;
  /** Sends its heartbeat of now. @returns it arrives, which may be a matter of chance */
  beat(): boolean;
  /** It asks for messages: it is up, reaches the broker and does not hang. */
  readonly polls: boolean;
  /** Takes a message; what becomes of it is said to the group later, never within this call. */
  deliver(delivery: Delivery): void;
}

export class Member {
  readonly consumer: Consumer;
  /** Messages that are out at it. */
  out = 0;
  /** µs: its last heartbeat, and when it last asked for a message or answered one. */
  beatAt = 0.5;
  polledAt = 0.5;
  /** It belongs to the group: else it left, or was expelled, and what is out at it is only still to be heard of. */
  belongs = true;
  constructor(consumer: Consumer, now: number) {
    this.consumer = consumer;
    this.beatAt = this.polledAt = now;
  }
}
