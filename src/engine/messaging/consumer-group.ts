// A consumer group: what it has of one topic, and which of its members gets it. Under `partition` each partition has one owner
// and one message out; under `none` all members take from all partitions, as many at once as they prefetch. It never stops for
// one member: a message that fails waits by itself, and only its own partition waits with it.
import { SlotRing } from "../kernel/slot-ring.ts";
import type { Clock } from "../kernel/virtual-clock.ts";
import { GroupCounts } from "./counts.ts";
import { BACKING_OFF, type Delivery, type DeliveryPool, IDLE, OUT, READY } from "./delivery.ts";
import type { Dues } from "./dues.ts";
import type { Member } from "./member.ts";
import { Membership } from "./membership.ts";
import type { MessagePool } from "./message-pool.ts";
import { type GroupSettings, waitBefore } from "./settings.ts";
import type { Topic } from "./topic.ts";

/** What the broker does for its groups. */
export interface GroupHost {
  readonly clock: Clock;
  readonly pool: MessagePool;
  readonly deliveries: DeliveryPool;
  readonly dues: Dues;
  /** The broker itself waits for the acknowledgement; else somebody tells of the timeout. */
  readonly timesAcks: boolean;
  readonly watcher: BrokerWatcher;
  /** Makes a dead letter of it. False: there is no topic for it, or no room in it. */
  bury(group: ConsumerGroup, message: number, deliveries: number): boolean;
}

/** Hears what happens at a broker, and knows whether it hands messages out: it is neither down nor out of reach. */
export interface BrokerWatcher {
  readonly isUp: boolean;
  accepted(topic: Topic, message: number): void;
  delivered(group: ConsumerGroup, delivery: Delivery): void;
  /** A message is over for the group. */
  ended(group: ConsumerGroup, message: number, how: MessageEnd): void;
  membersChanged(group: ConsumerGroup, member: Member, how: MemberChange): void;
  rebalanced(group: ConsumerGroup): void;
}
export type MessageEnd = "acknowledged" | "deadLettered" | "expired" | "dropped";
export type MemberChange = "joined" | "left" | "session" | "maxPoll";

/** One partition, as the group has it. */
export class Line {
  readonly waiting = new SlotRing();
  /** Under `partition`: the message that is out, or back; it holds the partition. */
  held: Delivery | null = null;
  owner: Member | null = null;
}

export class ConsumerGroup {
  readonly name: string;
  readonly index: number;
  readonly topic: Topic;
  settings: GroupSettings;
  readonly counts = new GroupCounts();
  readonly lines: Line[] = [];
  readonly membership: Membership;
  private readonly host: GroupHost;
  /** Under `none`: to be delivered again, before what was never out. */
  private again = new SlotRing();
  /** Messages in the lines, which nobody has taken yet. */
  private fresh = 0;
  private turn = 0;
  removed = false;

  constructor(host: GroupHost, name: string, index: number, topic: Topic, settings: GroupSettings) {
    this.host = host;
    this.name = name;
    this.index = index;
    this.topic = topic;
    this.settings = settings;
    this.fit();
    this.membership = new Membership(this, host);
  }

  /** As many lines as the topic has partitions; of fewer the last stay until they are empty. */
  fit(): void {
    while (this.lines.length < this.topic.settings.partitions) this.lines.push(new Line());
  }

  configure(settings: GroupSettings): void {
    this.settings = settings;
    this.pump();
  }

  accept(slot: number, partition: number): void {
    const { counts } = this;
    counts.accepted++;
    counts.waiting++;
    this.fresh++;
    const line = this.lines[partition] as Line;
    line.waiting.push(slot);
    if (this.settings.ordering === "partition") this.serve(line, partition);
    else this.share();
  }

  /** Whatever can go out goes out. */
  pump(): void {
    if (this.removed) return;
    if (this.settings.ordering === "none") return this.share();
    for (let i = 0; i < this.lines.length; i++) this.serve(this.lines[i] as Line, i);
  }

  private serve(line: Line, partition: number): void {
    const { owner, held } = line;
    if (owner === null || this.membership.isPaused || !this.host.watcher.isUp || !owner.consumer.polls) return;
    if (held !== null) {
      if (held.state === READY) this.send(held, owner);
      return;
    }
    if (line.waiting.length === 0) return;
    line.held = this.host.deliveries.take(this.index, this.fromLine(line), partition);
    this.send(line.held, owner);
  }

  private fromLine(line: Line): number {
    this.fresh--;
    return line.waiting.shift();
  }

  /** Members with room take in turn. */
  private share(): void {
    if (!this.host.watcher.isUp) return;
    while (this.again.length + this.fresh > 0) {
      const member = this.membership.nextWithRoom(this.settings.prefetch);
      if (member === null) return;
      this.send(this.nextShared(), member);
    }
  }

  private nextShared(): Delivery {
    const { deliveries } = this.host;
    if (this.again.length > 0) return deliveries.all[this.again.shift()] as Delivery;
    const { lines } = this;
    do this.turn = (this.turn + 1) % lines.length;
    while ((lines[this.turn] as Line).waiting.length === 0);
    return deliveries.take(this.index, this.fromLine(lines[this.turn] as Line), this.turn);
  }

