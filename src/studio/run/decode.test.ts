import { beforeEach, expect, test, vi } from "vitest";

import { createSimulation } from "../../engine/simulation.ts";
import { client, route, scenario, service } from "../../engine/testing/scenarios.ts";
import type { Frame } from "../../worker/protocol.ts";
import { decode, forget } from "./decode.ts";
import { liveNodes, liveRoutes, onDots, runStore } from "./run-store.ts";

const simulation = createSimulation(scenario([client(200), service("shop", { replicas: 2 })], [route("users", "shop")]));

function frame(more: Partial<Frame> = {}): Frame {
  const { nodes, routes } = simulation.ids();
  return {
    run: 1,
    state: "running",
    live: simulation.look(),
    reached: 1,
    nodeIds: nodes,
    routeIds: routes,
    dotsStandFor: 1,
    logged: 0,
    ...more,
  };
}
const withoutIds = (): Frame => {
  const { nodeIds: _nodes, routeIds: _routes, ...rest } = frame();
  return rest;
};

beforeEach(() => {
  forget();
  vi.useFakeTimers({ toFake: ["performance"] });
  return () => vi.useRealTimers();
});

test("a frame tells each node, its instances and each route", () => {
  simulation.advance(simulation.now + 3_000_000);
  decode(frame());
  expect(liveNodes.get("shop")).toMatchObject({ status: "healthy", slots: 16, inFlight: expect.any(Number) as number });
  expect(liveNodes.get("shop")?.instances.map(({ number, status }) => [number, status])).toEqual([
    [1, "HEALTHY"],
    [2, "HEALTHY"],
  ]);
  expect(liveNodes.get("users")?.load).toBe(200);
  expect(liveRoutes.get("users-shop")?.rate).toBeGreaterThan(150);
  expect(runStore.getState()).toMatchObject({ state: "running", now: simulation.now });
});

test("what did not change keeps its object, so that nobody draws it anew", () => {
  decode(frame());
  const before = liveNodes.get("shop");
  decode(frame());
  expect(liveNodes.get("shop")).toBe(before);
});

test("numbers wait for their turn, dots and the clock do not; a paused run is told at once", () => {
  decode(frame());
  const before = liveNodes.get("shop");
  const dots = vi.fn<(dots: readonly unknown[]) => void>();
  const stop = onDots(dots);
  simulation.showDots(1);
  simulation.advance(simulation.now + 2_000_000);
  decode(withoutIds());
  expect(liveNodes.get("shop")).toBe(before);
  expect(dots).toHaveBeenCalledOnce();
  expect(runStore.getState().now).toBe(simulation.now);
  decode({ ...withoutIds(), state: "paused" });
  expect(liveNodes.get("shop")).not.toBe(before);
  stop();
});

test("forgetting a run leaves nothing of it", () => {
  decode(frame());
  forget();
  expect(liveNodes.get("shop")).toBeUndefined();
  expect(liveRoutes.get("users-shop")).toBeUndefined();
});
