// Memory grows with requests and with leaks, is lost with the process, and kills at its limit: to the request and the microsecond.
import { describe, expect, it } from "vitest";

import type { TimelineEntry } from "../../scenario/document.ts";
import type { Simulation } from "../../simulation.ts";
import { INSTANCE, INSTANCE_COLUMNS } from "../../telemetry/views/live.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, ends, played } from "../../testing/requests.ts";
import { route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";
import { stopInstance } from "./lifecycle.ts";
import { allocate } from "./memory.ts";

const play = (seconds: number, of: Partial<ServiceNode>, timeline: readonly TimelineEntry[] = [], asked = asks(10 * seconds, 100)) =>
  played(scenario([asked, service("s", { time: "10ms", startup: "500ms", ...of })], [route("users", "s")], { timeline }), seconds * 1000);
const leak = (more: object = {}) =>
  ({ id: "leak", at: "1s", do: "fault", fault: "leak", target: "s", perRequest: 10, limit: 200, ...more }) as TimelineEntry;
const changes = ({ stateChanges }: Simulation): string[] =>
  stateChanges
    .filter(({ sort }) => sort === "instance")
    .map(({ at, to, instance, cause }) => `${at / 1e6} ${to} ${instance} ${cause.code} ${cause.origin?.id ?? ""}`.trim());
const memory = (simulation: Simulation, instance = 0): number =>
  simulation.look().instances[instance * INSTANCE_COLUMNS + INSTANCE.memory] as number;

describe("memory in use", () => {
  it("is a base and something for each request that is there, in work or in line", () => {
    const simulation = play(1, { time: "10s", memory: { base: 100, perRequest: 5 } });
    expect(memory(simulation)).toBe(100 + 5 * 10);
  });

  it("is none where no process runs, the base while one starts, and the base again after it", () => {
    const simulation = play(1, { time: "10s" }, [
      { at: "1s", do: "kill", target: "s" },
      { at: "2s", do: "restart", target: "s" },
    ]);
    expect(memory(simulation)).toBe(0);
    simulation.advance(2.1e6);
    expect(memory(simulation)).toBe(128);
    simulation.advance(3e6);
    expect(memory(simulation)).toBe(128);
  });
});

describe("an instance over its memory limit", () => {
  it("is killed in the microsecond in which it passes it, and starts again", () => {
    // The fifth request makes 105 of 104.
    const simulation = play(2, { time: "10s", memory: { base: 100, perRequest: 1, limit: 104 } });
    expect(changes(simulation).slice(0, 3)).toEqual([
      "0.5 CRASHED s-1 outOfMemory",
      "0.5 STARTING s-1 restartPolicy",
      "1 HEALTHY s-1 startup",
    ]);
    expect(ends(simulation).slice(0, 5)).toEqual(Array.from({ length: 5 }, () => "serverError 502 crashed of s at 500"));
    expect(simulation.logs({ most: 100 }).records.filter(({ code }) => code === "outOfMemory")[0]?.values).toEqual({
      memory: 105,
      limit: 104,
    });
    expect(violations(simulation.run)).toEqual([]);
  });

  it("stays down where it is not to restart", () => {
    const simulation = play(3, { time: "10s", memory: { base: 100, perRequest: 1, limit: 104, restart: false } });
    expect(changes(simulation)).toEqual(["0.5 CRASHED s-1 outOfMemory"]);
  });

  it("is killed as soon as an edit lowers the limit below what it uses", () => {
    const simulation = play(1, { time: "10s", memory: { base: 100, perRequest: 5 } });
    const { scenario: document } = simulation;
    const memory = { base: 100, perRequest: 5, limit: 120 };
    simulation.edit({ ...document, nodes: document.nodes.map((node) => (node.id === "s" ? { ...node, memory } : node)) as never });
    expect(changes(simulation)[0]).toMatch(/^1.000001 CRASHED s-1 outOfMemory/);
  });

  it("while it is being stopped stops sooner, and starts again only where it was to", () => {
    const lowered = (act: "stop" | "restart") => {
      const of = { time: "10s", shutdown: "1m", memory: { base: 100, perRequest: 5 } } as const;
      const simulation = play(1, of, [{ at: "800ms", do: act, target: "s" }], asks(3, 100));
      const { scenario: document } = simulation;
      const memory = { base: 100, perRequest: 5, limit: 110 };
      simulation.edit({ ...document, nodes: document.nodes.map((node) => (node.id === "s" ? { ...node, memory } : node)) as never });
      simulation.advance(2e6);
      return changes(simulation).map((change) => change.split(" ").slice(1, 4).join(" "));
    };
    expect(lowered("stop")).toEqual(["STOPPING s-1 stop", "STOPPED s-1 outOfMemory"]);
    expect(lowered("restart")).toEqual(["STOPPING s-1 restart", "CRASHED s-1 outOfMemory", "STARTING s-1 restart", "HEALTHY s-1 startup"]);
  });
});

describe("a memory leak", () => {
  it("grows by every request until the instance is killed, and begins anew with the new process", () => {
    // From 1 s on ten a second leave 10 MB each in 128 (+ 1 while one is there): 200 are passed by the eighth.
    const simulation = play(4, {}, [leak()]);
    expect(changes(simulation).slice(0, 5)).toEqual([
      "1.7 CRASHED s-1 outOfMemory leak",
      "1.7 STARTING s-1 restartPolicy leak",
      "2.2 HEALTHY s-1 startup leak",
      "2.9 CRASHED s-1 outOfMemory leak",
      "2.9 STARTING s-1 restartPolicy leak",
    ]);
  });

  it("leaves what has leaked until the process ends", () => {
    const simulation = play(1.95, {}, [leak({ for: "450ms" }), { at: "2s", do: "restart", target: "s" }]);
    expect(memory(simulation)).toBe(128 + 5 * 10);
    expect(changes(simulation)).toEqual([]);
    simulation.advance(3.05e6);
    expect(memory(simulation)).toBe(128);
  });

  it("falls on one instance, on a share of them, or on all, later ones too", () => {
    const leaking = (more: object) => {
      const simulation = play(3, { replicas: 4 }, [
        leak({ limit: 10_000, ...more }),
        { at: "1500ms", do: "scale", target: "s", replicas: 5 },
      ]);
      return [0, 1, 2, 3, 4].filter((i) => memory(simulation, i) > 130);
    };
    expect(leaking({ instance: "s-2" })).toEqual([1]);
    expect(leaking({ share: 0.5 })).toHaveLength(2);
    expect(leaking({})).toEqual([0, 1, 2, 3, 4]);
  });

  it("costs nothing where there is none: no record of memory, and the same digest", () => {
    const simulation = play(3, {});
    expect(simulation.run.network.nodes[0]!.instances[0]!.memory).toBeNull();
    expect(play(3, { memory: { base: 1, perRequest: 3 } }).digest()).toBe(simulation.digest());
  });
});

it("one that begins to stop in the microsecond in which it passed its limit is killed all the same", () => {
  const simulation = play(1, { time: "10s", shutdown: "1m", memory: { base: 100, perRequest: 5, limit: 1000 } });
  const { run } = simulation;
  const [instance] = run.network.nodeById.get("s")!.instances;
  instance!.memory!.leaked = 2000;
  allocate(run, instance!, instance!.memory!);
  stopInstance(run, instance!, "stop");
  simulation.advance(1.1e6);
  expect(changes(simulation)).toEqual(["1 STOPPING s-1 stop", "1 STOPPED s-1 outOfMemory"]);
  expect(violations(run)).toEqual([]);
});
