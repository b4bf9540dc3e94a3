// Events under whatever faults, kills and deployments a timeline brings: an idempotent consumer handles nothing twice, and traces tell of
// messages what was so. One drawing, of a publisher, a broker and a consumer; everything else of it is by chance.
import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";

import { RecentIds } from "./policies/recent-ids.ts";
import type { Scenario, TimelineEntry } from "./scenario/document.ts";
import { parseScenario } from "./scenario/parse-scenario.ts";
import type { Route } from "./scenario/routes.ts";
import { createSimulation } from "./simulation.ts";
import type { Span } from "./telemetry/views/records.ts";
import { violations } from "./testing/invariants.ts";
import { messageViolations } from "./testing/messages.ts";
import { brokerOf, orders } from "./testing/order-events.ts";
import { traces } from "./testing/requests.ts";

afterEach(() => vi.restoreAllMocks());

const one = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const act = (fields: object) => fc.constant(fields);
const FAULTS = [
  act({ do: "fault", fault: "broker-outage", target: "bus" }),
  act({ do: "fault", fault: "duplicate", target: "bus", rate: 0.5 }),
  act({ do: "fault", fault: "reorder", target: "bus", rate: 0.5 }),
  act({ do: "fault", fault: "slow-consumer", target: "mail", factor: 10 }),
  act({ do: "fault", fault: "poison", target: "mail", rate: 0.3 }),
  act({ do: "fault", fault: "partition", between: [["mail"], ["bus"]] }),
  act({ do: "fault", fault: "partition", between: [["mail"], ["bus"]], oneWay: true }),
  ...["crash", "hang"].flatMap((fault) => ["mail", "bus", "shop"].map((target) => act({ do: "fault", fault, target }))),
  act({ do: "fault", fault: "crash", target: "mail", instance: "mail-1" }),
  ...["bus-mail", "shop-bus"].map((target) => act({ do: "fault", fault: "loss", target, rate: 0.4 })),
  act({ do: "fault", fault: "latency", target: "bus-mail", delay: "exp(200ms)" }),
  act({ do: "scale", target: "mail", replicas: 3 }),
  act({ do: "restart", target: "mail" }),
  act({ do: "replay", target: "bus" }),
  act({ do: "deploy", target: "mail", version: "2", time: "5ms" }),
] as const;
const entry = fc
  .record({ what: fc.oneof(...FAULTS), at: one("500ms", "1s", "1.7s", "2s"), length: one("300ms", "1s", "2s") })
  .map(({ what, at, length }) => ({ ...what, at, ...((what as { do: string }).do === "fault" ? { for: length } : {}) }) as TimelineEntry);
const subscription = fc.record({
  ordering: one("partition", "none"),
  ackTimeout: one("50ms", "300ms", "2s"),
  prefetch: one(1, 5),
  session: one("500ms", "3s"),
  rebalance: one("0s", "200ms"),
  latency: one("0ms", "1ms"),
}) as fc.Arbitrary<Partial<Route>>;
const consumer = fc.record({
  replicas: one(1, 2),
  concurrency: one(1, 4),
  blocking: fc.boolean(),
  startup: one("100ms", "1s"),
  errorRate: one(0, 0.2),
  work: one("1ms", "exp(30ms)", "200ms"),
});
const drawing = fc
  .record({
    subscription,
    consumer,
    retried: fc.boolean(),
    dead: fc.boolean(),
    entries: fc.array(entry, { minLength: 1, maxLength: 4 }),
    seed: fc.nat(1e6),
  })
  .map(({ consumer: { work, ...rest }, dead, entries, retried, seed, subscription: route }) =>
    orders({
      count: 120,
      every: 25,
      consumer: { ...rest, handlers: [{ event: "placed", steps: [{ work }] }] },
      subscription: { ...route, ...(dead ? { maxDeliveries: 3, deadLetter: "dead" } : {}) },
      publish: { timeout: "100ms", latency: "1ms", ...(retried ? { retry: { attempts: 3 } } : {}) },
      more: { seed, timeline: entries.map((each, i) => ({ ...each, id: `e${i}` })) },
    }),
  );

function check(seed: number, law: (scenario: Scenario) => void): void {
  const sound = (scenario: Scenario): void => {
    const parsed = parseScenario(scenario);
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    law(scenario);
  };
  fc.assert(fc.property(drawing, sound), { numRuns: 80, seed });
}
const idempotent = (scenario: Scenario, store: "shared" | "memory"): Scenario => ({
  ...scenario,
  nodes: scenario.nodes.map((node) => (node.kind === "service" ? { ...node, idempotent: { window: "1h", store } } : node)),
});

it("an idempotent consumer that remembers in a shared table handles no message twice, whatever crashes", () => {
  let handled = 0;
  const added = vi.spyOn(RecentIds.prototype, "add");
  check(41, (scenario) => {
    const simulation = createSimulation(idempotent(scenario, "shared"));
    added.mockClear();
    simulation.advance(20e6);
    const ids = added.mock.calls.map(([a, b]) => `${a} ${b}`); // of the one consumer that there is: each once it was handled
    expect(new Set(ids).size).toBe(ids.length);
    handled += ids.length;
    expect([...violations(simulation.run), ...messageViolations(brokerOf(simulation))]).toEqual([]);
  });
  expect(handled).toBeGreaterThan(1000);
});

it("those who wait for a copy in work are let go with it: when all is over every message was handled, and nobody is left", () => {
  check(42, (scenario) => {
    const simulation = createSimulation(idempotent(scenario, "memory"));
    for (let t = 1; t <= 4; t++) {
      simulation.advance(t * 1e6);
      expect(violations(simulation.run)).toEqual([]);
    }
    simulation.advance(600e6);
    const broker = brokerOf(simulation);
    for (const { counts } of broker.groups) expect([counts.waiting, counts.out]).toEqual([0, 0]);
    for (const { instances } of simulation.run.network.nodes) for (const { present } of instances) expect(present).toBe(0);
  });
});

it("a delivery is a child of the publishing of its message, and comes after it; the n-th comes after the one before", () => {
  let deliveries = 0;
  check(43, (scenario) => {
    const simulation = createSimulation(scenario);
    simulation.advance(6e6);
    const wrong: unknown[] = [];
    for (const { duration, lasted, lost, spansOf, startedAt } of traces(simulation)) {
      expect(lasted).toBeGreaterThanOrEqual(duration);
      const byId = new Map(spansOf.map((span) => [span.id, span]));
      for (const span of spansOf) {
        if (span.sort !== "delivery") continue;
        deliveries++;
        const publish = byId.get(span.parent ?? "") as Span;
        const isPublished = publish.sort === "publish" && span.route !== null && span.sentAt >= publish.arrivedAt;
        const isAfter = span.attempt === 1 || lost || spansOf.some((other) => isBefore(other, span));
        if (!(isPublished && span.sentAt - span.lay >= startedAt && span.lay >= 0 && isAfter)) wrong.push({ publish, span });
      }
    }
    expect(wrong).toEqual([]);
  });
  expect(deliveries).toBeGreaterThan(1000);
});
/** A dead letter that is replayed begins anew, so there may be several. */
const isBefore = (one: Span, other: Span): boolean =>
  one.sort === "delivery" &&
  one.parent === other.parent &&
  one.route === other.route &&
  one.attempt === other.attempt - 1 &&
  one.sentAt <= other.sentAt;
