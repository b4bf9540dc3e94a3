// A slow CPU, to the microsecond: all work of whom it falls on, none of the waiting, and other requests as ever.
import { expect, it } from "vitest";

import { asks, attemptsOver, played, times } from "../../testing/requests.ts";
import { route, scenario, service } from "../../testing/scenarios.ts";

const slow = (more: object = {}) => ({ at: "1s", for: "1s", do: "fault", fault: "slow", target: "s", factor: 3, ...more }) as const;
const run = (timeline: readonly ReturnType<typeof slow>[], replicas = 1) =>
  played(
    scenario(
      [
        asks(30, 100),
        service("s", {
          replicas,
          concurrency: 50,
          endpoints: [{ name: "get", steps: [{ work: "10ms" }, { call: "t" }, { work: "5ms" }] }],
        }),
        service("t", { time: "40ms", concurrency: 50 }),
      ],
      [route("users", "s"), route("s", "t")],
      { timeline },
    ),
    4000,
  );
const took = (simulation: ReturnType<typeof run>): number[] => {
  const spans = attemptsOver(simulation, "users-s");
  const ended = times(spans, "endedAt");
  return times(spans, "arrivedAt").map((at, i) => Math.round((ended[i]! - at) * 1000) / 1000);
};

it("makes every piece of work so many times as long, and no wait for calls", () => {
  const quick = 10 + 40 + 5;
  expect(took(run([slow()]))).toEqual(Array.from({ length: 30 }, (_, i) => (i >= 9 && i < 19 ? 3 * 15 + 40 : quick)));
});

it("falls on one instance, or on a share of them", () => {
  const slowed = (more: object) => took(run([slow(more)], 4)).filter((ms) => ms > 55).length;
  expect([slowed({ instance: "s-2" }), slowed({ share: 0.5 }), slowed({})]).toEqual([3, 5, 10]);
});

it("twice over is slower twice over", () => {
  expect(Math.max(...took(run([slow(), slow({ factor: 2 })])))).toBe(6 * 15 + 40);
});

it("is told in the trace as time that a fault added", () => {
  const spans = attemptsOver(run([slow()]), "users-s");
  expect(spans.map(({ work, injected }) => [work, injected])[12]).toEqual([45_000, 30_000]);
});
