// Which colour a service has: the same in the waterfall, the self times and every legend, by its place in the document.
// There are eight; from the ninth on they come again with stripes. Clients are grey.
import type { Scenario } from "../../engine/scenario/document.ts";
import { useDocument } from "../document/document-store.ts";

export const SERIES = 8;
export interface ServiceColour {
  /** 1 … 8: the token --s1 … --s8. */
  readonly slot: number;
  readonly striped: boolean;
}
const FOREIGN: ServiceColour = { slot: SERIES, striped: true };

export const coloursOf = (ids: readonly string[]): ReadonlyMap<string, ServiceColour> =>
  new Map(ids.map((id, index) => [id, { slot: (index % SERIES) + 1, striped: index >= SERIES }]));

/** What to fill with; a node that is no longer in the document is striped grey. */
export const fillOf = (colours: ReadonlyMap<string, ServiceColour>, id: string): string => {
  const { slot, striped } = colours.get(id) ?? FOREIGN;
  return striped ? `url(#stripes-${slot})` : `var(--s${slot})`;
};

const ASKS: ServiceColour = { slot: SERIES, striped: false };
const remembered = new WeakMap<Scenario["nodes"], ReadonlyMap<string, ServiceColour>>();
/** Clients ask and do no work of their own: they are grey, so that the services keep the distinct ones. */
export function serviceColours(nodes: Scenario["nodes"]): ReadonlyMap<string, ServiceColour> {
  let made = remembered.get(nodes);
  if (made === undefined) {
    const clients = nodes.filter((node) => node.kind === "client").map(({ id }): [string, ServiceColour] => [id, ASKS]);
    const services = coloursOf(nodes.filter(({ kind }) => kind !== "client" && kind !== "zone").map(({ id }) => id));
    remembered.set(nodes, (made = new Map([...clients, ...services])));
  }
  return made;
}
export const useServiceColours = (): ReadonlyMap<string, ServiceColour> => useDocument((state) => serviceColours(state.scenario.nodes));
