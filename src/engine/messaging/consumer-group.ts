// A consumer group: what it has of one topic, and which of its members gets it. Under `partition` each partition has one owner
// and one message out (Kafka's order); under `none` all members take from all partitions, as many at once as they prefetch. It never
// stops for one member: a message that fails waits by itself, and only its own partition waits with it.
import { GroupCounts } from "./counts.ts";
import { BACKING_OFF, type Delivery, IDLE, OUT, READY } from "./delivery.ts";
import type { GroupHost, MessageEnd } from "./group-host.ts";
import { type Disorder, Line, takeFrom } from "./line.ts";
import type { Member } from "./member.ts";
import { Membership } from "./membership.ts";
import { type GroupSettings, waitBefore } from "./settings.ts";
import type { Topic } from "./topic.ts";

export class ConsumerGroup {
  readonly name: string;
  readonly index: number;
  readonly topic: Topic;
  settings: GroupSettings;
  readonly counts = new GroupCounts();
  readonly lines: Line[] = [];
  readonly membership: Membership;
  /** Takes messages out of their order; null: nothing does. */
  disorder: Disorder | null = null;
  removed = false;
  private readonly host: GroupHost;
  /** Messages in all lines, that nobody has taken yet or that came back. */
  private ready = 0;
  private turn = 0;

  constructor(host: GroupHost, name: string, index: number, topic: Topic, settings: GroupSettings) {
    this.host = host;
    this.name = name;
    this.index = index;
    this.topic = topic;
    this.settings = settings;
    this.membership = new Membership(this, host);
    this.fit();
  }

  /** As many lines as the topic has partitions; of fewer the last stay until they are empty. */
  fit(): void {
    const before = this.lines.length;
    while (this.lines.length < this.topic.settings.partitions) this.lines.push(new Line());
    if (before > 0 && this.lines.length > before) this.membership.rebalance();
  }

  configure(settings: GroupSettings): void {
    const { delivery, maxPoll, ordering, session } = this.settings;
    this.settings = settings;
    if (delivery !== settings.delivery && settings.delivery === "at-most-once") this.dropWhatCameBack();
    if (ordering !== settings.ordering) this.membership.rebalance();
    if (session !== settings.session || maxPoll !== settings.maxPoll) this.membership.watchAnew();
    this.pump();
  }

  accept(slot: number, partition: number): void {
    const { counts } = this;
    counts.accepted++;
    counts.waiting++;
    if (counts.lag > counts.windowPeak) counts.windowPeak = counts.lag;
    this.ready++;
    const line = this.lines[partition] as Line;
    line.waiting.push(slot);
    this.goOn(line, partition);
  }

  /** Whatever can go out goes out. */
  pump(): void {
    if (this.removed) return;
    if (this.settings.ordering === "none") return this.share();
    for (let i = 0; i < this.lines.length; i++) this.serve(this.lines[i] as Line, i);
  }

  /** Something of the line may go out now, or a member may take something. */
  private goOn(line: Line, partition: number): void {
    if (this.settings.ordering === "partition") this.serve(line, partition);
    else this.share();
  }

  private serve(line: Line, partition: number): void {
    const { owner } = line;
    if (owner === null || line.busy > 0 || line.isEmpty || this.membership.isPaused || !this.host.watcher.isUp) return;
    if (owner.consumer.polls) this.send(this.take(line, partition), line, owner);
  }

  /** Members with room take in turn. */
  private share(): void {
    if (!this.host.watcher.isUp) return;
    const { lines } = this;
    while (this.ready > 0) {
      const member = this.membership.nextWithRoom(this.settings.prefetch);
      if (member === null) return;
      do this.turn = (this.turn + 1) % lines.length;
      while ((lines[this.turn] as Line).isEmpty);
      const line = lines[this.turn] as Line;
      this.send(this.take(line, this.turn), line, member);
    }
  }

  private take(line: Line, partition: number): Delivery {
    const { deliveries } = this.host;
    this.ready--;
    if (line.again.length > 0) return deliveries.all[line.again.shift()] as Delivery;
    return deliveries.take(this.index, takeFrom(line, this.disorder), partition);
  }

  private send(delivery: Delivery, line: Line, member: Member): void {
    const { counts } = this;
    line.busy++;
    line.head = delivery;
    delivery.number++;
    counts.waiting--;
    counts.out++;
    if (delivery.number === 1) counts.first++;
    else counts.redelivered++;
    this.handOver(delivery, member);
  }

