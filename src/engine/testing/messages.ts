// What holds of the messages of a broker at every moment, found from the lines and the deliveries themselves and not from the counters.
import type { ConsumerGroup } from "../messaging/consumer-group.ts";
import { BACKING_OFF, OUT, READY } from "../messaging/delivery.ts";
import type { MessageBroker } from "../messaging/message-broker.ts";

/** Sentences about what does not hold; none when all is well. */
export function messageViolations(broker: MessageBroker): string[] {
  const found: string[] = [];
  const open = new Map<number, number>();
  for (const group of broker.groups) if (!group.removed) checkGroup(broker, group, open, found);
  for (const topic of broker.present) {
    for (let i = 0; i < topic.kept.length; i++) open.set(topic.kept.at(i), (open.get(topic.kept.at(i)) ?? 0) + 1);
    const mine = [...open.keys()].filter((slot) => broker.pool.topics[slot] === topic.index).length;
    if (mine !== topic.depth) found.push(`topic ${topic.name}: depth ${topic.depth}, ${mine} messages found`);
  }
  for (const [slot, count] of open)
    if (broker.pool.open[slot] !== count) found.push(`message ${broker.pool.ids[slot]}: ${broker.pool.open[slot]} open, ${count} found`);
  return found;
}

function checkGroup({ deliveries }: MessageBroker, group: ConsumerGroup, open: Map<number, number>, found: string[]): void {
  const { counts: c, lines, name } = group;
  const holds = (slot: number) => void open.set(slot, (open.get(slot) ?? 0) + 1);
  let waiting = 0;
  for (const line of lines)
    for (let i = 0; i < line.waiting.length; i++) {
      holds(line.waiting.at(i));
      waiting++;
    }
  const mine = deliveries.all.filter((delivery) => delivery.group === group.index && delivery.message >= 0 && !delivery.isCopy);
  for (const { message } of mine) holds(message);
  const inState = (state: number) => mine.filter((delivery) => delivery.state === state).length;
  const equal = (what: string, counted: number, seen: number) => {
    if (counted !== seen) found.push(`group ${name}, ${what}: ${counted} counted, ${seen} found`);
  };
  equal("waiting", c.waiting, waiting + inState(BACKING_OFF) + inState(READY));
  equal("out", c.out, inState(OUT));
  equal("accepted", c.accepted, c.acknowledged + c.deadLettered + c.expired + c.dropped + c.waiting + c.out);
  equal("deliveries", c.deliveries, c.first + c.redelivered + c.duplicated);
  lines.forEach((line, p) => {
    const busy = mine.filter(({ partition, state }) => partition === p && (state === OUT || state === BACKING_OFF)).length;
    equal(`busy in ${p}`, line.busy, busy);
  });
  for (const member of group.membership.members)
    equal(`out at ${member.consumer.name}`, member.out, deliveries.all.filter((one) => one.member === member && one.state === OUT).length);
}
