// Services that hear each other's events undo what one of them gave up on; without a listener for that, stock stays reserved for ever.
import { describe, expect, it } from "vitest";

import { choreographedSaga } from "../scenario/templates/choreographed-saga.ts";
import { createSimulation } from "../testing/built-engine.ts";

const { scenario } = choreographedSaga;

describe.each([1, 2, 3])("seed %i", (seed) => {
  const simulation = createSimulation({ ...scenario, seed });
  simulation.advance(120e6);
  const { counters, objectives, topics } = simulation.summary();

  it("every order ends completed or compensated: as many are compensated as met the failing payment", () => {
    expect(objectives).toMatchObject([{ id: "all-end", held: true }]);
    const given = topics["events/unpaid"]!.published;
    // Ten a second for 20 s. Three deliveries take 0.3 s of back-off, so that the last few come through again.
    expect(given).toBeGreaterThan(190);
    expect(given).toBeLessThan(205);
    expect(topics["events/reservations"]!.groups["payment"]!.deadLettered).toBe(given);
    expect(counters["order.compensated"]).toBe(given);
  });

  it("what was reserved for them is released", () => {
    const paid = topics["events/reservations"]!.groups["payment"]!.acknowledged;
    expect(Math.abs((counters["reserved"] ?? 0) - paid)).toBeLessThanOrEqual(3);
  });
});

it("is broken where nobody hears what was given up", () => {
  const simulation = createSimulation({ ...scenario, routes: scenario.routes.filter(({ id }) => id !== "r8") });
  simulation.advance(120e6);
  expect(simulation.summary().objectives).toMatchObject([{ id: "all-end", held: false }]);
});
