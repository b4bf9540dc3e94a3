// Moving what stands on the canvas, by dragging or by keys: places are written down, zones take their nodes along, and a card that was
// dragged into a zone stands in it.
import { moveNodes, type Point, putInZone } from "../../engine/scenario/edits.ts";
import { commit, scenario as present } from "../document/document-store.ts";
import { unwritten } from "./places.ts";
import { withMembers, zonesUnder } from "./zone/zone-box.ts";
import { seenBoxes, seenPlaces } from "./zone/zones-seen.ts";

/** Writes places down; a document without a layout gets that of all its nodes, so that none of them jumps. */
export function place(moved: ReadonlyMap<string, Point>, merge: boolean, mayChangeZone = false): void {
  const scenario = present();
  const under = mayChangeZone ? zonesUnder(scenario, moved, seenBoxes(scenario)) : [];
  const placed = moveNodes(scenario, { ...unwritten(scenario), ...Object.fromEntries(moved) });
  commit(
    under.reduce((document, [id, zone]) => putInZone(document, [id], zone), placed),
    merge,
  );
}

/** A zone takes along whoever stands in it. */
export function withThem(moved: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  const scenario = present();
  if (![...moved.keys()].some((id) => scenario.nodes.find((node) => node.id === id)?.kind === "zone")) return moved;
  return withMembers(scenario, moved, seenBoxes(scenario), seenPlaces(scenario));
}
