// A sentence about a slip says what to write instead, and one slip has one sentence.
import { expect, it } from "vitest";

import { formatProblem } from "./explain.ts";
import { parseScenario } from "./parse-scenario.ts";

function lines(more: object, language: "en" | "zh" = "en"): string[] {
  const parsed = parseScenario({ format: "faultline/1", nodes: [{ id: "a", kind: "service" }], ...more });
  return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem(problem, language));
}

it("a share is never percent", () => {
  const failing = (errorRate: unknown) => ({ nodes: [{ id: "a", kind: "service", errorRate }] });
  expect(lines(failing("5%"))).toEqual(['nodes[0].errorRate (a): must be a number from 0 to 1, such as 0.05 for 5 %, is "5%"']);
  expect(lines(failing(5), "zh")).toEqual(["nodes[0].errorRate (a): 必须是 0 到 1 之间的数字，例如 5 % 写作 0.05，现为 5"]);
});

it("an objective may be about counters too", () => {
  const [sentence] = lines({ objectives: [{ id: "o", metric: "counter.Stock", value: 1 }] });
  expect(sentence).toMatch(/utilisation, lag, counter\.NAME, is "counter\.Stock"$/);
});

it("of a fault or an act that there is not, nothing is said of where it may be put", () => {
  const entry = (what: object) => ({ timeline: [{ at: "1s", target: "a", ...what }] });
  expect(lines(entry({ do: "fault", fault: "latncy" }))).toEqual([
    expect.stringMatching(/^timeline\[0\]\.fault: .*did you mean "latency"\?$/),
  ]);
  expect(lines(entry({ do: "kil" }))).toEqual([expect.stringMatching(/^timeline\[0\]\.do: .*did you mean "kill"\?$/)]);
});
