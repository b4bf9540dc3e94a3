// When what is to become of deliveries by themselves: ack timeouts, ends of back-offs. A heap of moments with one alarm for the
// earliest; a delivery of which something else became before is dropped when its moment reaches the top.
import { EventQueue } from "../kernel/event-queue.ts";
import type { Clock } from "../kernel/virtual-clock.ts";
import type { Delivery } from "./delivery.ts";

export class Dues {
  private readonly clock: Clock;
  private readonly deliveries: readonly Delivery[];
  private readonly happen: (delivery: Delivery) => void;
  private heap = new EventQueue();
  private armedFor = Infinity;
  private disarm: (() => void) | null = null;

  constructor(clock: Clock, deliveries: readonly Delivery[], happen: (delivery: Delivery) => void) {
    this.clock = clock;
    this.deliveries = deliveries;
    this.happen = happen;
  }

  set(delivery: Delivery, time: number): void {
    delivery.due = time;
    if (this.heap.size > 64 && this.heap.size > 4 * this.deliveries.length) this.clean();
    this.heap.insert(time, this.heap.reserve(), delivery.slot);
    if (time < this.armedFor) this.arm(time);
  }

  private arm(time: number): void {
    this.disarm?.();
    this.armedFor = time;
    this.disarm = this.clock.after(Math.max(0, time - this.clock.now), this.rings);
  }

  private readonly rings = (): void => {
    this.armedFor = Infinity;
    this.disarm = null;
    while (this.heap.size > 0) {
      const time = this.heap.dueAt;
      const delivery = this.deliveries[this.heap.pop()] as Delivery;
      if (delivery.due !== time) continue;
      if (time > this.clock.now) {
        this.heap.insert(time, this.heap.reserve(), delivery.slot);
        break;
      }
      delivery.due = Infinity;
      this.happen(delivery);
    }
    if (this.heap.size > 0) this.arm(this.heap.dueAt);
  };

  /** Drops the moments that nobody waits for any more. */
  private clean(): void {
    const old = this.heap;
    this.heap = new EventQueue();
    while (old.size > 0) {
      const time = old.dueAt;
      const slot = old.pop();
      if ((this.deliveries[slot] as Delivery).due === time) this.heap.insert(time, this.heap.reserve(), slot);
    }
  }
}
