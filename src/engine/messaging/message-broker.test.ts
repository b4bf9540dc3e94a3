// The broker alone, under a virtual clock: what it promises publishers and consumers. Times in ms.
import { describe, expect, it } from "vitest";

import { VirtualClock } from "../kernel/virtual-clock.ts";
import { NOBODY } from "./group-host.ts";
import { MessageBroker, type SubscribeOptions, TopicFullError } from "./message-broker.ts";
import { GROUP_DEFAULTS } from "./settings.ts";

const ms = 1000;
function world() {
  const clock = new VirtualClock();
  const broker = new MessageBroker(clock);
  const after = (time: number) => clock.advance(clock.now + time * ms);
  return { clock, broker, after };
}
/** A consumer that works so long on each message, one at a time a partition, and remembers what it began. */
function worker({ broker, clock }: ReturnType<typeof world>, topic: string, time: number, options: SubscribeOptions = {}) {
  const seen: string[] = [];
  const consumer = broker.subscribe(
    topic,
    ({ data, partition }, answer) => {
      seen.push(`${String(data)}@${partition}#${answer.delivery}`);
      clock.after(time * ms, () => answer.acknowledge());
      return "later";
    },
    options,
  );
  return { consumer, seen, group: consumer.group };
}

describe("publish", () => {
  it("returns ids from 1 on, and each group gets every message once, in order", () => {
    const { after, broker } = world();
    const got: Record<string, unknown[]> = { a: [], b: [] };
    for (const group of ["a", "b"]) broker.subscribe("orders", ({ data }) => void got[group]!.push(data), { group });
    expect([1, 2, 3].map((n) => broker.publish("orders", n))).toEqual([1, 2, 3]);
    after(1);
    expect(got).toEqual({ a: [1, 2, 3], b: [1, 2, 3] });
  });

  it("says of a message its id, topic, type, key, data, time and headers, and reads the last ten back, the oldest first", () => {
    const { after, broker, clock } = world();
    for (let n = 1; n <= 12; n++) {
      broker.publish("orders", { n }, { key: 7, type: "order_created", headers: { tenant: "a" } });
      after(1);
    }
    expect(broker.last("orders").map(({ id }) => id)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(broker.last("orders", 1)).toEqual([
      {
        id: 12,
        topic: "orders",
        partition: 0,
        type: "order_created",
        key: 7,
        data: { n: 12 },
        timestamp: clock.now - ms,
        headers: { tenant: "a" },
      },
    ]);
    expect(broker.last("nothing")).toEqual([]);
  });

  it("gives messages of one key to one partition, and those without a key to all in turn", () => {
    const { broker } = world();
    broker.topic({ name: "t", partitions: 4 });
    for (let n = 0; n < 40; n++) broker.publish("t", n, { key: "user-17" });
    expect(new Set(broker.last("t", 40).map(({ partition }) => partition)).size).toBe(1);
    for (let n = 0; n < 40; n++) broker.publish("t", n);
    const parts = broker.last("t", 40).map(({ partition }) => partition);
    expect([0, 1, 2, 3].map((p) => parts.filter((partition) => partition === p).length)).toEqual([10, 10, 10, 10]);
  });

  it("is turned away where the topic holds as many as it may, for the slowest group, until there is room", () => {
    const all = world();
    all.broker.topic({ name: "t", bound: 2 });
    const slow = worker(all, "t", 10);
    all.broker.subscribe("t", () => true, { group: "quick" });
    all.broker.publish("t", "a");
    all.broker.publish("t", "b");
    all.after(1);
    expect(() => all.broker.publish("t", "c")).toThrow(TopicFullError);
    all.after(10);
    expect(all.broker.publish("t", "d")).toBe(3);
    all.after(100);
    expect(slow.seen).toEqual(["a@0#1", "b@0#1", "d@0#1"]);
    expect(all.broker.topicNamed("t")).toMatchObject({ accepted: 3, rejected: 1, depth: 0 });
  });
});

describe("a consumer that fails", () => {
  it("gets the message again after the back-off, and holds its partition meanwhile, no other", () => {
    const { after, broker, clock } = world();
    broker.topic({ name: "t", partitions: 2 });
    const seen: string[] = [];
    broker.subscribe(
      "t",
      ({ data }, { delivery }) => {
        seen.push(`${String(data)}#${delivery} at ${clock.now / ms}`);
        return data !== "bad" || delivery > 2;
      },
      { redelivery: { backoff: "exponential", base: 10 * ms, max: 1000 * ms } },
    );
    for (const data of ["x", "bad", "y", "z"]) broker.publish("t", data); // partitions 1, 0, 1, 0
    after(100);
    expect(seen).toEqual(["x#1 at 0", "bad#1 at 0", "y#1 at 0", "bad#2 at 10", "bad#3 at 30", "z#1 at 30"]);
  });

  it("gets it again after a wait that chance shortens, where there is jitter", () => {
    const clock = new VirtualClock();
    const chances = [0.25, 0.5];
    const broker = new MessageBroker(clock, { ...NOBODY, chance: () => chances.shift()! });
    const seen: number[] = [];
    const settings = (jitter: "full" | "equal") => ({ redelivery: { backoff: "fixed", base: 10 * ms, max: 0, jitter } }) as const;
    const { group } = broker.subscribe("t", () => seen.push(clock.now / ms) > 2, settings("full"));
    broker.publish("t");
    clock.advance(1 * ms);
    group.configure({ ...group.settings, ...settings("equal") });
    clock.advance(1000 * ms);
    expect(seen).toEqual([0, 2.5, 10]);
  });

  it("lets others pass where the order is nothing", () => {
    const { after, broker } = world();
    const seen: string[] = [];
    broker.subscribe(
      "t",
      ({ data }, { delivery }) => {
        seen.push(`${String(data)}#${delivery}`);
        return data !== "bad" || delivery > 1;
      },
      { ordering: "none", redelivery: { backoff: "fixed", base: 10 * ms, max: 0 } },
    );
    for (const data of ["x", "bad", "y"]) broker.publish("t", data);
    after(100);
    expect(seen).toEqual(["x#1", "bad#1", "y#1", "bad#2"]);
  });

  it("never stops another group", () => {
    const { after, broker } = world();
    const seen: unknown[] = [];
    broker.subscribe("t", () => {
      throw new Error("always");
    });
    broker.subscribe("t", ({ data }) => void seen.push(data), { group: "well" });
    for (let n = 0; n < 5; n++) broker.publish("t", n);
    after(1000);
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });

  it("sends a message to the dead letters after so many deliveries, from where it can be replayed to that group alone", () => {
    const { after, broker } = world();
    broker.topic({ name: "dead" });
    let isCured = false;
    const seen: string[] = [];
    const sick = broker.subscribe(
      "t",
      ({ data }, { delivery }) => {
        seen.push(`${String(data)}#${delivery}`);
        return isCured || data !== "poison";
      },
      { maxDeliveries: 3, deadLetter: "dead", redelivery: { backoff: "none", base: 0, max: 0 } },
    );
    let others = 0;
    broker.subscribe("t", () => void others++, { group: "others" });
    for (const data of ["poison", "b"]) broker.publish("t", data);
    after(10);
    expect(seen).toEqual(["poison#1", "poison#2", "poison#3", "b#1"]);
    expect(broker.last("dead").map(({ data, id }) => [data, id])).toEqual([["poison", 1]]);
    isCured = true;
    expect(broker.replay("dead")).toBe(1);
    expect(broker.replay("dead")).toBe(0);
    after(10);
    expect(seen.at(-1)).toBe("poison#1");
    expect(others).toBe(2);
    expect(sick.group.counts).toMatchObject({ accepted: 3, acknowledged: 2, deadLettered: 1, waiting: 0, out: 0 });
  });

  it("drops the message where there are no dead letters, and at once under at-most-once", () => {
    const { after, broker } = world();
    const given = broker.subscribe("t", () => false, { maxDeliveries: 2 });
    const once = broker.subscribe("t", () => false, { group: "once", delivery: "at-most-once" });
    broker.publish("t");
    after(1000);
    expect(given.group.counts).toMatchObject({ deliveries: 2, dropped: 1 });
    expect(once.group.counts).toMatchObject({ deliveries: 1, dropped: 1 });
  });
});

describe("an acknowledgement", () => {
  it("that comes after the ack timeout is too late: the message was delivered again, and counts once", () => {
    const { after, broker, clock } = world();
    const late: boolean[] = [];
    const { group } = broker.subscribe(
      "t",
      (_message, answer) => {
        clock.after((answer.delivery === 1 ? 50 : 5) * ms, () => late.push(answer.acknowledge()));
        return "later";
      },
      { ackTimeout: 20 * ms },
    );
    broker.publish("t");
    after(100);
    expect(late).toEqual([true, false]);
    expect(group.counts).toMatchObject({ deliveries: 2, redelivered: 1, timedOut: 1, acknowledged: 1 });
  });
});

describe("retention", () => {
  it("ends what no consumer has taken for so long, to the microsecond, and nothing that is out", () => {
    const all = world();
    all.broker.topic({ name: "t", retention: 30 * ms });
    const { group, seen } = worker(all, "t", 40);
    for (const data of ["a", "b", "c"]) all.broker.publish("t", data);
    all.clock.advance(30 * ms - 1);
    expect(group.counts).toMatchObject({ waiting: 2, out: 1, expired: 0 });
    all.clock.advance(30 * ms);
    expect(group.counts).toMatchObject({ waiting: 0, out: 1, expired: 2 });
    all.after(1000);
    expect(seen).toEqual(["a@0#1"]);
    expect(group.counts).toMatchObject({ acknowledged: 1, expired: 2 });
  });

  it("also ends what came back, and dead letters that nobody has replayed", () => {
    const { after, broker } = world();
    broker.topic({ name: "t", retention: 30 * ms });
    broker.topic({ name: "dead", retention: 30 * ms });
    const { group } = broker.subscribe("t", ({ data }) => data !== "bad", { redelivery: { backoff: "fixed", base: 50 * ms, max: 0 } });
    broker.subscribe("t", () => false, { group: "b", maxDeliveries: 1, deadLetter: "dead" });
    broker.publish("t", "bad");
    after(100);
    expect(group.counts).toMatchObject({ deliveries: 1, expired: 1, waiting: 0 });
    expect([broker.replay("dead"), broker.topicNamed("dead")!.expiredKept, broker.topicNamed("dead")!.depth]).toEqual([0, 1, 0]);
  });

  it("holds as it is now for what lies there already, when it is changed", () => {
    const { after, broker } = world();
    broker.topic({ name: "t", retention: 3_600_000 * ms });
    const group = broker.group(broker.topicNamed("t")!, "nobody", GROUP_DEFAULTS);
    broker.publish("t", "old");
    after(20);
    broker.publish("t", "new");
    broker.topic({ name: "t", retention: 30 * ms });
    after(9);
    expect(group.counts).toMatchObject({ waiting: 2, expired: 0 });
    after(1);
    expect(group.counts).toMatchObject({ waiting: 1, expired: 1 });
    broker.topic({ name: "t" });
    after(100);
    broker.topic({ name: "t", retention: 30 * ms });
    after(0);
    expect(group.counts).toMatchObject({ waiting: 0, expired: 2 });
    broker.topic({ name: "t", retention: 3_600_000 * ms });
    broker.publish("t", "last");
    broker.topic({ name: "t", retention: 30 * ms });
    broker.publish("t", "very last");
    after(30);
    expect(group.counts).toMatchObject({ waiting: 0, expired: 4 });
  });

  it("ends messages to the microsecond also where some are taken out of their order, which the others keep", () => {
    const all = world();
    all.broker.topic({ name: "t", retention: 100 * ms });
    const { group, seen } = worker(all, "t", 60);
    group.disorder = { pick: (waiting) => waiting - 1 };
    for (const [data, at] of [
      ["a", 0],
      ["b", 10],
      ["c", 50],
      ["d", 55],
    ] as const) {
      all.clock.advance(at * ms);
      all.broker.publish("t", data);
    }
    all.after(1000);
    expect(seen).toEqual(["a@0#1", "d@0#1", "c@0#1"]);
    expect(group.counts).toMatchObject({ acknowledged: 3, expired: 1 });
  });
});

describe("a group", () => {
  const QUICK = { session: 300 * ms, maxPoll: 600 * ms, rebalance: 100 * ms } as const;
  const ownersOf = (group: ReturnType<typeof worker>["group"]) => group.lines.map(({ owner }) => owner?.consumer.name ?? "-").join(" ");

  it("gives partitions to its members in turn, at most one member a partition", () => {
    const all = world();
    all.broker.topic({ name: "t", partitions: 4 });
    const { group } = worker(all, "t", 1, QUICK);
    expect(ownersOf(group)).toBe("default-1 default-1 default-1 default-1");
    for (let n = 0; n < 5; n++) worker(all, "t", 1);
    expect(ownersOf(group)).toBe("default-1 default-2 default-3 default-4");
  });

  it("stands still while it rebalances, and finishes what is out", () => {
    const all = world();
    all.broker.topic({ name: "t", partitions: 2 });
    const first = worker(all, "t", 10, QUICK);
    for (let n = 0; n < 6; n++) all.broker.publish("t", n);
    all.after(5);
    const second = worker(all, "t", 10);
    all.after(99);
    expect([first.seen.length, second.seen.length, first.group.counts.acknowledged]).toEqual([2, 0, 2]);
    all.after(1.5);
    expect([first.seen.length, second.seen.length]).toEqual([3, 1]);
  });

  it("expels a member that died when its session is over, and gives what it had to the others, in order", () => {
    const all = world();
    all.broker.topic({ name: "t", partitions: 2 });
    const dying = worker(all, "t", 10, QUICK);
    const living = worker(all, "t", 10);
    all.broker.publish("t", "a");
    all.broker.publish("t", "b");
    dying.consumer.crash();
    all.broker.publish("t", "c");
    all.broker.publish("t", "d");
    all.after(299);
    expect([dying.seen, living.seen]).toEqual([[], ["a@1#1", "c@1#1"]]);
    all.after(101 + 30);
    expect(living.seen).toEqual(["a@1#1", "c@1#1", "b@0#2", "d@0#1"]);
  });

  it("expels a member that hangs when it has not asked for so long, and takes it back when it goes on", () => {
    const all = world();
    all.broker.topic({ name: "t", partitions: 2 });
    const hanging = worker(all, "t", 10, QUICK);
    worker(all, "t", 10);
    hanging.consumer.hang();
    all.after(590);
    expect(hanging.group.membership.members.map(({ consumer }) => consumer.name)).toEqual(["default-1", "default-2"]);
    all.after(110);
    expect(hanging.group.membership.members.map(({ consumer }) => consumer.name)).toEqual(["default-2"]);
    hanging.consumer.goOn();
    all.after(300);
    expect(ownersOf(hanging.group)).toBe("default-1 default-2");
  });

  it("whose member leaves in order loses nothing and waits for no session", () => {
    const all = world();
    all.broker.topic({ name: "t", partitions: 2 });
    const leaving = worker(all, "t", 10, QUICK);
    const staying = worker(all, "t", 10);
    for (let n = 0; n < 4; n++) all.broker.publish("t", n);
    all.after(1);
    leaving.consumer.leave();
    all.after(150);
    expect([leaving.seen.length, staying.seen.length]).toEqual([1, 3]);
    expect(leaving.group.counts).toMatchObject({ acknowledged: 4, redelivered: 0 });
  });

  it("holds members to a session and a poll that were changed, from now on", () => {
    const all = world();
    const dying = worker(all, "t", 10, { session: 3_600_000 * ms, maxPoll: 3_600_000 * ms });
    const { group } = worker(all, "t", 10);
    all.after(1000);
    dying.consumer.crash();
    group.configure({ ...group.settings, session: 300 * ms, maxPoll: 600 * ms });
    all.after(301);
    expect(group.membership.members.map(({ consumer }) => consumer.name)).toEqual(["default-2"]);
  });

  it("without order shares all partitions, each member up to its prefetch, and nobody waits for a rebalance", () => {
    const all = world();
    const first = worker(all, "t", 10, { ordering: "none", prefetch: 3, ...QUICK });
    for (let n = 0; n < 8; n++) all.broker.publish("t", n);
    expect(first.group.counts).toMatchObject({ out: 3, waiting: 5 });
    worker(all, "t", 10);
    expect(first.group.counts).toMatchObject({ out: 6, waiting: 2 });
  });

  it("that is to deliver at most once from now on drops what it would deliver again", () => {
    const { after, broker } = world();
    broker.topic({ name: "t", partitions: 2 });
    const { group } = broker.subscribe("t", () => false, { redelivery: { backoff: "fixed", base: 10 * ms, max: 0 } });
    for (let n = 0; n < 4; n++) broker.publish("t", n);
    after(5);
    expect(group.counts).toMatchObject({ deliveries: 2, waiting: 4 });
    group.configure({ ...group.settings, delivery: "at-most-once" });
    after(100);
    expect(group.counts).toMatchObject({ deliveries: 4, redelivered: 0, dropped: 4, waiting: 0 });
  });

  it("keeps all that it has through a change of its settings, also of its ordering", () => {
    const all = world();
    all.broker.topic({ name: "t", partitions: 2 });
    const { group, seen } = worker(all, "t", 10, { ordering: "none", prefetch: 4 });
    for (let n = 0; n < 8; n++) all.broker.publish("t", n);
    all.after(1);
    group.configure({ ...group.settings, ordering: "partition" });
    all.after(10);
    expect(group.counts).toMatchObject({ acknowledged: 4, out: 0, waiting: 4 }); // partitions are given out first
    all.after(1000);
    expect(group.counts).toMatchObject({ acknowledged: 6, out: 2, waiting: 0 });
    all.broker.topic({ name: "t", partitions: 3 });
    all.after(5000);
    expect(group.counts).toMatchObject({ acknowledged: 8, out: 0, waiting: 0 });
    expect(seen).toHaveLength(8);
  });
});
