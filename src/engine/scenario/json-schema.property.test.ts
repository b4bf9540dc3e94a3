// The published schema and the first pass of validation say the same of any document: of random ones and of templates, with something
// in them replaced, taken out or added. What only a parser sees within a text is left to the parser, and listed here.
import fc from "fast-check";
import { expect, it } from "vitest";

import { arbitraryScenario } from "../testing/arbitrary-scenario.ts";
import { acceptedBy } from "../testing/json-schema.ts";
import { checkDocument } from "./document-shape.ts";
import { scenarioSchema } from "./json-schema.ts";
import { isJson, type Json } from "./places.ts";
import { collector } from "./problem.ts";
import { TEMPLATES } from "./templates/index.ts";

const SCHEMA = scenarioSchema() as Json;

/** Within a text: distributions, expressions, how long a duration is, and that a window of time has whole seconds. */
const WITHIN_TEXT = /^(?:distribution|expression|durationTooLong$|durationTooShort$|notExtent$)/;

const PLAIN: readonly unknown[] = [null, true, false, 0, -1, 1, 3, 0.5, -0.5, 1e9, 1e12, [], {}, [1, 2], [0, 0, 0], ["x"], { a: 1 }];
const TEXTS: readonly string[] = [
  ["", " ", "a", "A", "a-1", "unbounded", "5", "5ms", "0ms", "0.0s", "-1s", "5 ms", "1E3ms", ".5s", "1e2m", "1e200s", "5 parsecs"],
  ["exp(4ms)", "exp (4ms)", "exp 4", "gamma(4ms)", "counter.stock", "counter.Stock", "latency.p99", "rate", "every", "5xx", "1.5h"],
  ["faultline/1", "x".repeat(41), "x".repeat(81), "x".repeat(201)],
].flat();
const NAMES = ["bogus", "constructor", "name", "kind", "replicas", "for", "value", "run"];

interface Change {
  readonly where: number;
  readonly how: "replace" | "remove" | "add";
  readonly value: unknown;
  readonly name: string;
}
const change: fc.Arbitrary<Change> = fc.record({
  where: fc.nat(),
  how: fc.constantFrom("replace", "replace", "replace", "remove", "add"),
  value: fc.constantFrom(...PLAIN, ...TEXTS),
  name: fc.constantFrom(...NAMES),
});

type Holder = Record<string | number, unknown>;
/** Every place in it: what holds it and its key. */
function* placesIn(value: unknown): Generator<readonly [Holder, string | number]> {
  if (!Array.isArray(value) && !isJson(value)) return;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    yield [value as Holder, key];
    yield* placesIn((value as Holder)[key]);
  }
}
function changed(document: unknown, { where, how, value, name }: Change): unknown {
  const copy = structuredClone(document);
  const places = [...placesIn(copy)].filter(([, key]) => key !== "format");
  const [holder, key] = places[where % places.length] ?? [copy as Holder, name];
  if (how === "replace") holder[key] = value;
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (how === "remove") delete holder[key];
  else holder[name] = value;
  return copy;
}

/** Of each item alone: the schema's answer is for the whole, and one slip would hide another. */
function parts(document: Json): Json[] {
  const lists = ["nodes", "routes", "timeline", "objectives"];
  const { nodes: _nodes, routes: _routes, timeline: _timeline, objectives: _objectives, ...rest } = document;
  const items = lists.flatMap((list) =>
    ((document[list] ?? []) as readonly unknown[]).map((item) => ({ format: "faultline/1", [list]: [item] })),
  );
  return [rest, ...items];
}

function shapeProblems(document: Json): string[] {
  const { problems, report } = collector(document);
  checkDocument(document, report);
  return problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

const document = fc.oneof(
  arbitraryScenario().map((scenario) => scenario as unknown as Json),
  fc.constantFrom(...TEMPLATES.map(({ scenario }) => scenario as unknown as Json)),
);

it("refuses what validation refuses by shape, and accepts what it accepts", () => {
  const seen = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(document, fc.nat(), change, (whole, which, slip) => {
      const all = parts(whole);
      const part = changed(all[which % all.length], slip) as Json;
      const problems = shapeProblems(part);
      const isAccepted = acceptedBy(SCHEMA, part);
      seen[problems.length === 0 ? "accepted" : "refused"]++;
      const isLeftToParser = problems.length > 0 && problems.every((code) => WITHIN_TEXT.test(code));
      expect([part, problems, isLeftToParser || isAccepted]).toEqual([part, problems, isLeftToParser || problems.length === 0]);
    }),
    { seed: 4, numRuns: 1000 },
  );
  expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(150);
});
