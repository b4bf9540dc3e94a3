// The faults that act on a node or route, by a subscription that hears only of its own.
import type { ActiveFault } from "../../../engine/telemetry/live.ts";
import { useRun } from "../../run/run-store.ts";

const NONE: readonly ActiveFault[] = [];
const sorted = new WeakMap<readonly ActiveFault[], ReadonlyMap<string, readonly ActiveFault[]>>();

/** The same list for the same frame, so that a subscriber is told only when the list is another. */
export function faultsOn(all: readonly ActiveFault[], target: string): readonly ActiveFault[] {
  if (all.length === 0) return NONE;
  let byTarget = sorted.get(all);
  if (byTarget === undefined) sorted.set(all, (byTarget = byTargetOf(all)));
  return byTarget.get(target) ?? NONE;
}
function byTargetOf(all: readonly ActiveFault[]): ReadonlyMap<string, readonly ActiveFault[]> {
  const found = new Map<string, ActiveFault[]>();
  for (const fault of all) {
    const list = found.get(fault.target);
    if (list === undefined) found.set(fault.target, [fault]);
    else list.push(fault);
  }
  return found;
}
export const useFaultsOn = (target: string): readonly ActiveFault[] => useRun((run) => faultsOn(run.faults, target));
