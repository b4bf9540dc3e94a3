// order_created → order_confirmed → mail: nobody waits for anybody, nothing is lost, and one trace tells all of it.
import { describe, expect, it } from "vitest";

import { orderEvents } from "../scenario/templates/order-events.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";
import { brokerOf, groupOf } from "../testing/order-events.ts";
import { TRACED, traces } from "../testing/requests.ts";

const played = (more: object, seconds = 60): Simulation => {
  const simulation = createSimulation({ ...orderEvents.scenario, tracing: TRACED, ...more });
  simulation.advance(seconds * 1e6);
  return simulation;
};

describe.each([11, 12, 13])("seed %i", (seed) => {
  const simulation = played({ seed });
  const orders = simulation.summary().requests.ok;
  const counts = (index: number) => groupOf(simulation, index, "events").counts;

  it("answers a customer when the broker has the event: 5 ms of work, 1 ms of publishing, four millisecond ways", () => {
    const { latency } = simulation.summary();
    expect([latency.min, latency.p50]).toEqual([10, expect.closeTo(10, 0)]);
  });

  it("confirms every order, and mails every confirmation: what is not done yet is on its way", () => {
    const [billing, mail] = [counts(0), counts(1)];
    expect(billing.accepted).toBeGreaterThanOrEqual(orders);
    expect(billing).toMatchObject({ redelivered: 0, dropped: 0, deadLettered: 0 });
    expect(billing.accepted - billing.acknowledged).toBeLessThan(10);
    expect(mail.acknowledged).toBeGreaterThan(billing.acknowledged - 10);
    expect(mail.accepted).toBeLessThanOrEqual(billing.accepted);
  });

  it("tells each order as one trace of seven spans, 43 ms long, of which the customer waited for 10", () => {
    const whole = traces(simulation).filter(({ lasted, open }) => !open && lasted === 43_000);
    expect(whole.length).toBeGreaterThan(0.8 * orders); // the others met somebody in line
    for (const { duration, spansOf } of whole.slice(0, 20)) {
      expect(spansOf.map(({ node, sort }) => `${sort} ${node}`)).toEqual([
        "call customers",
        "call orders",
        "publish events",
        "delivery billing",
        "delivery mail",
        "publish events",
        "delivery mail",
      ]);
      expect(duration).toBe(10_000);
    }
  });

  it("logs the events that mail has no handler for, and acknowledges them", () => {
    expect(counts(2).acknowledged).toBe(simulation.run.network.nodeById.get("mail")!.data!.events.unhandled);
    expect(simulation.logs({ most: 5000 }).records.some(({ code, node }) => code === "eventUnhandled" && node === "mail")).toBe(true);
  });
});

it("no customer notices that billing is dead for 20 s; its messages wait, and are handled afterwards", () => {
  const crash = { id: "dead", at: "20s", for: "20s", do: "fault", fault: "crash", target: "billing" };
  const simulation = played({ timeline: [crash] }, 41);
  expect(simulation.summary().requests.ok).toBe(simulation.summary().requests.issued - simulation.summary().requests.inFlight);
  expect(groupOf(simulation, 0, "events").counts.waiting).toBeGreaterThan(250); // 20 a second
  simulation.advance(70e6);
  const { counts } = groupOf(simulation, 0, "events");
  expect(counts.waiting).toBeLessThan(10);
  expect(counts.accepted).toBe(counts.acknowledged + counts.waiting + counts.out);
  expect(brokerOf(simulation, "events").topicNamed("confirmations")!.accepted).toBeGreaterThanOrEqual(counts.acknowledged);
});
