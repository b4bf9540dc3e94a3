// Whatever is done to a document, parsing gives a scenario or problems that say where and what in both languages. It never
// throws, never hangs and never touches a prototype; and what it lets through, every other function of this folder stands.
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";

import { arbitraryScenario } from "../testing/arbitrary-scenario.ts";
import { completeAct, completeNode, completeObjective, completeRoute, completeSettings } from "./complete.ts";
import type { Scenario } from "./document.ts";
import { copyOf, paste, referencesTo, removeThings, renameId, setField } from "./edits.ts";
import { explain, formatProblem } from "./explain.ts";
import { sameValue } from "./field-values.ts";
import { parseScenario, type Problem, warningsOf } from "./parse-scenario.ts";
import { applyPatch, diff } from "./patch.ts";
import { isJson, type Json } from "./places.ts";
import { decodeLink, encodeLink } from "./share-link.ts";
import { writeScenario } from "./write-scenario.ts";

const PROTOTYPE = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
afterEach(() => {
  if (JSON.stringify(Object.getOwnPropertyNames(Object.prototype)) !== PROTOTYPE) throw new Error("Object.prototype was changed");
});

/** Problems that lack a place or a whole sentence. */
function unsaid(problems: readonly Problem[]): string[] {
  return problems.flatMap((problem) => {
    // A key may look like the gap of a sentence: of the place only what stands behind it is looked at.
    const sentences = [explain(problem, "en"), explain(problem, "zh"), formatProblem(problem).slice(problem.path.length)];
    const isSaid = sentences.every(
      (sentence) => sentence.length > 2 && sentence.length < 20_000 && !/\{[a-z]\w*\}|undefined|\[object/.test(sentence),
    );
    return isSaid && typeof problem.path === "string" ? [] : [`${problem.code} at ${problem.path}: ${sentences.join(" ")}`];
  });
}
const valid = (input: unknown): Scenario | undefined => {
  const result = parseScenario(input);
  return result.ok ? result.value : undefined;
};
/** Where parsing breaks its laws: a problem at least, or a scenario; each problem well said. */
const flaws = (input: unknown): string[] => flawsOf(parseScenario(input));
function flawsOf(result: ReturnType<typeof parseScenario>): string[] {
  if (result.ok) return unsaid(warningsOf(result.value));
  return result.problems.length === 0 ? ["refused without a problem"] : unsaid(result.problems);
}
/** Where what was let through breaks a law elsewhere: completing, writing, editing, patching. */
function flawsInUse(scenario: Scenario): string[] {
  completeSettings(scenario);
  scenario.nodes.forEach((node) => completeNode(node));
  scenario.routes.forEach((route) => completeRoute(route));
  scenario.timeline?.forEach((entry) => completeAct(entry));
  scenario.objectives?.forEach((objective) => completeObjective(objective));
  const lost = valid(writeScenario(scenario)) === undefined ? ["lost in writing"] : [];
  return [...lost, ...[...scenario.nodes.slice(0, 3), ...scenario.routes.slice(0, 3)].flatMap(({ id }) => flawsOfEdits(scenario, id))];
}
function flawsOfEdits(scenario: Scenario, id: string): string[] {
  referencesTo(scenario, id);
  const renamed = renameId(scenario, id, "quite-another");
  const changes = [
    removeThings(scenario, [id]),
    paste(scenario, copyOf(scenario, [id]), [4, 4]).scenario,
    ...(renamed.ok ? [renamed.value] : []),
  ];
  return changes.flatMap((changed, i) => {
    const patched = applyPatch(scenario, diff(scenario, changed));
    const isPatched = patched.ok && sameValue(patched.value, changed);
    return [
      ...(valid(changed) === undefined ? [`edit ${i} of ${id} is no scenario`] : []),
      ...(isPatched ? [] : [`edit ${i} of ${id} is not patched`]),
    ];
  });
}

const ODD: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e21,
  -1e308,
  "",
  " ",
  "a",
  "client",
  "1ms",
  "0ms",
  "-1ms",
  "exp(",
  "exp(0ms)",
  "unbounded",
  "\u0000",
  "<script>alert(1)</script>",
  "__proto__",
  "constructor",
  "a".repeat(5000),
  "汉字",
  "\ud800",
  [],
  {},
  [[]],
  [null],
  [{}],
  { parallel: [] },
  { id: "a" },
  { kind: "cache" },
  { __proto__: null },
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
];
const odd = fc.oneof(fc.constantFrom(...ODD), fc.jsonValue({ maxDepth: 3 }));
const KEYS = [
  "__proto__",
  "constructor",
  "toString",
  "replicas",
  "id",
  "kind",
  "steps",
  "to",
  "from",
  "load",
  "breaker",
  "retry",
  "",
  "a b",
  "\u0000",
  "x".repeat(300),
];

