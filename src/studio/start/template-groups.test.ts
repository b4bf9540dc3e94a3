// The templates as the start page groups them.
import { expect, test } from "vitest";

import { TEMPLATES } from "../../engine/scenario/templates/index.ts";
import { templateGroups } from "./template-groups.ts";

const names = (typed: string) => templateGroups(typed).map(({ name }) => name);

test("each template stands in one group, the first visit's first", () => {
  const shown = templateGroups("").flatMap(({ templates }) => templates);
  expect(shown).toEqual(TEMPLATES);
  expect(new Set(shown.map(({ id }) => id)).size).toBe(TEMPLATES.length);
  expect(names("")).toEqual(["start", "basics", "overload", "instances", "data", "messages", "sagas"]);
  expect(shown[0]?.id).toBe("online-boutique");
});

test("what was typed is looked for in titles and summaries of either language; groups without any are left out", () => {
  const [boutique] = TEMPLATES;
  expect(names(`  ${boutique!.title.en.toUpperCase()} `)).toEqual(["start"]);
  expect(templateGroups(boutique!.title.zh)[0]?.templates).toContain(boutique);
  expect(names("nothing is called that")).toEqual([]);
});
