// Live numbers of nodes, replicas and routes as a run would tell them, calm unless a test says otherwise.
import type { InstanceLive, NodeLive, RouteLive } from "../run/run-store.ts";

export const liveInstance = (number: number, more: Partial<InstanceLive> = {}): InstanceLive => ({
  number,
  status: "HEALTHY",
  busy: 2,
  slots: 8,
  waiting: 0,
  room: 64,
  rate: 30,
  errorShare: 0,
  p99: 12_000,
  since: 0,
  memory: 130,
  memoryLimit: Infinity,
  arrivals: 40,
  ...more,
});
export const liveNode = (more: Partial<NodeLive> = {}): NodeLive => ({
  status: "healthy",
  cause: null,
  arrivals: 60,
  rate: 60.2,
  errorShare: 0,
  p50: 4000,
  p95: 9000,
  p99: 176_000,
  busy: 6,
  slots: 24,
  waiting: 0,
  room: 192,
  inFlight: 6,
  load: Number.NaN,
  quotaLeft: Number.NaN,
  instances: [liveInstance(1), liveInstance(2), liveInstance(3)],
  trend: Float32Array.from({ length: 60 }, (_, i) => 100 + (i % 7)),
  ...more,
});
export const liveRoute = (more: Partial<RouteLive> = {}): RouteLive => ({
  rate: 400,
  errorShare: 0,
  tries: 1,
  p50: 2000,
  p95: 4000,
  p99: 9000,
  inFlight: 3,
  ...more,
});
