// Invariants: looked at whenever something changes; a break has its instant and the request that brought it.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import { parseScenario, warningsOf } from "../../scenario/parse-scenario.ts";
import type { Step } from "../../scenario/steps.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

const asks = client(0, {
  arrivals: "even",
  load: {
    shape: "steps",
    steps: [
      { at: "0s", rate: 10 },
      { at: "1050ms", rate: 0 },
    ],
  },
});
const shop = (steps: readonly Step[], invariant: string, more: Partial<Scenario> = {}): Scenario =>
  scenario([asks, service("shop", { time: "0ms", endpoints: [{ name: "buy", steps }] })], [route("users", "shop")], {
    objectives: [{ id: "rule", invariant }],
    ...more,
  });

function after(document: Scenario, seconds = 120): Simulation {
  const parsed = parseScenario(document);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  const simulation = createSimulation(document);
  simulation.advance(seconds * 1e6);
  return simulation;
}
const rule = (simulation: Simulation) => simulation.summary().objectives[0];

describe("a comparison", () => {
  it("holds, is broken at the very instant, and keeps the trace of the request that broke it", () => {
    const steps: Step[] = [{ move: 1, from: "stock", to: "sold" }];
    expect(rule(after(shop(steps, "stock + sold == 0")))).toEqual({ id: "rule", held: true, value: 0 });
    const simulation = after(shop(steps, "sold <= 3"));
    const { broken, held, value } = rule(simulation) ?? {};
    expect([held, value, broken?.at, broken?.times]).toEqual([false, 7, 400, 1]);
    expect(simulation.look().broken).toBe(1);
    const trace = simulation.trace(broken?.trace ?? "");
    expect(trace?.startedAt).toBe(400_000);
    expect(simulation.traces({ order: "newest", most: 100 }).kept).toBe(1);
  });
  it("says nothing before anything has changed", () => {
    expect(rule(after(shop([{ move: 1, to: "sold" }], "sold >= 0"), 0.05))).toEqual({ id: "rule", held: null, value: null });
  });
  it("may come to hold again, and was broken all the same", () => {
    const steps: Step[] = [{ move: 1, to: "under" }, { work: "20ms" }, { move: 1, from: "under" }];
    const simulation = after(shop(steps, "under == 0"));
    expect(rule(simulation)).toMatchObject({ held: false, value: 1, broken: { at: 100, times: 10 } });
    expect(simulation.objectiveViews()[0]).toMatchObject({ state: "held", since: 1_020_000, count: 10 });
  });
  it("is logged and journalled when it breaks and heals, led back to what acts; one that comes and goes once a second", () => {
    const steps: Step[] = [{ move: 1, to: "under" }, { work: "20ms" }, { move: 1, from: "under" }];
    const timeline: Scenario["timeline"] = [{ id: "slow", at: "50ms", do: "fault", fault: "latency", target: "shop", delay: "1ms" }];
    const simulation = after(shop(steps, "under == 0", { timeline }));
    const changes = simulation.changes({ sorts: ["objective"], most: 100 }).changes.toReversed();
    expect(changes.map(({ at, thing, to, cause }) => [at, thing, to, cause.code, cause.origin?.id])).toEqual([
      [100_000, "rule", "broken", "effect", "slow"],
      [121_000, "rule", "held", "effect", "slow"],
    ]);
    const { records } = simulation.logs({ most: 100 });
    expect(records.filter(({ code }) => code === "invariantBroken")).toHaveLength(1);
    expect(records.filter(({ code }) => code === "invariantHealed")).toHaveLength(1);
  });
  it("within a time looks at what a request has changed when that is over", () => {
    const steps: Step[] = [{ move: 1, to: "ordered" }, { work: "20ms" }, { move: 1, to: "charged" }];
    expect(rule(after(shop(steps, "ordered == charged within 30ms")))).toMatchObject({ held: true, value: 0 });
    expect(rule(after(shop(steps, "ordered == charged within 10ms")))).toMatchObject({ held: false, broken: { at: 110, times: 10 } });
  });
  it("names the request that never balanced, though others go on", () => {
    const steps: Step[] = [{ move: 1, to: "ordered" }, { work: "20ms" }, { fail: 0.3 }, { move: 1, to: "charged" }];
    const simulation = after(shop(steps, "ordered == charged within 1s"));
    const { broken, value } = rule(simulation) ?? {};
    const failed = simulation.traces({ order: "newest", most: 100 }).rows.filter(({ outcome }) => outcome !== "ok");
    expect(value).toBe(failed.length);
    expect(failed.map(({ id }) => id)).toContain(broken?.trace);
    const [first] = failed.toSorted((a, b) => a.startedAt - b.startedAt);
    expect(broken).toEqual({ at: (first?.startedAt ?? 0) / 1000 + 1000, times: 1, trace: first?.id });
  });
  it("is broken by the crash that loses what was kept in memory", () => {
    const timeline: Scenario["timeline"] = [{ at: "550ms", do: "fault", fault: "crash", target: "shop", for: "1ms" }];
    const simulation = after(
      shop(
        [
          { move: 1, to: "sold" },
          { move: 1, to: "kept" },
        ],
        "sold >= 5 within 600ms",
        { timeline },
      ),
    );
    expect(simulation.objectiveViews()[0]?.breaks.at(-1)).toMatchObject({ at: 550_000, instance: "shop-1", node: "shop", trace: null });
  });
});

