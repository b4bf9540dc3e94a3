// The workloads of the performance paper as documents of ours. A unit of time of M/M/c is 1 ms: one server serves 1000 a second.
import type { Scenario } from "../engine/scenario/document.ts";

const QUIET = { sample: 0, keepErrors: false, keepSlowest: 0 } as const;

export const mmc = (rate: number, servers: number, seconds: number): Scenario => ({
  format: "faultline/1",
  seed: 12345,
  duration: `${seconds}s`,
  tracing: QUIET,
  nodes: [
    { id: "users", kind: "client", load: { shape: "constant", rate: rate * 1000 } },
    { id: "server", kind: "service", concurrency: servers, queue: "unbounded", time: "exp(1ms)" },
  ],
  routes: [{ id: "r1", from: "users", to: "server", latency: "0ms" }],
});

/** Slots are held for the work only: with blocking calls A would need more slots than it has. */
export const chain = (seconds: number): Scenario => ({
  format: "faultline/1",
  seed: 12345,
  duration: `${seconds}s`,
  tracing: QUIET,
  nodes: [
    { id: "users", kind: "client", load: { shape: "constant", rate: 1000 } },
    { id: "gateway", kind: "gateway", concurrency: 8, queue: "unbounded", time: "exp(500us)", routes: [{ path: "/", service: "a" }] },
    {
      id: "a",
      kind: "service",
      replicas: 3,
      concurrency: 4,
      queue: "unbounded",
      blocking: false,
      endpoints: [{ name: "do", steps: [{ work: "exp(4ms)" }, { parallel: [[{ call: "b" }], [{ call: "c" }]] }] }],
    },
    {
      id: "b",
      kind: "service",
      replicas: 2,
      concurrency: 4,
      queue: "unbounded",
      blocking: false,
      endpoints: [{ name: "do", steps: [{ work: "exp(3ms)" }, { read: "db", chance: 0.5 }] }],
    },
    { id: "c", kind: "service", replicas: 2, concurrency: 8, queue: "unbounded", blocking: false, time: "exp(6ms)" },
    { id: "db", kind: "database", connections: 16, queue: "unbounded", read: "exp(5ms)" },
  ],
  routes: (
    [
      ["users", "gateway"],
      ["gateway", "a"],
      ["a", "b"],
      ["a", "c"],
      ["b", "db"],
    ] as const
  ).map(([from, to], i) => ({ id: `r${i + 1}`, from, to, latency: "0ms" })),
});
