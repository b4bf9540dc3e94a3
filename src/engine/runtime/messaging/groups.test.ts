// Groups in a run: who is told what when consumers die, hang, stop or come; dead letters and their replay by hand. Times in s.
import { describe, expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import type { Scenario } from "../../scenario/document.ts";
import { parseScenario } from "../../scenario/parse-scenario.ts";
import type { Route } from "../../scenario/routes.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import type { LogCode } from "../../telemetry/views/records.ts";
import { violations } from "../../testing/invariants.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

interface Drawn {
  readonly topic?: object;
  readonly subscription?: Partial<Route>;
  readonly mail?: object;
  readonly rate?: number;
  readonly bus?: object;
}
const drawn = ({ topic, subscription, mail, rate = 100, bus }: Drawn, more: Partial<Scenario> = {}): Scenario =>
  scenario(
    [
      client(rate, { arrivals: "even" }),
      service("shop", { queue: "unbounded", endpoints: [{ name: "post", steps: [{ publish: "placed" }] }] }),
      { id: "bus", kind: "broker", topics: [{ name: "placed", ...topic }, { name: "dead" }], publish: "1ms", ...bus } as Node,
      service("mail", { replicas: 2, time: "5ms", startup: "1s", ...mail }),
    ],
    [route("users", "shop"), route("shop", "bus"), route("bus", "mail", subscription)],
    more,
  );
function played(document: Scenario, seconds: number): Simulation {
  const parsed = parseScenario(document);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  const simulation = createSimulation(document);
  for (let t = 1; t <= seconds; t++) {
    simulation.advance(t * 1e6);
    expect(violations(simulation.run)).toEqual([]);
  }
  return simulation;
}
const topicOf = (simulation: Simulation) => simulation.messages({}).brokers[0]!.topics[0]!;
const groupOf = (simulation: Simulation) => topicOf(simulation).groups[0]!;
const said = (simulation: Simulation, codes: readonly LogCode[]) =>
  simulation
    .logs({ most: 1000 })
    .records.filter(({ code }) => codes.includes(code))
    .map(({ at, code, instance }) => `${code} ${instance ?? "-"} ${Math.round(at / 1e5) / 10}`);
const MEMBERS = ["consumerJoined", "consumerLeft", "consumerExpelled", "rebalanced"] as const;

describe("a consumer that dies", () => {
  const dies = drawn(
    { topic: { partitions: 4 } },
    {
      timeline: [
        { at: "5s", do: "kill", target: "mail", instance: "mail-2" },
        { at: "30s", do: "restart", target: "mail", instance: "mail-2" },
      ],
    },
  );

  it("is expelled within the session; the group stands still for the rebalance, then the others have its partitions", () => {
    const simulation = played(dies, 29);
    const [expelled, rebalanced] = simulation
      .logs({ most: 1000 })
      .records.filter(({ code }) => code === "consumerExpelled" || code === "rebalanced");
    expect([expelled!.instance, expelled!.values["cause"]]).toEqual(["mail-2", "session"]);
    // Its last heartbeat came at most a third of the session before.
    expect(expelled!.at).toBeGreaterThanOrEqual(5e6 + 10e6 * (2 / 3));
    expect(expelled!.at).toBeLessThanOrEqual(15e6);
    expect(rebalanced!.at - expelled!.at).toBe(1e6);
    expect(groupOf(simulation).members.map(({ name, partitions }) => [name, partitions.length])).toEqual([["mail-1", 4]]);
    expect(groupOf(simulation).lag).toBeLessThan(20);
  });

  it("makes the lag that arithmetic says: of half the partitions until it is expelled, of all during the standstill", () => {
    const simulation = createSimulation(dies);
    const [until] = said(played(dies, 20), ["consumerExpelled"]).map((line) => Number(line.split(" ").at(-1)));
    simulation.advance((until! + 0.95) * 1e6);
    const expected = (until! - 5) * 50 + 0.95 * 100;
    expect(Math.abs(groupOf(simulation).lag - expected)).toBeLessThan(15);
  });

  it("is led back to what killed it, and joins again when it has started", () => {
    const simulation = played(dies, 40);
    const change = simulation.changes({ sorts: ["member"], most: 10 }).changes.find(({ cause }) => cause.code === "session");
    expect(change!.cause.origin).toMatchObject({ act: "kill", target: "mail" });
    expect(said(simulation, ["consumerJoined"])).toEqual(["consumerJoined mail-2 31"]);
    expect(groupOf(simulation).members.map(({ partitions }) => partitions.length)).toEqual([2, 2]);
  });

  it("that is back before its session is over is a new member, and what it had is delivered again at once", () => {
    const simulation = played(
      drawn({}, { timeline: [{ at: "5s", do: "fault", fault: "crash", target: "mail", instance: "mail-1", for: "1s" }] }),
      12,
    );
    expect(said(simulation, MEMBERS)).toEqual(["consumerLeft mail-1 7", "consumerJoined mail-1 7", "rebalanced - 8"]);
    expect(groupOf(simulation).redelivered).toBeLessThanOrEqual(1);
  });
});

it("a consumer that hangs is expelled when it has not asked for so long, and comes back when it goes on", () => {
  const simulation = played(
    drawn(
      { topic: { partitions: 2 } },
      { timeline: [{ at: "5s", do: "fault", fault: "hang", target: "mail", instance: "mail-1", for: "40s" }] },
    ),
    55,
  );
  const lines = said(simulation, ["consumerExpelled", "consumerJoined"]);
  expect(lines.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual(["consumerExpelled mail-1", "consumerJoined mail-1"]);
  const [out, back] = lines.map((line) => Number(line.split(" ").at(-1)));
  expect([out! > 21 && out! <= 25.1, back! >= 45 && back! <= 48.5]).toEqual([true, true]);
});

it("a consumer that is scaled away leaves at once, ends what it has, and nothing is delivered twice", () => {
  const simulation = played(
    drawn({ topic: { partitions: 4 } }, { timeline: [{ at: "5s", do: "scale", target: "mail", replicas: 1 }] }),
    10,
  );
  expect(said(simulation, MEMBERS)).toEqual(["consumerLeft mail-2 5", "rebalanced - 6"]);
  expect(groupOf(simulation)).toMatchObject({ redelivered: 0, dropped: 0 });
});

it("a consumer that falls ill and is well again by its probes stays a member", () => {
  const simulation = played(
    drawn(
      { mail: { health: { interval: "1s", unhealthyAfter: 1 } } },
      { timeline: [{ at: "5s", do: "fault", fault: "hang", target: "mail", instance: "mail-1", for: "4s" }] },
    ),
    20,
  );
  expect(said(simulation, MEMBERS)).toEqual([]);
  expect(said(simulation, ["instanceStatus"]).length).toBe(2);
});

describe("a broker that is down", () => {
  it("takes nothing and delivers nothing; acknowledgements of that time are lost, and those messages come again", () => {
    const simulation = played(
      drawn(
        { mail: { time: "200ms" }, rate: 20, topic: { partitions: 4 }, bus: { startup: "1s" } },
        { timeline: [{ at: "5s", do: "fault", fault: "crash", target: "bus", for: "3s" }] },
      ),
      20,
    );
    const group = groupOf(simulation);
    expect(simulation.messages({}).brokers[0]!.up).toBe(true);
    expect([group.redelivered > 0, group.redelivered <= 4, group.dropped, group.lag < 5]).toEqual([true, true, 0, true]);
    expect(simulation.summary().requests.refused).toBeGreaterThan(50);
    expect(group.accepted).toBe(group.acknowledged + group.lag);
  });
});

describe("dead letters", () => {
  const poisoned = drawn({
    subscription: { maxDeliveries: 2, deadLetter: "dead", redelivery: { backoff: "none" } },
    mail: { errorRate: 1 },
  });

  it("wait in their topic, say whose they are, and are logged a few a second", () => {
    const simulation = played(poisoned, 5);
    const view = simulation.messages({ topic: "dead", most: 3 }).brokers[0]!;
    expect(view.topics[1]!.deadLetters).toBe(groupOf(simulation).deadLettered);
    expect(view.last.map(({ dead, topic, type }) => [dead, topic, type])).toEqual(
      Array.from({ length: 3 }, () => [{ group: "mail", deliveries: 2 }, "dead", "placed"]),
    );
    expect(said(simulation, ["messageDeadLettered"]).length).toBeGreaterThan(3);
  });

  it("are replayed by hand to the group that gave them up, once, and the log plays it again bit for bit", () => {
    const simulation = createSimulation(poisoned);
    simulation.advance(5e6);
    simulation.edit({
      ...simulation.scenario,
      nodes: simulation.scenario.nodes.map((node) => (node.id === "mail" ? { ...node, errorRate: 0 } : node)) as Node[],
    });
    simulation.advance(5.1e6); // what the old program had begun fails still
    const dead = groupOf(simulation).deadLettered;
    expect(simulation.intervene({ do: "replay", target: "bus", at: "0s" })).toBe(true);
    simulation.advance(15e6);
    expect(groupOf(simulation)).toMatchObject({ deadLettered: dead, lag: 0 });
    expect(simulation.intervene({ do: "replay", target: "bus", at: "0s" })).toBe(false);
    expect(said(simulation, ["deadLettersReplayed"])).toHaveLength(1);
    const again = createSimulation({ ...poisoned, run: simulation.recorded() });
    again.advance(simulation.now);
    expect(again.digest()).toBe(simulation.digest());
  });
});

it("a full topic turns publishers away with 503, which a retry may wait out, and says so", () => {
  const full = drawn({ topic: { bound: 5 }, mail: { replicas: 1, time: "20ms" } });
  const turned = played(full, 10).summary();
  expect(turned.reasons["topic full at bus"]).toBeGreaterThan(400);
  expect(turned.topics["bus/placed"]!.rejected).toBe(turned.reasons["topic full at bus"]);
  const { routes } = full;
  const patient = {
    ...full,
    routes: routes.map((one) => (one.id === "shop-bus" ? { ...one, retry: { attempts: 100, backoff: "fixed", base: "20ms" } } : one)),
  } as Scenario;
  expect(played(patient, 10).summary().reasons["topic full at bus"]).toBeUndefined();
});

it("a warm-up is left out of the counts of topics, and the lag is as it is now", () => {
  const { topics } = played(drawn({}, { warmup: "5s" }), 10).summary();
  expect(topics["bus/placed"]).toMatchObject({ published: 500, accepted: 500, rejected: 0 });
  expect(topics["bus/placed"]!.groups["mail"]).toMatchObject({ accepted: 500, redelivered: 0, deadLettered: 0 });
});

it("a live view tells topics, groups, members, rates and the last messages", () => {
  const view = played(drawn({ topic: { partitions: 2, retention: "1h" } }), 10).messages({ broker: "bus", topic: "placed", most: 2 });
  const [bus] = view.brokers;
  const [placed] = bus!.topics;
  expect([bus!.id, bus!.up, placed!.name, placed!.retention, placed!.bound, placed!.deadLetters]).toEqual([
    "bus",
    true,
    "placed",
    3600e6,
    null,
    null,
  ]);
  expect(placed!.rate).toBe(100);
  expect(placed!.groups[0]).toMatchObject({
    name: "mail",
    route: "bus-mail",
    service: "mail",
    acknowledgedRate: 100,
    pausedFor: 0,
    redelivered: 0,
  });
  expect(bus!.last.map(({ id }) => id)).toEqual([999, 998].map((id) => id + placed!.accepted - 999));
});

it("settings of topics and subscriptions may be edited while it runs: what is held stays", () => {
  const simulation = createSimulation(drawn({ mail: { replicas: 1, time: "50ms" } }));
  simulation.advance(5e6);
  const before = groupOf(simulation);
  expect(before.lag).toBeGreaterThan(300);
  const { scenario: now } = simulation;
  simulation.edit({
    ...now,
    nodes: now.nodes.map((node) =>
      node.id === "bus" ? { ...node, topics: [{ name: "placed", partitions: 4 }, { name: "dead" }] } : node,
    ) as Node[],
    routes: now.routes.map((one) => (one.id === "bus-mail" ? { ...one, ordering: "none", prefetch: 8 } : one)),
  });
  expect(groupOf(simulation).accepted).toBe(before.accepted);
  simulation.advance(20e6);
  expect(violations(simulation.run)).toEqual([]);
  expect(groupOf(simulation).lag).toBeLessThan(20);
  simulation.edit({ ...simulation.scenario, routes: simulation.scenario.routes.filter(({ id }) => id !== "bus-mail") });
  simulation.advance(25e6);
  expect([topicOf(simulation).groups, topicOf(simulation).depth]).toEqual([[], 0]);
  expect(violations(simulation.run)).toEqual([]);
});

it("an objective about the lag is judged by the most that it was, of broker, topic or subscription, in a window or the whole run", () => {
  const spike = drawn(
    { mail: { replicas: 1, time: "5ms" } },
    {
      timeline: [{ at: "4s", do: "fault", fault: "hang", target: "mail", for: "3s" }],
      objectives: [
        { id: "all", of: "bus", metric: "lag", value: 1000 },
        { id: "topic", of: "bus/placed", metric: "lag", value: 1000, over: "1s" },
        { id: "route", of: "bus-mail", metric: "lag", value: 100 },
        { id: "dead", of: "bus/dead", metric: "lag", value: 1, over: "2s" },
        { id: "other", of: "mail", metric: "lag", value: 1 },
      ],
    },
  );
  const { objectives } = played(spike, 20).summary();
  expect(objectives.map(({ id, held }) => [id, held])).toEqual([
    ["all", true],
    ["topic", true],
    ["route", false],
    ["dead", true],
    ["other", null],
  ]);
  const [all, topic, route] = objectives.map(({ value }) => value!);
  expect([all, topic]).toEqual([route, route]);
  expect(Math.abs(all! - 300)).toBeLessThan(5);
});

it("a publish that is tried again after its acknowledgement was lost is there twice", () => {
  const lossy = drawn({ rate: 50 });
  const { routes } = lossy;
  const retried = {
    ...lossy,
    routes: routes.map((one) =>
      one.id === "shop-bus" ? { ...one, loss: 0.2, timeout: "50ms", retry: { attempts: 20, backoff: "none" } } : one,
    ),
  } as Scenario;
  const { topics, requests } = played(retried, 20).summary();
  expect(requests.ok).toBeGreaterThan(990);
  // Of the tries that arrive one in five loses its answer: on the average a message is written 1 / 0.8 times.
  expect(topics["bus/placed"]!.accepted / requests.ok).toBeGreaterThan(1.2);
  expect(topics["bus/placed"]!.accepted / requests.ok).toBeLessThan(1.3);
  // Each copy has an id of the broker's, and the id of its publisher, by which a consumer may know it again.
  const { last } = played(retried, 20).messages({ topic: "placed", most: 100 }).brokers[0]!;
  const published = new Set(last.map(({ headers }) => headers["message-id"]));
  expect(new Set(last.map(({ id }) => id)).size).toBe(100);
  expect([published.size < 95, published.size > 60]).toEqual([true, true]);
  expect(last.every(({ headers, trace }) => /^[0-9a-f]{32}$/.test(headers["trace-id"]!) && trace === null)).toBe(true);
});

it("a topic that is not drawn any more goes with what it kept, and a subscription that names none has the broker's first", () => {
  const simulation = createSimulation(drawn({ mail: { errorRate: 1 }, subscription: { maxDeliveries: 1, deadLetter: "dead" } }));
  simulation.advance(3e6);
  const { scenario: now } = simulation;
  const topics = [{ name: "other" }, { name: "placed" }];
  simulation.edit({
    ...now,
    nodes: now.nodes.map((node) => (node.id === "bus" ? { ...node, topics } : node)) as Node[],
    routes: now.routes.map((one) => (one.id === "bus-mail" ? { id: one.id, from: one.from, to: one.to } : one)),
  });
  expect(simulation.messages({}).brokers[0]!.topics.map(({ name, groups }) => [name, groups.length])).toEqual([
    ["placed", 0],
    ["other", 1],
  ]);
  simulation.advance(5e6);
  expect(Object.keys(simulation.summary().topics)).toEqual(["bus/placed", "bus/other"]);
  expect(violations(simulation.run)).toEqual([]);
  const [host] = simulation.run.messaging!.hosts.values();
  expect(host!.broker.pool.inUse).toBeLessThanOrEqual(100);
});

it("ten minutes of failures, crashes and restarts take the memory of what is there", () => {
  const minute = (m: number) => [
    { at: `${60 * m + 5}s`, do: "fault", fault: "crash", target: "mail", instance: "mail-1", for: "5s" },
    { at: `${60 * m + 20}s`, do: "fault", fault: "hang", target: "mail", instance: "mail-2", for: "30s" },
    { at: `${60 * m + 40}s`, do: "fault", fault: "crash", target: "bus", for: "2s" },
  ];
  const simulation = createSimulation(
    drawn(
      {
        topic: { partitions: 4, retention: "20s" },
        mail: { errorRate: 0.3 },
        subscription: { ackTimeout: "1s", maxDeliveries: 3, deadLetter: "dead", ordering: "none" },
      },
      { timeline: Array.from({ length: 10 }, (_, m) => minute(m)).flat() as Scenario["timeline"] & object },
    ),
  );
  const [host] = simulation.run.messaging!.hosts.values();
  const sizes = () => ({
    deliveries: host!.broker.deliveries.all.length,
    frames: simulation.run.frames.all.length,
    moments: simulation.run.queue.room,
  });
  simulation.advance(120e6);
  const before = sizes();
  simulation.advance(600e6);
  const after = sizes();
  expect(violations(simulation.run)).toEqual([]);
  expect(after.deliveries).toBeLessThanOrEqual(1.2 * before.deliveries + 10);
  expect(after.frames).toBeLessThanOrEqual(1.2 * before.frames + 10);
  expect(after.moments).toBeLessThanOrEqual(2 * before.moments);
  // Dead letters are the only thing that grows: nobody takes them.
  expect(host!.broker.pool.inUse - host!.broker.topicNamed("dead")!.kept.length).toBeLessThan(3000);
});
