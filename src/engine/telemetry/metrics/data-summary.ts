// What the summary tells of a node's data: hits of a cache, a quota, how far replicas are behind, waits for row locks. Counts are of
// the whole run, times in ms.
import type { Node } from "../../runtime/network.ts";
import { dataReport } from "./data-report.ts";

export interface DataSummary {
  readonly cache?: {
    readonly hits: number;
    readonly misses: number;
    /** Null: nobody read. */
    readonly hitRate: number | null;
    readonly coalesced: number;
    readonly keys: number;
    readonly evictions: number;
    readonly expirations: number;
    readonly invalidations: number;
  };
  readonly quota?: { readonly turnedAway: number };
  /** `lag` is that of the end. */
  readonly replication?: { readonly lag: number; readonly reads: number; readonly stale: number };
  readonly locks?: { readonly waits: number; readonly waited: { readonly mean: number | null; readonly max: number } };
}

/** Absent where the node keeps nothing of the sort. */
export function dataSummary(node: Node, now: number): { readonly data?: DataSummary } {
  const report = dataReport(node, now);
  if (report === null) return {};
  const { cache, locks, quota, replication } = report;
  const data: DataSummary = {
    ...(cache === undefined ? {} : { cache: cacheSummary(cache) }),
    ...(quota === undefined ? {} : { quota: { turnedAway: quota.turnedAway } }),
    ...(replication === undefined
      ? {}
      : { replication: { lag: replication.lag / 1000, reads: replication.reads, stale: replication.stale } }),
    ...(locks === undefined ? {} : { locks: lockSummary(locks) }),
  };
  return Object.keys(data).length === 0 ? {} : { data };
}

type Report = NonNullable<ReturnType<typeof dataReport>>;
function cacheSummary({ coalesced, evictions, expirations, hits, invalidations, keys, misses }: NonNullable<Report["cache"]>) {
  const reads = hits + misses;
  return { hits, misses, hitRate: reads > 0 ? hits / reads : null, coalesced, keys, evictions, expirations, invalidations };
}
const lockSummary = ({ longest, waited, waits }: NonNullable<Report["locks"]>) => ({
  waits,
  waited: { mean: waits > 0 ? waited / waits / 1000 : null, max: longest / 1000 },
});
