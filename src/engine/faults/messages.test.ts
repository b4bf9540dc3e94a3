// What the faults of messages do, to the message: outage of the broker, loss, partition, duplicates, reordering, a slow consumer, poison.
import { describe, expect, it } from "vitest";

import type { TimelineEntry } from "../scenario/document.ts";
import type { Simulation } from "../simulation.ts";
import type { Span } from "../telemetry/views/records.ts";
import { violations } from "../testing/invariants.ts";
import { messageViolations } from "../testing/messages.ts";
import { brokerOf, groupOf, type Ordering, orders, runFor } from "../testing/order-events.ts";
import { ends, traces } from "../testing/requests.ts";

const fault = (name: string, target: string, more: object = {}): TimelineEntry =>
  ({ id: "f", at: "1s", for: "1s", do: "fault", fault: name, target, ...more }) as TimelineEntry;
function played(entry: TimelineEntry, ordering: Ordering = {}, ms = 20_000): Simulation {
  const { more, ...rest } = ordering;
  const simulation = runFor(orders({ count: 30, every: 100, ...rest, more: { ...more, timeline: [entry] } }), ms);
  expect([...violations(simulation.run), ...messageViolations(brokerOf(simulation))]).toEqual([]);
  return simulation;
}
const deliveries = (simulation: Simulation): readonly Span[] =>
  traces(simulation).flatMap(({ spansOf }) => spansOf.filter(({ sort }) => sort === "delivery"));
/** Numbers of the requests whose messages were sent to the consumer, in that order. */
const order = (simulation: Simulation): number[] =>
  traces(simulation)
    .flatMap(({ request, spansOf }) => spansOf.filter(({ sort }) => sort === "delivery").map(({ sentAt }) => ({ request, sentAt })))
    .toSorted((a, b) => a.sentAt - b.sentAt)
    .map(({ request }) => request);
const ascending = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b);

describe("an outage of the broker", () => {
  const patient: Ordering = { publish: { timeout: "300ms" } };
  it("lets publishers wait for their timeout, delivers nothing, and loses nothing of what was accepted", () => {
    const simulation = played(fault("broker-outage", "bus"), patient);
    const { counts } = groupOf(simulation);
    expect(ends(simulation).filter((end) => end.startsWith("timeout"))).toHaveLength(10);
    expect([counts.accepted, counts.acknowledged]).toEqual([20, 20]);
    const sent = deliveries(simulation).map(({ sentAt }) => sentAt / 1000);
    expect(sent.filter((at) => at >= 1000 && at < 2000)).toEqual([]);
  });

  it("holds publishers without a timeout for ever, with the slots that they hold: it outlasts its end", () => {
    const simulation = played(fault("broker-outage", "bus"));
    expect(groupOf(simulation).counts.accepted).toBe(9); // the next eight hold all slots of the shop when it is over
    expect(simulation.summary().requests.inFlight).toBe(21);
  });

  it("loses the acknowledgements that are on the way: these messages come again after it, the others were only late", () => {
    const simulation = played(fault("broker-outage", "bus", { at: "1010ms" }), { ...patient, subscription: { ackTimeout: "200ms" } });
    expect(groupOf(simulation).counts).toMatchObject({ redelivered: 1, acknowledged: 20 });
  });

  it("expels the consumers when it outlasts their session, and has them back afterwards", () => {
    const of = (session: string) =>
      played(
        fault("broker-outage", "bus", { for: "5s" }),
        { ...patient, count: 100, subscription: { session, ordering: "partition" } },
        60_000,
      );
    const [short, long] = [of("1s"), of("10s")];
    expect([short, long].map((one) => groupOf(one).membership.rebalances)).toEqual([3, 1]);
    expect([short, long].map((one) => groupOf(one).counts.waiting)).toEqual([0, 0]);
  });
});