  private handOver(delivery: Delivery, member: Member): void {
    const { clock, dues, timesAcks, watcher } = this.host;
    delivery.receipt++;
    delivery.state = OUT;
    delivery.member = member;
    delivery.sentAt = clock.now;
    delivery.due = Infinity;
    if (member.out++ === 0) member.polledAt = clock.now;
    this.counts.deliveries++;
    if (timesAcks && this.settings.ackTimeout < Infinity) dues.set(delivery, clock.now + this.settings.ackTimeout);
    watcher.delivered(this, delivery);
    member.consumer.deliver(delivery);
  }

  /** A second copy of what has just been delivered comes to the same consumer: a fault. Nothing is made of its answer. */
  duplicate(delivery: Delivery): void {
    const { member, message, partition, number } = delivery;
    if (member === null || this.settings.delivery === "at-most-once") return; // what is acknowledged as it is sent cannot come twice
    const copy = this.host.deliveries.take(this.index, message, partition);
    copy.isCopy = true;
    copy.number = number;
    copy.backAt = delivery.backAt;
    this.counts.duplicated++;
    this.handOver(copy, member);
  }

  // ── what becomes of a delivery that is out

  /** Is it still out, as it was when the receipt was given? */
  isOut(delivery: Delivery, receipt: number): boolean {
    return delivery.state === OUT && delivery.receipt === receipt;
  }

  acknowledge(delivery: Delivery): void {
    if (delivery.isCopy) return this.endCopy(delivery);
    this.comesBack(delivery, true);
    this.over(delivery, "acknowledged");
  }

  /** The consumer says that it could not do it. */
  fail(delivery: Delivery): void {
    if (delivery.isCopy) return this.endCopy(delivery);
    this.counts.failed++;
    this.comesBack(delivery, true);
    this.redeliver(
      delivery,
      waitBefore(this.settings.redelivery, delivery.number, () => this.host.watcher.chance(this, delivery)),
    );
  }

  /** No answer within the ack timeout. */
  timeOut(delivery: Delivery): void {
    if (delivery.isCopy) return this.endCopy(delivery);
    this.counts.timedOut++;
    this.takeBack(delivery);
  }

  /** Its consumer is out of the group, or its answer did not reach the broker. */
  takeBack(delivery: Delivery): void {
    if (delivery.isCopy) return this.endCopy(delivery);
    this.comesBack(delivery, false);
    this.redeliver(delivery, 0);
  }

  /** Its consumer is dead and says nothing: the message stays out until the consumer is expelled or the ack timeout is over. */
  loseTouch(delivery: Delivery): void {
    if (delivery.member?.belongs !== true) return this.takeBack(delivery);
    const { ackTimeout } = this.settings;
    if (ackTimeout < Infinity) this.host.dues.set(delivery, Math.max(this.host.clock.now, delivery.sentAt + ackTimeout));
  }

  private endCopy(delivery: Delivery): void {
    (delivery.member as Member).out--;
    this.host.deliveries.give(delivery);
    if (this.settings.ordering === "none") this.share();
  }

  private comesBack(delivery: Delivery, answered: boolean): void {
    const member = delivery.member as Member;
    member.out--;
    if (answered) member.polledAt = this.host.clock.now;
    delivery.member = null;
    delivery.due = Infinity;
    delivery.state = BACKING_OFF;
    delivery.backAt = this.host.clock.now;
    this.counts.out--;
    this.counts.waiting++;
  }

  private redeliver(delivery: Delivery, wait: number): void {
    const { settings } = this;
    this.host.watcher.failed(this, delivery);
    if (settings.delivery === "at-most-once") return this.over(delivery, "dropped");
    if (delivery.number >= settings.maxDeliveries) {
      const buried = this.host.bury(this, delivery.message, delivery.number);
      return this.over(delivery, buried ? "deadLettered" : "dropped");
    }
    if (wait === 0) return this.isReady(delivery);
    this.host.dues.set(delivery, this.host.clock.now + wait);
    if (settings.ordering === "none") this.share();
  }

  /** A moment that was set for it has come. */
  isDue(delivery: Delivery): void {
    if (delivery.state === OUT) this.timeOut(delivery);
    else if (delivery.state === BACKING_OFF) this.isReady(delivery);
  }