/** Every place of a document, its lists' and objects' own values. */
function places(value: unknown, at: readonly (string | number)[] = []): (string | number)[][] {
  const within = Array.isArray(value) ? value.map((item, i) => [i, item] as const) : isJson(value) ? Object.entries(value) : [];
  return [[...at], ...within.flatMap(([key, item]) => places(item, [...at, key]))];
}
function withChange(value: unknown, [key, ...rest]: readonly (string | number)[], change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item: unknown, i) => (i === key ? withChange(item, rest, change) : item));
  return Object.fromEntries(
    Object.entries(value as Json).map(([name, item]) => [name, name === key ? withChange(item, rest, change) : item]),
  );
}
const mutation = fc.record({
  where: fc.nat(),
  how: fc.constantFrom("replace", "replace", "add", "drop", "twice"),
  value: odd,
  key: fc.constantFrom(...KEYS),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;
function mutated(document: unknown, { where, how, value, key }: Mutation): unknown {
  const all = places(document);
  const place = all[where % all.length] ?? [];
  return withChange(document, place, (old) => {
    if (how === "replace") return value;
    if (how === "twice" && Array.isArray(old)) return [...old, ...old] as unknown;
    if (how === "drop")
      return Array.isArray(old) ? old.slice(1) : isJson(old) ? Object.fromEntries(Object.entries(old).slice(1)) : undefined;
    return isJson(old)
      ? Object.fromEntries([...Object.entries(old), [key, value]])
      : Array.isArray(old)
        ? [...(old as unknown[]), value]
        : value;
  });
}

describe("a document that was changed by chance", () => {
  it.each([10, 110])("is a scenario, or has problems that are well said, from seed %i", (seed) => {
    fc.assert(
      fc.property(arbitraryScenario(), fc.array(mutation, { minLength: 1, maxLength: 4 }), (scenario, mutations) => {
        const document = mutations.reduce<unknown>(mutated, scenario);
        const result = parseScenario(document);
        expect([...flawsOf(result), ...(result.ok ? flawsInUse(result.value) : [])]).toEqual([]);
        expect(valid(JSON.stringify(document) ?? "") !== undefined).toBe(result.ok);
      }),
      { seed, numRuns: 200 },
    );
  });
  it.each([0, 1, 2])("has its every field looked at: each replaced in turn, in document %i", (i) => {
    const scenario = fc.sample(arbitraryScenario(), { seed: 11, numRuns: 3 })[i];
    const found = places(scenario).flatMap((place) =>
      [null, -1, "\u0000<b>", [], {}].flatMap((value) => flaws(withChange(scenario, place, () => value))),
    );
    expect(found).toEqual([]);
  });
  it("is a scenario, or has problems, when its text is cut, doubled or stained", () => {
    fc.assert(
      fc.property(arbitraryScenario(), fc.nat(), fc.nat(), fc.string({ maxLength: 5 }), (scenario, from, length, stain) => {
        const text = JSON.stringify(scenario);
        const at = from % text.length;
        expect(flaws(text.slice(0, at) + stain + text.slice(at + (length % 20)))).toEqual([]);
      }),
      { seed: 12, numRuns: 500 },
    );
  });
  it("comes back out of a link when it is valid", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryScenario(), mutation, async (scenario, change) => {
        const found = valid(mutated(scenario, change)) ?? scenario;
        expect((await decodeLink(await encodeLink(found))).ok).toBe(true);
      }),
      { seed: 13, numRuns: 80 },
    );
  });
});