describe("a partition between a consumer and the broker", () => {
  const cut = (more: object = {}) =>
    ({ ...fault("partition", "", { between: [["mail"], ["bus"]], ...more }), target: undefined }) as unknown as TimelineEntry;
  it("leaves its messages where they are, and ends without the loss of any", () => {
    const simulation = played(cut(), { subscription: { ackTimeout: "300ms" } });
    const sent = deliveries(simulation).map(({ sentAt }) => sentAt / 1000);
    expect(sent.filter((at) => at > 1010 && at < 2000)).toEqual([]);
    expect(groupOf(simulation).counts).toMatchObject({ accepted: 30, acknowledged: 30 });
  });

  it("one way, from the consumer, loses acknowledgements only: what was handled is delivered again", () => {
    const simulation = played(cut({ oneWay: true, at: "1010ms", for: "50ms" }), { subscription: { ackTimeout: "300ms" } });
    expect(groupOf(simulation).counts).toMatchObject({ timedOut: 1, redelivered: 1, acknowledged: 30 });
  });

  it("gives its partitions to others when it outlasts the session", () => {
    const simulation = played(
      cut({ for: "10s" }),
      { count: 100, subscription: { session: "2s", ordering: "partition", rebalance: "100ms" } },
      60_000,
    );
    expect(groupOf(simulation).counts.acknowledged).toBe(100);
    expect(groupOf(simulation).membership.rebalances).toBe(3);
  });
});

it("a consumer from which nothing comes, its zone being cut off or all being lost, is sent nothing either", () => {
  const document = orders({ count: 30, every: 100, consumer: { zone: "east" }, subscription: { ackTimeout: "300ms" } });
  for (const entry of [fault("zone-outage", "east", { how: "cut-off" }), fault("loss", "mail", { rate: 1 })]) {
    const simulation = runFor({ ...document, nodes: [...document.nodes, { id: "east", kind: "zone" }], timeline: [entry] }, 20_000);
    const sent = deliveries(simulation).map(({ sentAt }) => sentAt / 1000);
    expect(sent.filter((at) => at > 1010 && at < 2000)).toEqual([]);
    expect(groupOf(simulation).counts).toMatchObject({ accepted: 30, acknowledged: 30 });
  }
});

describe("loss", () => {
  it("of deliveries is made good by the ack timeout; of publishes it is the publisher's to find out", () => {
    const simulation = played(
      fault("loss", "bus-mail", { rate: 0.5, for: "10s" }),
      { count: 100, subscription: { ackTimeout: "200ms" } },
      60_000,
    );
    const { counts } = groupOf(simulation);
    expect(counts.acknowledged).toBe(100);
    // Lost on the way there or back: 1 − 0.5² of the deliveries.
    expect(counts.timedOut / counts.deliveries).toBeGreaterThan(0.6);
    expect(counts.timedOut / counts.deliveries).toBeLessThan(0.85);
  });
});

describe("duplicates", () => {
  it("come to the same consumer at once, and are handled like the first; what is said of them counts for nothing", () => {
    const simulation = played(fault("duplicate", "bus", { rate: 1 }));
    const { counts } = groupOf(simulation);
    expect(counts).toMatchObject({ first: 30, redelivered: 0, duplicated: 10, deliveries: 40, acknowledged: 30 });
    expect(simulation.run.network.nodeById.get("mail")!.ended[0]).toBe(40);
  });

  it("are acknowledged without being handled by an idempotent consumer", () => {
    const simulation = played(fault("duplicate", "bus", { rate: 1 }), { consumer: { idempotent: {} } });
    expect(deliveries(simulation).filter(({ work }) => work > 0)).toHaveLength(30);
    expect(deliveries(simulation).filter(({ duplicate }) => duplicate)).toHaveLength(10);
  });

  it("are made of the messages of one topic only, where one is named", () => {
    const simulation = played(fault("duplicate", "bus", { rate: 1, topic: "dead" }));
    expect(groupOf(simulation).counts.duplicated).toBe(0);
  });
});

describe("reordering", () => {
  const crowded: Ordering = {
    count: 60,
    every: 30,
    subscription: { ordering: "partition" },
    consumer: { handlers: [{ event: "placed", steps: [{ work: "50ms" }] }] },
  };
  it("lets messages overtake each other where they wait, and loses none", () => {
    const calm = played(fault("reorder", "bus", { rate: 0 }), crowded);
    const wild = played(fault("reorder", "bus", { rate: 1, at: "0s", for: "1h" }), crowded);
    expect(order(calm)).toEqual(ascending(order(calm)));
    expect(order(wild)).not.toEqual(ascending(order(wild)));
    expect(ascending(order(wild))).toEqual(order(calm));
  });

  it("does nothing where nothing waits", () => {
    const simulation = played(fault("reorder", "bus", { rate: 1, at: "0s", for: "1h" }));
    expect(order(simulation)).toEqual(ascending(order(simulation)));
  });
});

