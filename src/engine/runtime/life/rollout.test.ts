// Deployments: what runs when, what is never fewer or more, what a version does, and how it is taken back. Times in seconds.
import { describe, expect, it } from "vitest";

import type { TimelineEntry } from "../../scenario/document.ts";
import type { Simulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, ends, played, traces } from "../../testing/requests.ts";
import { route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

const s = (of: Partial<ServiceNode> = {}) => service("s", { replicas: 4, time: "10ms", startup: "1s", ...of });
const drawn = (timeline: readonly TimelineEntry[], of: Partial<ServiceNode> = {}, asked = asks(4000, 10)) =>
  scenario([asked, s(of)], [route("users", "s")], { timeline });
/** Few enough to look at each: one every 50 ms. */
const few = (seconds: number) => asks(20 * seconds, 50);
const play = (seconds: number, timeline: readonly TimelineEntry[], of: Partial<ServiceNode> = {}, asked = asks(100 * seconds, 10)) =>
  played(drawn(timeline, of, asked), seconds * 1000);
const deploy = (more: object = {}): TimelineEntry =>
  ({ id: "d", at: "1s", do: "deploy", target: "s", version: "2.0.0", ...more }) as TimelineEntry;

const nodeOf = (simulation: Simulation) => simulation.run.network.nodes[0]!;
const running = (simulation: Simulation): string[] =>
  nodeOf(simulation).instances.map(
    ({ name, status, release, listed }) => `${name} ${release.version} ${status}${listed ? "" : " unlisted"}`,
  );
const phases = (simulation: Simulation): string[] =>
  simulation.stateChanges.filter(({ sort }) => sort === "deploy").map(({ at, to, cause }) => `${at / 1e6} ${to} (${cause.code})`);
/** What may be seen of the node's instances at every instant at which something changes. */
function watched(seconds: number, timeline: readonly TimelineEntry[], of: Partial<ServiceNode> = {}) {
  const simulation = played(drawn(timeline, of, few(seconds)), 0);
  let [fewest, most] = [Infinity, 0];
  for (let at = 0; at <= seconds * 1e6; at += 10_000) {
    simulation.advance(at);
    const { instances } = nodeOf(simulation);
    const staying = instances.filter(({ retired }) => !retired);
    fewest = Math.min(fewest, instances.filter(({ status, listed }) => status === "HEALTHY" && listed).length);
    most = Math.max(most, staying.length);
  }
  return { simulation, fewest, most };
}

describe("a rolling deployment", () => {
  it("replaces all instances, and no request is lost", () => {
    const simulation = play(10, [deploy()]);
    expect(running(simulation)).toEqual(["s-5 2.0.0 HEALTHY", "s-6 2.0.0 HEALTHY", "s-7 2.0.0 HEALTHY", "s-8 2.0.0 HEALTHY"]);
    expect(phases(simulation)).toEqual(["1 rolling (deploy)", "3 done (deploy)"]);
    expect(simulation.summary().requests).toMatchObject({ serverError: 0, rejected: 0, refused: 0 });
    expect(violations(simulation.run)).toEqual([]);
  });

  it("keeps between replicas − unavailable and replicas + surge, as Kubernetes rounds them", () => {
    const bounds = (of: object, replicas: number) => {
      const { fewest, most } = watched(20, [deploy(of)], { replicas });
      return [fewest, most];
    };
    expect(bounds({}, 4)).toEqual([3, 5]);
    expect(bounds({}, 3)).toEqual([3, 4]); // a quarter of 3: one above, none below
    expect(bounds({ surge: 1, unavailable: 0 }, 4)).toEqual([4, 8]);
    expect(bounds({ surge: 0, unavailable: 0.5 }, 4)).toEqual([2, 4]);
    expect(bounds({ surge: 0, unavailable: 0 }, 4)).toEqual([3, 4]);
    expect(bounds({}, 1)).toEqual([1, 2]);
  });

  it("stalls when the new version does not come up, with the old ones still there", () => {
    const simulation = play(30, [deploy()], { startup: "1h" });
    expect(running(simulation).filter((line) => line.includes("1.0.0 HEALTHY"))).toHaveLength(3);
    expect(simulation.summary().requests.rejected).toBe(0);
  });

  it("follows the number of replicas when it is scaled meanwhile", () => {
    const simulation = play(15, [deploy(), { at: "1500ms", do: "scale", target: "s", replicas: 6 }]);
    expect(running(simulation)).toHaveLength(6);
    expect(running(simulation).every((line) => line.includes("2.0.0 HEALTHY"))).toBe(true);
  });

  it("gives way to the next one: all that is there is old to it", () => {
    const simulation = play(15, [deploy(), deploy({ id: "e", at: "2500ms", version: "3.0.0" })]);
    expect(running(simulation).map((line) => line.split(" ")[1])).toEqual(["3.0.0", "3.0.0", "3.0.0", "3.0.0"]);
    const back = play(25, [deploy(), deploy({ id: "e", at: "2500ms", version: "3.0.0" }), { at: "10s", do: "rollback", target: "s" }]);
    expect(running(back).map((line) => line.split(" ")[1])).toEqual(["1.0.0", "1.0.0", "1.0.0", "1.0.0"]);
  });

  it("is rolled back one by one, while it is under way or afterwards", () => {
    for (const at of ["2500ms", "10s"]) {
      const simulation = play(20, [deploy(), { at, do: "rollback", target: "s" }]);
      expect(running(simulation).every((line) => line.includes("1.0.0 HEALTHY"))).toBe(true);
      expect(simulation.summary().requests).toMatchObject({ serverError: 0, rejected: 0, refused: 0 });
    }
  });
});

describe("a version", () => {
  it("has its own times and errors, in place of those of the document, and its instances are named in traces", () => {
    const simulation = play(10, [deploy({ time: "30ms", errorRate: 1 })], {}, few(10));
    const late = traces(simulation, 5e6).map(({ spansOf }) => spansOf[1]!);
    expect(new Set(late.map(({ version, work, status }) => `${version} ${work} ${status}`))).toEqual(new Set(["2.0.0 30000 500"]));
    const early = traces(simulation).filter(({ startedAt }) => startedAt < 1e6);
    expect(new Set(early.map(({ spansOf }) => `${spansOf[1]!.version} ${spansOf[1]!.work}`))).toEqual(new Set(["1.0.0 10000"]));
  });

  it("draws what the one before would have drawn", () => {
    const of = { endpoints: [{ name: "get", steps: [{ work: "exp(10ms)" }, { work: "5ms" }] }], concurrency: 100 } as const;
    const work = (timeline: readonly TimelineEntry[]) => traces(play(8, timeline, of, few(8))).map(({ spansOf }) => spansOf[1]!.work);
    const plain = work([]);
    expect(work([deploy({ errorRate: 0.5 })])).toEqual(plain);
    const doubled = work([deploy({ time: "exp(20ms)" })]);
    expect(doubled.slice(0, 18)).toEqual(plain.slice(0, 18));
    // Every work step takes the version's time: the first draws twice as much, the second draws anew.
    expect(doubled.slice(-80).reduce((sum, us) => sum + us, 0) / 80).toBeGreaterThan(28_000);
  });

  it("is of those that are made later too, and of one that restarts", () => {
    const simulation = play(15, [
      deploy(),
      { at: "8s", do: "scale", target: "s", replicas: 5 },
      { at: "10s", do: "kill", target: "s", instance: "s-5" },
      { at: "11s", do: "restart", target: "s", instance: "s-5" },
    ]);
    expect(running(simulation).every((line) => line.includes("2.0.0 HEALTHY"))).toBe(true);
    expect(running(simulation)).toHaveLength(5);
  });

  it("goes with an edit of the rest of the service: what it does not say follows the document", () => {
    const simulation = play(6, [deploy({ errorRate: 0.5 })], {}, few(20));
    const { scenario: document } = simulation;
    simulation.edit({ ...document, nodes: document.nodes.map((node) => (node.id === "s" ? { ...node, time: "20ms" } : node)) as never });
    simulation.advance(20e6);
    const late = traces(simulation, 7e6).map(({ spansOf }) => spansOf[1]!);
    expect(new Set(late.map(({ work }) => work))).toEqual(new Set([20_000]));
    const errors = late.filter(({ status }) => status === 500).length / late.length;
    expect(errors).toBeGreaterThan(0.35);
    expect(errors).toBeLessThan(0.65);
  });

  it("that says nothing new runs the same program, and changes no request", () => {
    const answered = (timeline: readonly TimelineEntry[]) => ends(play(10, timeline, { concurrency: 100 }, few(10)));
    expect(answered([deploy()])).toEqual(answered([]));
  });
});

describe("a canary", () => {
  const canary = (more: object = {}) => deploy({ strategy: "canary", share: 0.25, ...more });

  it("is a share of the replicas, and stays so until it is promoted", () => {
    const held = play(20, [canary()]);
    expect(running(held).map((line) => line.slice(0, 9))).toEqual(["s-2 1.0.0", "s-3 1.0.0", "s-4 1.0.0", "s-5 2.0.0"]);
    expect(phases(held)).toEqual(["1 rolling (deploy)", "2 holding (deploy)"]);
    const promoted = play(20, [canary(), { at: "10s", do: "promote", target: "s" }]);
    expect(running(promoted).every((line) => line.includes("2.0.0 HEALTHY"))).toBe(true);
    expect(phases(promoted).slice(2)).toEqual(["10 rolling (promote)", "12 done (deploy)"]);
  });

  it("is promoted by itself when it was held for as long as it says", () => {
    expect(phases(play(20, [canary({ hold: "5s" })]))).toEqual([
      "1 rolling (deploy)",
      "2 holding (deploy)",
      "7 rolling (promote)",
      "9 done (deploy)",
    ]);
  });

  it("with a bad version is rolled back by itself, after the check that has seen it", () => {
    const bad = play(20, [canary({ errorRate: 0.5, maxErrorShare: 0.1 })]);
    // Checks at 6 s: a quarter of 100 a second since 2 s.
    expect(phases(bad).at(-1)).toBe("6 rolledBack (errors)");
    expect(running(bad).map((line) => line.slice(4))).toEqual(Array.from({ length: 4 }, () => "1.0.0 HEALTHY"));
    const { serverError } = bad.summary().requests;
    expect(serverError).toBeGreaterThan(30); // 100 requests, half of them
    expect(serverError).toBeLessThan(70);
    expect(phases(play(20, [canary({ errorRate: 0.05, maxErrorShare: 0.2, hold: "10s" })])).at(-1)).toBe("14 done (deploy)");
  });

  it("is rolled back by hand at once", () => {
    const simulation = play(20, [canary(), { at: "10s", do: "rollback", target: "s" }]);
    expect(phases(simulation).at(-1)).toBe("10 rolledBack (rollback)");
    expect(running(simulation).map((line) => line.slice(0, 9))).toEqual(["s-2 1.0.0", "s-3 1.0.0", "s-4 1.0.0", "s-6 1.0.0"]);
    expect(simulation.summary().requests.serverError).toBe(0);
  });
});

describe("behind the charts", () => {
  const rollbacks = (simulation: Simulation) =>
    simulation.series({ scope: { system: true }, from: 0, to: 20e6, most: 1 }).marks.filter(({ act }) => act === "rollback");
  const canary = { strategy: "canary", share: 0.25 } as const;

  it("a rollback that the watch decided is marked as one that came by itself", () => {
    const marks = rollbacks(play(20, [deploy({ ...canary, errorRate: 0.5, maxErrorShare: 0.1 })]));
    expect(marks).toMatchObject([{ target: "s", from: 6e6, itself: true, settings: { limit: 10 } }]);
  });

  it("one that a person decided is marked once, as theirs", () => {
    const marks = rollbacks(play(20, [deploy(canary), { id: "back", at: "10s", do: "rollback", target: "s" }]));
    expect(marks.map(({ id, itself }) => [id, itself])).toEqual([["back", undefined]]);
  });
});

describe("a blue-green deployment", () => {
  const green = (more: object = {}) => deploy({ strategy: "blue-green", ...more });

  it("starts a whole second set, which gets no call until all of it is up; then it gets all of them", () => {
    const { simulation, fewest, most } = watched(10, [green({ time: "12ms" })]);
    expect([fewest, most]).toEqual([4, 8]);
    expect(phases(simulation)).toEqual(["1 rolling (deploy)", "2 done (deploy)"]);
    const byVersion = traces(simulation).map(({ startedAt, spansOf }) => [startedAt > 2e6, spansOf[1]!.version]);
    expect(new Set(byVersion.map(String))).toEqual(new Set(["false,1.0.0", "true,2.0.0"]));
  });

  it("keeps the first set for a while, for a rollback that is as fast as the switch", () => {
    const simulation = play(20, [green({ hold: "10s", errorRate: 0.5, time: "10ms", maxErrorShare: 0.2 })], {}, few(20));
    expect(phases(simulation)).toEqual(["1 rolling (deploy)", "2 holding (deploy)", "6 rolledBack (errors)"]);
    expect(running(simulation)).toEqual(["s-1", "s-2", "s-3", "s-4"].map((name) => `${name} 1.0.0 HEALTHY`));
    const versions = traces(simulation).map(({ startedAt, spansOf }) => `${startedAt > 2e6 && startedAt < 6e6} ${spansOf[1]!.version}`);
    expect(new Set(versions)).toEqual(new Set(["false 1.0.0", "true 2.0.0"]));
  });

  it("through a registry: who waits for the switch is not in it, and a hold as long as a refresh loses no request", () => {
    const { nodes, routes, ...rest } = drawn([green({ hold: "10s" })], {}, few(20));
    const simulation = played(
      { ...rest, nodes: [...nodes, { id: "reg", kind: "registry", refresh: "4s", heartbeat: "1s" }], routes },
      1900,
    );
    const known = () => simulation.run.registry!.host.registry.byName("s").map(({ id }) => id);
    expect(known()).toEqual(["s-1", "s-2", "s-3", "s-4"]);
    simulation.advance(3e6);
    expect(known()).toEqual(["s-5", "s-6", "s-7", "s-8"]);
    simulation.advance(20e6);
    expect(simulation.summary().requests).toMatchObject({ serverError: 0, rejected: 0, refused: 0 });
    const late = traces(simulation, 7e6).map(({ spansOf }) => spansOf[1]!.version);
    expect(new Set(late)).toEqual(new Set(["2.0.0"]));
  });

  it("lets the first set go when its time is over, or when it is promoted", () => {
    expect(phases(play(20, [green({ hold: "10s" })])).at(-1)).toBe("12 done (deploy)");
    const promoted = play(20, [green({ hold: "10s" }), { at: "4s", do: "promote", target: "s" }]);
    expect(phases(promoted).at(-1)).toBe("4 done (deploy)");
    expect(running(promoted)).toHaveLength(4);
  });
});

describe("a deployment and the number of replicas", () => {
  const held = deploy({ strategy: "blue-green", hold: "10s" });
  const versions = (simulation: Simulation) => running(simulation).map((line) => line.split(" ").slice(1).join(" "));

  it("is over at once where there are none, and what comes later is of its version", () => {
    const simulation = play(3, [deploy()], { replicas: 0 });
    expect(phases(simulation)).toEqual(["1 rolling (deploy)", "1 done (deploy)"]);
    simulation.intervene({ at: "0s", do: "scale", target: "s", replicas: 2 });
    simulation.advance(10e6);
    expect(phases(simulation)).toHaveLength(2);
    expect(versions(simulation)).toEqual(["2.0.0 HEALTHY", "2.0.0 HEALTHY"]);
  });

  it("that holds a second set scales it: it is the one that is called", () => {
    const scaled = (replicas: number, at: number) =>
      versions(play(at, [held, { at: "5s", do: "scale", target: "s", replicas }], {}, few(20)));
    const old = Array.from({ length: 4 }, () => "1.0.0 HEALTHY unlisted");
    expect(scaled(6, 9)).toEqual([...old, ...Array.from({ length: 6 }, () => "2.0.0 HEALTHY")]);
    expect(scaled(2, 9)).toEqual([...old, "2.0.0 HEALTHY", "2.0.0 HEALTHY"]);
    expect(scaled(6, 20)).toEqual(Array.from({ length: 6 }, () => "2.0.0 HEALTHY"));
  });

  it("that is rolled back leaves as many as were wanted meanwhile", () => {
    for (const replicas of [2, 6]) {
      const acts = [{ at: "5s", do: "scale", target: "s", replicas } as const, { at: "8s", do: "rollback", target: "s" } as const];
      expect(versions(play(20, [held, ...acts], {}, few(20)))).toEqual(Array.from({ length: replicas }, () => "1.0.0 HEALTHY"));
    }
  });
});

describe("an act of a deployment", () => {
  it("has nothing to act on where there is none", () => {
    const simulation = play(1, []);
    const at = "0s";
    expect(simulation.intervene({ at, do: "promote", target: "s" })).toBe(false);
    expect(simulation.intervene({ at, do: "rollback", target: "s" })).toBe(false);
    expect(simulation.intervene({ at, do: "deploy", target: "nobody", version: "2" })).toBe(false);
  });

  it("leads every change of an instance back to it", () => {
    const simulation = play(10, [deploy()]);
    const origins = simulation.stateChanges.filter(({ sort }) => sort === "instance").map(({ cause }) => cause.origin?.id);
    expect(new Set(origins)).toEqual(new Set(["d"]));
  });
});

describe("what has nothing to act on", () => {
  const marks = (simulation: Simulation) => simulation.run.journal.marksBetween(0, Infinity).map(({ act }) => act);
  const said = (simulation: Simulation) =>
    simulation.logs({ most: 50 }).records.flatMap(({ code, values }) => (code === "actInVain" ? [values["act"]] : []));

  it("is refused, leaves no mark and no entry of the record, and the log says so", () => {
    const simulation = play(2, []);
    const act = { at: "0s", do: "rollback", target: "s" } as TimelineEntry;
    expect(simulation.intervene(act)).toBe(false);
    expect(marks(simulation)).toEqual([]);
    expect(simulation.recorded().log).toEqual([]);
    expect(said(simulation)).toEqual(["rollback"]);
  });

  it("includes a canary that was promoted already", () => {
    const promote = (at: string): TimelineEntry => ({ id: `p${at}`, at, do: "promote", target: "s" });
    const simulation = play(4, [deploy({ strategy: "canary", share: 0.25, hold: "60s" }), promote("3s"), promote("3001ms")]);
    expect(marks(simulation)).toEqual(["deploy", "promote"]);
    expect(said(simulation)).toEqual(["promote"]);
  });
});
