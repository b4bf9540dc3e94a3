import { beforeEach, expect, test, vi } from "vitest";

import {
  DOT_COLUMNS,
  INSTANCE,
  INSTANCE_COLUMNS,
  type Live,
  NODE,
  NODE_COLUMNS,
  ROUTE,
  ROUTE_COLUMNS,
  TREND_WINDOWS,
} from "../../engine/telemetry/views/live.ts";
import type { Frame } from "../../worker/protocol.ts";
import { decode, forget } from "./decode.ts";
import { liveNodes, liveRoutes, onDots, runStore } from "./run-store.ts";

/** A shop of two replicas and its users, with these numbers; everything else is 0. */
function live(now: number, rate: number, dots = 0): Live {
  const nodes = new Float64Array(2 * NODE_COLUMNS);
  nodes[NODE.rate] = rate;
  nodes[NODE.instances] = 2;
  nodes[NODE_COLUMNS + NODE.load] = 200;
  const instances = new Float64Array(2 * INSTANCE_COLUMNS);
  instances.set([1, 1], INSTANCE.number);
  instances.set([2, 5], INSTANCE_COLUMNS + INSTANCE.number);
  const routes = new Float64Array(ROUTE_COLUMNS);
  routes[ROUTE.rate] = rate;
  return {
    now,
    events: 0,
    nodes,
    instances,
    routes,
    trends: new Float32Array(2 * TREND_WINDOWS).fill(NaN),
    dots: new Float64Array(dots * DOT_COLUMNS),
    versions: ["1.0.0"],
    faults: [],
    causes: [null, null],
    broken: 0,
    registry: null,
    sagas: [],
    config: null,
  };
}
const frame = (of: Live, more: Partial<Frame> = {}): Frame => ({
  run: 1,
  state: "running",
  live: of,
  reached: 1,
  dotsStandFor: 1,
  logged: 0,
  ...more,
});
const first = (of: Live): Frame => frame(of, { nodeIds: ["shop", "users"], routeIds: ["r1"] });

beforeEach(() => {
  forget();
  vi.useFakeTimers({ toFake: ["performance"] });
  return () => vi.useRealTimers();
});

test("a frame tells each node, its instances and each route", () => {
  decode(first(live(3_000_000, 190)));
  expect(liveNodes.get("shop")).toMatchObject({ status: "healthy", rate: 190, cause: null });
  expect(liveNodes.get("shop")?.instances.map(({ number, status }) => [number, status])).toEqual([
    [1, "HEALTHY"],
    [2, "CRASHED"],
  ]);
  expect(liveNodes.get("users")).toMatchObject({ load: 200, instances: [] });
  expect(liveRoutes.get("r1")?.rate).toBe(190);
  expect(runStore.getState()).toMatchObject({ state: "running", now: 3_000_000 });
});

test("what did not change keeps its object, so that nobody draws it anew", () => {
  decode(first(live(0, 1)));
  const before = liveNodes.get("shop");
  decode(first(live(1, 1)));
  expect(liveNodes.get("shop")).toBe(before);
  decode(first(live(2, 2)));
  expect(liveNodes.get("shop")).not.toBe(before);
});

test("numbers wait for their turn, dots and the clock do not; a paused run is told at once", () => {
  decode(first(live(0, 1)));
  const dots = vi.fn<(dots: readonly unknown[]) => void>();
  const stop = onDots(dots);
  decode(frame(live(5, 7, 3)));
  expect(liveNodes.get("shop")?.rate).toBe(1);
  expect(dots).toHaveBeenCalledOnce();
  expect(dots.mock.calls[0]?.[0]).toHaveLength(3);
  expect(runStore.getState().now).toBe(5);
  decode(frame(live(6, 7), { state: "paused" }));
  expect(liveNodes.get("shop")?.rate).toBe(7);
  vi.advanceTimersByTime(200);
  decode(frame(live(7, 8)));
  expect(liveNodes.get("shop")?.rate).toBe(8);
  stop();
});

test("what is drawn no more is known no more, and whoever watches it hears so", () => {
  decode(first(live(0, 1)));
  const heard = vi.fn<() => void>();
  const stop = liveNodes.subscribe("users", heard);
  decode(frame(live(1, 1), { nodeIds: ["shop"], routeIds: [] }));
  expect([liveNodes.get("shop")?.rate, liveNodes.get("users"), liveRoutes.get("r1")]).toEqual([1, undefined, undefined]);
  expect(heard).toHaveBeenCalledOnce();
  stop();
});

test("forgetting a run leaves nothing of it", () => {
  decode(first(live(0, 1)));
  forget();
  expect(liveNodes.get("shop")).toBeUndefined();
  expect(liveRoutes.get("r1")).toBeUndefined();
});
