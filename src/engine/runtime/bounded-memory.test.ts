// A run that goes on for long, under faults, retries and acts, uses the memory of what is in flight and of fixed rings: nothing grows.
import { describe, expect, it } from "vitest";

import type { Scenario, TimelineEntry } from "../scenario/document.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";
import { violations } from "../testing/invariants.ts";
import { client, route, scenario, service } from "../testing/scenarios.ts";

const MINUTE = 60e6;
/** Something of everything goes wrong once a minute. */
const troubles = (minutes: number): TimelineEntry[] =>
  Array.from({ length: minutes }, (_, m): TimelineEntry[] => [
    { at: `${60 * m + 5}s`, do: "fault", fault: "latency", target: "front-back", delay: "exp(300ms)", for: "5s" },
    { at: `${60 * m + 15}s`, do: "fault", fault: "crash", target: "back", instance: "back-1", for: "5s" },
    { at: `${60 * m + 25}s`, do: "fault", fault: "hang", target: "back", for: "5s" },
    { at: `${60 * m + 35}s`, do: "fault", fault: "errors", target: "front", for: "3s" },
    { at: `${60 * m + 40}s`, do: "load", target: "users", multiply: 4, for: "5s" },
    { at: `${60 * m + 50}s`, do: "scale", target: "front", replicas: 3 },
    { at: `${60 * m + 55}s`, do: "scale", target: "front", replicas: 1 },
  ]).flat();
const troubled = (minutes: number, cancel: boolean): Scenario =>
  scenario(
    [
      client(60, { patience: "exp(5s)" }),
      service("front", {
        concurrency: 32,
        blocking: cancel,
        startup: "1s",
        endpoints: [{ name: "get", steps: [{ work: "exp(2ms)" }, { parallel: [[{ call: "back" }, { work: "1ms" }], [{ read: "db" }]] }] }],
      }),
      service("back", { replicas: 2, time: "exp(20ms)", concurrency: 4, startup: "1s", discipline: "lifo" }),
      { id: "db", kind: "database" },
    ],
    [
      route("users", "front", { loss: 0.001, timeout: "3s", deadline: "8s", retry: { attempts: 2 }, latency: "1ms", cancel }),
      route("front", "back", {
        timeout: "200ms",
        retry: { attempts: 3, budget: { kind: "tokens" } },
        cancel,
        balancer: "least-outstanding",
      }),
      route("front", "db", { timeout: "1s" }),
    ],
    { tracing: { sample: 0.05, keepErrors: true, keepSlowest: 0.01 }, timeline: troubles(minutes) },
  );

/** What could grow, as far as it is not a ring of fixed length. */
const sizes = ({ run }: Simulation) => ({
  frames: run.frames.all.length,
  inUse: run.frames.inUse,
  queue: run.queue.room,
  program: run.program.length,
  endpoints: run.network.endpoints.length,
  instances: run.network.nodes.reduce((sum, node) => sum + node.instances.length, 0),
  failures: run.failures.all.length,
});

describe.each([true, false])("twelve minutes of trouble (blocking, cancelling: %s)", (cancel) => {
  const simulation = createSimulation(troubled(12, cancel));
  const after = (minutes: number) => {
    simulation.advance(minutes * MINUTE);
    return sizes(simulation);
  };
  const early = after(4);
  const late = after(12);

  it("leave nothing behind but what the first four have left", () => {
    expect(late.frames).toBeLessThan(1.5 * early.frames);
    expect(late.queue).toBeLessThanOrEqual(2 * early.queue);
    expect({ ...late, frames: 0, queue: 0, inUse: 0 }).toEqual({ ...early, frames: 0, queue: 0, inUse: 0 });
    expect(violations(simulation.run)).toEqual([]);
  });

  it("are told of by rings of fixed length", () => {
    const { kept, dropped, seen } = simulation.traces({ order: "newest", most: 1 });
    expect(seen).toBeGreaterThan(40_000);
    expect(kept + dropped).toBeLessThan(seen);
    expect(kept).toBeLessThanOrEqual(20_000);
    const { records, matched } = simulation.logs({ most: 1e9 });
    expect([records.length === matched, matched <= 5000]).toEqual([true, true]);
    expect(simulation.stateChanges.length).toBeLessThanOrEqual(7500);
  });

  it("give every frame back when the traffic ends", () => {
    const still = createSimulation({ ...troubled(1, cancel), duration: "10m" });
    still.advance(MINUTE);
    still.intervene({ at: "0s", do: "clear", fault: "all" });
    still.intervene({ at: "0s", do: "load", target: "users", multiply: 0 });
    still.advance(5 * MINUTE);
    const { run } = still;
    expect(still.summary().requests.inFlight).toBe(0);
    // What is left: a clock of probes for each node, one timer that stands for each ring of timeouts, and entries of a line whose
    // requests have left it: those are freed when the line moves, or when they are 64.
    const rings = new Set(run.network.routes.flatMap((one) => [one.timeout, one.deadline].filter((ring) => ring !== null))).size;
    const lines = run.network.nodes.flatMap((node) => node.instances.map(({ line }) => line.length));
    expect(Math.max(...lines)).toBeLessThan(64);
    expect(run.frames.inUse).toBe(run.network.nodes.length + rings + lines.reduce((sum, length) => sum + length, 0));
  });
});

it("half a day of an idle system, a window a second, is remembered in rows that grow coarser", () => {
  const idle = createSimulation(scenario([client(0.01), service("s")], [route("users", "s")]));
  idle.advance(12 * 60 * MINUTE);
  const { from } = idle.series({ scope: { node: "s" }, from: 0, to: 12 * 60 * MINUTE, most: 1e6 });
  expect(from.length).toBeLessThanOrEqual(1800);
  expect(sizes(idle).frames).toBeLessThan(20);
});
