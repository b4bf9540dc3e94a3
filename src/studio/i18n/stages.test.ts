// Every stage of a gateway's middleware has a word, and says in words what it did.
import { expect, test } from "vitest";

import { MIDDLEWARE } from "../../engine/kinds/gateway/spec.ts";
import { STAGE_VERDICTS } from "../../engine/telemetry/views/records.ts";
import { translate } from "./language.ts";
import { stageWord, tellingStage, verdictWord } from "./stages.ts";

test("a stage of every use has a word of its own", () => {
  const uses = Object.keys(MIDDLEWARE);
  const said = uses.map((use) => stageWord(use, translate));
  expect(new Set(said).size).toBe(uses.length);
  expect(uses.filter((use, i) => use.includes("-") && said[i] === use)).toEqual([]);
});

test("a verdict is a word; one that ended the request is its status", () => {
  for (const verdict of STAGE_VERDICTS.slice(1)) expect(verdictWord({ use: "cache", verdict: verdict as "hit" }, translate)).not.toBe("");
  expect(["auth", "rate-limit", "load-shed"].map((use) => verdictWord({ use, verdict: "ended" }, translate))).toEqual([
    "401",
    "429",
    "503",
  ]);
});

test("beside the bar stands the last stage that answered, held or turned the request away", () => {
  const said = (...stages: Parameters<typeof tellingStage>[0]) => tellingStage(stages, translate);
  expect(said({ use: "logging", verdict: "passed" }, { use: "cache", verdict: "hit" })).toBe("cache: hit");
  expect(said({ use: "cache", verdict: "miss" }, { use: "coalesce", verdict: "coalesced" })).toBe("coalescing: shared a call");
  expect(said({ use: "auth", verdict: "passed" }, { use: "rate-limit", verdict: "ended" })).toBe("rate limit: 429");
  expect(said({ use: "cache", verdict: "miss" })).toBeNull();
});
