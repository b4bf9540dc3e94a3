// What a service of a run does with events: handlers by type, errors of single events, events without a handler, publishing from handlers,
// and each message once where it is idempotent.
import { describe, expect, it } from "vitest";

import type { TimelineEntry } from "../../scenario/document.ts";
import type { Simulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { groupOf, orders, runFor } from "../../testing/order-events.ts";
import { traces } from "../../testing/requests.ts";
import { route } from "../../testing/scenarios.ts";

const handled = ({ run }: Simulation, id = "mail") => run.network.nodeById.get(id)!.ended[0]!;
const eventsOf = ({ run }: Simulation) => run.network.nodeById.get("mail")!.data?.events;
const logged = (simulation: Simulation, code: string) => simulation.logs({ most: 1000 }).records.filter((record) => record.code === code);

describe("a handler", () => {
  it("does its steps for events of its type, in the slots and the line of the service", () => {
    const simulation = runFor(orders({ every: 10, consumer: { concurrency: 1 } }), 5000);
    expect(handled(simulation)).toBe(10);
    expect(simulation.summary().nodes["mail"]!.wait.max).toBeCloseTo(90, 0); // the tenth, 10 ms apart, 20 ms each
    expect(violations(simulation.run)).toEqual([]);
  });

  it("fails as often as its error rate says, each event for itself: the others are not touched", () => {
    const simulation = runFor(
      orders({ count: 400, every: 10, consumer: { handlers: [{ event: "placed", steps: [], errorRate: 0.25 }] } }),
      60_000,
    );
    const { counts } = groupOf(simulation);
    expect(counts.acknowledged).toBe(400);
    expect(counts.failed / counts.deliveries).toBeCloseTo(0.25, 1);
    expect(logged(simulation, "handlerFailed")[0]).toMatchObject({
      node: "mail",
      level: "error",
      values: { event: "placed", error: "errorRate" },
    });
  });

  it("publishes, and what it publishes goes on from there", () => {
    const document = orders({
      consumer: { handlers: [{ event: "placed", steps: [{ work: "20ms" }, { publish: "mailed", topic: "dead" }] }] },
    });
    const simulation = runFor({ ...document, routes: [...document.routes, route("mail", "bus")] }, 5000);
    expect(simulation.run.messaging!.hosts.values().next().value!.broker.topicNamed("dead")!.accepted).toBe(10);
  });
});

describe("an event without a handler", () => {
  it("is logged, a few times a second at most, and acknowledged", () => {
    const simulation = runFor(
      orders({ count: 50, every: 10, consumer: { handlers: [{ event: "other", steps: [{ work: "1s" }] }] } }),
      5000,
    );
    expect(groupOf(simulation).counts).toMatchObject({ acknowledged: 50, failed: 0 });
    expect(eventsOf(simulation)?.unhandled).toBe(50);
    const records = logged(simulation, "eventUnhandled");
    expect([records.length, records[0]?.values["event"]]).toEqual([5, "placed"]);
  });

  it("finds a handler that is drawn while it runs, and loses one that is taken away", () => {
    const simulation = runFor(orders({ count: 40, every: 100, consumer: { handlers: [{ event: "other" }] } }), 1050);
    const edit = (handlers: unknown): TimelineEntry =>
      ({ at: "0s", do: "edit", patch: [{ op: "replace", path: "/nodes/3/handlers", value: handlers }] }) as unknown as TimelineEntry;
    simulation.intervene(edit([{ event: "placed", steps: [{ work: "5ms" }] }]));
    simulation.advance(2_050_000);
    expect(eventsOf(simulation)?.unhandled).toBe(10);
    simulation.intervene(edit([{ event: "other" }]));
    simulation.advance(9_000_000);
    expect(eventsOf(simulation)?.unhandled).toBe(30);
  });

  it("is worked on for the service's time where it lists no handler at all", () => {
    const simulation = runFor(orders({ consumer: { handlers: [], time: "30ms" } }), 5000);
    expect(simulation.summary().nodes["mail"]!.latency).toMatchObject({ count: 10, min: 30, max: 30 });
  });
});

describe("an idempotent consumer", () => {
  /** A tenth second is too short an ack timeout for a handler of 250 ms: every message is delivered again while it is in work. */
  const late = (consumer: object, more: object = {}) =>
    runFor(
      orders({
        count: 3,
        every: 1000,
        consumer: { concurrency: 8, handlers: [{ event: "placed", steps: [{ work: "250ms" }] }], ...consumer },
        subscription: { ackTimeout: "100ms" },
        ...more,
      }),
      10_000,
    );

  it("handles a message once: a copy that comes meanwhile waits, and is a duplicate then", () => {
    const worked = (simulation: Simulation) =>
      traces(simulation).flatMap(({ spansOf }) => spansOf.filter(({ sort, work }) => sort === "delivery" && work > 0)).length;
    const careless = late({});
    const careful = late({ idempotent: {} });
    expect(careless.run.network.nodeById.get("mail")!.arrivals).toBeGreaterThan(3 * 3);
    expect(eventsOf(careful)!.duplicates).toBeGreaterThanOrEqual(3 * 2);
    expect(worked(careful)).toBe(3);
    expect(worked(careless)).toBeGreaterThan(3);
    expect(groupOf(careful).counts.acknowledged).toBe(3);
    expect(violations(careful.run)).toEqual([]);
  });

  it("handles a failed one anew, and remembers what it has handled for its window and no longer", () => {
    const simulation = runFor(
      orders({
        count: 20,
        every: 100,
        consumer: { handlers: [{ event: "placed", steps: [{ work: "1ms" }], errorRate: 0.5 }], idempotent: { window: "500ms" } },
      }),
      300_000,
    );
    expect(groupOf(simulation).counts).toMatchObject({ acknowledged: 20 });
    expect(eventsOf(simulation)).toMatchObject({ duplicates: 0 });
    expect(simulation.run.network.nodeById.get("mail")!.data!.remembered!()).toBeLessThanOrEqual(6);
  });

  it("tells a copy that was published twice: the id is the publisher's, a try that was answered too late published it all the same", () => {
    const document = orders({ count: 5, every: 500, consumer: { idempotent: {} } });
    const slow = document.routes.map((one) =>
      one.id === "shop-bus" ? { ...one, timeout: "500us", retry: { jitter: "none", base: "10ms" } } : one,
    );
    const simulation = runFor({ ...document, routes: slow } as typeof document, 10_000);
    const { accepted, acknowledged } = groupOf(simulation).counts;
    expect([accepted, acknowledged]).toEqual([15, 15]);
    expect(eventsOf(simulation)!.duplicates).toBe(10);
  });

  describe("forgets in a crash what it kept in its memory, and not what it kept in a shared table", () => {
    /** Handled, and the acknowledgement lost: the way back is cut for the second message alone. Then the consumer dies, and starts anew. */
    const lost = (store: "shared" | "memory") =>
      runFor(
        orders({
          count: 1,
          every: 1000,
          consumer: { idempotent: { store }, startup: "100ms" },
          subscription: { ackTimeout: "500ms", session: "1s" },
          more: {
            timeline: [
              { at: "1015ms", for: "100ms", do: "fault", fault: "partition", between: [["mail"], ["bus"]], oneWay: true },
              { at: "1200ms", for: "100ms", do: "fault", fault: "crash", target: "mail" },
            ],
          },
        }),
        10_000,
      );
    it.each([
      ["shared", 1],
      ["memory", 0],
    ] as const)("%s: %i duplicates", (store, duplicates) => {
      const simulation = lost(store);
      const { deliveries, acknowledged } = groupOf(simulation).counts;
      expect([deliveries, acknowledged, eventsOf(simulation)!.duplicates]).toEqual([2, 1, duplicates]);
    });
  });
});
