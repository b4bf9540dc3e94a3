// The menu at the end of a wire that was let go over the empty board: what may stand there, and what stands elsewhere already.
import type { KindSpec } from "../../../engine/kinds/spec.ts";
import { type Kind, KINDS, kindSpec } from "../../../engine/kinds/specs.ts";
import { addNode, moveNodes, type Point } from "../../../engine/scenario/edits.ts";
import { scenario } from "../../document/document-store.ts";
import type { Translate } from "../../i18n/language.ts";
import { select } from "../../view/view-store.ts";
import type { MenuItem } from "../../widgets/menu.tsx";
import { kindLabel } from "../acts/labels.ts";
import type { At } from "../asking.ts";
import { CARD_HEIGHT, CARD_WIDTH, nameOf } from "../geometry/card-size.ts";
import { focusOn } from "../handle.ts";
import { unwritten } from "../places.ts";
import { draw, tryConnect } from "./connect.ts";
import { endsOf, type Pulled, refusalAt } from "./connecting.ts";

export function followMenu(pulled: Pulled, at: At, place: Point, words: Translate): MenuItem[] {
  const present = scenario().nodes.filter((node) => refusalAt(pulled, node.id) === null);
  return [
    { heading: words("canvas.newNode") },
    ...followers(pulled).map((spec): MenuItem => ({
      label: kindLabel(spec.kind),
      icon: spec.kind,
      onSelect: () => addAndConnect(pulled, spec.kind, place),
    })),
    ...(present.length === 0 ? [] : [{ heading: words("canvas.presentNodes") }]),
    ...present.map((node): MenuItem => ({
      label: nameOf(node),
      icon: node.kind,
      onSelect: () => tryConnect(...endsOf(pulled, node.id), at),
    })),
  ];
}
/** The kinds between which and the node a route makes sense. */
function followers({ id, end }: Pulled): readonly (typeof KINDS)[number][] {
  const own = kindSpec(scenario().nodes.find((node) => node.id === id)?.kind ?? "");
  if (own === undefined) return [];
  return KINDS.filter((spec) => (end === "source" ? calls(own, spec as unknown as KindSpec) : calls(spec as unknown as KindSpec, own)));
}
const calls = (from: KindSpec, to: KindSpec): boolean =>
  to.ports.callable && to.ports.offers !== undefined && from.ports.calls.includes(to.ports.offers);

/** One step: the node and the route to it. Its port comes to where the wire ended. */
function addAndConnect(pulled: Pulled, kind: Kind, [x, y]: Point): void {
  const pinned = moveNodes(scenario(), unwritten(scenario()));
  const added = addNode(pinned, kind, [pulled.end === "source" ? x : x - CARD_WIDTH, y - CARD_HEIGHT / 2]);
  if (added.id === "") return;
  draw(added.scenario, ...endsOf(pulled, added.id));
  requestAnimationFrame(() => {
    select([added.id]);
    focusOn(added.id);
  });
}
