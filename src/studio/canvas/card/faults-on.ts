// The faults that act on a node or route, by a subscription that hears only of its own. A partition acts on the nodes of its sets
// and on the routes between them.
import type { Scenario } from "../../../engine/scenario/document.ts";
import type { ActiveFault } from "../../../engine/telemetry/live.ts";
import { scenario } from "../../document/document-store.ts";
import { useRun } from "../../run/run-store.ts";

type Routes = Scenario["routes"];
type ByTarget = ReadonlyMap<string, readonly ActiveFault[]>;
const NONE: readonly ActiveFault[] = [];
const sorted = new WeakMap<readonly ActiveFault[], { readonly routes: Routes; readonly byTarget: ByTarget }>();

/** The same list for the same frame, so that a subscriber is told only when the list is another. */
export function faultsOn(all: readonly ActiveFault[], target: string): readonly ActiveFault[] {
  if (all.length === 0) return NONE;
  const { routes } = scenario();
  let found = sorted.get(all);
  if (found === undefined || found.routes !== routes) sorted.set(all, (found = { routes, byTarget: byTargetOf(all, routes) }));
  return found.byTarget.get(target) ?? NONE;
}
function byTargetOf(all: readonly ActiveFault[], routes: Routes): ByTarget {
  const found = new Map<string, ActiveFault[]>();
  for (const fault of all)
    for (const place of placesOf(fault, routes)) {
      const list = found.get(place);
      if (list === undefined) found.set(place, [fault]);
      else list.push(fault);
    }
  return found;
}
export const useFaultsOn = (target: string): readonly ActiveFault[] => useRun((run) => faultsOn(run.faults, target));

/** Ids of the nodes and routes on which it acts. */
export function placesOf({ target, settings }: Pick<ActiveFault, "target" | "settings">, routes: Routes): Iterable<string> {
  const sets = setsOf(settings);
  if (sets === null) return [target];
  const [here, there] = sets.map((set) => new Set(set)) as [Set<string>, Set<string>];
  const cut = routes.filter(({ from, to }) => (here.has(from) && there.has(to)) || (there.has(from) && here.has(to)));
  return new Set([...here, ...there, ...cut.map(({ id }) => id)]);
}
/** The two sets of a fault that acts between sets; null: it has a target. */
export function setsOf(settings: Readonly<Record<string, unknown>>): readonly [readonly string[], readonly string[]] | null {
  const { between } = settings;
  if (!Array.isArray(between) || between.length !== 2 || !between.every((set) => Array.isArray(set))) return null;
  return between as unknown as readonly [readonly string[], readonly string[]];
}
