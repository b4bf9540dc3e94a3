// Where zones are drawn, who goes along with one, and in which a card ends up.
import { expect, test } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { withMembers, zoneAt, zoneBoxes, zonesUnder } from "./zone-box.ts";

const drawn = {
  format: "faultline/1",
  nodes: [
    { id: "z", kind: "zone" },
    { id: "empty", kind: "zone" },
    { id: "s", kind: "service", zone: "z" },
    { id: "t", kind: "service", zone: "z" },
    { id: "u", kind: "service", spread: ["z"] },
  ],
  routes: [],
  layout: { z: [0, 0], empty: [1000, 0, 400, 300] },
} satisfies Scenario as Scenario;
const places = new Map([
  ["z", [0, 0]],
  ["empty", [1000, 0]],
  ["s", [100, 100]],
  ["t", [400, 300]],
  ["u", [700, 100]],
] as const);

test("a zone lies around those that stand in it, with room for its label and its numbers", () => {
  const { x, y, w, h } = zoneBoxes(drawn, places, "across").get("z")!;
  expect([x, y]).toEqual([76, 60]);
  expect([x + w, y + h]).toEqual([400 + 154 + 24, 300 + 96 + 44]);
});

test("an empty one is as large as it was drawn, and a drawn size is never too small for what is inside", () => {
  expect(zoneBoxes(drawn, places, "across").get("empty")).toMatchObject({ w: 400, h: 300 });
  const small = { ...drawn, layout: { z: [90, 90, 10, 10] } } as Scenario;
  const large = { ...drawn, layout: { z: [0, 0, 2000, 900] } } as Scenario;
  expect(zoneBoxes(small, places, "across").get("z")!.w).toBe(578);
  expect(zoneBoxes(large, places, "across").get("z")).toMatchObject({ x: 0, y: 0, w: 2000, h: 900 });
});

test("those that stand in it go along, those that are spread over it do not", () => {
  const boxes = zoneBoxes(drawn, places, "across");
  const moved = withMembers(drawn, new Map([["z", [86, 80]]]), boxes, places);
  expect([...moved]).toEqual([
    ["z", [86, 80]],
    ["s", [110, 120]],
    ["t", [410, 320]],
  ]);
});

test("a card stands in the zone under its middle, in none outside, and where it was while its zone moves", () => {
  const boxes = zoneBoxes(drawn, places, "across");
  expect(zoneAt(boxes, [1100, 50])).toBe("empty");
  expect(zonesUnder(drawn, new Map([["s", [1050, 20]]]), boxes)).toEqual([["s", "empty"]]);
  expect(zonesUnder(drawn, new Map([["s", [900, 800]]]), boxes)).toEqual([["s", undefined]]);
  expect(zonesUnder(drawn, new Map([["s", [150, 150]]]), boxes)).toEqual([]);
  expect(
    zonesUnder(
      drawn,
      new Map([
        ["z", [900, 800]],
        ["s", [900, 840]],
      ] as const),
      boxes,
    ),
  ).toEqual([]);
});
