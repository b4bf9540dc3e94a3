// A patch makes one document into the other, touches nothing else, and is refused where it cannot be made.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { arbitraryScenario } from "../testing/arbitrary-scenario.ts";
import { duplicate, removeThings, renameId, setField } from "./edits.ts";
import { applyPatch, diff } from "./patch.ts";

describe("a patch between two documents", () => {
  it("makes the one into the other, whatever they are", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (before, after) => {
        const whole = JSON.stringify(before);
        expect(applyPatch(before, diff(before, after))).toEqual({ ok: true, value: after });
        expect(JSON.stringify(before)).toBe(whole);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
  it("makes a scenario into another", () => {
    fc.assert(
      fc.property(arbitraryScenario(), arbitraryScenario(), (before, after) => {
        expect(applyPatch(before, diff(before, after))).toEqual({ ok: true, value: after });
      }),
      { seed: 5, numRuns: 100 },
    );
  });
  it("is small for what a gesture does", () => {
    const [scenario] = fc.sample(arbitraryScenario(), { seed: 6, numRuns: 1 });
    if (!scenario) return;
    const first = scenario.nodes[0]?.id ?? "";
    expect(diff(scenario, scenario)).toEqual([]);
    expect(diff(scenario, setField(scenario, scenario.routes[0]?.id ?? "", ["timeout"], "77ms"))).toHaveLength(1);
    expect(diff(scenario, duplicate(scenario, [first]).scenario).length).toBeLessThanOrEqual(2);
    const renamed = renameId(scenario, first, "renamed");
    const removed = diff(scenario, removeThings(scenario, [first]));
    expect([renamed.ok, removed.filter(({ path }) => path.startsWith("/nodes/")).map(({ op, path }) => `${op} ${path}`)]).toEqual([
      true,
      ["remove /nodes/0"],
    ]);
  });
});

describe("applying a patch", () => {
  const document = { a: { b: [1, 2, 3] }, "x/y": 1, "m~n": 2 };
  const done = (...patch: readonly object[]) => {
    const result = applyPatch(document, patch as never);
    return result.ok ? result.value : result.problems.code;
  };
  it("knows every operation of RFC 6902", () => {
    expect(done({ op: "add", path: "/a/b/1", value: 9 })).toMatchObject({ a: { b: [1, 9, 2, 3] } });
    expect(done({ op: "add", path: "/a/b/-", value: 9 })).toMatchObject({ a: { b: [1, 2, 3, 9] } });
    expect(done({ op: "remove", path: "/a/b/0" })).toMatchObject({ a: { b: [2, 3] } });
    expect(done({ op: "replace", path: "/x~1y", value: 5 })).toMatchObject({ "x/y": 5 });
    expect(done({ op: "move", from: "/a/b/0", path: "/m~0n" })).toMatchObject({ a: { b: [2, 3] }, "m~n": 1 });
    expect(done({ op: "copy", from: "/a", path: "/c" })).toMatchObject({ c: { b: [1, 2, 3] } });
    expect(done({ op: "test", path: "/a/b", value: [1, 2, 3] }, { op: "replace", path: "", value: 7 })).toBe(7);
  });
  it("refuses what cannot be made", () => {
    for (const bad of [
      { op: "remove", path: "/z" },
      { op: "replace", path: "/a/b/3", value: 1 },
      { op: "add", path: "/a/b/5", value: 1 },
      { op: "add", path: "/z/z", value: 1 },
      { op: "test", path: "/a", value: 1 },
      { op: "move", from: "/a", path: "/a/b/0" },
      { op: "copy", from: "/q", path: "/r" },
      { op: "add", path: "a", value: 1 },
      { op: "remove", path: "" },
      { op: "add", path: "/a/b/01", value: 1 },
      { op: "replace", path: "/constructor/name", value: 1 },
    ])
      expect([bad, done(bad)]).toEqual([bad, "badPatch"]);
  });
  it("never reaches a prototype", () => {
    const polluted = done({ op: "add", path: "/__proto__", value: { evil: 1 } }, { op: "add", path: "/__proto__/more", value: 2 });
    expect(Object.getOwnPropertyNames(polluted)).toContain("__proto__");
    expect([("evil" in {}) as boolean, done({ op: "add", path: "/a/__proto__/evil", value: 1 })]).toEqual([false, "badPatch"]);
  });
});
