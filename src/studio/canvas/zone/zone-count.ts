// How many nodes stand in a zone, and how many of the replicas that are in it are up: those that are spread over it count too.
import { useCallback, useMemo, useSyncExternalStore } from "react";

import { zoneOf } from "../../../engine/scenario/edits.ts";
import { scenario, useDocument } from "../../document/document-store.ts";
import { liveNodes } from "../../run/run-store.ts";

export interface ZoneCount {
  readonly nodes: number;
  readonly replicas: number;
  readonly up: number;
}

/** The zones in the order in which the run numbers them. */
export const zoneIds = (nodes: readonly { readonly id: string; readonly kind: string }[]): readonly string[] =>
  nodes.flatMap(({ id, kind }) => (kind === "zone" ? [id] : [])).toSorted((a, b) => (a < b ? -1 : 1));

export function countIn(zone: string): { readonly replicas: number; readonly up: number } {
  const { nodes } = scenario();
  const row = zoneIds(nodes).indexOf(zone);
  let [replicas, up] = [0, 0];
  for (const { id } of nodes)
    for (const instance of liveNodes.get(id)?.instances ?? []) {
      if (instance.zone !== row) continue;
      replicas++;
      if (instance.status === "HEALTHY") up++;
    }
  return { replicas, up };
}

export function useZoneCount(zone: string): ZoneCount {
  const nodes = useDocument((state) => state.scenario.nodes);
  const members = useMemo(() => nodes.filter((node) => zoneOf(node) === zone).length, [nodes, zone]);
  const subscribe = useCallback(
    (onChange: () => void) => {
      const ends = nodes.map(({ id }) => liveNodes.subscribe(id, onChange));
      return () => {
        for (const end of ends) end();
      };
    },
    [nodes],
  );
  const told = useSyncExternalStore(subscribe, () => {
    const { replicas, up } = countIn(zone);
    return `${replicas} ${up}`;
  });
  const [replicas = 0, up = 0] = told.split(" ").map(Number);
  return { nodes: members, replicas, up };
}
