// Where a zone is drawn: around the cards of those that stand in it, and at least as large as a person has drawn it. Pure.
import type { Scenario } from "../../../engine/scenario/document.ts";
import { extentOf, type Point, zoneOf } from "../../../engine/scenario/edits.ts";
import type { Box } from "../geometry/box.ts";
import { nameOf } from "../geometry/card-size.ts";
import { type Direction, sizeOf } from "../geometry/direction.ts";

type Places = ReadonlyMap<string, Point>;
export const EMPTY: Point = [320, 176];
/** Between the border and the cards: above it is room for a cause line and the label, below for the line of numbers. */
const ROOM = { side: 24, above: 40, below: 44 } as const;

/** The boxes of all zones, by id; of those whose place is known. Running down none is drawn. */
export function zoneBoxes(scenario: Scenario, places: Places, direction: Direction): ReadonlyMap<string, Box> {
  const found = new Map<string, Box>();
  if (direction === "down") return found; // on a narrow screen chips are ranked, wherever they stand
  for (const { id, kind } of scenario.nodes) {
    const box = kind === "zone" ? boxOf(scenario, id, places) : null;
    if (box !== null) found.set(id, box);
  }
  return found;
}

function boxOf(scenario: Scenario, id: string, places: Places): Box | null {
  const at = places.get(id);
  const inside = scenario.nodes.flatMap((node): Box[] => {
    const place = zoneOf(node) === id ? places.get(node.id) : undefined;
    return place === undefined ? [] : [{ id: node.id, x: place[0], y: place[1], ...sizeOf(nameOf(node), "across") }];
  });
  const extent = extentOf(scenario, id);
  if (inside.length === 0) {
    const [w, h] = extent ?? EMPTY;
    return at === undefined ? null : { id, x: at[0], y: at[1], w, h };
  }
  const around = inside.map(({ x, y, w, h }) => ({
    left: x - ROOM.side,
    top: y - ROOM.above,
    right: x + w + ROOM.side,
    bottom: y + h + ROOM.below,
  }));
  if (at !== undefined && extent !== undefined)
    around.push({ left: at[0], top: at[1], right: at[0] + extent[0], bottom: at[1] + extent[1] });
  const left = Math.min(...around.map((one) => one.left));
  const top = Math.min(...around.map((one) => one.top));
  return {
    id,
    x: left,
    y: top,
    w: Math.max(...around.map((one) => one.right)) - left,
    h: Math.max(...around.map((one) => one.bottom)) - top,
  };
}

/** The smallest zone in which the point lies. */
export function zoneAt(boxes: ReadonlyMap<string, Box>, [x, y]: Point): string | undefined {
  const around = [...boxes.values()].filter((box) => x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h);
  return around.toSorted((a, b) => a.w * a.h - b.w * b.h)[0]?.id;
}

/** Whoever stands in a zone that is moved goes with it, unless it is moved itself. */
export function withMembers(
  scenario: Scenario,
  moved: ReadonlyMap<string, Point>,
  boxes: ReadonlyMap<string, Box>,
  places: Places,
): ReadonlyMap<string, Point> {
  const all = new Map(moved);
  for (const [id, at] of moved) {
    const box = boxes.get(id);
    if (box === undefined) continue;
    for (const node of scenario.nodes) {
      const from = zoneOf(node) === id && !moved.has(node.id) ? places.get(node.id) : undefined;
      if (from !== undefined) all.set(node.id, [from[0] + at[0] - box.x, from[1] + at[1] - box.y]);
    }
  }
  return all;
}

/** Where each of these cards, moved on their own, ended up: the zone under its middle, or none. */
export function zonesUnder(
  scenario: Scenario,
  moved: ReadonlyMap<string, Point>,
  boxes: ReadonlyMap<string, Box>,
): readonly (readonly [id: string, zone: string | undefined])[] {
  return scenario.nodes.flatMap((node) => {
    const at = moved.get(node.id);
    const zone = zoneOf(node);
    if (node.kind === "zone" || at === undefined || (zone !== undefined && moved.has(zone))) return [];
    const { w, h } = sizeOf(nameOf(node), "across");
    const under = zoneAt(boxes, [at[0] + w / 2, at[1] + h / 2]);
    return under === zone ? [] : [[node.id, under] as const];
  });
}
