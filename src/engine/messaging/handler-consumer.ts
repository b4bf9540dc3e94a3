// A consumer that is a function: for whoever drives a broker alone. It takes messages a moment after they were handed over, one after
// the other; it can crash, hang and leave as an instance does.
import type { Clock } from "../kernel/virtual-clock.ts";
import type { ConsumerGroup } from "./consumer-group.ts";
import type { Delivery } from "./delivery.ts";
import type { Consumer } from "./member.ts";

export interface Message {
  readonly id: number;
  readonly topic: string;
  readonly partition: number;
  readonly type: string;
  readonly key: number | null;
  readonly data: unknown;
  /** µs: when it was accepted. */
  readonly timestamp: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a handler that needs time says later. Each answers whether it came in time. */
export interface Answer {
  /** 1: the first delivery of the message to this group. */
  readonly delivery: number;
  acknowledge(): boolean;
  fail(): boolean;
}
/** Nothing: acknowledged. False, or a throw: failed. "later": it will say so itself, by the answer. */
export type Handler = (message: Message, answer: Answer) => void | boolean | "later";

interface Broker {
  readonly clock: Clock;
  message(slot: number): Message;
}

export class HandlerConsumer implements Consumer {
  readonly name: string;
  readonly order: number;
  readonly group: ConsumerGroup;
  private readonly broker: Broker;
  private readonly handler: Handler;
  private state: "up" | "hanging" | "down" = "down";

  constructor(broker: Broker, group: ConsumerGroup, name: string, order: number, handler: Handler) {
    this.broker = broker;
    this.group = group;
    this.name = name;
    this.order = order;
    this.handler = handler;
  }

  beat(): boolean {
    return this.state !== "down";
  }
  get polls(): boolean {
    return this.state === "up";
  }

  /** It is up, for the first time or again: it joins its group. */
  start(): void {
    this.state = "up";
    this.group.membership.enter(this);
  }
  /** It dies and says nothing: it is expelled when its session is over. */
  crash(): void {
    this.state = "down";
  }
  /** It has heartbeats but does nothing: it is expelled after `maxPoll`. */
  hang(): void {
    this.state = "hanging";
  }
  /** It goes on after it hung. */
  goOn(): void {
    this.state = "up";
    this.group.pump();
  }
  /** It leaves its group in order; what it has it may still end. */
  leave(): void {
    this.group.membership.leave(this);
  }

  deliver(delivery: Delivery): void {
    const { receipt } = delivery;
    const message = this.broker.message(delivery.message);
    this.broker.clock.after(0, () => this.take(delivery, receipt, message));
  }

  private take(delivery: Delivery, receipt: number, message: Message): void {
    if (this.state !== "up") return;
    const { group } = this;
    const inTime = (then: () => void): boolean => {
      if (!group.isOut(delivery, receipt)) return false;
      then();
      return true;
    };
    const answer: Answer = {
      delivery: delivery.number,
      acknowledge: () => inTime(() => group.acknowledge(delivery)),
      fail: () => inTime(() => group.fail(delivery)),
    };
    const said = this.ask(message, answer);
    if (said === false) answer.fail();
    else if (said !== "later") answer.acknowledge();
  }

  private ask(message: Message, answer: Answer): ReturnType<Handler> {
    try {
      return this.handler(message, answer);
    } catch {
      return false;
    }
  }
}
