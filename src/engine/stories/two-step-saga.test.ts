// Create an order, reserve its stock: each order that was created is reserved or cancelled in the end, as often as chance says.
import { describe, expect, it } from "vitest";

import { twoStepSaga } from "../scenario/templates/two-step-saga.ts";
import { createSimulation } from "../testing/built-engine.ts";

describe.each([1, 2, 3, 4, 5])("seed %i", (seed) => {
  const simulation = createSimulation({ ...twoStepSaga.scenario, seed });
  simulation.advance(120e6);
  const { sagas, nodes, requests, routes } = simulation.summary();
  const saga = sagas["place-order"]!;

  it("every request starts a saga; about a tenth turns back, all others complete", () => {
    expect(saga.started).toBe(requests.issued - requests.inFlight);
    expect([saga.failed, saga.lost, requests.issued - requests.ok - requests.inFlight]).toEqual([0, 0, 0]);
    // Of n = 2,400 with p = 0.1: 240 ± 14.7; 4.5 σ on either side.
    expect(Math.abs(saga.compensated - 0.1 * saga.started)).toBeLessThan(4.5 * Math.sqrt(0.09 * saga.started));
  });

  it("what is created is reserved or cancelled: nothing in between but what is under way", () => {
    const created = routes["r2"]!.ok - saga.compensated; // creates and cancels take the same route
    const reserved = nodes["inventory"]!.ok;
    expect(reserved - saga.completed).toBeLessThanOrEqual(saga.running);
    expect(created - saga.completed - saga.compensated).toBeLessThanOrEqual(saga.running);
    expect(created).toBeGreaterThanOrEqual(saga.completed + saga.compensated);
  });
});

it("the customer is answered before the saga has ended", () => {
  const simulation = createSimulation(twoStepSaga.scenario);
  simulation.advance(30e6);
  const { latency } = simulation.summary();
  expect(latency.mean).toBeLessThan(4); // the way there and back and the start; the steps alone take 25 ms of work
});
