// A service that reacts to events, alone: without a drawing, a broker or a run. It is made of the parts that a service of a run is made
// of: a handler by event type, an idempotent consumer. Whoever uses it brings the events, and takes those that it publishes.
import { hashText } from "../../kernel/hash.ts";
import type { Clock } from "../../kernel/virtual-clock.ts";
import { Logger } from "../../telemetry/logger.ts";
import { IdempotentConsumer } from "./idempotent-consumer.ts";

/** What travels: `id` is the producer's, the same for every copy. */
export interface EventMessage<D = unknown> {
  readonly id: string;
  readonly type: string;
  readonly data: D;
  /** µs of virtual time. */
  readonly publishedAt: number;
  readonly key?: string;
}

/** Processes an event and says, once, now or later, that it is done, with an error or without. What it throws is that event's error. */
export type EventHandler<D> = (event: EventMessage<D>, done: (error?: unknown) => void) => void;

/** What became of a delivery. Only what failed is not acknowledged: whoever brought it brings it again. */
export interface EventEnd {
  readonly status: "handled" | "failed" | "unhandled" | "duplicate";
  readonly acknowledged: boolean;
  readonly error?: unknown;
}

export interface EventDrivenServiceSettings<D> {
  /** Takes what it publishes to the broker. Left out: nobody hears of it. */
  readonly publish?: (event: EventMessage<D>) => void;
  /** De-duplication by id; `window`: µs for which an id is remembered once its event was handled [none]. */
  readonly idempotent?: { readonly window: number };
  /** Where events without a handler are noted, and errors [a log of its own]. */
  readonly log?: Logger;
}

interface Delivery<D> {
  readonly event: EventMessage<D>;
  readonly ended: (end: EventEnd) => void;
}

/**
 * Handlers by event type, under a clock. A handler's error is that event's error: others go on. An event without a handler is logged and
 * acknowledged, since whoever subscribes to a topic gets events that are not for it. With `idempotent` an event that was handled is
 * acknowledged without being handled again; a copy that comes while the first is in work waits for its end.
 *
 * @example
 * const billing = new EventDrivenService("billing", clock);
 * billing.on("order_created", (event, done) => {
 *   billing.publish("order_confirmed", event.data);
 *   done();
 * });
 * billing.receive(event, ({ acknowledged }) => …);
 */
export class EventDrivenService<D = unknown> {
  readonly name: string;
  readonly log: Logger;
  private readonly clock: Clock;
  private readonly settings: EventDrivenServiceSettings<D>;
  private readonly handlers = new Map<string, EventHandler<D>>();
  private readonly consumer: IdempotentConsumer<Delivery<D>> | null;
  /** Deliveries by how they ended; `published`: what it has published itself. */
  readonly counts = { handled: 0, failed: 0, unhandled: 0, duplicate: 0, published: 0 };

  constructor(name: string, clock: Clock, settings: EventDrivenServiceSettings<D> = {}) {
    this.name = name;
    this.clock = clock;
    this.settings = settings;
    this.log = settings.log ?? new Logger();
    this.consumer = settings.idempotent === undefined ? null : new IdempotentConsumer(settings.idempotent.window);
  }

  /** The handler of a type, in place of the one it had. @returns takes it away again */
  on(type: string, handler: EventHandler<D>): () => void {
    this.handlers.set(type, handler);
    return () => {
      if (this.handlers.get(type) === handler) this.handlers.delete(type);
    };
  }
  /** Types that it has a handler for. */
  get handles(): readonly string[] {
    return [...this.handlers.keys()];
  }

  /** @returns the id, of which there is no second in this service */
  publish(type: string, data: D, key?: string): string {
    const id = `${this.name}-${++this.counts.published}`;
    this.settings.publish?.({ id, type, data, publishedAt: this.clock.now, ...(key === undefined ? {} : { key }) });
    return id;
  }

  /** A delivery. @param ended is told once what became of it, now or later */
  receive(event: EventMessage<D>, ended: (end: EventEnd) => void): void {
    const delivery = { event, ended };
    if (!this.handlers.has(event.type)) {
      this.log.write(this.clock.now, "warn", this.name, "eventUnhandled", { event: event.type });
      this.end(delivery, { status: "unhandled", acknowledged: true });
      return;
    }
    const claim = this.consumer === null ? "first" : this.consumer.claim(...idOf(event), delivery, this.clock.now);
    if (claim === "duplicate") this.end(delivery, DUPLICATE);
    else if (claim === "first") this.process(delivery);
  }

  private process(delivery: Delivery<D>): void {
    let isOver = false;
    const done = (error?: unknown): void => {
      if (isOver) return;
      isOver = true;
      if (error === undefined) this.handled(delivery);
      else this.failed(delivery, error);
    };
    try {
      const handler = this.handlers.get(delivery.event.type);
      if (handler === undefined) done();
      else handler(delivery.event, done);
    } catch (error) {
      done(error ?? new Error("thrown without a value"));
    }
  }

  private handled(delivery: Delivery<D>): void {
    this.end(delivery, { status: "handled", acknowledged: true });
    this.consumer?.succeeded(...idOf(delivery.event), this.clock.now, (copy) => this.end(copy, DUPLICATE));
  }

  private failed(delivery: Delivery<D>, error: unknown): void {
    this.log.write(this.clock.now, "error", this.name, "handlerFailed", { event: delivery.event.type, error: String(error) });
    this.end(delivery, { status: "failed", acknowledged: false, error });
    this.consumer?.failed(...idOf(delivery.event), (copy) => {
      this.process(copy);
      return true;
    });
  }

  private end({ ended }: Delivery<D>, end: EventEnd): void {
    this.counts[end.status]++;
    ended(end);
  }
}
const DUPLICATE: EventEnd = { status: "duplicate", acknowledged: true };

/** Two words of its text: that two ids of a window share both is one in 10¹⁹ for each pair of them. */
const idOf = ({ id }: EventMessage): [number, number] => {
  const first = hashText(id);
  return [first, hashText(id, first)];
};
