// Instances come and go: crashes, probes, the callers' list, restarts, orderly stops, scaling. Times in seconds.
import { describe, expect, it } from "vitest";

import type { TimelineEntry } from "../../scenario/document.ts";
import type { Simulation } from "../../simulation.ts";
import { asks, ends, played } from "../../testing/requests.ts";
import { route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

const health = { interval: "1s", timeout: "200ms", unhealthyAfter: 3 } as const;
/** Ten requests a second of 20 ms each, on which these acts fall. */
const play = (seconds: number, of: Partial<ServiceNode>, timeline: readonly TimelineEntry[], asked = asks(10 * seconds, 100)): Simulation =>
  played(scenario([asked, service("s", { time: "20ms", health, ...of })], [route("users", "s")], { timeline }), seconds * 1000);

/** "3 HEALTHY → CRASHED (kill) s-1" */
const changes = (simulation: Simulation): string[] =>
  simulation.stateChanges
    .filter(({ sort }) => sort === "instance")
    .map(({ at, from, to, cause, instance }) => `${at / 1e6} ${from} → ${to} (${cause.code}) ${instance}`);
/** Ends of one sort: how many, when the first, when the last. */
function those(simulation: Simulation, how: string): readonly [count: number, first: number, last: number] {
  const moments = ends(simulation)
    .filter((end) => end.startsWith(how))
    .map((end) => Number(end.slice(end.lastIndexOf(" ") + 1)) / 1000);
  return [moments.length, moments[0] ?? NaN, moments.at(-1) ?? NaN];
}
const listed = (simulation: Simulation): readonly (readonly [number, string])[] =>
  simulation
    .logs({ most: 1000 })
    .records.filter(({ code }) => code === "instanceListed" || code === "instanceDelisted")
    .map(({ at, code }) => [at / 1e6, code]);

describe("a killed instance", () => {
  const kill = { at: "2450ms", do: "kill", target: "s" } as const;

  it("refuses its callers until probes take it off the list, after that there is nobody to call", () => {
    const simulation = play(8, {}, [kill]);
    expect(changes(simulation)).toEqual(["2.45 HEALTHY → CRASHED (kill) s-1"]);
    expect(those(simulation, "refused 502 noListener of s")).toEqual([25, 2.5, 4.9]);
    expect(listed(simulation)).toEqual([[5, "instanceDelisted"]]);
    expect(those(simulation, "rejected 503 noInstance of s")).toEqual([31, 5, 8]);
  });

  it("is missed by half of the calls to two replicas, and by none once it is off the list", () => {
    const simulation = play(8, { replicas: 2 }, [{ ...kill, instance: "s-2" }]);
    const [refused, first, last] = those(simulation, "refused");
    expect([Math.abs(refused - 12.5) < 1, first >= 2.5, last < 5]).toEqual([true, true, true]);
    expect(those(simulation, "ok")[0]).toBe(80 - refused - 1); // one is still at work at the end
  });

  it("leaves no caller waiting whose answer is lost: its try still times out", () => {
    const lossy = scenario(
      [asks(20, 100), service("s", { time: "2s", concurrency: 100, health })],
      [route("users", "s", { loss: 0.5, timeout: "1500ms" })],
      { timeline: [kill] },
    );
    const simulation = played(lossy, 8000);
    expect(simulation.summary().requests).toMatchObject({ issued: 20, inFlight: 0 });
    expect(those(simulation, "serverError 502 crashed of s")[0]).toBeGreaterThan(0);
  });

  it("loses what it had: work, line and all, as reset", () => {
    const simulation = play(3, { time: "1s", concurrency: 2 }, [kill]);
    // Of 24 that came by then, four were done.
    expect(those(simulation, "serverError 502 crashed of s")).toEqual([20, 2.45, 2.45]);
    expect(simulation.summary().nodes["s"]).toMatchObject({ inFlight: 0, completed: 4, aborted: 20 });
  });

  it("stays down until it is restarted, and is up again after its start-up", () => {
    const simulation = play(8, { startup: "500ms" }, [kill, { at: "4s", do: "restart", target: "s" }]);
    expect(changes(simulation)).toEqual([
      "2.45 HEALTHY → CRASHED (kill) s-1",
      "4 CRASHED → STARTING (restart) s-1",
      "4.5 STARTING → HEALTHY (startup) s-1",
    ]);
    expect(those(simulation, "refused")).toEqual([20, 2.5, 4.4]);
    expect(those(simulation, "rejected")[0]).toBe(0);
  });

  it("is restarted by its probes where they restart, after so many failures", () => {
    const simulation = play(10, { startup: "500ms", health: { ...health, restartAfter: 5 } }, [kill]);
    expect(changes(simulation)).toEqual([
      "2.45 HEALTHY → CRASHED (kill) s-1",
      "7 CRASHED → STARTING (probe) s-1",
      "7.5 STARTING → HEALTHY (startup) s-1",
    ]);
    expect(listed(simulation)).toEqual([
      [5, "instanceDelisted"],
      [7.5, "instanceListed"],
    ]);
    expect(those(simulation, "ok").slice(2)).toEqual([9.92]);
  });

  it("is not restarted by its probes while a fault holds it down", () => {
    const crash = { id: "f", at: "2450ms", for: "6s", do: "fault", fault: "crash", target: "s" } as const;
    const simulation = play(10, { startup: "500ms", health: { ...health, restartAfter: 5 } }, [crash]);
    expect(changes(simulation)).toEqual([
      "2.45 HEALTHY → CRASHED (fault) s-1",
      "8.45 CRASHED → STARTING (faultOver) s-1",
      "8.95 STARTING → HEALTHY (startup) s-1",
    ]);
  });

  it("is started by start as well; who runs is left alone by it", () => {
    expect(changes(play(5, {}, [kill, { at: "3s", do: "start", target: "s" }, { at: "3500ms", do: "start", target: "s" }]))).toEqual([
      "2.45 HEALTHY → CRASHED (kill) s-1",
      "3 CRASHED → STARTING (start) s-1",
      "5 STARTING → HEALTHY (startup) s-1",
    ]);
  });
});

describe("an instance that is stopped in order", () => {
  const stop = { at: "2050ms", do: "stop", target: "s" } as const;

  it("leaves the list at once, ends what it has, and has stopped when the last has left", () => {
    const simulation = play(4, { time: "80ms", concurrency: 1 }, [stop]);
    expect(changes(simulation)).toEqual(["2.05 HEALTHY → STOPPING (stop) s-1", "2.08 STOPPING → STOPPED (drained) s-1"]);
    expect(those(simulation, "ok")).toEqual([20, 0.18, 2.08]);
    expect(those(simulation, "rejected 503 noInstance of s")).toEqual([20, 2.1, 4]);
  });

  it("serves its line meanwhile", () => {
    const simulation = play(4, { time: "150ms", concurrency: 1 }, [stop]);
    expect(those(simulation, "ok")[0]).toBe(20);
    expect(those(simulation, "serverError")[0]).toBe(0);
  });

  it("cuts off what has not ended within its shutdown", () => {
    const simulation = play(4, { time: "500ms", concurrency: 1, shutdown: "1s" }, [stop]);
    expect(changes(simulation).at(-1)).toBe("3.05 STOPPING → STOPPED (drained) s-1");
    // At 0.1, 0.6, 1.1, 1.6, 2.1 and 2.6 one begins; what is still in work or in line at 3.05 is lost.
    expect(those(simulation, "ok")[0]).toBe(5);
    expect(those(simulation, "serverError 502 draining of s")).toEqual([15, 3.05, 3.05]);
  });

  it("stops at once where nothing is there, and starts when it is told to", () => {
    const simulation = play(5, {}, [stop, { at: "3s", do: "start", target: "s" }], asks(1, 4900));
    expect(changes(simulation)).toEqual([
      "2.05 HEALTHY → STOPPING (stop) s-1",
      "2.05 STOPPING → STOPPED (drained) s-1",
      "3 STOPPED → STARTING (start) s-1",
      "5 STARTING → HEALTHY (startup) s-1",
    ]);
  });

  it("is not killed a second time, and not stopped twice", () => {
    const again: readonly TimelineEntry[] = [stop, { ...stop, at: "3s" }, { at: "3s", do: "kill", target: "s" }];
    expect(changes(play(4, {}, again))).toHaveLength(2);
  });

  it("comes back by restart: it drains, then starts", () => {
    const simulation = play(6, { time: "80ms", startup: "1s" }, [{ at: "2050ms", do: "restart", target: "s" }]);
    expect(changes(simulation)).toEqual([
      "2.05 HEALTHY → STOPPING (restart) s-1",
      "2.08 STOPPING → STOPPED (drained) s-1",
      "2.08 STOPPED → STARTING (restart) s-1",
      "3.08 STARTING → HEALTHY (startup) s-1",
    ]);
    expect(those(simulation, "rejected 503 noInstance of s")).toEqual([10, 2.1, 3]);
  });

  it("that is told to start while it drains starts when it has drained", () => {
    const start = { at: "2060ms", do: "start", target: "s" } as const;
    expect(changes(play(6, { time: "80ms", startup: "1s" }, [stop, start])).slice(1)).toEqual([
      "2.08 STOPPING → STOPPED (drained) s-1",
      "2.08 STOPPED → STARTING (start) s-1",
      "3.08 STARTING → HEALTHY (startup) s-1",
    ]);
    expect(changes(play(6, { time: "80ms", startup: "1s" }, [stop, start, { ...stop, at: "2070ms" }]))).toHaveLength(2);
  });

  it("lets nobody begin at the moment at which it cuts off the rest", () => {
    const simulation = play(4, { time: "500ms", concurrency: 1, shutdown: "1s" }, [stop]);
    expect(simulation.summary().nodes["s"]!.wait.count).toBe(6);
  });

  it("may be one of several: the others go on, and none is missed", () => {
    const simulation = play(4, { replicas: 3, time: "80ms" }, [{ ...stop, instance: "s-2" }]);
    expect(simulation.summary().requests).toMatchObject({ ok: 39, inFlight: 1 });
  });
});

describe("scaling", () => {
  const scale = (at: string, replicas: number): TimelineEntry => ({ at, do: "scale", target: "s", replicas });

  it("starts instances with numbers that were never used, which are there after their start-up", () => {
    const simulation = play(6, { startup: "1s" }, [scale("1s", 3), scale("3s", 1), scale("4s", 2)]);
    expect(changes(simulation)).toEqual(
      [
        "1 (none) → STARTING (scale) s-2",
        "1 (none) → STARTING (scale) s-3",
        "2 STARTING → HEALTHY (startup) s-2",
        "2 STARTING → HEALTHY (startup) s-3",
        "3 HEALTHY → STOPPING (scale) s-3",
        "3 HEALTHY → STOPPING (scale) s-2",
        "3 STOPPING → STOPPED (drained) s-3",
        "3 STOPPING → STOPPED (drained) s-2",
        "4 (none) → STARTING (scale) s-4",
        "5 STARTING → HEALTHY (startup) s-4",
      ].map((line) => line.replace("(none)", "STARTING")),
    );
    expect(simulation.summary().nodes["s"]!.instances.map(({ id }) => id)).toEqual(["s-1", "s-4"]);
    expect(simulation.summary().requests.ok).toBe(59);
  });

  it("down takes the newest first, and lets them end what they have", () => {
    const simulation = play(6, { replicas: 3, time: "900ms", concurrency: 4 }, [scale("3050ms", 1)]);
    expect(changes(simulation).map((line) => line.slice(line.indexOf(" ") + 1))).toEqual([
      "HEALTHY → STOPPING (scale) s-3",
      "HEALTHY → STOPPING (scale) s-2",
      "STOPPING → STOPPED (drained) s-2",
      "STOPPING → STOPPED (drained) s-3",
    ]);
    expect(simulation.summary().requests).toMatchObject({ serverError: 0, refused: 0 });
  });

  it("counts those that restart: they are neither doubled nor come back when they were scaled away", () => {
    const restart: TimelineEntry = { at: "2050ms", do: "restart", target: "s" };
    const left = (replicas: number) =>
      play(6, { replicas: 3, time: "350ms", startup: "1s" }, [restart, scale("2060ms", replicas)])
        .summary()
        .nodes["s"]!.instances.map(({ id, status }) => `${id} ${status}`);
    expect(left(4)).toEqual(["s-1 HEALTHY", "s-2 HEALTHY", "s-3 HEALTHY", "s-4 HEALTHY"]);
    expect(left(1)).toEqual(["s-1 HEALTHY"]);
  });

  it("to none leaves nobody to call, and from none brings them back", () => {
    const simulation = play(6, { startup: "1s" }, [scale("2050ms", 0), scale("3050ms", 1)]);
    expect(those(simulation, "rejected 503 noInstance of s")).toEqual([20, 2.1, 4]);
    expect(those(simulation, "ok")[2]).toBe(5.92);
  });

  it("counts what instances that are gone have done", () => {
    const simulation = play(6, { replicas: 2, concurrency: 1 }, [scale("3050ms", 1)]);
    const { s } = simulation.summary().nodes;
    expect(s).toMatchObject({ arrivals: 60, completed: 59 });
    expect(s!.busy.mean! * 6).toBeCloseTo(59 * 0.02, 6);
    expect(s!.utilisation).toBeCloseTo((59 * 0.02) / (3.05 + 6), 6);
  });
});

describe("an act", () => {
  it("on the load multiplies it from that moment, for as long as it says, and with others that act", () => {
    const counted = (timeline: readonly TimelineEntry[]) => play(10, { time: "0ms" }, timeline, asks(100, 100)).summary().requests.issued;
    const load = (at: string, multiply: number, more = {}): TimelineEntry => ({ at, do: "load", target: "users", multiply, ...more });
    expect(counted([load("2s", 3, { for: "2s" })])).toBe(20 + 60 + 60);
    expect(counted([load("2s", 0, { for: "2s" })])).toBe(80);
    expect(counted([load("5s", 2)])).toBe(50 + 100);
    expect(counted([load("2s", 3, { for: "4s" }), load("4s", 2, { for: "4s" })])).toBe(20 + 60 + 120 + 40 + 20);
  });

  it("on something that is not there does nothing, and says so", () => {
    const simulation = play(1, {}, []);
    const at = "0s";
    expect(simulation.intervene({ at, do: "kill", target: "nobody" })).toBe(false);
    expect(simulation.intervene({ at, do: "scale", target: "users", replicas: 2 })).toBe(false);
    expect(simulation.intervene({ at, do: "restart", target: "s", instance: "s-9" })).toBe(false);
    expect(simulation.intervene({ at, do: "load", target: "s", multiply: 2 })).toBe(false);
    expect(simulation.intervene({ at, do: "fault", fault: "crash", target: "nobody" })).toBe(false);
    expect(simulation.intervene({ at, do: "kill", target: "s", instance: "s-1" })).toBe(true);
  });
});
