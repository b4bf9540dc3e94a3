// What counts as much slower than usual: several windows above what its p99 is on average, not above what it was at its best.
import { expect, it } from "vitest";

import type { Node } from "../../runtime/network.ts";
import { createSimulation } from "../../simulation.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";
import { Slowness } from "./slowness.ts";

const MS = 1000;
/** front → back; in each window front's p99 is the next of these, in ms, and nearly all of its time goes to back. */
function told(p99s: readonly number[]): readonly boolean[] {
  const { run, advance } = (() => {
    const simulation = createSimulation(
      scenario(
        [client(50), service("front", { endpoints: [{ name: "get", steps: [{ call: "back" }] }] }), service("back", { time: "10ms" })],
        [route("users", "front"), route("front", "back")],
      ),
    );
    return { run: simulation.run, advance: () => simulation.advance(500 * MS) };
  })();
  advance();
  let p99 = NaN;
  const slowness = new Slowness(run, ({ id }) => (id === "front" ? p99 : NaN));
  const front = run.network.nodeById.get("front") as Node;
  return p99s.map((ms) => {
    p99 = ms * MS;
    slowness.observe();
    return slowness.of(front) !== null;
  });
}
const NOISE = [40, 62, 48, 90, 45, 55, 110, 115, 42, 50, 70, 118, 112, 44];

it("is not told of a node whose p99 goes up and down as a hundredth of few requests does", () => {
  expect(told([...NOISE, ...NOISE, ...NOISE, ...NOISE]).filter(Boolean)).toEqual([]);
});

it("is told from the second window on in which it takes two and a half times as long, while that lasts, with its callee", () => {
  const quiet = NOISE.map(() => 50);
  expect(told([...quiet, 300, 300, 300, 300, 50, 50]).slice(quiet.length)).toEqual([false, true, true, true, false, false]);
});

it("is not told again for long after what was slow from the start has become well", () => {
  expect(told([...NOISE.map(() => 3000), ...NOISE.map(() => 50)]).filter(Boolean)).toEqual([]);
});