  private isReady(delivery: Delivery): void {
    if (this.isTooOld(delivery)) return this.over(delivery, "expired");
    const line = this.lines[delivery.partition] as Line;
    delivery.state = READY;
    line.busy--;
    line.again.push(delivery.slot);
    this.ready++;
    this.goOn(line, delivery.partition);
  }

  /** The message of a delivery that came back is nothing to the group any more. */
  private over(delivery: Delivery, how: MessageEnd): void {
    const { partition } = delivery;
    const line = this.lines[partition] as Line;
    line.busy--;
    this.close(delivery, line, how);
    this.goOn(line, partition);
  }

  private close(delivery: Delivery, line: Line, how: MessageEnd): void {
    const { message } = delivery;
    if (line.head === delivery) line.head = null;
    this.host.deliveries.give(delivery);
    this.end(message, how);
  }

  private end(message: number, how: MessageEnd): void {
    this.counts.waiting--;
    this.counts[how]++;
    this.host.watcher.ended(this, message, how);
    this.topic.done(message);
  }

  /** From now on nothing is delivered twice. */
  private dropWhatCameBack(): void {
    const { all } = this.host.deliveries;
    for (const line of this.lines) {
      while (line.again.length > 0) {
        this.ready--;
        this.close(all[line.again.shift()] as Delivery, line, "dropped");
      }
    }
    for (const delivery of all)
      if (delivery.group === this.index && delivery.state === BACKING_OFF && delivery.message >= 0) this.over(delivery, "dropped");
  }

  // ── retention

  /** Ends what was published then or before and waits. @returns when the oldest that still waits was published, Infinity: none does */
  expire(before: number): number {
    const { times } = this.host.pool;
    const { all } = this.host.deliveries;
    let oldest = Infinity;
    for (const line of this.lines) {
      const { again, waiting } = line;
      while (waiting.length > 0 && (times[waiting.at(0)] as number) <= before) this.expireOne(line);
      if (waiting.length > 0) oldest = Math.min(oldest, times[waiting.at(0)] as number);
      again.keep((slot) => {
        const delivery = all[slot] as Delivery;
        const time = times[delivery.message] as number;
        if (time > before) oldest = Math.min(oldest, time);
        else this.expireBack(delivery, line);
        return time > before;
      });
    }
    return oldest;
  }
  private expireOne({ waiting }: Line): void {
    this.ready--;
    this.end(waiting.shift(), "expired");
  }
  private expireBack(delivery: Delivery, line: Line): void {
    this.ready--;
    this.close(delivery, line, "expired");
  }

  /** Its topic keeps nothing for so long. */
  private isTooOld({ message }: Delivery): boolean {
    return (this.host.pool.times[message] as number) + this.topic.settings.retention <= this.host.clock.now;
  }

  /** When the oldest message that waits was published: µs; Infinity: none waits. */
  oldest(): number {
    return this.lines.reduce((oldest, line) => Math.min(oldest, this.oldestOf(line)), Infinity);
  }
  oldestOf({ again, head, waiting }: Line): number {
    const { times } = this.host.pool;
    const { all } = this.host.deliveries;
    let oldest = waiting.length > 0 ? (times[waiting.at(0)] as number) : Infinity;
    if (again.length > 0) oldest = Math.min(oldest, times[(all[again.at(0)] as Delivery).message] as number);
    if (head !== null && head.state === BACKING_OFF) oldest = Math.min(oldest, times[head.message] as number);
    return oldest;
  }

  /** The group is no more: whatever it has is dropped. */
  dissolve(): void {
    this.removed = true;
    this.membership.close();
    for (const delivery of this.host.deliveries.all) {
      if (delivery.group !== this.index || delivery.state === IDLE) continue;
      if (delivery.isCopy) {
        this.host.deliveries.give(delivery);
        continue;
      }
      if (delivery.state === OUT) this.comesBack(delivery, false);
      this.close(delivery, this.lines[delivery.partition] as Line, "dropped");
    }
    for (const line of this.lines) {
      while (line.waiting.length > 0) this.end(line.waiting.shift(), "dropped");
      while (line.again.length > 0) line.again.shift();
      line.busy = 0;
      line.owner = null;
    }
    this.ready = 0;
  }
}
