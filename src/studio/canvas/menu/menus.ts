// Which menu belongs to what was pointed at: a node, a route, several things, or the board itself.
import { KINDS } from "../../../engine/kinds/specs.ts";
import { scenario } from "../../document/document-store.ts";
import type { Translate } from "../../i18n/language.ts";
import { select } from "../../view/view-store.ts";
import type { MenuItem } from "../../widgets/menu.tsx";
import { pasteFromClipboard } from "../acts/clipboard.ts";
import { kindLabel } from "../acts/labels.ts";
import { showTraces } from "../acts/operator.ts";
import { remove } from "../acts/removing.ts";
import { isNode } from "../acts/subject.ts";
import { add } from "../adding.ts";
import { type At, ask } from "../asking.ts";
import { arrange, fit, middleOfView, toCanvas } from "../handle.ts";
import { drawingItems, faultItems, nodeMenu } from "./node-menu.ts";

export function menuFor(ids: readonly string[], at: At, words: Translate): MenuItem[] {
  const [id] = ids;
  if (id === undefined) return boardMenu(at, words);
  if (ids.length > 1) return severalMenu(ids, words);
  return isNode(id) ? nodeMenu(id, at, words) : routeMenu(id, at, words);
}
function severalMenu(ids: readonly string[], words: Translate): MenuItem[] {
  const nodes = ids.filter(isNode);
  if (nodes.length > 0) return [{ heading: words("canvas.several", { count: ids.length }) }, ...drawingItems(ids, words)];
  return [{ label: words("canvas.delete"), icon: "trash", shortcut: "Delete", danger: true, onSelect: () => remove(ids) }];
}

function routeMenu(id: string, at: At, words: Translate): MenuItem[] {
  const route = scenario().routes.find((each) => each.id === id);
  if (route === undefined) return [];
  return [
    ...faultItems(id, at, words),
    "separator",
    { label: words("canvas.tracesOver"), icon: "list", onSelect: () => showTraces(route.to) },
    { label: words("canvas.selectEnds"), icon: "target", onSelect: () => select([route.from, route.to]) },
    { label: words("canvas.delete"), icon: "trash", shortcut: "Delete", danger: true, onSelect: () => remove([id]) },
  ];
}

function boardMenu(at: At, words: Translate): MenuItem[] {
  return [
    { label: words("canvas.add"), icon: "plus", children: addItems(at) },
    { label: words("canvas.paste"), icon: "paste", shortcut: "Mod+v", onSelect: () => void pasteFromClipboard() },
    "separator",
    {
      label: words("canvas.selectAll"),
      shortcut: "Mod+a",
      icon: "check",
      onSelect: () => select([...scenario().nodes, ...scenario().routes].map((thing) => thing.id)),
    },
    { label: words("canvas.find"), shortcut: "Mod+f", icon: "search", onSelect: () => ask({ ask: "find" }) },
    { label: words("canvas.fit"), shortcut: "f", icon: "fit", onSelect: fit },
    { label: words("canvas.arrange"), icon: "layout", onSelect: arrange },
  ];
}
export const addItems = (at: At): MenuItem[] =>
  KINDS.map((spec) => ({
    label: kindLabel(spec.kind),
    icon: spec.kind,
    onSelect: () => void add(spec.kind, toCanvas(at.x, at.y) ?? middleOfView()),
  }));
