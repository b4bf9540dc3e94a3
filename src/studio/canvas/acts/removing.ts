// Deleting what is selected, as one step, with a message that says what went with it and takes it back.
import type { Scenario } from "../../../engine/scenario/document.ts";
import { referencesTo, removeThings } from "../../../engine/scenario/edits.ts";
import { commit, scenario, undo } from "../../document/document-store.ts";
import { type Translate, translate } from "../../i18n/language.ts";
import { select } from "../../view/view-store.ts";
import { toast } from "../../widgets/toast.tsx";
import { keepFocus } from "../handle.ts";
import { routeOrNodeName } from "./names.ts";

export function remove(ids: readonly string[]): void {
  const before = scenario();
  const after = removeThings(before, ids);
  if (after === before) return;
  const text = lossText(losses(before, ids), translate);
  commit(after);
  select([]);
  requestAnimationFrame(keepFocus);
  toast({
    icon: "trash",
    key: "removed",
    title:
      ids.length === 1
        ? translate("canvas.removed", { name: routeOrNodeName(before, ids[0]!) })
        : translate("canvas.removedSeveral", { count: ids.length }),
    ...(text === "" ? {} : { text }),
    action: { label: translate("canvas.undo"), onSelect: undo },
  });
}

export const LOSSES = ["routes", "steps", "requests", "paths", "timeline", "objectives"] as const;
export type Loss = (typeof LOSSES)[number];

/** How many things of each sort mention those that go, beside themselves. */
export function losses(document: Scenario, ids: readonly string[]): ReadonlyMap<Loss, number> {
  const going = new Set(ids);
  const places = new Set<string>();
  for (const id of ids) {
    for (const place of referencesTo(document, id)) {
      if (ZONE.test(place)) continue; // who stands in a zone stays when it goes
      const holder = holderOf(place);
      if (!goesItself(document, holder, going)) places.add(holder);
    }
  }
  const found = new Map<Loss, number>();
  for (const place of places) found.set(lossOf(place), (found.get(lossOf(place)) ?? 0) + 1);
  return found;
}
/** `nodes[2].endpoints[0].steps[1].call` is held by `nodes[2].endpoints[0].steps[1]`. */
const ZONE = /^nodes\[\d+\]\.(zone|spread\[\d+\])$/;
const holderOf = (place: string): string => place.slice(0, place.lastIndexOf("]") + 1);
function goesItself(document: Scenario, holder: string, going: ReadonlySet<string>): boolean {
  const [, list, index] = /^(nodes|routes)\[(\d+)\]/.exec(holder) ?? [];
  const thing = list === "nodes" ? document.nodes[Number(index)] : list === "routes" ? document.routes[Number(index)] : undefined;
  return thing !== undefined && going.has(thing.id);
}
function lossOf(place: string): Loss {
  if (place.includes(".steps[") || place.includes(".parallel[")) return "steps";
  if (place.includes(".requests[")) return "requests";
  if (/^nodes\[\d+\]\.routes\[/.test(place)) return "paths";
  if (place.startsWith("timeline")) return "timeline";
  return place.startsWith("objectives") ? "objectives" : "routes";
}
export function lossText(found: ReadonlyMap<Loss, number>, words: Translate): string {
  const parts = LOSSES.flatMap((loss) => {
    const count = found.get(loss);
    return count === undefined ? [] : [words(`canvas.loss.${loss}`, { count })];
  });
  return parts.length === 0 ? "" : words("canvas.wentWith", { list: parts.join(words("canvas.listSeparator")) });
}
