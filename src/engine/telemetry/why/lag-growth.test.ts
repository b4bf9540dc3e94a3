// A group that falls behind is told at its broker, steadily, and leads to what makes its consumer slow.
import { expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import { slowConsumerLag } from "../../scenario/templates/slow-consumer.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { groupOf } from "../../testing/order-events.ts";
import type { Cause } from "../views/live.ts";

const causeOf = (simulation: Simulation): Cause | null =>
  simulation.look().causes[simulation.ids().nodes.indexOf("broker")] as Cause | null;
/** Each second's cause of the broker. */
function causes(seconds: number, document: Scenario): readonly (Cause | null)[] {
  const simulation = createSimulation(document);
  return Array.from({ length: seconds }, (_, i) => {
    simulation.advance((i + 1) * 1e6);
    return causeOf(simulation);
  });
}
const { scenario } = slowConsumerLag;
const unevenly = (seed: number, work: string): Scenario => ({
  ...scenario,
  seed,
  timeline: [],
  nodes: scenario.nodes.map((node) => {
    if (node.kind === "client") return { ...node, arrivals: "poisson" as const };
    return node.id === "store" ? { ...node, handlers: [{ event: "reading", steps: [{ work }] }] } : node;
  }) as Scenario["nodes"],
});

it("while its consumer is slower than what is published, a broker is degraded: with the group, both rates, lag and age", () => {
  const simulation = createSimulation(scenario);
  simulation.advance(50e6);
  const cause = causeOf(simulation);
  expect(cause).toMatchObject({ code: "lagGrows", group: "store", route: "r3", published: 40, handled: 25 });
  const { age, lag } = cause as Extract<Cause, { code: "lagGrows" }>;
  expect(Math.abs(lag - 300)).toBeLessThanOrEqual(2);
  const { waiting } = groupOf(simulation, 0, "broker").counts; // what is sent to the consumer waits no more
  expect(Math.abs(age / 1e6 - waiting / 40)).toBeLessThan(0.1);
});

it("comes once, soon after it began, and goes once, soon after it is over", () => {
  const grows = causes(120, scenario).map((cause) => cause?.code === "lagGrows");
  const turns = grows.flatMap((is, i) => (is === (grows[i - 1] ?? false) ? [] : [i + 1]));
  expect(turns).toHaveLength(2);
  expect(turns[0]).toBeGreaterThan(30);
  expect(turns[0]).toBeLessThanOrEqual(37);
  expect(turns[1]).toBeGreaterThan(60);
  expect(turns[1]).toBeLessThanOrEqual(67);
});

it("leads over the subscription to the fault, or to the consumer's slots where there is none", () => {
  const simulation = createSimulation(scenario);
  simulation.advance(50e6);
  expect(simulation.why("broker").map(({ sort }) => sort)).toEqual(["condition", "over", "origin"]);
  expect(simulation.why("broker").at(-1)).toMatchObject({ origin: { id: "slow" } });
  const small = createSimulation(unevenly(1, "40ms"));
  small.advance(30e6);
  expect(small.why("broker").at(-1)).toMatchObject({ sort: "setting", thing: "store", setting: "slots", values: { slots: 1 } });
});

it.each([1, 2, 3])(
  "does not flicker where chance moves both rates: four fifths busy it says nothing, a fifth too slow it stays (%i)",
  (seed) => {
    const calm = causes(120, unevenly(seed, "exp(20ms)"));
    expect(calm.filter((cause) => cause !== null)).toEqual([]);
    const behind = causes(200, unevenly(seed, "exp(30ms)")).map((cause) => cause?.code === "lagGrows");
    const turns = behind.filter((is, i) => is !== (behind[i - 1] ?? false));
    expect([turns.length, behind.at(-1)]).toEqual([1, true]);
  },
);
