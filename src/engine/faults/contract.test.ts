// What every registered fault keeps: it acts on what it says and on nothing else, for as long as it says, and leaves no trace behind:
// afterwards every request meets the system as if nothing had been. Common random numbers make that exact.
import { describe, expect, it } from "vitest";

import type { Node } from "../kinds/specs.ts";
import type { Scenario, TimelineEntry } from "../scenario/document.ts";
import { mayTarget } from "../scenario/node-fields.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";
import type { Simulation } from "../simulation.ts";
import { createSimulation } from "../testing/built-engine.ts";
import { violations } from "../testing/invariants.ts";
import { played } from "../testing/requests.ts";
import { client, route, scenario, service } from "../testing/scenarios.ts";
import { EFFECTS } from "./effects.ts";
import type { FaultSpec } from "./spec.ts";
import { FAULTS } from "./specs.ts";

const SPECS = FAULTS as unknown as readonly FaultSpec[];
const END = 3e6;
/** Long enough after its end for probes, start-up and whatever stood in line. */
const QUIET = 8e6;
const LENGTH = 10_000;

const KINDS: readonly (readonly [id: string, kind: string])[] = [
  ["users", "client"],
  ["edge", "gateway"],
  ["s", "service"],
  ["db", "database"],
  ["c", "cache"],
  ["b", "broker"],
  ["api", "external"],
  ["reg", "registry"],
  ["conf", "config"],
  ["z", "zone"],
];
const ROUTES = ["users-edge", "edge-s", "s-db", "s-api", "s-c", "s-b", "b-s", "c-db"] as const;

function drawn(timeline: readonly TimelineEntry[]): Scenario {
  const health = { interval: "500ms", timeout: "100ms" } as const;
  const patient = { timeout: "400ms", latency: "1ms" } as const;
  const redelivery = { backoff: "fixed", base: "50ms" } as const;
  return scenario(
    [
      client(40),
      { id: "edge", kind: "gateway", concurrency: 100, routes: [{ service: "s" }], replicas: 2, startup: "500ms" } as Node,
      service("s", {
        zone: "z",
        concurrency: 100,
        replicas: 2,
        startup: "500ms",
        health,
        endpoints: [{ name: "get", steps: [{ work: "exp(2ms)" }, { read: "db" }, { call: "api" }, { read: "c" }, { publish: "done" }] }],
        handlers: [{ event: "done", steps: [{ work: "exp(6ms)" }] }],
      }),
      { id: "b", kind: "broker", topics: [{ name: "done", partitions: 2 }], startup: "500ms" },
      { id: "db", kind: "database", connections: 100, startup: "500ms" } as Node,
      { id: "c", kind: "cache", ttl: "20ms", startup: "500ms" } as Node,
      { id: "api", kind: "external", time: "exp(2ms)", quota: { limit: 1000, per: "1s", as: "bucket" } },
      { id: "reg", kind: "registry", heartbeat: "200ms", lease: "600ms", sweep: "200ms", refresh: "200ms", startup: "500ms" },
      {
        id: "conf",
        kind: "config",
        delay: "100ms",
        poll: "200ms",
        startup: "500ms",
        documents: [{ service: "s", values: { errorRate: 0 } }],
      },
      { id: "z", kind: "zone" },
    ],
    [
      route("users", "edge", patient),
      route("edge", "s", patient),
      route("s", "db", patient),
      route("s", "api", patient),
      route("s", "c", patient),
      route("s", "b", patient),
      { ...route("b", "s", { latency: "1ms" }), ackTimeout: "500ms", session: "600ms", rebalance: "100ms", redelivery },
      route("c", "db", patient),
    ],
    { timeline },
  );
}
/** What it takes to be noticed within two seconds, where the defaults are for minutes. */
const STRONG: Readonly<Record<string, object>> = { leak: { perRequest: 64 }, reorder: { rate: 1 }, poison: { rate: 0.5 } };
const act = (spec: FaultSpec, target: string, more: object = {}): TimelineEntry => {
  const where = target === "" ? { between: [["edge"], ["s"]] } : { target };
  return {
    id: "f",
    at: "1s",
    for: "2s",
    do: "fault",
    fault: spec.fault,
    ...where,
    ...STRONG[spec.fault],
    ...more,
  } as unknown as TimelineEntry;
};
/** A surge draws other arrivals from then on: no later request is that of a run without it. */
const changesTraffic = ({ fault }: FaultSpec): boolean => fault === "surge";
/** It changes what is written down, never what happens. */
const isSilent = ({ fault }: FaultSpec): boolean => fault === "clock-skew";

/** Where the fault may be put: by the same rule as the page and the parser. "": it says itself between whom it is. */
function places(spec: FaultSpec): readonly string[] {
  if (spec.on.length === 0) return [""];
  const sort = { do: "fault", fault: spec.fault };
  return [...KINDS.filter(([, kind]) => mayTarget(sort, kind)).map(([id]) => id), ...ROUTES.filter(() => mayTarget(sort, "route"))];
}
const half = (spec: FaultSpec): string => ["s-db", "s"].find((id) => places(spec).includes(id)) ?? (places(spec)[0] as string);
const CASES = SPECS.flatMap((spec) => [
  ...places(spec).map((target) => ({ spec, target, more: {}, name: `${spec.fault} on ${target}` })),
  ...(spec.instance && places(spec).includes("s") ? [{ spec, target: "s", more: { instance: "s-2" }, name: `${spec.fault} on s-2` }] : []),
  { spec, target: half(spec), more: { share: 0.5 }, name: `${spec.fault} on half` },
]);

