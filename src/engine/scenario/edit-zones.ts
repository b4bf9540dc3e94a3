// Edits of zones: who stands in which, and how large a zone is drawn. Pure, as all edits.
import type { Node } from "../kinds/specs.ts";
import type { Place, Scenario } from "./document.ts";
import { addNode, GRID, moveNodes, nodeOf, placeIn, type Point } from "./edit-nodes.ts";
import { nodeFields } from "./node-fields.ts";

/** May a node of its kind stand in a zone? */
export const mayStandInZone = (node: Node): boolean => Object.hasOwn(nodeFields(node.kind) ?? {}, "zone");
export const zoneOf = (node: Node): string | undefined => (node as { readonly zone?: string }).zone;
/** The nodes that stand in the zone; those that are only spread over it stand elsewhere. */
export const membersOf = (scenario: Scenario, zone: string): readonly string[] =>
  scenario.nodes.flatMap((node) => (zoneOf(node) === zone ? [node.id] : []));

/** The nodes stand in the zone from now on; undefined: in none. What cannot stand in one stays as it is. */
export function putInZone(scenario: Scenario, ids: readonly string[], zone: string | undefined): Scenario {
  if (zone !== undefined && nodeOf(scenario, zone)?.kind !== "zone") return scenario;
  const moved = new Set(ids);
  let isSame = true;
  const nodes = scenario.nodes.map((node) => {
    if (!moved.has(node.id) || !mayStandInZone(node) || zoneOf(node) === zone) return node;
    isSame = false;
    const { zone: _zone, ...rest } = node as Node & { readonly zone?: string };
    return (zone === undefined ? rest : { ...rest, zone }) as Node;
  });
  return isSame ? scenario : { ...scenario, nodes };
}

/** How large a zone is drawn at least; undefined: as large as what stands in it needs. */
export function extentOf(scenario: Scenario, zone: string): Point | undefined {
  const [, , w, h] = placeIn(scenario.layout, zone) ?? [];
  return w === undefined || h === undefined ? undefined : [w, h];
}

const onGrid = (value: number): number => Math.round(value / GRID) * GRID;
export function resizeZone(scenario: Scenario, zone: string, [x, y, w, h]: readonly [number, number, number, number]): Scenario {
  if (nodeOf(scenario, zone)?.kind !== "zone") return scenario;
  const moved = moveNodes(scenario, { [zone]: [x, y] });
  const at: Place = [onGrid(x), onGrid(y), Math.max(GRID, onGrid(w)), Math.max(GRID, onGrid(h))];
  return { ...moved, layout: Object.fromEntries([...Object.entries(moved.layout ?? {}), [zone, at]]) };
}

/** Every zone is as large as what stands in it needs: for a drawing that is laid out anew. */
export function withoutExtents(scenario: Scenario): Scenario {
  if (scenario.layout === undefined || Object.values(scenario.layout).every((at) => at.length === 2)) return scenario;
  return { ...scenario, layout: Object.fromEntries(Object.entries(scenario.layout).map(([id, [x, y]]) => [id, [x, y] as const])) };
}

/** A new zone at the place, in which the nodes stand. At the limit of nodes the document stays as it is and the id is empty. */
export function groupIntoZone(scenario: Scenario, ids: readonly string[], at: Point): { readonly scenario: Scenario; readonly id: string } {
  const added = addNode(scenario, "zone", at);
  return added.id === "" ? added : { ...added, scenario: putInZone(added.scenario, ids, added.id) };
}
