// The registry in a run: what instances tell it, what it believes, what callers believe, and for how long each of them is wrong.
import { describe, expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import type { Scenario, TimelineEntry } from "../../scenario/document.ts";
import { parseScenario } from "../../scenario/parse-scenario.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";
import type { Instance } from "../network.ts";

const SECOND = 1e6;
type RegistryNode = Extract<Node, { readonly kind: "registry" }>;
const registry = (more: Partial<RegistryNode> = {}): RegistryNode => ({ id: "reg", kind: "registry", latency: "1ms", ...more });

/** users → front (two instances) → back (three), and a registry. */
const drawn = (timeline: readonly TimelineEntry[] = [], of: Partial<RegistryNode> = {}, more: Partial<Scenario> = {}): Scenario =>
  scenario(
    [
      client(50),
      service("front", { replicas: 2, time: "1ms", endpoints: [{ name: "get", steps: [{ call: "back" }] }] }),
      service("back", { replicas: 3, time: "1ms", startup: "1s", shutdown: "10s" }),
      registry(of),
    ],
    [route("users", "front"), route("front", "back")],
    { timeline, ...more },
  );
function at(scene: Scenario, seconds: number): Simulation {
  const parsed = parseScenario(scene);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const simulation = createSimulation(scene);
  simulation.advance(seconds * SECOND);
  return simulation;
}
const host = ({ run }: Simulation) => run.registry!.host;
const listed = (simulation: Simulation, name = "back") =>
  host(simulation)
    .registry.byName(name)
    .map(({ id, status }) => `${id} ${status}`);
/** What each instance of `front` believes of `back`. */
const believed = ({ run }: Simulation): string[][] =>
  run.network.nodeById
    .get("front")!
    .instances.map(({ views }) => (views?.[run.network.nodeById.get("back")!.index] ?? []).map(({ name }: Instance) => name));
const said = (simulation: Simulation, ...codes: string[]) =>
  simulation.logs({ most: 5000 }).records.filter(({ code }) => codes.includes(code));
const timesOf = (simulation: Simulation, code: string) => said(simulation, code).map((record) => record.at);
const failed = (simulation: Simulation): number => {
  const { issued, ok, inFlight } = simulation.summary().requests;
  return issued - ok - inFlight;
};
const ALL = ["back-1", "back-2", "back-3"];

describe("at the beginning", () => {
  it("the registry knows everyone, and every caller has its list", () => {
    const simulation = at(drawn(), 0);
    expect(listed(simulation)).toEqual(ALL.map((name) => `${name} HEALTHY`));
    expect(listed(simulation, "front")).toHaveLength(2);
    expect(believed(simulation)).toEqual([ALL, ALL]);
  });

  it("nothing changes while nothing happens: heartbeats keep every lease, for an hour", () => {
    const simulation = at(drawn([], {}, { nodes: [client(0), ...drawn().nodes.slice(1)] }), 3600);
    expect(said(simulation, "evicted", "registered", "deregistered", "renewedLate", "listChanged")).toEqual([]);
    expect(believed(simulation)).toEqual([ALL, ALL]);
  });

  it("without the node all stays as it was, to the digest", () => {
    const without = { ...drawn(), nodes: drawn().nodes.filter(({ kind }) => kind !== "registry") };
    const explicit = { ...without, routes: without.routes.map((one) => ({ ...one, discovery: "static" as const })) };
    const [plain, said] = [at(without, 20), at(explicit, 20)];
    expect(plain.digest()).toBe(said.digest());
    expect(plain.run.registry).toBeNull();
  });
});

describe("a stop in order", () => {
  it("deregisters at once, one message later; callers learn of it by their next refresh", () => {
    const simulation = at(drawn([{ at: "20s", do: "stop", target: "back", instance: "back-2" }]), 20.000_999);
    expect(listed(simulation)).toHaveLength(3);
    simulation.advance(20.001 * SECOND);
    expect(listed(simulation)).toEqual(["back-1 HEALTHY", "back-3 HEALTHY"]);
    simulation.advance(25.002 * SECOND);
    expect(believed(simulation)).toEqual([
      ["back-1", "back-3"],
      ["back-1", "back-3"],
    ]);
    const changes = timesOf(simulation, "listChanged");
    expect(changes).toHaveLength(2);
    expect(new Set(changes).size).toBe(2); // each by a clock of its own
  });
});

describe("a crash", () => {
  const crash: TimelineEntry = { at: "20s", do: "kill", target: "back", instance: "back-2" };
  it("is not noticed: the dead one stays listed until a sweep finds its lease run out", () => {
    const simulation = at(drawn([crash]), 34);
    expect(listed(simulation)).toHaveLength(3); // last heard in the five seconds before 20 s, and valid for 15 s
    simulation.advance(60 * SECOND);
    const [evicted] = said(simulation, "evicted");
    expect(evicted).toMatchObject({ instance: "back-2", values: { cause: "CRASHED" } });
    expect(evicted!.at).toBeGreaterThan(30 * SECOND);
    expect(evicted!.at).toBeLessThanOrEqual(40 * SECOND);
    expect(evicted!.at % (5 * SECOND)).toBe(0);
    expect(listed(simulation)).toEqual(["back-1 HEALTHY", "back-3 HEALTHY"]);
  });

  it("its eviction is led back to what killed it", () => {
    const simulation = at(drawn([crash]), 60);
    const change = simulation.changes({ thing: "back", sorts: ["lease"], most: 10 }).changes[0]!;
    expect(change).toMatchObject({
      instance: "back-2",
      from: "registered",
      to: "evicted",
      cause: { code: "leaseExpired", origin: { act: "kill" } },
    });
  });

  it("one that starts again registers anew, and is in use after the next refresh", () => {
    const simulation = at(drawn([crash, { at: "60s", do: "start", target: "back", instance: "back-2" }]), 61.001);
    expect(timesOf(simulation, "registered")).toEqual([61.001 * SECOND]);
    simulation.advance(66.01 * SECOND);
    expect(believed(simulation).map((names) => names.toSorted((a, b) => (a < b ? -1 : 1)))).toEqual([ALL, ALL]);
  });

  it("of the caller loses its list: it asks for one before it is up", () => {
    const scene = drawn([{ at: "20s", do: "restart", target: "front" }]);
    const simulation = at(scene, 21.9);
    expect(believed(simulation)).toEqual([ALL, ALL]);
    expect(simulation.run.network.nodeById.get("front")!.instances.map(({ status }) => status)).toEqual(["STARTING", "STARTING"]);
  });
});

describe("health", () => {
  it("comes with heartbeats: an instance that probes found unhealthy is avoided after its next heartbeat and the caller's refresh", () => {
    const scene = drawn([{ at: "20s", do: "fault", fault: "hang", target: "back", instance: "back-1", for: "60s" }]);
    const nodes = scene.nodes.map((node) =>
      node.id === "back" ? { ...node, health: { interval: "1s", timeout: "500ms", unhealthyAfter: 1 } } : node,
    ) as Scenario["nodes"];
    const simulation = at({ ...scene, nodes, routes: [route("users", "front"), route("front", "back", { timeout: "100ms" })] }, 32);
    expect(listed(simulation)[0]).toBe("back-1 UNHEALTHY");
    expect(believed(simulation)).toEqual([
      ["back-2", "back-3"],
      ["back-2", "back-3"],
    ]);
    expect(said(simulation, "evicted")).toEqual([]); // it still heartbeats
    simulation.advance(95 * SECOND);
    expect(believed(simulation)).toEqual([ALL, ALL]);
  });
});

describe("an outage of the registry", () => {
  const outage = (length: string): TimelineEntry => ({ at: "20s", do: "fault", fault: "registry-outage", target: "reg", for: length });
  it("leaves the last known lists in use, however long it lasts", () => {
    const simulation = at(drawn([outage("10m")]), 600);
    expect(believed(simulation)).toEqual([ALL, ALL]);
    expect(failed(simulation)).toBe(0);
  });

  it("that outlasts the leases empties the registry, which afterwards hands out empty lists until everyone is back", () => {
    const simulation = at(drawn([outage("40s")]), 100);
    expect(said(simulation, "evicted").map(({ values }) => values["cause"])).toEqual(Array.from({ length: 5 }, () => "unheard"));
    expect(said(simulation, "registered").every(({ values }) => values["cause"] === "unknownLease")).toBe(true);
    expect(listed(simulation)).toHaveLength(3);
    expect(believed(simulation).map((names) => names.length)).toEqual([3, 3]);
  });

  it("with self-preservation loses nobody", () => {
    const simulation = at(drawn([outage("40s")], { selfPreservation: true }), 100);
    expect(said(simulation, "evicted", "registered")).toEqual([]);
    expect(said(simulation, "preservationOn", "preservationOff").map(({ code }) => code)).toEqual(["preservationOn", "preservationOff"]);
    expect(believed(simulation)).toEqual([ALL, ALL]);
  });
});

it.each([false, true])("a registry that answers with errors hears nobody (at once: %s)", (fast) => {
  const simulation = at(drawn([{ at: "10s", do: "fault", fault: "errors", target: "reg", rate: 1, fast }]), 40);
  expect([listed(simulation), believed(simulation)]).toEqual([[], [ALL, ALL]]);
});

describe("a stale registry", () => {
  it("answers with what it knew: a stopped instance stays in use for as long as it lasts", () => {
    const simulation = at(
      drawn([
        { at: "20s", do: "fault", fault: "stale-registry", target: "reg", for: "60s" },
        { at: "21s", do: "stop", target: "back", instance: "back-2" },
      ]),
      80,
    );
    expect(listed(simulation)).toEqual(["back-1 HEALTHY", "back-3 HEALTHY"]);
    expect(believed(simulation)).toEqual([ALL, ALL]);
    expect(failed(simulation)).toBeGreaterThan(100);
    simulation.advance(85.01 * SECOND);
    expect(believed(simulation)).toEqual([
      ["back-1", "back-3"],
      ["back-1", "back-3"],
    ]);
  });
});

describe("the registry's own process", () => {
  it("forgets everything when it is killed; callers go on, and when it is back everyone registers again", () => {
    const simulation = at(
      drawn([
        { at: "20s", do: "kill", target: "reg" },
        { at: "40s", do: "start", target: "reg" },
      ]),
      41,
    );
    expect([listed(simulation), believed(simulation)]).toEqual([[], [ALL, ALL]]);
    simulation.advance(60 * SECOND);
    expect(listed(simulation)).toHaveLength(3);
    expect(failed(simulation)).toBe(0);
  });

  it("hangs without forgetting: nobody is evicted for the time in which it heard nobody", () => {
    const simulation = at(drawn([{ at: "20s", do: "fault", fault: "hang", target: "reg", for: "60s" }]), 120);
    expect(said(simulation, "evicted", "registered")).toEqual([]);
    expect(believed(simulation)).toEqual([ALL, ALL]);
  });
});

describe("live edits", () => {
  const without = { ...drawn(), nodes: drawn().nodes.filter(({ kind }) => kind !== "registry") };
  it("a registry that is drawn into a running system knows it, and nobody loses a request", () => {
    const simulation = at(without, 10);
    simulation.edit(drawn());
    expect([listed(simulation).length, believed(simulation)]).toEqual([3, [ALL, ALL]]);
    simulation.advance(60 * SECOND);
    expect(failed(simulation)).toBe(0);
  });
  it("one that is deleted leaves the callers with the platform's list", () => {
    const simulation = at(drawn([{ at: "5s", do: "kill", target: "back", instance: "back-1" }]), 10);
    simulation.edit({ ...without, timeline: simulation.scenario.timeline! });
    expect(simulation.run.registry).toBeNull();
    expect(simulation.run.network.routes.some(({ byRegistry }) => byRegistry)).toBe(false);
    simulation.advance(60 * SECOND);
    expect(said(simulation, "evicted")).toEqual([]);
  });
  it("its settings change while leases and lists stay", () => {
    const simulation = at(drawn(), 12);
    simulation.edit(drawn([], { lease: "1h", refresh: "1s", latency: "3ms", selfPreservation: true }));
    expect([listed(simulation).length, believed(simulation)]).toEqual([3, [ALL, ALL]]);
    simulation.intervene({ at: "0s", do: "kill", target: "back", instance: "back-1" });
    simulation.advance(600 * SECOND);
    expect(listed(simulation)).toHaveLength(3);
  });
  it("a route takes the platform's list, and the registry's again", () => {
    const scene = drawn([{ at: "5s", do: "stop", target: "back", instance: "back-1" }]);
    const simulation = at(scene, 5.0005);
    const routes = (discovery: "static" | "registry") => scene.routes.map((one) => ({ ...one, discovery }));
    simulation.edit({ ...scene, routes: routes("static") });
    expect(simulation.run.network.routes.every(({ byRegistry }) => !byRegistry)).toBe(true);
    simulation.advance(30 * SECOND);
    simulation.edit({ ...scene, routes: routes("registry") });
    expect(believed(simulation)).toEqual([
      ["back-2", "back-3"],
      ["back-2", "back-3"],
    ]);
  });
  it("a service that is added registers when it is up", () => {
    const simulation = at(drawn(), 10);
    const scene = drawn();
    simulation.edit({ ...scene, nodes: [...scene.nodes, service("late", { startup: "2s" })] });
    simulation.advance(11.9 * SECOND);
    expect(listed(simulation, "late")).toEqual([]);
    simulation.advance(12.01 * SECOND);
    expect(listed(simulation, "late")).toEqual(["late-1 HEALTHY"]);
  });
});

describe("replay", () => {
  it("the same document gives the same run, in whatever slices", () => {
    const scene = drawn([
      { at: "5s", do: "kill", target: "back", instance: "back-1" },
      { at: "30s", do: "fault", fault: "registry-outage", target: "reg", share: 0.3, for: "40s" },
      { at: "35s", do: "scale", target: "back", replicas: 5 },
    ]);
    const whole = at(scene, 90);
    const sliced = createSimulation(structuredClone(scene));
    for (let t = 0; t <= 90 * SECOND; t += 777_777) sliced.advance(t);
    sliced.advance(90 * SECOND);
    expect(sliced.digest()).toBe(whole.digest());
  });
});

describe("the network between an instance and the registry", () => {
  const apart: TimelineEntry = { at: "20s", for: "60s", do: "fault", fault: "partition", between: [["back"], ["reg"]] } as never;
  it("that is cut lets leases run out: the registry evicts who is up, callers see nobody, and all come back when it is mended", () => {
    const simulation = at(drawn([apart]), 50);
    expect(said(simulation, "evicted").map(({ instance, values }) => `${instance} ${values["cause"]}`)).toEqual(
      ALL.map((name) => `${name} unheard`),
    );
    expect([listed(simulation), believed(simulation)]).toEqual([[], [[], []]]);
    expect(failed(simulation)).toBeGreaterThan(100);
    const before = simulation.changes({ thing: "back", sorts: ["lease"], most: 1 }).changes[0]!;
    expect(before).toMatchObject({ to: "evicted", cause: { code: "leaseExpired", origin: { fault: "partition" } } });
    simulation.advance(92 * SECOND);
    expect(believed(simulation).map((names) => names.toSorted((a, b) => (a < b ? -1 : 1)))).toEqual([ALL, ALL]);
  });

  it("that loses some messages makes renewals late, and evicts nobody while one of three arrives", () => {
    const loss = { at: "20s", do: "fault", fault: "loss", target: "reg", rate: 0.3 } as const;
    const simulation = at(drawn([loss], { lease: "60s" }), 300);
    expect(said(simulation, "renewedLate").length).toBeGreaterThan(10);
    expect(said(simulation, "evicted")).toEqual([]);
    expect(failed(simulation)).toBe(0);
  });

  it("that is slow makes lists old by its latency, and loses nothing", () => {
    const slow = { at: "20s", do: "fault", fault: "latency", target: "reg", delay: "2s" } as const;
    const simulation = at(drawn([slow, { at: "40s", do: "stop", target: "back", instance: "back-1" }]), 41.9);
    expect(listed(simulation)).toHaveLength(3);
    simulation.advance(42.01 * SECOND);
    expect(listed(simulation)).toHaveLength(2);
    simulation.advance(100 * SECOND);
    expect(said(simulation, "evicted")).toEqual([]);
  });

  it("takes longer between zones, and is cut where a zone is", () => {
    const zoned = (timeline: readonly TimelineEntry[]): Scenario => {
      const scene = drawn(timeline);
      const placed = scene.nodes.map((node) => (node.id === "users" ? node : { ...node, zone: node.id === "reg" ? "far" : "near" }));
      const zones = [
        { id: "near", kind: "zone", between: "50ms" },
        { id: "far", kind: "zone", between: "50ms" },
      ];
      return { ...scene, nodes: [...placed, ...zones] as Scenario["nodes"] };
    };
    const simulation = at(zoned([{ at: "20s", do: "stop", target: "back", instance: "back-1" }]), 20.0509);
    expect(listed(simulation)).toHaveLength(3);
    simulation.advance(20.052 * SECOND);
    expect(listed(simulation)).toHaveLength(2);
    const cut = at(zoned([{ at: "20s", do: "fault", fault: "partition", between: [["near"], ["far"]] } as never]), 60);
    expect(listed(cut)).toEqual([]);
    expect(believed(cut)).toEqual([ALL, ALL]); // nobody can tell the callers on this side: their last lists stay in use
  });
});
