// Copying and pasting parts of a drawing, also as text between tabs: a fragment is itself a small document.
import { failure, type Result, success } from "../../base/result.ts";
import { FORMAT, LIMITS, type Scenario } from "./document.ts";
import { GRID, isSecond, moveNodes, type Point, positionOf, removeThings, renamed, withoutDangling } from "./edit-nodes.ts";
import { putInZone, zoneOf } from "./edit-zones.ts";
import { freeId, freeRouteId, takenIds } from "./ids.ts";
import { parseScenario } from "./parse-scenario.ts";
import type { Problem } from "./problem.ts";

/** Nodes, the routes between them, and where they stood. */
export type Fragment = Pick<Scenario, "format" | "nodes" | "routes" | "layout">;

/** The nodes, and every route whose two ends are among them; what they say about others is left out. */
export function copyOf(scenario: Scenario, ids: readonly string[]): Fragment {
  const chosen = new Set(ids);
  const nodes = scenario.nodes.filter((node) => chosen.has(node.id));
  const inside = new Set(nodes.map((node) => node.id));
  const routes = scenario.routes.filter((route) => inside.has(route.from) && inside.has(route.to));
  const layout = Object.fromEntries(
    nodes.flatMap((node) => {
      const at = positionOf(scenario, node.id);
      return at === undefined ? [] : [[node.id, at] as const];
    }),
  );
  return fragmentOf(withoutDangling({ format: FORMAT, nodes, routes, layout }));
}
const fragmentOf = ({ format, nodes, routes, layout }: Scenario): Fragment => ({ format, nodes, routes, ...(layout ? { layout } : {}) });

/** Adds a fragment under new ids, moved by the offset. At the limits the document stays as it is and no ids come back. */
export function paste(
  scenario: Scenario,
  pasted: Fragment,
  [dx, dy]: Point,
): { readonly scenario: Scenario; readonly ids: readonly string[] } {
  const fragment = withoutSeconds(scenario, pasted);
  const tooMany =
    scenario.nodes.length + fragment.nodes.length > LIMITS.nodes || scenario.routes.length + fragment.routes.length > LIMITS.routes;
  if (tooMany || fragment.nodes.length === 0) return { scenario, ids: [] };
  const names = newNames(scenario, fragment);
  const added = renamed(fragment, names);
  const positions = added.nodes.flatMap(({ id }) => {
    const at = positionOf(added, id);
    return at === undefined ? [] : [[id, [at[0] + dx, at[1] + dy] as Point] as const];
  });
  const joined = { ...scenario, nodes: [...scenario.nodes, ...added.nodes], routes: [...scenario.routes, ...added.routes] };
  return { scenario: moveNodes(joined, Object.fromEntries(positions)), ids: added.nodes.map((node) => node.id) };
}
/** What a scenario has only one of stays out where it has one. */
function withoutSeconds(scenario: Scenario, fragment: Fragment): Fragment {
  const gone = fragment.nodes.filter(({ kind }) => isSecond(scenario, kind)).map(({ id }) => id);
  return gone.length === 0 ? fragment : fragmentOf(removeThings(fragment, gone));
}

function newNames(scenario: Scenario, fragment: Fragment): Map<string, string> {
  const taken = takenIds(scenario);
  const names = new Map<string, string>();
  for (const { id } of fragment.nodes) {
    const free = freeId(taken, id);
    names.set(id, free);
    taken.add(free);
  }
  for (const { id } of fragment.routes) {
    const free = taken.has(id) ? freeRouteId(taken) : id;
    names.set(id, free);
    taken.add(free);
  }
  return names;
}

const BESIDE: Point = [6 * GRID, 6 * GRID];
export const duplicate = (
  scenario: Scenario,
  ids: readonly string[],
  offset: Point = BESIDE,
): { readonly scenario: Scenario; readonly ids: readonly string[] } => {
  const chosen = new Set(ids);
  const originals = scenario.nodes.filter((node) => chosen.has(node.id));
  const pasted = paste(scenario, copyOf(scenario, ids), offset);
  // A copy stands where its original stands, unless that zone was copied too.
  const after = originals.reduce((document, original, i) => {
    const [zone, id] = [zoneOf(original), pasted.ids[i]];
    return zone === undefined || id === undefined || chosen.has(zone) ? document : putInZone(document, [id], zone);
  }, pasted.scenario);
  return { scenario: after, ids: pasted.ids };
};

export const writeFragment = (fragment: Fragment): string => JSON.stringify(fragment);
/** Text from the clipboard, which may be anything: a fragment, or a whole document of which the drawing is taken. */
export function parseFragment(text: string): Result<Fragment, readonly Problem[]> {
  const parsed = parseScenario(text);
  return parsed.ok ? success(fragmentOf(parsed.value)) : failure(parsed.problems);
}
