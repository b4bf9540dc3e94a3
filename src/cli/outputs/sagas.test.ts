// What is said of sagas in the report.
import { expect, test } from "vitest";

import { orchestratorCrash } from "../../engine/scenario/templates/orchestrator-crash.ts";
import { createSimulation } from "../../engine/simulation.ts";
import { sayIn } from "../words.ts";
import { sagas } from "./sagas.ts";

test("each definition is a row: what was started, and where each of them is", () => {
  const simulation = createSimulation(orchestratorCrash.scenario);
  simulation.advance(70e6);
  const summary = simulation.summary();
  const rows = (language: "en" | "zh") => sagas(summary, sayIn(language)).map((line) => line.trim().split(/\s{2,}/));
  expect(rows("en")[0]).toEqual(["sagas", "started", "completed", "compensated", "failed", "under way", "lost"]);
  expect(rows("en").map(([name]) => name)).toEqual(["sagas", "order", "order-in-memory"]);
  expect(rows("zh")[0]?.[0]).toBe("Saga");
  expect(sagas({ ...summary, sagas: {} }, sayIn("en"))).toEqual([]);
});
