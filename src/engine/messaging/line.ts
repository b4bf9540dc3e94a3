// One partition, as a group has it: messages that nobody has taken yet, those that came back and are to be delivered again, and who
// takes them. Under `partition` no message is taken while one of the line is out or backs off: that is the order that groups promise.
import { SlotRing } from "../kernel/slot-ring.ts";
import type { Delivery } from "./delivery.ts";
import type { Member } from "./member.ts";

export class Line {
  readonly waiting = new SlotRing();
  /** Deliveries, by their slots: before those that wait. */
  readonly again = new SlotRing();
  /** Deliveries that are out or back off. */
  busy = 0;
  /** The one that was sent last and is not over: for whoever looks. */
  head: Delivery | null = null;
  owner: Member | null = null;

  get isEmpty(): boolean {
    return this.waiting.length + this.again.length === 0;
  }
}

/** Takes messages out of their order: a fault. It says which of so many is next. */
export interface Disorder {
  pick(waiting: number): number;
}

/** The next message of the line. @returns its slot */
export function takeFrom({ waiting }: Line, disorder: Disorder | null): number {
  return disorder !== null && waiting.length > 1 ? waiting.pull(disorder.pick(waiting.length)) : waiting.shift();
}
