// What the second pass says of a route's policies together.
import { describe, expect, it } from "vitest";

import { formatProblem } from "./explain.ts";
import { parseScenario, warningsOf } from "./parse-scenario.ts";

describe("policies of a route", () => {
  const over = (policies: object) =>
    parseScenario({
      format: "faultline/1",
      nodes: [
        { id: "c", kind: "client" },
        { id: "a", kind: "service" },
      ],
      routes: [{ id: "r1", from: "c", to: "a", ...policies }],
    });

  it("try again one after another or side by side, not both", () => {
    const both = over({ retry: {}, hedge: {} });
    expect(both.ok ? [] : both.problems.map((problem) => formatProblem(problem))).toEqual([
      "routes[0].hedge (r1): cannot stand beside retry: a route tries again either one after another or side by side",
    ]);
    expect(over({ hedge: {} }).ok).toBe(true);
  });

  it("regret a bulkhead's line in which nobody may wait", () => {
    const regrets = (bulkhead: object) => {
      const parsed = over({ bulkhead });
      return parsed.ok ? warningsOf(parsed.value).map(({ path, code }) => `${path}: ${code}`) : null;
    };
    expect(regrets({ queue: 5 })).toEqual(["routes[0].bulkhead.queue: bulkheadWithoutWait"]);
    expect(regrets({ queue: 5, wait: "10ms" })).toEqual([]);
    expect(regrets({})).toEqual([]);
  });
});
