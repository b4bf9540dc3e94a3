// The registry on paper: one a scenario, reached by no route, and no regret about that.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import { addNode, duplicate, refusal } from "../../scenario/edits.ts";
import { formatProblem } from "../../scenario/explain.ts";
import { mayTarget } from "../../scenario/node-fields.ts";
import { parseScenario, warningsOf } from "../../scenario/parse-scenario.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

const reg = { id: "reg", kind: "registry" } as const;
const drawn = (more: readonly Scenario["nodes"][number][] = [], discovery: object = {}): Scenario =>
  scenario([client(1), service("a"), ...more], [{ ...route("users", "a"), ...discovery }]);
const problems = (document: Scenario) => {
  const parsed = parseScenario(document);
  return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem(problem));
};
const warnings = (document: Scenario) => warningsOf(document).map((problem) => formatProblem(problem));

describe("a registry", () => {
  it("is valid with its defaults, and nobody regrets that no route reaches it", () => {
    expect([problems(drawn([reg])), warnings(drawn([reg]))]).toEqual([[], []]);
  });
  it("is the only one: a second is a problem that names the first", () => {
    expect(problems(drawn([reg, { id: "more", kind: "registry" }]))).toEqual([
      "nodes[3].kind (more): is a second registry; a scenario has one at most, and reg is it already",
    ]);
  });
  it("is not added, pasted or duplicated where there is one", () => {
    const one = addNode(drawn(), "registry", [0, 0]);
    expect([one.id, addNode(one.scenario, "registry", [0, 0]).id]).toEqual(["registry", ""]);
    expect(duplicate(one.scenario, ["registry", "a"]).ids).toEqual(["a-2"]);
    expect(duplicate(one.scenario, ["registry"]).scenario).toBe(one.scenario);
  });
  it("is called by no route and calls nobody", () => {
    const one = drawn([reg]);
    expect([refusal(one, "a", "reg"), refusal(one, "reg", "a")]).toEqual(["notCallable", "cannotCall"]);
  });
  it("may be killed, stopped and struck by faults, but not scaled", () => {
    const may = (act: object) => mayTarget(act as Record<string, unknown>, "registry");
    expect(["kill", "restart", "stop", "start", "scale", "load"].filter((act) => may({ do: act }))).toEqual([
      "kill",
      "restart",
      "stop",
      "start",
    ]);
    expect([may({ do: "fault", fault: "registry-outage" }), may({ do: "fault", fault: "crash" })]).toEqual([true, true]);
    expect(mayTarget({ do: "fault", fault: "registry-outage" }, "service")).toBe(false);
  });
  it("is missed by a route that wants to look there", () => {
    expect(warnings(drawn([], { discovery: "registry" }))).toEqual([
      "routes[0].discovery (users-a): looks in a registry, but there is none: the platform's list is used",
    ]);
    expect(warnings(drawn([reg], { discovery: "registry" }))).toEqual([]);
  });
});
