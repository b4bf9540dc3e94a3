// Reads what a node with data does and holds (see data-view.ts), and keeps the share of hits of the last windows.
import type { Node } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { CacheReport, DataReport, LockReport } from "../views/data-view.ts";
import type { StateReport } from "../views/effects-view.ts";
import type { WindowObserver } from "./windows.ts";

/** Null: the node has nothing of the sort. */
export function dataReport({ data, instances, state }: Node, now: number): DataReport | null {
  const kept = state === null ? {} : { state: stateReport(state) };
  if (data === null) return state === null ? null : kept;
  const lag = data.lag?.(now) ?? NaN;
  const leaked = instances.reduce((sum, instance) => sum + instance.leakedSlots, 0);
  const report: DataReport = {
    ...(data.keys === null ? {} : { cache: cacheReport(data, data.keys) }),
    ...(data.quotaLeft === null && data.overQuota === 0
      ? {}
      : { quota: { left: data.quotaLeft?.(now) ?? NaN, turnedAway: data.overQuota } }),
    ...(Number.isNaN(lag) ? {} : { replication: { lag, reads: data.replicaReads, stale: data.staleReads, behind: data.versionsBehind } }),
    ...(data.locks === null ? {} : { locks: lockReport(data, data.locks) }),
    ...(data.remembered === null && data.events.unhandled === 0
      ? {}
      : { events: { ...data.events, remembered: data.remembered?.() ?? NaN } }),
    ...(leaked === 0 ? {} : { leaked }),
    ...kept,
  };
  return Object.keys(report).length === 0 ? null : report;
}

const stateReport = (state: NonNullable<Node["state"]>): StateReport => ({
  readings: state.readings(),
  applied: state.applied,
  duplicates: state.duplicates,
  refused: state.refused,
  missed: state.missed,
  losses: state.losses,
});
type Data = NonNullable<Node["data"]>;
const cacheReport = (data: Data, keys: NonNullable<Data["keys"]>): CacheReport => ({
  hits: data.hits,
  misses: data.misses,
  coalesced: data.coalesced,
  waiting: data.waitingForSource(),
  recentHits: data.recentHits,
  keys: keys.held(),
  room: keys.most(),
  evictions: data.evictions(),
  expirations: data.expirations(),
  invalidations: data.invalidations,
});
const lockReport = (data: Data, locks: NonNullable<Data["locks"]>): LockReport => ({
  held: locks.held(),
  waiting: locks.waiting(),
  waits: data.lockWaits,
  waited: data.lockWaited,
  longest: data.longestLockWait,
});

/** Keeps the share of hits of the last windows. */
export class HitWatch implements WindowObserver {
  private readonly run: Run;
  constructor(run: Run) {
    this.run = run;
  }
  observe(): void {
    const { nodes } = this.run.network;
    for (let i = 0; i < nodes.length; i++) {
      const { data, sagas } = nodes[i] as Node;
      data?.turn();
      sagas?.chronicle.turn();
    }
  }
}
