// The templates: valid without a warning, laid out without overlaps, comfortable, small enough to be shared.
import { describe, expect, it, test } from "vitest";

import { formatProblem } from "../explain.ts";
import { parseScenario, warningsOf } from "../parse-scenario.ts";
import { encodeLink } from "../share-link.ts";
import { withoutDefaults } from "../write-scenario.ts";
import { blank, TEMPLATES } from "./index.ts";
import { scenarioIn } from "./template.ts";

const CARD = { width: 154, height: 120 };
const GAP = 28;

describe.each([blank, ...TEMPLATES].map((template) => [template.id, template] as const))("%s", (_id, template) => {
  const { scenario } = template;
  it("parses without a problem or a warning, and says nothing that is a default", () => {
    const parsed = parseScenario(scenario);
    expect(parsed.ok ? warningsOf(parsed.value) : parsed.problems.map((problem) => formatProblem(problem))).toEqual([]);
    expect(withoutDefaults(scenario)).toEqual(scenario);
  });
  it("stands on the grid, without overlaps, with room for routes", () => {
    const places = Object.entries(scenario.layout ?? {});
    expect(places.map(([id]) => id).sort((a, b) => (a < b ? -1 : 1))).toEqual(
      scenario.nodes.map((node) => node.id).sort((a, b) => (a < b ? -1 : 1)),
    );
    expect(places.flatMap(([, at]) => at).filter((value) => value % 4 !== 0)).toEqual([]);
    const zones = new Set(scenario.nodes.flatMap(({ id, kind }) => (kind === "zone" ? [id] : []))); // cards stand in them
    const cards = places.filter(([id]) => !zones.has(id));
    const tooNear = cards.flatMap(([a, [ax, ay]], i) =>
      cards
        .slice(i + 1)
        .filter(([, [bx, by]]) => Math.abs(ax - bx) < CARD.width + GAP && Math.abs(ay - by) < CARD.height)
        .map(([b]) => `${a} ${b}`),
    );
    expect(tooNear).toEqual([]);
  });
  it("fits into a link", async () => {
    expect((await encodeLink(scenario)).length).toBeLessThan(3000);
  });
  it("calls each of its nodes by a name of its own", () => {
    const names = scenario.nodes.map(({ id, name }) => name ?? id);
    expect(new Set(names).size).toBe(names.length);
  });
  it("is presented in both languages", () => {
    expect([template.title, template.summary].every(({ en, zh }) => en !== "" && /[\u4e00-\u9fff]/.test(zh))).toBe(true);
  });
});

test.each(TEMPLATES.map((template) => [template.id, template] as const))(
  "%s says what to look at and what to try, the same in both languages",
  (_id, { described, scenario }) => {
    const [en, zh] = [scenario.description ?? "", described.zh];
    expect(["**Look at**", "**Try**"].filter((part) => !en.includes(part))).toEqual([]);
    expect(["**看什么**", "**试一试**"].filter((part) => !zh.includes(part))).toEqual([]);
    const points = (text: string) => text.match(/^- /gmu)?.length;
    expect(points(zh)).toBe(points(en));
    const named = (text: string) => new Set(text.match(/`[^`]+`/gu));
    expect(named(zh)).toEqual(named(en));
  },
);

test("a template is opened with its name and its description in the reader's language", () => {
  for (const template of TEMPLATES) {
    expect(scenarioIn(template, "en")).toBe(template.scenario);
    expect(scenarioIn(template, "zh")).toMatchObject({ name: template.title.zh, description: template.described.zh });
  }
});
