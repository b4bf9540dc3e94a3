// Laws of the broker over random histories: publishers, consumers that are slow, fail, die, hang and leave, settings that change, a
// broker that is away. Looked at after every step.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { VirtualClock } from "../kernel/virtual-clock.ts";
import { messageViolations } from "../testing/messages.ts";
import type { ConsumerGroup } from "./consumer-group.ts";
import { type BrokerWatcher, type MessageEnd, NOBODY } from "./group-host.ts";
import type { HandlerConsumer } from "./handler-consumer.ts";
import { MessageBroker } from "./message-broker.ts";
import { GROUP_DEFAULTS, type GroupSettings } from "./settings.ts";

const ms = 1000;
const duration = (...of: number[]) => fc.constantFrom(...of.map((time) => time * ms));
const groupSettings: fc.Arbitrary<GroupSettings> = fc
  .record({
    delivery: fc.constantFrom("at-least-once", "at-least-once", "at-most-once"),
    ordering: fc.constantFrom("partition", "none"),
    prefetch: fc.integer({ min: 1, max: 5 }),
    ackTimeout: fc.oneof(duration(3, 30), fc.constant(Infinity)),
    redelivery: fc.record({ backoff: fc.constantFrom("none", "fixed", "exponential"), base: duration(0, 1, 5), max: duration(5, 20) }),
    maxDeliveries: fc.constantFrom(1, 2, 4, Infinity),
    deadLetter: fc.constantFrom(null, "dead", "nowhere"),
    session: duration(9, 40),
    maxPoll: duration(20, 60),
    rebalance: duration(0, 2, 10),
  })
  .map((made) => made as GroupSettings);

const ACTS = ["publish", "publish", "publish", "time", "time", "join", "crash", "start", "hang", "goOn", "leave", "configure", "replay"];
const history = fc.record({
  topic: fc.record({
    partitions: fc.integer({ min: 1, max: 4 }),
    retention: fc.constantFrom(Infinity, Infinity, 25 * ms),
    bound: fc.constantFrom(Infinity, Infinity, 6),
  }),
  groups: fc.array(groupSettings, { minLength: 1, maxLength: 2 }),
  steps: fc.array(
    fc.record({ act: fc.constantFrom(...ACTS, "partitions", "away", "back", "unsubscribe"), n: fc.nat(20), settings: groupSettings }),
    { maxLength: 60 },
  ),
  failing: fc.constantFrom(0, 3, 7),
});
type History = typeof history extends fc.Arbitrary<infer H> ? H : never;

/** What happened to each message in each group, as the broker told it. */
class Chronicle {
  isUp = true;
  readonly ends = new Map<string, MessageEnd>();
  readonly delivered: { readonly group: ConsumerGroup; readonly id: number; readonly partition: number; readonly number: number }[] = [];
}

function play({ topic, groups, steps, failing }: History) {
  const clock = new VirtualClock();
  const chronicle = new Chronicle();
  const watcher: BrokerWatcher = {
    ...NOBODY,
    get isUp() {
      return chronicle.isUp;
    },
    delivered: (group, delivery) =>
      void chronicle.delivered.push({
        group,
        id: broker.pool.ids[delivery.message] as number,
        partition: delivery.partition,
        number: delivery.number,
      }),
    ended: (group, message, how) => void chronicle.ends.set(`${group.name} ${broker.pool.ids[message]}`, how),
  };
  const broker = new MessageBroker(clock, watcher);
  broker.topic({ name: "t", ...topic });
  broker.topic({ name: "dead" });
  const made = groups.map((settings, i) => broker.group(broker.topicNamed("t")!, `g${i}`, settings));
  const consumers: HandlerConsumer[] = [];
  const join = (n: number) =>
    void consumers.push(
      broker.subscribe(
        "t",
        ({ id }, answer) => {
          const fails = failing > 0 && (id + answer.delivery) % failing === 0;
          clock.after(((id * 7) % 5) * ms, () => void (fails ? answer.fail() : answer.acknowledge()));
          return "later";
        },
        { group: `g${n % groups.length}` },
      ),
    );
  for (let n = 0; n < 2 * groups.length; n++) join(n);
  const acts: Readonly<Record<string, (n: number, settings: GroupSettings) => void>> = {
    publish(n) {
      for (let k = 0; k <= n % 4; k++) if (!broker.topicNamed("t")!.isFull) broker.publish("t", n, n % 2 === 0 ? { key: n } : {});
    },
    time: (n) => clock.advance(clock.now + n * ms),
    join,
    crash: (n) => consumers[n % consumers.length]?.crash(),
    start: (n) => consumers[n % consumers.length]?.start(),
    hang: (n) => consumers[n % consumers.length]?.hang(),
    goOn: (n) => consumers[n % consumers.length]?.goOn(),
    leave: (n) => consumers[n % consumers.length]?.leave(),
    configure(n, { delivery: _delivery, ...settings }) {
      const group = made[n % made.length]!;
      if (!group.removed) group.configure({ ...group.settings, ...settings });
    },
    replay: () => broker.replay("dead"),
    partitions: (n) => broker.topic({ name: "t", ...topic, partitions: 1 + (n % 5) }),
    away: () => void (chronicle.isUp = false),
    back() {
      chronicle.isUp = true;
      for (const group of made) group.pump();
    },
    unsubscribe: (n) => void (n === 20 && made.length > 1 && !made[1]!.removed && broker.remove(made[1]!)),
  };
  return { acts, broker, chronicle, clock, groups: made, steps, consumers };
}