describe("anything at all", () => {
  it("is answered", () => {
    const anything = fc.anything({ withNullPrototype: true, withMap: true, withDate: true, withBigInt: true, withSparseArray: true });
    fc.assert(
      fc.property(anything, (value) => {
        expect(flaws(value)).toEqual([]);
      }),
      { seed: 14, numRuns: 500 },
    );
  });
  it("that is hostile is answered too", () => {
    const refuse = () => {
      throw new Error("no");
    };
    const circle: unknown[] = [];
    circle.push(circle);
    const vast: unknown[] = [];
    vast.length = 1e9;
    const hostile = [
      circle,
      vast,
      Object.defineProperty({}, "format", { enumerable: true, get: refuse }),
      new Proxy({}, { ownKeys: refuse }),
      Symbol("x"),
      refuse,
      new Map(),
      undefined,
    ];
    for (const value of hostile) expect([valid(value), ...flaws(value)]).toEqual([undefined]);
  });
});

describe("large and deep", () => {
  const base = { format: "faultline/1" };
  const services = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `n${i}`, kind: "service" }));
  /** Wall milliseconds: a bound on hanging, far above what it takes. */
  const took = (task: () => unknown): number => {
    const start = process.hrtime.bigint();
    task();
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  it("documents at the limits are read and edited in moments", () => {
    const routes = Array.from({ length: 5999 }, (_, i) => ({
      id: `r${i}`,
      from: `n${i % 1999}`,
      to: `n${(i + 1 + Math.floor(i / 1999)) % 1999}`,
    }));
    const document = {
      ...base,
      nodes: [{ id: "c", kind: "client" }, ...services(1999)],
      routes: [{ id: "first", from: "c", to: "n0" }, ...routes],
    };
    const scenario = valid(document) as Scenario;
    expect(took(() => flaws(document))).toBeLessThan(30_000);
    expect(took(() => setField(scenario, "n7", ["replicas"], 3))).toBeLessThan(30_000);
    expect(took(() => removeThings(scenario, ["n7"]))).toBeLessThan(30_000);
    expect(took(() => renameId(scenario, "n7", "x"))).toBeLessThan(30_000);
  });
  it("documents full of problems are answered in moments", () => {
    const nodes = services(2000).map((node) => ({ ...node, replicsa: 1, time: "expo(1ms)", id: "same" }));
    const timeline = Array.from({ length: 5000 }, () => ({ at: "x", do: "kil", target: "sma" }));
    expect(took(() => parseScenario({ ...base, nodes, timeline }))).toBeLessThan(30_000);
    const keys = Array.from({ length: 150_000 }, (_, i) => `"k${i}":1`).join(",");
    expect(took(() => parseScenario(`{"format":"faultline/1",${keys}}`))).toBeLessThan(30_000);
  });
  it("parallel steps nested too deep, and a document of ten thousand nodes, are refused in words", () => {
    let steps: unknown = [{ work: "0ms" }];
    for (let i = 0; i < 40; i++) steps = [{ parallel: [steps] }];
    const deep = { ...base, nodes: [{ id: "a", kind: "service", endpoints: [{ name: "x", steps }] }] };
    for (const document of [deep, { ...base, nodes: services(10_000) }, "x".repeat(5_000_000)])
      expect([valid(document), ...flaws(document)]).toEqual([undefined]);
  });
  it("calls in a circle, and no work and no latency at all, are allowed", () => {
    const nodes = [
      { id: "c", kind: "client" },
      { id: "a", kind: "service", time: "0ms" },
      { id: "b", kind: "service", time: "0ms" },
    ];
    const routes = [
      { id: "r1", from: "c", to: "a", latency: "0ms" },
      { id: "r2", from: "a", to: "b", latency: "0ms" },
      { id: "r3", from: "b", to: "a", latency: "0ms" },
    ];
    const found = valid({ ...base, nodes, routes }) as Scenario;
    expect(warningsOf(found).map((problem) => problem.code)).toEqual(["callCycle"]);
  });
});
