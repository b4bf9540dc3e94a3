// One value out of the live numbers of a node or route: who needs no more than that is drawn anew only when it changes.
import { useCallback, useSyncExternalStore } from "react";

import type { Status } from "../../engine/telemetry/views/live.ts";
import { liveNodes, liveRoutes, type NodeLive, type RouteLive } from "../run/run-store.ts";

type Value = string | number | boolean | null;

export function useNodeValue<V extends Value>(id: string, read: (live: NodeLive | undefined) => V): V {
  const subscribe = useCallback((listener: () => void) => liveNodes.subscribe(id, listener), [id]);
  return useSyncExternalStore(subscribe, () => read(liveNodes.get(id)));
}
export function useRouteValue<V extends Value>(id: string, read: (live: RouteLive | undefined) => V): V {
  const subscribe = useCallback((listener: () => void) => liveRoutes.subscribe(id, listener), [id]);
  return useSyncExternalStore(subscribe, () => read(liveRoutes.get(id)));
}

const status = (live: NodeLive | undefined): Status | null => live?.status ?? null;
/** Null before the first frame. */
export const useStatus = (id: string): Status | null => useNodeValue(id, status);
