// Edits of zones: what is put into one, what becomes of it when the zone goes, is renamed or copied, and how large it is drawn.
import { expect, it } from "vitest";

import { client, route, scenario, service } from "../testing/scenarios.ts";
import {
  duplicate,
  extentOf,
  groupIntoZone,
  membersOf,
  moveNodes,
  positionOf,
  putInZone,
  removeThings,
  renameId,
  resizeZone,
} from "./edits.ts";
import { formatProblem } from "./explain.ts";
import { parseScenario } from "./parse-scenario.ts";
import { decodeLink, encodeLink } from "./share-link.ts";

const drawn = scenario(
  [client(10), { id: "a", kind: "zone" }, { id: "b", kind: "zone" }, service("s", { zone: "a" }), service("t", { spread: ["a", "b"] })],
  [route("users", "s"), route("users", "t")].map((one) => ({ ...one })),
  { layout: { users: [0, 0], a: [100, 0, 400, 200], b: [100, 300], s: [140, 40], t: [140, 340] } },
);
const valid = {
  ...drawn,
  nodes: drawn.nodes.map((node) => (node.id === "users" ? { ...node, requests: [{ to: "s" }, { to: "t" }] } : node)),
} as typeof drawn;
const problems = (document: unknown) => {
  const parsed = parseScenario(document);
  return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem(problem));
};

it("a node is put into a zone and taken out of it; what cannot stand in one stays as it is", () => {
  const inside = putInZone(valid, ["t", "users", "b"], "a");
  expect(membersOf(inside, "a")).toEqual(["users", "s", "t"]);
  expect(membersOf(putInZone(inside, ["s", "t"], undefined), "a")).toEqual(["users"]);
  expect(putInZone(valid, ["s"], "a")).toBe(valid);
  expect(putInZone(valid, ["s"], "t")).toBe(valid);
  expect(problems(inside)).toEqual([]);
});

it("those in a zone that is deleted stay, and are nowhere in particular", () => {
  const without = removeThings(valid, ["a"]);
  expect(without.nodes.map(({ id }) => id)).toEqual(["users", "b", "s", "t"]);
  expect(without.nodes.find(({ id }) => id === "s")).toEqual({ id: "s", kind: "service" });
  expect(without.nodes.find(({ id }) => id === "t")).toMatchObject({ spread: ["b"] });
  expect(problems(without)).toEqual([]);
});

it("a rename is followed", () => {
  const renamed = renameId(valid, "a", "east");
  expect(renamed.ok && membersOf(renamed.value, "east")).toEqual(["s"]);
  expect(renamed.ok && problems(renamed.value)).toEqual([]);
});

it("a copy stands in the zone of its original, or in the copy of that", () => {
  const alone = duplicate(valid, ["s"]);
  expect(membersOf(alone.scenario, "a")).toEqual(["s", "s-2"]);
  const both = duplicate(valid, ["a", "s"]);
  expect(membersOf(both.scenario, "a-2")).toEqual(["s-2"]);
  expect(problems(both.scenario)).toEqual([]);
});

it("a new zone takes what is grouped", () => {
  const { scenario: grouped, id } = groupIntoZone(valid, ["s", "t"], [10, 10]);
  expect([id, membersOf(grouped, id), positionOf(grouped, id)]).toEqual(["zone", ["s", "t"], [12, 12]]);
  expect(problems(grouped)).toEqual([]);
});

it("its size is kept when it moves, in a document and in a link", async () => {
  expect([extentOf(valid, "a"), extentOf(valid, "b"), positionOf(valid, "a")]).toEqual([[400, 200], undefined, [100, 0]]);
  const moved = moveNodes(valid, { a: [8, 8] });
  expect([positionOf(moved, "a"), extentOf(moved, "a")]).toEqual([
    [8, 8],
    [400, 200],
  ]);
  const larger = resizeZone(moved, "b", [0, 300, 500.7, 90]);
  expect(extentOf(larger, "b")).toEqual([500, 92]);
  expect(resizeZone(valid, "s", [0, 0, 1, 1])).toBe(valid);
  const back = await decodeLink(await encodeLink(larger));
  expect(back.ok && back.value.layout).toEqual(larger.layout);
});

it("what names no zone is a problem, with the nearest that there is", () => {
  expect(problems({ ...valid, nodes: valid.nodes.map((node) => (node.id === "s" ? { ...node, zone: "t" } : node)) })).toEqual([
    'nodes[3].zone (s): names "t", but there is no such zone',
  ]);
  const near = { ...valid, nodes: valid.nodes.map((node) => (node.id === "a" ? { ...node, id: "east" } : node)) };
  expect(problems({ ...near, nodes: near.nodes.map((node) => (node.id === "s" ? { ...node, zone: "esat" } : node)) })[0]).toContain(
    'did you mean "east"?',
  );
  expect(problems({ ...valid, objectives: [{ id: "o", of: "a", metric: "rate", value: 1 }] })[0]).toContain("is a zone");
  expect(problems({ ...valid, timeline: [{ at: "1s", do: "kill", target: "a" }] })).toHaveLength(1);
  expect(problems({ ...valid, timeline: [{ at: "1s", do: "fault", fault: "zone-outage", target: "a" }] })).toEqual([]);
  expect(problems({ ...valid, timeline: [{ at: "1s", do: "fault", fault: "zone-outage", target: "s" }] })).toHaveLength(1);
});