  private send(delivery: Delivery, member: Member): void {
    const { clock, dues, timesAcks, watcher } = this.host;
    const { counts } = this;
    delivery.number++;
    delivery.receipt++;
    delivery.state = OUT;
    delivery.member = member;
    delivery.sentAt = clock.now;
    delivery.due = Infinity;
    if (member.out++ === 0) member.polledAt = clock.now;
    counts.waiting--;
    counts.out++;
    counts.deliveries++;
    if (delivery.number === 1) counts.first++;
    else counts.redelivered++;
    if (timesAcks && this.settings.ackTimeout < Infinity) dues.set(delivery, clock.now + this.settings.ackTimeout);
    watcher.delivered(this, delivery);
    member.consumer.deliver(delivery);
  }

  // ── what becomes of a delivery. Each answers false where it is too late for that.

  /** Is it still out, as it was when the receipt was given? */
  isOut(delivery: Delivery, receipt: number): boolean {
    return delivery.state === OUT && delivery.receipt === receipt;
  }

  acknowledge(delivery: Delivery): void {
    this.comesBack(delivery, true);
    this.over(delivery, "acknowledged");
  }

  /** The consumer says that it could not do it. */
  fail(delivery: Delivery): void {
    this.counts.failed++;
    this.comesBack(delivery, true);
    this.redeliver(delivery, waitBefore(this.settings.redelivery, delivery.number));
  }

  /** No answer within the ack timeout. */
  timeOut(delivery: Delivery): void {
    this.counts.timedOut++;
    this.comesBack(delivery, false);
    this.redeliver(delivery, 0);
  }

  /** Its consumer is dead and says nothing: the message stays out until the consumer is expelled or the ack timeout is over. */
  loseTouch(delivery: Delivery): void {
    if (delivery.member?.belongs !== true) return this.takeBack(delivery);
    const { ackTimeout } = this.settings;
    if (ackTimeout < Infinity) this.host.dues.set(delivery, delivery.sentAt + ackTimeout);
  }

  /** Its consumer is out of the group, or its answer did not reach the broker. */
  takeBack(delivery: Delivery): void {
    this.comesBack(delivery, false);
    this.redeliver(delivery, 0);
  }

  private comesBack(delivery: Delivery, answered: boolean): void {
    const member = delivery.member as Member;
    member.out--;
    if (answered) member.polledAt = this.host.clock.now;
    delivery.member = null;
    delivery.due = Infinity;
    this.counts.out--;
    this.counts.waiting++;
  }

  private redeliver(delivery: Delivery, wait: number): void {
    const { settings } = this;
    if (settings.delivery === "at-most-once") return this.over(delivery, "dropped");
    if (delivery.number >= settings.maxDeliveries) {
      const buried = this.host.bury(this, delivery.message, delivery.number);
      return this.over(delivery, buried ? "deadLettered" : "dropped");
    }
    if (wait > 0) {
      delivery.state = BACKING_OFF;
      this.host.dues.set(delivery, this.host.clock.now + wait);
      this.freed(delivery);
    } else this.isReady(delivery);
  }

  /** A moment that was set for it has come. */
  isDue(delivery: Delivery): void {
    if (delivery.state === OUT) this.timeOut(delivery);
    else if (delivery.state === BACKING_OFF) this.isReady(delivery);
  }

  private isReady(delivery: Delivery): void {
    if (this.isTooOld(delivery)) return this.over(delivery, "expired");
    delivery.state = READY;
    if (this.settings.ordering === "none") this.again.push(delivery.slot);
    this.freed(delivery);
  }

  /** The message is nothing to the group any more. */
  private over(delivery: Delivery, how: MessageEnd): void {
    const { message, partition } = delivery;
    const line = this.lines[partition] as Line;
    if (line.held === delivery) line.held = null;
    this.host.deliveries.give(delivery);
    this.end(message, how);
    if (this.settings.ordering === "partition") this.serve(line, partition);
    else this.share();
  }

  private end(message: number, how: MessageEnd): void {
    this.counts.waiting--;
    this.counts[how]++;
    this.host.watcher.ended(this, message, how);
    this.topic.done(message);
  }

  /** Ends what was published then or before and is not out. @returns when the oldest that still waits was published */
  expire(before: number): number {
    const { times } = this.host.pool;
    let oldest = Infinity;
    for (const line of this.lines) {
      const { held, waiting } = line;
      if (held !== null && held.state !== OUT) {
        if ((times[held.message] as number) <= before) this.over(held, "expired");
        else oldest = Math.min(oldest, times[held.message] as number);
      }
      while (waiting.length > 0 && (times[waiting.at(0)] as number) <= before) this.end(this.fromLine(line), "expired");
      if (waiting.length > 0) oldest = Math.min(oldest, times[waiting.at(0)] as number);
    }
    return oldest;
  }

  /** Its topic keeps nothing for so long. */
  private isTooOld({ message }: Delivery): boolean {
    return (this.host.pool.times[message] as number) + this.topic.settings.retention <= this.host.clock.now;
  }

  /** The group is no more: whatever it has is dropped. */
  close(): void {
    this.removed = true;
    this.membership.close();
    for (const delivery of this.host.deliveries.all) {
      if (delivery.group !== this.index || delivery.state === IDLE) continue;
      if (delivery.state === OUT) this.comesBack(delivery, false);
      this.over(delivery, "dropped");
    }
    for (const line of this.lines)
      while (line.waiting.length > 0) {
        const message = this.fromLine(line);
        this.end(message, "dropped");
      }
    this.again = new SlotRing();
  }

  /** Room at a member, or a message to be had again. */
  private freed({ partition }: Delivery): void {
    if (this.settings.ordering === "partition") this.serve(this.lines[partition] as Line, partition);
    else this.share();
  }
}
