// A service of somebody else: it takes any number of calls at once, errs as often as it is told, and counts a quota to the call.
import { expect, it } from "vitest";

import { createSimulation } from "../../simulation.ts";
import { asks, ends, played } from "../../testing/requests.ts";
import { client, route, scenario } from "../../testing/scenarios.ts";
import type { Node } from "../specs.ts";

const api = (more: object): Node => ({ id: "api", kind: "external", time: "10ms", ...more }) as Node;
const asked = (more: object, count: number, every: number, from: object = {}) =>
  scenario([asks(count, every, from), api(more)], [route("users", "api")]);

it("takes any number of calls at once: none waits for another", () => {
  const simulation = played(asked({ time: "1s" }, 500, 1), 2000);
  expect(new Set(ends(simulation).map((end) => end.split(" at ")[0]))).toEqual(new Set(["ok 200"]));
  expect(simulation.summary().latency).toMatchObject({ min: 1000, max: 1000 });
});

it("a call above the quota is turned away with 429 at once, and the next period begins anew", () => {
  const simulation = played(asked({ quota: { limit: 3, per: "100ms" } }, 15, 10), 300);
  expect(ends(simulation)).toEqual([
    "ok 200 at 20",
    "ok 200 at 30",
    "ok 200 at 40",
    ...[40, 50, 60, 70, 80, 90].map((at) => `rejected 429 quota of api at ${at}`),
    "ok 200 at 110",
    "ok 200 at 120",
    "ok 200 at 130",
    ...[130, 140, 150].map((at) => `rejected 429 quota of api at ${at}`),
  ]);
  expect(simulation.summary().reasons).toEqual({ "quota used up at api": 9 });
});

it("by bucket calls come back steadily", () => {
  const simulation = played(asked({ quota: { limit: 2, per: "100ms", as: "bucket" } }, 20, 10), 400);
  const passed = ends(simulation).filter((end) => end.startsWith("ok"));
  expect(passed.map((end) => Number(end.split(" at ")[1]) - 10)).toEqual([10, 20, 60, 110, 160]);
});

it("a quota never lets more through than it says, whatever is asked", () => {
  const simulation = createSimulation(scenario([client(2000), api({ quota: { limit: 250, per: "1s" } })], [route("users", "api")]));
  simulation.advance(10e6 - 1);
  const { requests, nodes } = simulation.summary();
  expect(requests.ok + (nodes["api"]?.inFlight ?? 0)).toBe(2500);
  expect(requests.rejected).toBe(requests.issued - 2500);
});

it("what is used of a quota survives an edit of something else; another limit begins anew", () => {
  const simulation = createSimulation(asked({ quota: { limit: 3, per: "1h" } }, 100, 10));
  simulation.advance(50_000);
  const edited = (more: object) => simulation.edit({ ...simulation.scenario, nodes: [simulation.scenario.nodes[0]!, api(more)] });
  edited({ time: "1ms", quota: { limit: 3, per: "1h" } });
  simulation.advance(200_000);
  expect(simulation.summary().requests.ok).toBe(3);
  edited({ time: "1ms", quota: { limit: 5, per: "1h" } });
  simulation.advance(400_000);
  expect(simulation.summary().requests.ok).toBe(8);
});

it("shows what is left of the quota, and nothing where there is none", async () => {
  const { NODE, NODE_COLUMNS } = await import("../../telemetry/views/live.ts");
  const left = (more: object) => {
    const simulation = createSimulation(asked(more, 3, 10));
    simulation.advance(60_000);
    return simulation.look().nodes.subarray(0, NODE_COLUMNS)[NODE.quotaLeft];
  };
  expect(left({ quota: { limit: 12, per: "1h" } })).toBe(0.75);
  expect(left({})).toBeNaN();
});

it("errs as often as it is told, after its time", () => {
  const simulation = createSimulation(scenario([client(1000), api({ errorRate: 0.2 })], [route("users", "api")]));
  simulation.advance(20e6);
  const { requests } = simulation.summary();
  expect(requests.serverError / (requests.ok + requests.serverError)).toBeCloseTo(0.2, 1);
});

it("a quota that is gone turns away every call while the fault lasts, and takes nothing from the quota that there is", () => {
  const timeline = [{ id: "f", at: "35ms", for: "40ms", do: "fault", fault: "quota", target: "api" }] as const;
  const simulation = played({ ...asked({ quota: { limit: 6, per: "1h" } }, 12, 10), timeline }, 300);
  const letters = ends(simulation).map((end) => (end.startsWith("ok") ? "o" : "r"));
  expect(letters.join("")).toBe("ooorrrrooorr");
});
