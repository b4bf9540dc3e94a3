// What every registered kind of node keeps, with its defaults: it is known in both lists, needs no more than id and kind, stands no
// load and overload, conserves requests, and plays the same for the same seed. Words, units and ranges: scenario/fields.contract.test.ts.
import { describe, expect, it } from "vitest";

import { completeNode } from "../scenario/complete.ts";
import type { Scenario } from "../scenario/document.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";
import { withoutDefaults, writeScenario } from "../scenario/write-scenario.ts";
import { createSimulation, type Simulation } from "../simulation.ts";
import { violations } from "../testing/invariants.ts";
import { client, route, scenario, service } from "../testing/scenarios.ts";
import { MODELS } from "./models.ts";
import type { KindSpec, Ports } from "./spec.ts";
import { type Kind, KINDS, type Node } from "./specs.ts";

const SPECS = KINDS as unknown as readonly KindSpec<Kind>[];
/** Those that have instances or send requests; a zone is but a place (runtime/zones.test.ts). */
const ACTIVE = SPECS.filter(({ kind }) => MODELS[kind].role !== "place");
const OVERLOAD = 250_000;

/** It sends requests of its own. */
const asks = ({ callable, beside }: Ports): boolean => !callable && beside !== true;

/** The kind in the midst of what it may be connected to: traffic through whoever may call it (or past it), and whom it may call itself. */
function surrounded({ kind, ports }: KindSpec<Kind>, rate: number, seed = 1): Scenario {
  const it = { id: "it", kind } as Node;
  const open = { concurrency: 100_000, queue: "unbounded", time: "0ms" } as const;
  const load = {
    shape: "steps",
    steps: [
      { at: "1s", rate },
      { at: "1200ms", rate: 0 },
    ],
  } as const;
  const callers: Node[] = !asks(ports) ? [client(0, { load }), service("caller", open)] : [];
  const callees: Node[] = [
    ...(ports.calls.includes("endpoints") ? [service("callee", open)] : []),
    ...(ports.calls.includes("operations") ? [{ id: "data", kind: "database" } as const] : []),
  ];
  const drawn = [
    ...(asks(ports) ? [] : [route("users", "caller")]),
    ...(ports.callable ? [route("caller", "it")] : []),
    ...callees.map(({ id }) => route("it", id)),
  ];
  return scenario([...callers, it, ...callees], drawn, { seed });
}

/** The first moment at which something does not hold, or null. */
function firstViolation(simulation: Simulation, seconds: number): string | null {
  for (let t = 1; t <= 16; t++) {
    simulation.advance((seconds * 1e6 * t) / 16);
    const found = violations(simulation.run);
    if (found.length > 0) return `at ${simulation.now}: ${found.join("; ")}`;
  }
  return null;
}

it("every kind stands in both lists, under its own name, once", () => {
  expect(Object.keys(MODELS).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    SPECS.map(({ kind }) => kind).toSorted((a, b) => (a < b ? -1 : 1)),
  );
});

describe.each(SPECS)("a $kind", (spec) => {
  it("is valid with nothing but id and kind, whose defaults are those of its fields", () => {
    const parsed = parseScenario(surrounded(spec, 10));
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    const complete = completeNode({ id: "it", kind: spec.kind } as Node) as unknown as Record<string, unknown>;
    const needed = Object.entries(spec.fields).flatMap(([key, field]) => (field.need === "default" ? [key] : []));
    expect(needed.filter((key) => complete[key] === undefined)).toEqual([]);
    expect(Object.entries(spec.fields).filter(([, field]) => field.need === "required")).toEqual([]);
  });

  it("comes back from JSON as it was written", () => {
    const document = surrounded(spec, 10);
    expect(parseScenario(JSON.parse(JSON.stringify(document)))).toEqual(parseScenario(document));
    expect(parseScenario(writeScenario(document))).toEqual({ ok: true, value: withoutDefaults(document) });
  });

  it("tells a unit, a share or a range of every number", () => {
    const numbers = Object.entries(spec.fields).filter(([, { control }]) => ["integer", "number", "limit"].includes(control));
    expect(numbers.filter(([, { unit, min, max }]) => unit === undefined && (min === undefined || max === undefined))).toEqual([]);
  });
});

describe.each(ACTIVE)("a $kind in a run", (spec) => {
  it("stands still without load: nothing is asked, nothing waits, nobody fails", () => {
    const simulation = createSimulation(surrounded(spec, 0));
    if (asks(spec.ports)) simulation.intervene({ at: "0s", do: "load", target: "it", multiply: 0 });
    simulation.advance(120e6);
    expect(violations(simulation.run)).toEqual([]);
    const { requests, nodes, log } = simulation.summary();
    expect([requests.issued, log.error]).toEqual([0, 0]);
    expect(Object.values(nodes).every((node) => node.arrivals === 0 && node.queue.max === 0)).toBe(true);
  });

  it("stands an overload: every request ends in one way, and all is quiet afterwards", () => {
    const simulation = createSimulation(surrounded(spec, OVERLOAD));
    if (asks(spec.ports)) simulation.intervene({ at: "0s", do: "load", target: "it", multiply: 1000, for: "2s" });
    expect(firstViolation(simulation, 4)).toBeNull();
    if (asks(spec.ports)) simulation.intervene({ at: "0s", do: "load", target: "it", multiply: 0 });
    simulation.advance(120e6);
    const { requests } = simulation.summary();
    expect(requests.issued).toBeGreaterThan(10_000);
    expect(requests.inFlight).toBe(0);
    expect(
      simulation.run.network.nodes.every((node) => node.instances.every(({ present, busy, waiting }) => present + busy + waiting === 0)),
    ).toBe(true);
    expect(simulation.look().causes.filter((cause) => cause !== null)).toEqual([]);
  });

  it("plays the same for the same document and seed, and something else for another", () => {
    const digest = (seed: number) => {
      const simulation = createSimulation(surrounded(spec, 2000, seed));
      simulation.advance(3e6);
      return simulation.digest();
    };
    expect(digest(7)).toBe(digest(7));
    expect(digest(8)).not.toBe(digest(7));
  });
});
