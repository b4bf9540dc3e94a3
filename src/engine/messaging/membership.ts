// Who belongs to a group, and which partitions are whose. A member comes, goes, is expelled for its missing heartbeats (session) or
// because it asks for nothing (maxPoll); under `partition` the group then stands still for a while, and shares its partitions anew.
import type { ConsumerGroup } from "./consumer-group.ts";
import { OUT } from "./delivery.ts";
import type { GroupHost, MemberChange } from "./group-host.ts";
import { type Consumer, Member } from "./member.ts";

/** Heartbeats within one session: Kafka's advice is a third of it at most. */
const BEATS = 3;

export class Membership {
  private readonly group: ConsumerGroup;
  private readonly host: GroupHost;
  /** In the order of their consumers. */
  members: readonly Member[] = [];
  /** Those that left in order and have not ended what they had. */
  private leaving: readonly Member[] = [];
  /** All who are told of, members or not. */
  private readonly consumers = new Set<Consumer>();
  private pausedUntil = 0;
  private withdraw: (() => void) | null = null;
  private next: (() => void) | null = null;
  private turn = 0;
  rebalances = 0;

  constructor(group: ConsumerGroup, host: GroupHost) {
    this.group = group;
    this.host = host;
  }

  get isPaused(): boolean {
    return this.withdraw !== null;
  }

  /** µs until partitions are given out again; 0: it goes on. */
  get pausedFor(): number {
    return this.isPaused ? this.pausedUntil - this.host.clock.now : 0;
  }

  /** Under `none`: the next in turn who may take one more. */
  nextWithRoom(prefetch: number): Member | null {
    const { members } = this;
    for (let i = 0; i < members.length; i++) {
      this.turn = (this.turn + 1) % members.length;
      const member = members[this.turn] as Member;
      if (member.out < prefetch && member.consumer.polls) return member;
    }
    return null;
  }

  /** It is up and asks for messages. One that was a member in an earlier life is a new one: what it had is taken back. */
  enter(consumer: Consumer): void {
    this.consumers.add(consumer);
    const former = this.members.find((member) => member.consumer === consumer);
    if (former !== undefined) this.dismiss(former, "restarted", true);
    this.join(consumer);
    this.beginToWatch();
  }

  private join(consumer: Consumer): void {
    const member = new Member(consumer, this.host.clock.now);
    this.members = [...this.members, member].sort((a, b) => a.consumer.order - b.consumer.order);
    this.host.watcher.membersChanged(this.group, member, "joined");
    this.rebalance();
  }

  /** It goes in order: what it has it may end. */
  leave(consumer: Consumer): void {
    this.consumers.delete(consumer);
    const member = this.members.find((one) => one.consumer === consumer);
    if (member === undefined) return;
    this.dismiss(member, "left", false);
    if (member.out > 0) this.leaving = [...this.leaving, member];
    this.rebalance();
  }

  private dismiss(member: Member, why: MemberChange, takesBack: boolean): void {
    member.belongs = false;
    this.members = this.members.filter((other) => other !== member);
    for (const line of this.group.lines) if (line.owner === member) line.owner = null;
    this.host.watcher.membersChanged(this.group, member, why);
    if (takesBack) this.takeBack(member);
  }

  /** What is out at it waits for others. */
  private takeBack(member: Member): void {
    if (member.out === 0) return;
    for (const delivery of this.host.deliveries.all)
      if (delivery.member === member && delivery.state === OUT && delivery.group === this.group.index) this.group.takeBack(delivery);
  }

  /** Partitions are to be given out anew: at once, or after the group's pause. */
  rebalance(): void {
    const { settings, counts } = this.group;
    // Nobody is interrupted before anything was delivered, and where everyone takes from everywhere.
    const pause = settings.ordering === "none" || counts.first === 0 ? 0 : settings.rebalance;
    this.withdraw?.();
    this.withdraw = null;
    if (pause === 0) return this.assign(0);
    this.pausedUntil = this.host.clock.now + pause;
    this.withdraw = this.host.clock.after(pause, () => {
      this.withdraw = null;
      this.assign(pause);
    });
  }

  private assign(pause: number): void {
    const { members, group } = this;
    this.rebalances++;
    group.lines.forEach((line, i) => {
      line.owner = members.length === 0 ? null : (members[i % members.length] as Member);
    });
    this.host.watcher.rebalanced(group, pause);
    group.pump();
  }

  // ── heartbeats and polls, looked at a few times a session

  private beginToWatch(): void {
    if (this.next === null) this.watchAfter(Math.max(1, Math.floor(this.group.settings.session / BEATS)));
  }

  /** The times after which members are expelled are others. */
  watchAnew(): void {
    if (this.next === null) return;
    this.next();
    this.watchAfter(Math.max(1, this.untilNext()));
  }

  private watchAfter(us: number): void {
    this.next = this.host.clock.after(us, () => {
      this.next = null;
      this.look();
      if (this.consumers.size + this.leaving.length > 0) this.watchAfter(Math.max(1, this.untilNext()));
    });
  }

  /** A beat of everyone, or the moment at which somebody's time is over. */
  private untilNext(): number {
    const { session, maxPoll } = this.group.settings;
    const { now } = this.host.clock;
    let next = Math.floor(session / BEATS);
    for (const { beatAt, polledAt } of [...this.members, ...this.leaving])
      next = Math.min(next, beatAt + session - now, polledAt + maxPoll - now);
    return next;
  }

  /** Of members, of those that leave and of those that are out of the group: one of each. @returns whose arrived */
  private heartbeats(): ReadonlySet<Consumer> {
    const all = new Set([...this.members, ...this.leaving].map(({ consumer }) => consumer));
    for (const consumer of this.consumers) all.add(consumer);
    return new Set([...all].filter((consumer) => consumer.beat()));
  }

  private look(): void {
    const { session, maxPoll } = this.group.settings;
    const { now } = this.host.clock;
    const heard = this.heartbeats();
    const isLate = (member: Member): boolean => {
      const { consumer } = member;
      if (heard.has(consumer)) member.beatAt = now;
      if (consumer.polls && member.out === 0) member.polledAt = now;
      return now - member.beatAt >= session || now - member.polledAt >= maxPoll;
    };
    const expelled = this.members.filter(isLate);
    const gone = this.leaving.filter(isLate);
    this.leaving = this.leaving.filter((member) => member.out > 0 && !gone.includes(member));
    for (const member of gone) this.takeBack(member);
    for (const member of expelled) this.dismiss(member, now - member.beatAt >= session ? "session" : "maxPoll", true);
    const back = [...this.consumers].filter(
      (consumer) => heard.has(consumer) && consumer.polls && !this.members.some((member) => member.consumer === consumer),
    );
    for (const consumer of back) this.join(consumer);
    if (expelled.length > 0 && back.length === 0) this.rebalance();
  }

  /** The group is no more. */
  close(): void {
    this.withdraw?.();
    this.next?.();
    this.withdraw = this.next = null;
    this.consumers.clear();
    this.leaving = [];
    for (const member of this.members) member.belongs = false;
    this.members = [];
  }
}
