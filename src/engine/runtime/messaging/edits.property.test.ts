// Brokers, topics and subscriptions that are edited by chance while messages are on their way, consumers die and the broker is away:
// at every moment each message is in one place, and what was counted adds up. Played again from the log, it is the same run.
import fc from "fast-check";
import { expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import type { Scenario, TimelineEntry } from "../../scenario/document.ts";
import { parseScenario } from "../../scenario/parse-scenario.ts";
import type { Route } from "../../scenario/routes.ts";
import { createSimulation } from "../../testing/built-engine.ts";
import { violations } from "../../testing/invariants.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

const topic = (name: string) =>
  fc.record(
    {
      name: fc.constant(name),
      partitions: fc.constantFrom(1, 2, 5),
      retention: fc.constantFrom("50ms", "1s"),
      bound: fc.constantFrom(3, 50),
    },
    { requiredKeys: ["name"] },
  );
/** The first topic is always there, since it is published to. */
const topics = fc.tuple(topic("t"), fc.option(topic("u"), { nil: undefined }), fc.option(topic("dead"), { nil: undefined }));
const subscription = fc.record(
  {
    topic: fc.constantFrom("t", "u", "dead"),
    group: fc.constantFrom("g", "h"),
    delivery: fc.constantFrom("at-least-once", "at-most-once"),
    ordering: fc.constantFrom("partition", "none"),
    prefetch: fc.integer({ min: 1, max: 4 }),
    ackTimeout: fc.constantFrom("15ms", "200ms"),
    redelivery: fc.constantFrom({ backoff: "none" }, { base: "10ms" }),
    maxDeliveries: fc.constantFrom(1, 3),
    deadLetter: fc.constantFrom("dead", "u"),
    session: fc.constantFrom("60ms", "300ms"),
    maxPoll: fc.constantFrom("90ms", "400ms"),
    rebalance: fc.constantFrom("0s", "40ms"),
  },
  { requiredKeys: ["group"] },
);
const drawing = fc.record({
  topics,
  subscriptions: fc.array(fc.record({ to: fc.constantFrom("mail", "bill"), settings: subscription }), { maxLength: 4 }),
  replicas: fc.integer({ min: 1, max: 3 }),
  hasBroker: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
});
type Drawing = typeof drawing extends fc.Arbitrary<infer D> ? D : never;

const PUBLISHES = [{ publish: "t" }, { publish: "made", topic: "t", chance: 0.5 }];
function documentOf({ topics: all, subscriptions, replicas, hasBroker }: Drawing): Scenario {
  const drawn = all.filter((one) => one !== undefined);
  const names = new Set(drawn.map(({ name }) => name));
  const taken = new Set<string>();
  const subscribed = subscriptions.flatMap(({ to, settings }, i): Route[] => {
    const { deadLetter, ...rest } = settings;
    const of = rest.topic ?? "t";
    if (!names.has(of) || taken.has(`${of} ${rest.group}`)) return [];
    taken.add(`${of} ${rest.group}`);
    const buries = deadLetter !== undefined && deadLetter !== of && names.has(deadLetter);
    return [{ ...route("bus", to), id: `s${i}`, ...rest, ...(buries ? { deadLetter } : {}) } as Route];
  });
  return scenario(
    [
      client(300),
      service("shop", { concurrency: 50, endpoints: [{ name: "post", steps: hasBroker ? PUBLISHES : [] }] }),
      ...(hasBroker ? [{ id: "bus", kind: "broker", topics: drawn, publish: "exp(0.3ms)", startup: "50ms" } as Node] : []),
      service("mail", { replicas, time: "exp(8ms)", errorRate: 0.1, startup: "50ms" }),
      service("bill", { time: "exp(4ms)", startup: "50ms", handlers: [{ event: "made", steps: [{ work: "exp(3ms)" }] }] }),
    ],
    [route("users", "shop"), route("users", "mail"), ...(hasBroker ? [route("shop", "bus"), ...subscribed] : [])].map((one) =>
      one.from === "users" ? { ...one } : one,
    ),
    {},
  );
}
const withRequests = (document: Scenario): Scenario => ({
  ...document,
  nodes: document.nodes.map((node) => (node.kind === "client" ? { ...node, requests: [{ to: "shop", weight: 5 }, { to: "mail" }] } : node)),
});

const ACTS: readonly object[] = [
  { do: "kill", target: "mail", instance: "mail-1" },
  { do: "restart", target: "mail" },
  { do: "scale", target: "bill", replicas: 3 },
  { do: "scale", target: "bill", replicas: 1 },
  { do: "fault", fault: "hang", target: "mail", for: "150ms" },
  { do: "fault", fault: "crash", target: "bus", for: "80ms" },
  { do: "fault", fault: "hang", target: "bus", for: "80ms" },
  { do: "fault", fault: "broker-outage", target: "bus", for: "80ms" },
  { do: "fault", fault: "loss", target: "bus", rate: 0.3, for: "200ms" },
  { do: "replay", target: "bus" },
];
const step = fc.record({
  after: fc.integer({ min: 1, max: 200_000 }),
  edit: fc.option(drawing, { freq: 2, nil: undefined }),
  act: fc.constantFrom(...ACTS),
});

it.each([1, 2, 3])("each message is in one place, whatever is edited and done, from seed %i", (seed) => {
  fc.assert(
    fc.property(drawing, fc.array(step, { maxLength: 12 }), (first, steps) => {
      const start = withRequests(documentOf({ ...first, hasBroker: true }));
      const parsed = parseScenario(start);
      expect(parsed.ok ? [] : parsed.problems).toEqual([]);
      const simulation = createSimulation(start);
      for (const { after, edit, act } of steps) {
        simulation.advance(simulation.now + after);
        expect(violations(simulation.run)).toEqual([]);
        if (edit === undefined) simulation.intervene(act as TimelineEntry);
        else simulation.edit(withRequests(documentOf(edit)));
        expect(violations(simulation.run)).toEqual([]);
        simulation.messages({ topic: "t" });
      }
      simulation.advance(simulation.now + 300_000);
      expect(violations(simulation.run)).toEqual([]);
      const again = createSimulation({ ...start, run: simulation.recorded() });
      again.advance(simulation.now);
      expect(again.digest()).toBe(simulation.digest());
    }),
    { seed, numRuns: 40 },
  );
});
