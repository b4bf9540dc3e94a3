// Ids of a document: which are taken, and the next free one made of a base: service, service-2, service-3.
import type { Scenario } from "./document.ts";

const LONGEST = 40;

/** Nodes and routes share one space of ids. */
export const takenIds = (scenario: Pick<Scenario, "nodes" | "routes">): Set<string> =>
  new Set([...scenario.nodes, ...scenario.routes].map((thing) => thing.id));

/** `orders`, else `orders-2`, `orders-3` …; a base that ends in a number counts on from its stem. */
export function freeId(taken: ReadonlySet<string>, base: string): string {
  if (!taken.has(base)) return base;
  const stem = base.replace(/-[0-9]+$/, "");
  for (let number = 2; ; number++) {
    const id = `${stem.slice(0, LONGEST - 1 - String(number).length)}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** The next of r1, r2, … after the highest that is taken. */
export function freeRouteId(taken: ReadonlySet<string>): string {
  let highest = 0;
  for (const id of taken) {
    const number = /^r([0-9]{1,9})$/.exec(id)?.[1];
    if (number !== undefined) highest = Math.max(highest, Number(number));
  }
  return `r${highest + 1}`;
}
