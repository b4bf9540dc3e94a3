// Grouping: a new zone around what is selected, and taking things out of theirs. One step each.
import { groupIntoZone, mayStandInZone, moveNodes, nodeOf, putInZone, zoneOf } from "../../../engine/scenario/edits.ts";
import { commit, scenario } from "../../document/document-store.ts";
import { select } from "../../view/view-store.ts";
import { focusOn } from "../handle.ts";
import { placeOf, unwritten } from "../places.ts";

const standing = (ids: readonly string[]): readonly string[] =>
  ids.filter((id) => ((node) => node !== undefined && mayStandInZone(node))(nodeOf(scenario(), id)));
export const mayGroup = (ids: readonly string[]): boolean => standing(ids).length > 0;
export function group(ids: readonly string[]): void {
  const before = scenario();
  const members = standing(ids);
  const places = members.flatMap((id) => ((at) => (at === undefined ? [] : [at]))(placeOf(id)));
  if (places.length === 0) return;
  const corner = [Math.min(...places.map(([x]) => x)), Math.min(...places.map(([, y]) => y))] as const;
  const { scenario: after, id } = groupIntoZone(moveNodes(before, unwritten(before)), members, corner);
  if (id === "") return;
  commit(after);
  select([id]);
  requestAnimationFrame(() => focusOn(id));
}

export const mayLeave = (ids: readonly string[]): boolean =>
  ids.some((id) => ((node) => node !== undefined && zoneOf(node) !== undefined)(nodeOf(scenario(), id)));
export function leaveZone(ids: readonly string[]): void {
  commit(putInZone(scenario(), ids, undefined));
}
