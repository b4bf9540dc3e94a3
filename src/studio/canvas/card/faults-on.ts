// The faults that act on a node or route, by a subscription that hears only of its own. A partition acts on the nodes of its sets
// and on the routes between them, what is put on a zone on the nodes in it too.
import type { Scenario } from "../../../engine/scenario/document.ts";
import type { ActiveFault } from "../../../engine/telemetry/views/live.ts";
import { scenario } from "../../document/document-store.ts";
import { useRun } from "../../run/run-store.ts";

type Drawn = Pick<Scenario, "nodes" | "routes">;
type ByTarget = ReadonlyMap<string, readonly ActiveFault[]>;
const NONE: readonly ActiveFault[] = [];
const sorted = new WeakMap<readonly ActiveFault[], { readonly drawn: Drawn; readonly byTarget: ByTarget }>();

/** The same list for the same frame, so that a subscriber is told only when the list is another. */
export function faultsOn(all: readonly ActiveFault[], target: string): readonly ActiveFault[] {
  if (all.length === 0) return NONE;
  const drawn = scenario();
  let found = sorted.get(all);
  if (found?.drawn.nodes !== drawn.nodes || found.drawn.routes !== drawn.routes)
    sorted.set(all, (found = { drawn, byTarget: byTargetOf(all, drawn) }));
  return found.byTarget.get(target) ?? NONE;
}
function byTargetOf(all: readonly ActiveFault[], drawn: Drawn): ByTarget {
  const found = new Map<string, ActiveFault[]>();
  for (const fault of all)
    for (const place of placesOf(fault, drawn)) {
      const list = found.get(place);
      if (list === undefined) found.set(place, [fault]);
      else list.push(fault);
    }
  return found;
}
export const useFaultsOn = (target: string): readonly ActiveFault[] => useRun((run) => faultsOn(run.faults, target));

/** Ids of the nodes and routes on which it acts. */
export function placesOf({ target, settings }: Pick<ActiveFault, "target" | "settings">, { nodes, routes }: Drawn): Iterable<string> {
  const sets = setsOf(settings);
  if (sets === null) return [target, ...nodes.filter((node) => isIn(node, target)).map(({ id }) => id)];
  const [here, there] = sets.map((set) => new Set(set)) as [Set<string>, Set<string>];
  const cut = routes.filter(({ from, to }) => (here.has(from) && there.has(to)) || (there.has(from) && here.has(to)));
  return new Set([...here, ...there, ...cut.map(({ id }) => id)]);
}
const isIn = (node: object, zone: string): boolean => {
  const { zone: own, spread = [] } = node as { readonly zone?: string; readonly spread?: readonly string[] };
  return own === zone || spread.includes(zone);
};
/** The two sets of a fault that acts between sets; null: it has a target. */
export function setsOf(settings: Readonly<Record<string, unknown>>): readonly [readonly string[], readonly string[]] | null {
  const { between } = settings;
  if (!Array.isArray(between) || between.length !== 2 || !between.every((set) => Array.isArray(set))) return null;
  return between as unknown as readonly [readonly string[], readonly string[]];
}
