// Adding a node to the document, as one step, and showing it.
import type { Kind } from "../../engine/kinds/specs.ts";
import { addNode, moveNodes, type Point } from "../../engine/scenario/edits.ts";
import { commit, scenario } from "../document/document-store.ts";
import { select } from "../view/view-store.ts";
import { CARD_HEIGHT, CARD_WIDTH } from "./geometry/card-size.ts";
import { focusOn, middleOfView } from "./handle.ts";
import { placeOf, unwritten } from "./places.ts";

/** Adds a node with its middle at the point, selects it and gives it the focus. Empty at the limit of nodes. */
export function add(kind: Kind, [x, y]: Point): string {
  const before = scenario();
  const pinned = moveNodes(before, unwritten(before));
  const { scenario: after, id } = addNode(pinned, kind, [x - CARD_WIDTH / 2, y - CARD_HEIGHT / 2]);
  if (id === "") return "";
  commit(after);
  select([id]);
  requestAnimationFrame(() => focusOn(id));
  return id;
}

const ASIDE = 24;
/** In the middle of what is in view, aside of what stands there already. */
export function addInMiddle(kind: Kind): string {
  const taken = scenario().nodes.map((node) => placeOf(node.id) ?? [Infinity, Infinity]);
  let [x, y] = middleOfView();
  while (taken.some(([tx, ty]) => Math.abs(tx + CARD_WIDTH / 2 - x) < ASIDE && Math.abs(ty + CARD_HEIGHT / 2 - y) < ASIDE))
    [x, y] = [x + ASIDE, y + ASIDE];
  return add(kind, [x, y]);
}
