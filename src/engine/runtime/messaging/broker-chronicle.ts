// What is told of a broker: its log, the journal of who belongs to which group, and the digest.
import type { ConsumerGroup } from "../../messaging/consumer-group.ts";
import type { Delivery } from "../../messaging/delivery.ts";
import type { MemberChange, MessageEnd } from "../../messaging/group-host.ts";
import type { Member } from "../../messaging/member.ts";
import type { MessageBroker } from "../../messaging/message-broker.ts";
import type { Topic } from "../../messaging/topic.ts";
import type { Level, LogCode, LogRecord } from "../../telemetry/views/records.ts";
import { EVENT } from "../event-codes.ts";
import type { Instance, Node } from "../network.ts";
import type { Run } from "../run.ts";

const ENDED: Readonly<Record<MessageEnd, number>> = {
  acknowledged: EVENT.acknowledged,
  deadLettered: EVENT.deadLettered,
  expired: EVENT.messageExpired,
  dropped: EVENT.messageDropped,
};
/** What is said of a message that ended so; nothing where it went well. */
const SAID: Readonly<Record<Exclude<MessageEnd, "acknowledged">, LogCode>> = {
  deadLettered: "messageDeadLettered",
  expired: "messageExpired",
  dropped: "messageDropped",
};
const JOINED: Readonly<Record<MemberChange, LogCode>> = {
  joined: "consumerJoined",
  left: "consumerLeft",
  restarted: "consumerLeft",
  session: "consumerExpelled",
  maxPoll: "consumerExpelled",
};

export class BrokerChronicle {
  private readonly run: Run;
  private readonly node: Node;
  private readonly broker: MessageBroker;

  constructor(run: Run, node: Node, broker: MessageBroker) {
    this.run = run;
    this.node = node;
    this.broker = broker;
  }

  private record(what: number, place: number, message: number): void {
    this.run.digest.record(this.run.now, (this.node.hash + place + what) | 0, this.broker.pool.ids[message] as number);
  }

  accepted(message: number): void {
    this.record(EVENT.accepted, 0, message);
  }
  delivered({ index }: ConsumerGroup, { message }: Delivery): void {
    this.record(EVENT.delivered, index, message);
  }
  replayed({ index }: ConsumerGroup, message: number): void {
    this.record(EVENT.replayed, index, message);
  }

  ended(group: ConsumerGroup, message: number, how: MessageEnd): void {
    this.record(ENDED[how], group.index, message);
    if (how === "acknowledged" || !this.mayTell(SAID[how])) return;
    const { ids, types } = this.broker.pool;
    const type = this.broker.types[types[message] as number] as string;
    this.write(how === "deadLettered" ? "error" : "warn", SAID[how], { ...named(group), type, message: ids[message] as number });
  }

  rejected({ name, settings }: Topic): void {
    if (this.mayTell("topicFull")) this.write("warn", "topicFull", { topic: name, bound: settings.bound });
  }

  crowded({ name }: Topic, most: number): void {
    if (this.mayTell("deadLettersFull")) this.write("warn", "deadLettersFull", { topic: name, most });
  }

  /** At the beginning nobody is told that all is as it is drawn. */
  membersChanged(group: ConsumerGroup, { consumer: { name } }: Member, instance: Instance, how: MemberChange): void {
    const { run } = this;
    run.digest.record(run.now, (instance.hash + EVENT.membersChanged) | 0, group.index);
    if (run.now === 0) return;
    const thing = instance.node.id;
    const isIn = how === "joined";
    const expelled = how === "session" || how === "maxPoll";
    const led = run.journal.ledBy(thing, name, "instance");
    const fault = run.journal.faultOn(thing, name, instance.since);
    run.journal.changed({
      at: run.now,
      thing,
      instance: name,
      sort: "member",
      from: isIn ? "outside" : "member",
      to: isIn ? "member" : "outside",
      code: expelled ? how : "instanceStatus",
      values: { ...named(group), status: instance.status },
      led: led.because === null && led.origin === null ? fault : led,
    });
    run.log.write(run.now, expelled ? "warn" : "info", thing, JOINED[how], { ...named(group), broker: this.node.id, cause: how }, name);
  }

  rebalanced(group: ConsumerGroup, pause: number): void {
    const { run } = this;
    const { members } = group.membership;
    run.digest.record(run.now, (this.node.hash + EVENT.rebalanced) | 0, members.length);
    if (pause > 0) this.write(members.length === 0 ? "warn" : "info", "rebalanced", { ...named(group), members: members.length, pause });
  }

  private mayTell(code: LogCode): boolean {
    return this.run.log.mayRepeat(this.run.now, this.node.id, code);
  }
  private write(level: Level, code: LogCode, values: LogRecord["values"]): void {
    this.run.log.write(this.run.now, level, this.node.id, code, values);
  }
}

const named = ({ name, topic }: ConsumerGroup) => ({ group: name, topic: topic.name });