/** What a fault may have changed of nodes, routes and instances. */
const marksOf = ({ run }: Simulation) => ({
  nodes: run.network.nodes.map(({ id, addedLatency, injectedErrors, data, listed }) => [
    id,
    addedLatency,
    injectedErrors,
    data?.quotaGone,
    data?.poolLeaks,
    listed.map(({ name }) => name),
  ]),
  instances: run.network.nodes.flatMap((node) =>
    node.instances.map(({ name, status, hanging, listed, concurrency, skew }) => [name, status, hanging, listed, concurrency, skew]),
  ),
  routes: run.network.routes.map(({ id, addedLatency, injectedErrors, passage }) => [id, addedLatency, injectedErrors, passage]),
  loads: run.network.clients.map(({ id, multipliers, source }) => [id, multipliers.size, source?.load()]),
  zones: run.network.zones.map(({ addedLatency }) => addedLatency),
  clocks: [...run.log.clocks],
});
/** How every request that ended after all was over was answered, when, and after how many calls and tries. */
const later = (simulation: Simulation) => simulation.traces({ order: "newest", most: 100_000, from: QUIET }).rows;
const undisturbed = played(drawn([]), LENGTH);
const [peacefulMarks, peacefulLater] = [marksOf(undisturbed), later(undisturbed)];
/** Of a run without a fault, by the moment. */
const peacefulDigests = new Map<number, string>();
{
  const peaceful = createSimulation({ ...drawn([]), tracing: { sample: 1 } });
  for (const moment of [999_999, END - 1]) {
    peaceful.advance(moment);
    peacefulDigests.set(moment, peaceful.digest());
  }
}
const inFlightAt = (simulation: Simulation): number => simulation.summary().requests.inFlight;

it("every fault stands in both lists, under its own name, once", () => {
  expect(Object.keys(EFFECTS).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    SPECS.map(({ fault }) => fault).toSorted((a, b) => (a < b ? -1 : 1)),
  );
});

describe.each(SPECS)("the fault $fault", (spec) => {
  it("is put on what it says, and refused elsewhere", () => {
    const everywhere = [...KINDS.map(([id]) => id), ...ROUTES];
    const accepted = everywhere.filter((target) => parseScenario(drawn([act(spec, target)])).ok);
    expect(accepted).toEqual(places(spec).filter((target) => target !== ""));
    const onService = spec.on.includes("node") && (spec.kinds ?? ["service"]).includes("service");
    expect([accepted.includes("s-db"), accepted.includes("s")]).toEqual([spec.on.includes("route"), onService]);
  });

  it("takes a share of calls or instances, and one instance where it says so", () => {
    const target = places(spec)[0]!;
    const takes = (more: object) => parseScenario(drawn([act(spec, target, more)])).ok;
    expect([takes({ share: 0.5 }), takes({ instance: `${target}-1` })]).toEqual([true, spec.instance]);
  });
});

describe.each(CASES)("$name", ({ spec, target, more }) => {
  const disturbed = createSimulation({ ...drawn([act(spec, target, more)]), tracing: { sample: 1 } });

  it("acts while it lasts, and is told of", () => {
    disturbed.advance(999_999);
    expect(disturbed.digest()).toBe(peacefulDigests.get(999_999));
    disturbed.advance(END - 1);
    expect(disturbed.look().faults).toMatchObject([{ id: "f", fault: spec.fault, target, since: 1e6, until: END }]);
    expect(disturbed.digest() === peacefulDigests.get(END - 1)).toBe(isSilent(spec));
    expect(violations(disturbed.run)).toEqual([]);
  });

  it("ends when it says, and leaves nothing behind", () => {
    disturbed.advance(END);
    expect(disturbed.look().faults).toEqual([]);
    disturbed.advance(LENGTH * 1000);
    expect(marksOf(disturbed)).toEqual(peacefulMarks);
    expect(violations(disturbed.run)).toEqual([]);
    if (changesTraffic(spec)) return;
    expect(later(disturbed)).toEqual(peacefulLater);
    expect(inFlightAt(disturbed)).toBe(inFlightAt(undisturbed));
  });

  it("ends likewise when it is cleared by hand", () => {
    const cleared = createSimulation({ ...drawn([act(spec, target, { ...more, for: "1h" })]), tracing: { sample: 1 } });
    cleared.advance(END);
    cleared.intervene({ at: "0s", do: "clear", fault: "f" });
    cleared.advance(LENGTH * 1000);
    expect(marksOf(cleared)).toEqual(peacefulMarks);
    const answered = later(cleared);
    expect(answered).toEqual(changesTraffic(spec) ? answered : peacefulLater);
    expect(answered.length).toBeGreaterThan(60);
  });
});