const RUNS = { seed: 20, numRuns: 400 };

describe("over random histories", () => {
  it("both sums hold at every moment, and every message is where it is counted", () => {
    fc.assert(
      fc.property(history, (made) => {
        const { acts, broker, steps } = play(made);
        for (const { act, n, settings } of steps) {
          acts[act]!(n, settings);
          expect(messageViolations(broker)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it("at-least-once loses nothing while retention holds: in the end all is acknowledged, or dead for its deliveries", () => {
    fc.assert(
      fc.property(history, (made) => {
        const { acts, broker, chronicle, clock, consumers, groups, steps } = play({
          ...made,
          topic: { ...made.topic, retention: Infinity },
          groups: made.groups.map((settings) => ({
            ...settings,
            delivery: "at-least-once",
            ackTimeout: Infinity,
            maxDeliveries: Infinity,
          })),
          steps: made.steps.filter(({ act }) => act !== "configure" && act !== "unsubscribe"),
        });
        for (const { act, n, settings } of steps) acts[act]!(n, settings);
        chronicle.isUp = true;
        for (const consumer of consumers) consumer.start();
        clock.advance(clock.now + 60_000 * ms);
        for (const { counts } of groups) expect([counts.acknowledged, counts.dropped, counts.expired]).toEqual([counts.accepted, 0, 0]);
        expect(broker.topicNamed("t")!.depth).toBe(0);
      }),
      RUNS,
    );
  });

  it("at-most-once never delivers twice", () => {
    fc.assert(
      fc.property(history, (made) => {
        const { acts, chronicle, groups, steps } = play({
          ...made,
          groups: made.groups.map((settings) => ({ ...settings, delivery: "at-most-once" })),
        });
        for (const { act, n, settings } of steps) acts[act]!(n, settings);
        for (const group of groups) {
          const ids = chronicle.delivered.filter((one) => one.group === group).map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
      RUNS,
    );
  });

  it("a group that orders by partition gets each partition in order, and no later message before the last delivery of an earlier one", () => {
    fc.assert(
      fc.property(history, (made) => {
        const { acts, chronicle, groups, steps } = play({
          ...made,
          groups: made.groups.map((settings) => ({ ...settings, ordering: "partition" })),
          steps: made.steps.filter(({ act }) => act !== "configure" && act !== "replay"),
        });
        for (const { act, n, settings } of steps) acts[act]!(n, settings);
        for (const group of groups) {
          const last = new Map<number, number>();
          for (const { id, partition } of chronicle.delivered.filter((one) => one.group === group)) {
            expect(id).toBeGreaterThanOrEqual(last.get(partition) ?? 0);
            last.set(partition, id);
          }
        }
      }),
      RUNS,
    );
  });

  it("leaves no moment set and no message behind when all is done", () => {
    fc.assert(
      fc.property(history, (made) => {
        const { acts, broker, clock, groups, steps } = play(made);
        for (const { act, n, settings } of steps) acts[act]!(n, settings);
        for (const group of groups) if (!group.removed) broker.remove(group);
        clock.advance(clock.now + 100_000 * ms);
        expect(broker.deliveries.all.every(({ message, member }) => message === -1 && member === null)).toBe(true);
        const held = broker.present.reduce((sum, { depth }) => sum + depth, 0);
        expect(broker.pool.inUse).toBeLessThanOrEqual(held + 2 * 100);
        expect(broker.topicNamed("t")!.depth).toBe(0);
      }),
      RUNS,
    );
  });
});

it("a group's defaults are those that the format states", () => {
  expect(GROUP_DEFAULTS).toMatchObject({ delivery: "at-least-once", ordering: "partition", ackTimeout: 30e6 });
});
