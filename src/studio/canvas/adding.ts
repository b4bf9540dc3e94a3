// Adding a node to the document, as one step, and showing it.
import type { Kind } from "../../engine/kinds/specs.ts";
import { addNode, moveNodes, type Point, putInZone } from "../../engine/scenario/edits.ts";
import { commit, scenario } from "../document/document-store.ts";
import { translate } from "../i18n/language.ts";
import { select, view } from "../view/view-store.ts";
import { toast } from "../widgets/toast.tsx";
import type { Box } from "./geometry/box.ts";
import { CARD_HEIGHT, CARD_WIDTH, cardWidth, nameOf } from "./geometry/card-size.ts";
import { focusOn, lookAt, middleOfView } from "./handle.ts";
import { placeOf, unwritten } from "./places.ts";
import { zonesUnder } from "./zone/zone-box.ts";
import { seenBoxes } from "./zone/zones-seen.ts";

/** Adds a node with its middle at the point, selects it and gives it the focus. Empty at the limit of nodes. */
export function add(kind: Kind, [x, y]: Point): string {
  const before = scenario();
  const pinned = moveNodes(before, unwritten(before));
  const { scenario: after, id } = addNode(pinned, kind, [x - CARD_WIDTH / 2, y - CARD_HEIGHT / 2]);
  if (id === "") return standing(kind);
  const under = zonesUnder(after, new Map([[id, [x - CARD_WIDTH / 2, y - CARD_HEIGHT / 2]]]), seenBoxes(before));
  commit(under.reduce((document, [node, zone]) => putInZone(document, [node], zone), after));
  select([id]);
  requestAnimationFrame(() => focusOn(id));
  return id;
}

/** There is one already, of a kind of which a scenario has one: it is shown instead. At the limit of nodes there is nothing to show. */
function standing(kind: Kind): string {
  const found = kind === "registry" || kind === "config" ? scenario().nodes.find((node) => node.kind === kind) : undefined;
  if (found === undefined) return "";
  select([found.id]);
  requestAnimationFrame(() => focusOn(found.id));
  const sort = kind === "registry" ? "Registry" : "Config";
  toast({ mark: "degraded", key: "refused", title: translate(`canvas.one${sort}`), text: translate(`canvas.one${sort}Text`) });
  return "";
}

/** To the right of the card selected last; without one in the middle of what is in view, or as near to it as there is room. */
export function addInMiddle(kind: Kind): string {
  const taken = scenario().nodes.flatMap((node) => (node.kind === "zone" ? [] : (boxOf(node.id) ?? [])));
  const beside = taken.find(({ id }) => id === view().selection.findLast((one) => taken.some((box) => box.id === one)));
  const at = beside === undefined ? freePlace(middleOfView(), taken) : placeBeside(beside, taken);
  const id = add(kind, at);
  if (id !== "") lookAt([at[0] + CARD_WIDTH / 2, at[1]]);
  return id;
}
function boxOf(id: string): Box[] | null {
  const [at, node] = [placeOf(id), scenario().nodes.find((each) => each.id === id)];
  return at === undefined || node === undefined ? null : [{ id, x: at[0], y: at[1], w: cardWidth(nameOf(node)), h: CARD_HEIGHT }];
}

const RING = 24;
const RINGS = 24;
/** Between cards: a lane, and room for a cause line. */
const GAP = { x: 24, y: 32 } as const;
/** Room for a route and what is written on it. */
const BESIDE = 72;
/** The middle of a card that touches no other, on the nearest ring around the wish; the wish itself where all is full. */
export function freePlace(wish: Point, taken: readonly Box[]): Point {
  for (let ring = 0; ring <= RINGS; ring++) {
    const found = ringAround(wish, ring * RING).find((at) => !taken.some((box) => overlaps(at, box)));
    if (found !== undefined) return found;
  }
  return wish;
}
/** The middle of a card to the right of another, in its row: past whatever stands there already. */
export function placeBeside(card: Box, taken: readonly Box[]): Point {
  const y = card.y + card.h / 2;
  const rightOf = (box: Box): number => Math.ceil((box.x + box.w + BESIDE) / RING) * RING + CARD_WIDTH / 2;
  let x = rightOf(card);
  for (let over = inTheWay([x, y], taken); over !== undefined; over = inTheWay([x, y], taken)) x = rightOf(over);
  return [x, y];
}
const inTheWay = (at: Point, taken: readonly Box[]): Box | undefined => taken.find((box) => overlaps(at, box));
function ringAround([x, y]: Point, radius: number): Point[] {
  if (radius === 0) return [[x, y]];
  const steps = (2 * radius) / RING;
  const side = Array.from({ length: steps + 1 }, (_, i) => i * RING - radius);
  return side.flatMap((d): Point[] => [
    [x + d, y + radius],
    [x + radius, y + d],
    [x + d, y - radius],
    [x - radius, y + d],
  ]);
}
const overlaps = ([x, y]: Point, box: Box): boolean =>
  Math.abs(x - (box.x + box.w / 2)) < (CARD_WIDTH + box.w) / 2 + GAP.x && Math.abs(y - (box.y + box.h / 2)) < CARD_HEIGHT + GAP.y;