it("a name without a state is all entities of that name", () => {
  const steps: Step[] = [{ move: 1, to: "sold" }, { create: "order" }, { update: "order", state: "paid" }];
  expect(rule(after(shop(steps, "order <= 4")))).toMatchObject({ held: false, value: 6, broken: { at: 500 } });
  expect(rule(after(shop(steps, "2 * order.paid + order.pending <= 4")))).toMatchObject({ held: false, value: 16, broken: { at: 300 } });
});

it("what nobody keeps is no counter, and what an edit brings is spoken of from then on", () => {
  const bare = shop([{ work: "1ms" }], "order <= 4");
  const simulation = after(bare, 0.35);
  expect(simulation.summary().counters).toEqual({});
  simulation.edit(shop([{ create: "order" }], "order <= 4"));
  simulation.advance(5e6);
  expect(simulation.summary().counters).toEqual({ "order.pending": 7 });
  expect(rule(simulation)).toMatchObject({ held: false, value: 3 });
});

describe("that every entity ends", () => {
  const order: Step[] = [{ create: "order" }, { work: "20ms" }];
  it("holds where each has ended when its time is over", () => {
    const document = shop([...order, { update: "order", state: "completed" }], "every order ends completed within 20ms");
    expect(rule(after(document))).toEqual({ id: "rule", held: true, value: 0 });
  });
  it("is broken by each that has not", () => {
    const document = shop([...order, { update: "order", state: "completed" }], "every order ends completed within 19ms");
    const simulation = after(document);
    expect(rule(simulation)).toMatchObject({ held: false, value: 10, broken: { at: 119, times: 10 } });
    expect(simulation.objectiveViews()[0]).toMatchObject({ state: "held" });
    expect(simulation.trace(rule(simulation)?.broken?.trace ?? "")?.startedAt).toBe(100_000);
  });
  it("is broken by those whose memory was lost before they ended", () => {
    const timeline: Scenario["timeline"] = [{ at: "510ms", do: "fault", fault: "crash", target: "shop", for: "1ms" }];
    const document = shop([...order, { update: "order", state: "completed" }], "every order ends completed", { timeline });
    const simulation = after(document);
    expect(rule(simulation)).toMatchObject({ held: false, value: 1, broken: { at: 510, times: 1 } });
    const [first] = simulation.objectiveViews()[0]?.breaks ?? [];
    expect(first).toMatchObject({ at: 510_000, node: "shop", instance: "shop-1" });
    expect(simulation.trace(first?.trace ?? "")?.startedAt).toBe(500_000);
  });
  it("may be that it is taken away", () => {
    expect(rule(after(shop([...order, { remove: "order" }], "every order ends removed")))).toMatchObject({ held: true });
  });
});

it("a counter is a measure like others", () => {
  const steps: Step[] = [{ move: 1, to: "sold" }];
  const measured = (more: object) =>
    rule(after({ ...shop(steps, ""), objectives: [{ id: "rule", metric: "counter.sold", op: ">=", value: 10, ...more }] } as Scenario, 4));
  expect(measured({})).toEqual({ id: "rule", held: true, value: 10 });
  expect(measured({ over: "1s" })).toEqual({ id: "rule", held: false, value: 9 });
});

it("counters are told as they are now, by place, and as they were at the end of each second", () => {
  const steps: Step[] = [{ move: 1, to: "sold" }, { create: "order" }];
  const simulation = after(shop(steps, "sold >= 0"), 4);
  const { columns, counters, from } = simulation.counters({ from: 0, to: 4e6, most: 100 });
  expect(counters).toEqual([
    { name: "order.pending", value: 10, isEntity: true, places: [{ node: "shop", value: 10 }] },
    { name: "sold", value: 10, isEntity: false, places: [{ node: "shop", value: 10 }] },
  ]);
  expect([...from]).toEqual([0, 1e6, 2e6, 3e6]);
  expect([...(columns[1] ?? [])]).toEqual([9, 10, 10, 10]);
  expect(simulation.data("shop")?.state).toMatchObject({
    readings: [
      ["order.pending", 10],
      ["sold", 10],
    ],
    applied: 20,
  });
});

it("objectives change nothing that happens", () => {
  const document = shop([{ move: 1, to: "sold" }, { work: "exp(20ms)" }, { fail: 0.2 }], "sold <= 3");
  const { objectives: _objectives, ...bare } = document;
  expect(after(bare as Scenario).digest()).toBe(after(document).digest());
});

it("problems of expressions have their place", () => {
  const problems = (invariant: string) => {
    const document = shop([{ create: "order" }, { move: 1, to: "sold" }], invariant);
    const parsed = parseScenario(document);
    return [...(parsed.ok ? [] : parsed.problems), ...warningsOf(document)].map(({ code, path, values }) => [path, code, values]);
  };
  expect(problems("slod > 1")).toEqual([["objectives[0].invariant", "nothingKeptNear", { found: '"slod"', suggestion: "sold" }]]);
  expect(problems("order.sent > 1")).toEqual([["objectives[0].invariant", "noSuchState", { found: '"sent"', entity: "order" }]]);
  expect(problems("every order ends pendin")).toEqual([
    ["objectives[0].invariant", "noSuchStateNear", { found: '"pendin"', entity: "order", suggestion: "pending" }],
  ]);
  expect(problems("sold >> 1")).toEqual([["objectives[0].invariant", "expressionFactor", { at: 7, expected: "stock", found: '">"' }]]);
});
