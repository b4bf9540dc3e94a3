// Lag grows by the difference of the rates and drains by what is to spare: 15 a second for 30 s, then 10 a second for 45 s.
import { expect, it } from "vitest";

import { slowConsumerLag } from "../scenario/templates/slow-consumer.ts";
import { createSimulation } from "../testing/built-engine.ts";
import { groupOf } from "../testing/order-events.ts";

/** Messages that are published and not handled, a few of which are on their way at any moment. */
const lagAt = (seconds: readonly number[], more: object = {}): number[] => {
  const simulation = createSimulation({ ...slowConsumerLag.scenario, ...more });
  return seconds.map((second) => {
    simulation.advance(second * 1e6);
    const { out, waiting } = groupOf(simulation, 0, "broker").counts;
    return waiting + out;
  });
};
/** By how much the worst of them differs. */
const worst = (of: readonly number[], lags: readonly number[]): number =>
  Math.max(...of.map((lag, i) => Math.abs(lag - (lags[i] as number))));

it("the lag is 15 t while the consumer is slow, 450 at the end of it, and 450 − 10 t afterwards: gone at 105 s", () => {
  const expected = [0, 150, 300, 450, 350, 250, 150, 50, 10, 0, 0];
  expect(worst(expected, lagAt([30, 40, 50, 60, 70, 80, 90, 100, 104, 105.1, 120]))).toBeLessThanOrEqual(2);
});

it("the publisher notices nothing of it", () => {
  const simulation = createSimulation(slowConsumerLag.scenario);
  simulation.advance(120e6);
  const { latency } = simulation.summary();
  expect(latency.max! - latency.min!).toBeLessThan(0.01);
});

it("a message that is published at the height of it is handled 9 s later: lag ÷ rate", () => {
  const simulation = createSimulation({ ...slowConsumerLag.scenario, tracing: { sample: 1 } });
  simulation.advance(80e6);
  const [row] = simulation.traces({ order: "newest", most: 1, from: 59.9e6, to: 60.1e6 }).rows;
  expect(row!.lasted / 1e6).toBeCloseTo(450 / 50, 1);
});

it("with Poisson arrivals of the same rate it is so on average", () => {
  const peaks = Array.from({ length: 8 }, (_, i) => {
    const nodes = slowConsumerLag.scenario.nodes.map((node) => (node.kind === "client" ? { ...node, arrivals: "poisson" as const } : node));
    return lagAt([60], { seed: 100 + i, nodes })[0]!;
  });
  const mean = peaks.reduce((sum, peak) => sum + peak, 0) / peaks.length;
  // 450, and what stood in line when it began; 1,200 arrivals have a deviation of 35, the mean of eight runs one of 12.
  expect(Math.abs(mean - 450)).toBeLessThan(3 * 12 + 10);
});

it("a second replica shares at once where messages may pass one another: 100 a second, and no lag to speak of", () => {
  const nodes = slowConsumerLag.scenario.nodes.map((node) => (node.id === "store" ? { ...node, replicas: 2 } : node));
  expect(Math.max(...lagAt([40, 60, 80], { nodes }))).toBeLessThanOrEqual(4);
});
