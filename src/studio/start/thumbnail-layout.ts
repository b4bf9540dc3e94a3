// Where a document's nodes stand in a small picture of it: as they were laid out, else in columns by their distance from the traffic.
import type { Scenario } from "../../engine/scenario/document.ts";

export interface Spot {
  readonly id: string;
  readonly kind: string;
  readonly x: number;
  readonly y: number;
}
export interface Picture {
  readonly spots: readonly Spot[];
  readonly lines: readonly { readonly from: Spot; readonly to: Spot }[];
}

/** Fitted into the given size, with room for the boxes at the edges. */
export function picture(scenario: Scenario, width: number, height: number, margin: { readonly x: number; readonly y: number }): Picture {
  const placed = places(scenario);
  const xs = placed.map((spot) => spot.x);
  const ys = placed.map((spot) => spot.y);
  const fitX = fit(xs, margin.x, width - margin.x);
  const fitY = fit(ys, margin.y, height - margin.y);
  const spots = placed.map((spot) => ({ ...spot, x: fitX(spot.x), y: fitY(spot.y) }));
  const byId = new Map(spots.map((spot) => [spot.id, spot]));
  const lines = scenario.routes.flatMap((route) => {
    const from = byId.get(route.from);
    const to = byId.get(route.to);
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  return { spots, lines };
}

/** A linear map of the values onto [low, high]; a single value stands in the middle. */
function fit(values: readonly number[], low: number, high: number): (value: number) => number {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return (value) => (most === least ? (low + high) / 2 : low + ((value - least) / (most - least)) * (high - low));
}

function places({ nodes, ...rest }: Scenario): readonly Spot[] {
  const scenario = { ...rest, nodes: nodes.filter(({ kind }) => kind !== "zone") };
  const layout = scenario.layout;
  const all = layout !== undefined && scenario.nodes.every((node) => Object.hasOwn(layout, node.id));
  if (!all) return inColumns(scenario);
  return scenario.nodes.map((node) => ({ id: node.id, kind: node.kind, x: layout[node.id]?.[0] ?? 0, y: layout[node.id]?.[1] ?? 0 }));
}

function inColumns(scenario: Scenario): readonly Spot[] {
  const depth = depths(scenario);
  const filled: number[] = [];
  const rows = scenario.nodes.map((node) => {
    const column = depth.get(node.id) ?? 0;
    const row = filled[column] ?? 0;
    filled[column] = row + 1;
    return { node, column, row };
  });
  return rows.map(({ node, column, row }) => ({ id: node.id, kind: node.kind, x: column, y: row - ((filled[column] ?? 1) - 1) / 2 }));
}

/** Steps from a node that nothing calls; a cycle ends where it meets itself. */
function depths(scenario: Scenario): ReadonlyMap<string, number> {
  const called = new Set(scenario.routes.map((route) => route.to));
  const depth = new Map<string, number>();
  let front = scenario.nodes.filter((node) => !called.has(node.id)).map((node) => node.id);
  for (let step = 0; front.length > 0; step++) {
    const fresh = front.filter((id) => !depth.has(id));
    for (const id of fresh) depth.set(id, step);
    front = scenario.routes.filter((route) => fresh.includes(route.from)).map((route) => route.to);
  }
  return depth;
}
