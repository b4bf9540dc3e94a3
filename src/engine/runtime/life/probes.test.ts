// Probes really ask the instance: beside its queue or in line, and what does not answer in time has failed. Times in seconds.
import { describe, expect, it } from "vitest";

import type { TimelineEntry } from "../../scenario/document.ts";
import type { Simulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, played } from "../../testing/requests.ts";
import { route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

const health = { interval: "1s", timeout: "200ms", unhealthyAfter: 3 } as const;
const play = (seconds: number, of: Partial<ServiceNode>, timeline: readonly TimelineEntry[] = [], asked = asks(10 * seconds, 100)) =>
  played(scenario([asked, service("s", { time: "20ms", health, ...of })], [route("users", "s")], { timeline }), seconds * 1000);
const changes = ({ stateChanges }: Simulation): string[] =>
  stateChanges.filter(({ sort }) => sort === "instance").map(({ at, to, instance }) => `${at / 1e6} ${to} ${instance}`);
/** Twice as much as one slot can do, from the start. */
const overload = asks(1000, 10);
const crowded = { time: "20ms", concurrency: 1, queue: "unbounded" } as const;

describe("a probe beside the queue", () => {
  it("passes in any overload", () => {
    expect(changes(play(10, crowded, [], overload))).toEqual([]);
  });

  it("takes as long as its check does, which a slow CPU makes longer: then it times out", () => {
    const checked = { ...health, time: "60ms" };
    expect(changes(play(10, { health: checked }))).toEqual([]);
    const slow: TimelineEntry = { at: "2500ms", for: "4s", do: "fault", fault: "slow", target: "s", factor: 4 };
    expect(changes(play(10, { health: checked }, [slow]))).toEqual(["5.2 UNHEALTHY s-1", "7.06 HEALTHY s-1"]);
  });

  it("that an instance stops answering while it is checked has failed", () => {
    const hang: TimelineEntry = { at: "1050ms", for: "3s", do: "fault", fault: "hang", target: "s" };
    expect(changes(play(6, { health: { ...health, time: "60ms" } }, [hang]))).toEqual(["3.2 UNHEALTHY s-1", "5.06 HEALTHY s-1"]);
  });
});

describe("a probe through the queue", () => {
  const through = { ...health, through: "queue" } as const;

  it("passes while there is a slot, or the line moves in time", () => {
    expect(changes(play(10, { health: through }))).toEqual([]);
    // In line behind three of 20 ms each.
    expect(changes(play(4, { health: through, concurrency: 1, time: "80ms" }, [], asks(40, 100)))).toEqual([]);
  });

  it("times out under overload: the instance is taken for dead though it works", () => {
    // At t seconds the line is t/2 long in time: the probe of 1 s waits half a second. Left alone at 3.2 s it works off 3.2 s of line,
    // passes at 7 s, and is overrun again.
    expect(changes(play(11, { ...crowded, health: through }, [], overload))).toEqual([
      "3.2 UNHEALTHY s-1",
      "7 HEALTHY s-1",
      "10.2 UNHEALTHY s-1",
    ]);
  });

  it("is turned away by a full line at once, and restarts whom it finds so often enough", () => {
    const full = { time: "20ms", concurrency: 1, queue: 2, startup: "500ms" } as const;
    const restarting = { ...through, restartAfter: 3, timeout: "10ms" } as const;
    expect(changes(play(5, { ...full, health: restarting }, [], asks(1000, 5))).slice(0, 4)).toEqual([
      "3 UNHEALTHY s-1",
      "3 CRASHED s-1",
      "3 STARTING s-1",
      "3.5 HEALTHY s-1",
    ]);
  });

  it("is no arrival, and no request's answer, in any count; but it takes its slot for as long as its check takes", () => {
    const counts = (of: object) => {
      const { arrivals, completed, busy } = play(10, { health: { ...through, ...of } }).summary().nodes["s"]!;
      return [arrivals, completed, Math.round(busy.mean! * 10_000)];
    };
    expect(counts({})).toEqual([100, 99, 1980]);
    expect(counts({ time: "100ms" })).toEqual([100, 99, 1980 + 900]);
  });

  it("leaves nothing behind: not in overload, not at a hang, not at a crash", () => {
    const timeline: TimelineEntry[] = [
      { at: "1500ms", for: "2s", do: "fault", fault: "hang", target: "s" },
      { at: "6500ms", for: "2s", do: "fault", fault: "crash", target: "s" },
      { at: "9500ms", do: "stop", target: "s", instance: "s-1" },
    ];
    const of = { ...crowded, replicas: 2, startup: "100ms", health: { ...through, interval: "100ms", restartAfter: 5 } } as const;
    for (const blocking of [true, false]) {
      const simulation = play(30, { ...of, blocking }, timeline, asks(1500, 10));
      expect(violations(simulation.run)).toEqual([]);
      expect(simulation.summary().requests.inFlight).toBe(0);
      simulation.advance(31e6);
      // Every probe of the last second is over: what is in use is the recurring events, the windows of timers and the source.
      expect(simulation.run.frames.inUse).toBeLessThan(8);
    }
  });

  it("may be chosen while it runs", () => {
    const simulation = play(4, crowded, [], overload);
    const document = simulation.scenario;
    simulation.edit({ ...document, nodes: document.nodes.map((node) => (node.id === "s" ? { ...node, health: through } : node)) as never });
    simulation.advance(9e6);
    expect(changes(simulation)).toEqual(["7.2 UNHEALTHY s-1"]);
  });
});

describe("a probe whose timeout is longer than the interval", () => {
  const slow = { interval: "1s", timeout: "3500ms", unhealthyAfter: 1 } as const;

  it("is the only one until it has ended: the next begins at the next interval", () => {
    const hang: TimelineEntry = { at: "500ms", do: "fault", fault: "hang", target: "s" };
    const simulation = play(20, { health: { ...slow, unhealthyAfter: 3 } }, [hang]);
    // Sent at 1, 5 and 9 s.
    expect(changes(simulation)).toEqual(["12.5 UNHEALTHY s-1"]);
  });

  it("holds one place in line, not one for every interval", () => {
    const stuck = { ...slow, through: "queue", timeout: "30s" } as const;
    const simulation = play(20, { health: stuck, time: "1h", concurrency: 1, queue: "unbounded" }, [], asks(1, 100));
    expect(simulation.run.network.nodeById.get("s")!.instances[0]!.waiting).toBe(1);
    expect(violations(simulation.run)).toEqual([]);
  });
});
