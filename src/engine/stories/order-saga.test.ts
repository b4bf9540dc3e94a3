// An order over four services: completed, compensated, and stuck while the bank is away, until a person tries again.
import { describe, expect, it } from "vitest";

import { orderSaga } from "../scenario/templates/order-saga.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";

const SECOND = 1e6;
const counts = (simulation: Simulation) => simulation.summary().sagas["order"]!;

describe.each([1, 2, 3])("seed %i", (seed) => {
  const simulation = createSimulation({ ...orderSaga.scenario, seed });
  const at = (second: number) => {
    simulation.advance(second * SECOND);
    return counts(simulation);
  };

  it("completes while all is well, and is undone while shipping fails", () => {
    expect(at(19).compensated).toBe(0);
    const { compensated, failed } = at(59);
    // Ten a second for 20 s; those under way at either end may fall on either side.
    expect(Math.abs(compensated - 200)).toBeLessThanOrEqual(5);
    expect(failed).toBe(0);
    expect(simulation.summary().objectives).toMatchObject([{ id: "all-end", held: true }]);
  });

  it("is stuck when the refund gives up, as many as met the bank's absence, and stays so when the bank is back", () => {
    const { failed } = at(95);
    expect(Math.abs(failed - 150)).toBeLessThanOrEqual(5);
    const { failed: later, running } = at(119);
    expect(later).toBe(failed);
    expect(running).toBeLessThan(10);
    // Each refund was tried three times in vain.
    expect(simulation.summary().nodes["payment"]!.errors).toBe(3 * failed);
    const stuck = simulation.sagas({ node: "order-saga", states: ["FAILED"], most: 1000 })!;
    expect([stuck.matched, new Set(stuck.sagas.map(({ steps }) => steps[2]?.undone?.tries))]).toEqual([failed, new Set([3])]);
    expect(new Set(stuck.sagas.map(({ steps }) => steps[1]?.undone))).toEqual(new Set([null]));
    expect(simulation.summary().objectives).toMatchObject([{ id: "all-end", held: false }]);
    const card = simulation.look().causes[simulation.ids().nodes.indexOf("order-saga")];
    expect(card).toEqual({ code: "stuckSagas", stuck: failed });
    const links = simulation.why("order-saga");
    expect([links[1], links.at(-1)]).toMatchObject([
      { sort: "change", change: { sort: "saga", to: "FAILED" } },
      { sort: "origin", origin: { id: "bank-away" } },
    ]);
  });

  it("is undone to its beginning once somebody tries again: all at once, so that a new order or two finds payment's line full", () => {
    at(119.9);
    const stuck = simulation.sagas({ node: "order-saga", states: ["FAILED"], most: 1000 })!.sagas.map(({ number }) => number);
    expect(at(130).failed).toBe(0);
    const undone = simulation.sagas({ node: "order-saga", states: ["COMPENSATED"], most: 1000 })!.sagas;
    const numbers = new Set(undone.map(({ number }) => number));
    expect(stuck.filter((number) => !numbers.has(number))).toEqual([]);
    const { started, completed, compensated, running } = counts(simulation);
    expect(started).toBe(completed + compensated + running);
    expect(compensated - 200 - stuck.length).toBeLessThanOrEqual(7); // 5 at the edges of the first failure, and who met the full line
  });
});