describe("a slow consumer", () => {
  it("takes so many times as long for messages, and no longer for what else is asked of it", () => {
    const document = orders({ count: 30, every: 100 });
    const nodes = document.nodes.map((node) =>
      node.id === "shop"
        ? { ...node, endpoints: [{ name: "place", steps: [{ publish: "placed" }, { call: "mail", endpoint: "check" }] }] }
        : node,
    );
    const simulation = runFor(
      {
        ...document,
        nodes: nodes.map((node) =>
          node.id === "mail" ? { ...node, endpoints: [{ name: "check", steps: [{ work: "7ms" }] }] } : node,
        ) as typeof nodes,
        routes: [...document.routes, { id: "shop-mail", from: "shop", to: "mail", latency: "0ms" }],
        timeline: [fault("slow-consumer", "mail", { factor: 3 })],
      },
      20_000,
    );
    const works = (of: (span: Span) => boolean) => [
      ...new Set(
        traces(simulation).flatMap(({ spansOf }) => spansOf.filter(of).map(({ work, injected }) => `${work / 1000} + ${injected / 1000}`)),
      ),
    ];
    expect(works(({ sort }) => sort === "delivery")).toEqual(["20 + 0", "60 + 40"]);
    expect(works(({ route }) => route === "shop-mail")).toEqual(["7 + 0"]);
  });
});

describe("poison messages", () => {
  const dead = { maxDeliveries: 3, deadLetter: "dead", redelivery: { backoff: "fixed", base: "10ms" } } as const;
  const poison = (more: object = {}) => fault("poison", "mail", { rate: 0.2, for: "1h", at: "0s", ...more });

  it("fail at every delivery, the same ones each time, and no others do", () => {
    const simulation = played(poison(), { count: 200, every: 50, subscription: dead }, 30_000);
    const { counts } = groupOf(simulation);
    expect(counts.deadLettered / 200).toBeCloseTo(0.2, 1);
    expect(counts).toMatchObject({
      failed: 3 * counts.deadLettered,
      redelivered: 2 * counts.deadLettered,
      acknowledged: 200 - counts.deadLettered,
    });
    expect(simulation.logs({ most: 1000 }).records.find(({ code }) => code === "handlerFailed")?.values).toMatchObject({
      error: "poison",
      at: "mail",
    });
  });

  it("are chosen by their ids: those of a broker's are the same to every consumer of it", () => {
    const both = [poison(), { ...poison(), target: "bus" }].map((entry) => {
      const simulation = played(entry as TimelineEntry, { count: 50, subscription: dead }, 30_000);
      return traces(simulation).flatMap(({ request, spansOf }) =>
        spansOf.some(({ reason }) => reason?.code === "poison") ? [request] : [],
      );
    });
    expect(both[0]!.length).toBeGreaterThan(3);
    expect(both[0]).not.toEqual(both[1]); // another fault, another choice
  });

  it("reach a consumer of the broker that is drawn while they last, and leave it when they are over", () => {
    const simulation = runFor(
      orders({ count: 40, every: 100, more: { timeline: [{ ...poison({ rate: 1, for: "3s" }), target: "bus" } as TimelineEntry] } }),
      1000,
    );
    const [desk, drawn] = [
      { id: "desk", kind: "service", startup: "100ms" },
      { id: "bus-desk", from: "bus", to: "desk", topic: "placed", ordering: "none" },
    ];
    const patch = [
      { op: "add", path: "/nodes/-", value: desk },
      { op: "add", path: "/routes/-", value: drawn },
    ];
    simulation.intervene({ at: "0s", do: "edit", patch } as unknown as TimelineEntry);
    simulation.advance(2_950_000);
    const { counts } = groupOf(simulation, 1);
    expect([counts.acknowledged, counts.failed > 10]).toEqual([0, true]);
    simulation.advance(60_000_000);
    expect([counts.waiting, counts.out, counts.acknowledged]).toEqual([0, 0, counts.accepted]);
  });

  it("spare events of another type", () => {
    expect(groupOf(played(poison({ event: "shipped" }), { subscription: dead })).counts.failed).toBe(0);
  });

  it("can be handled when it is over: their next delivery, or a replay of the dead letters, gets through", () => {
    const simulation = played(poison({ for: "5s" }), { count: 100, every: 20, subscription: dead }, 6000);
    const { counts } = groupOf(simulation);
    const buried = counts.deadLettered;
    expect(buried).toBeGreaterThan(5);
    expect(brokerOf(simulation).replay("dead")).toBe(buried);
    simulation.advance(10_000_000);
    expect(counts.acknowledged).toBe(100);
    expect(brokerOf(simulation).topicNamed("dead")!.depth).toBe(0);
    expect(messageViolations(brokerOf(simulation))).toEqual([]);
  });
});
