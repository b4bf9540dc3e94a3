// A message in the hands of a group: out at a consumer, or back and waiting to be delivered again. Pooled; named by its slot, and
// by its receipt, which moves on with each delivery: what is said of an earlier one is too late.
import type { Member } from "./member.ts";

/** Nobody has it: the record is free, or its message has just been taken. */
export const IDLE = 0;
export const OUT = 1;
export const BACKING_OFF = 2;
/** To be delivered again as soon as somebody takes it. */
export const READY = 3;

export class Delivery {
  readonly slot: number;
  message = -1;
  partition = 0;
  /** 1: the first. */
  number = 0;
  state = IDLE;
  receipt = 0.5;
  /** A second copy that a fault made: the message itself goes its own way. */
  isCopy = false;
  /** Who has it, while it is out. */
  member: Member | null = null;
  /** µs */
  sentAt = 0.5;
  /** µs: when it last came back. */
  backAt = 0.5;
  /** When something becomes of it by itself; Infinity: nothing. */
  due = Infinity;
  /** Which group it belongs to: its place in the broker's list. */
  group = 0;

  constructor(slot: number) {
    this.slot = slot;
    this.receipt = this.sentAt = this.backAt = 0;
  }
}

export class DeliveryPool {
  readonly all: Delivery[] = [];
  private readonly free: Delivery[] = [];

  take(group: number, message: number, partition: number): Delivery {
    const delivery = this.free.pop() ?? this.make();
    delivery.group = group;
    delivery.message = message;
    delivery.partition = partition;
    delivery.number = 0;
    delivery.isCopy = false;
    return delivery;
  }

  private make(): Delivery {
    const made = new Delivery(this.all.length);
    this.all.push(made);
    return made;
  }

  give(delivery: Delivery): void {
    delivery.state = IDLE;
    delivery.receipt++;
    delivery.due = Infinity;
    delivery.message = -1;
    delivery.member = null;
    this.free.push(delivery);
  }
}
