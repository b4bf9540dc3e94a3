// What a node with data does and holds, for those who look: the inspector's live section. Counts are of the whole run, `recent`
// shares of the last windows; times in µs of virtual time.
import type { StateReport } from "./effects-view.ts";

export interface CacheReport {
  readonly hits: number;
  readonly misses: number;
  /** Of the misses, those that waited for the answer to another; and how many wait now. */
  readonly coalesced: number;
  readonly waiting: number;
  /** Share of hits in the last seconds; NaN: nobody read. */
  readonly recentHits: number;
  readonly keys: number;
  readonly room: number;
  readonly evictions: number;
  readonly expirations: number;
  readonly invalidations: number;
}
export interface QuotaReport {
  /** Share that is left now. */
  readonly left: number;
  readonly turnedAway: number;
}
export interface ReplicationReport {
  /** Since the commit of the oldest write that some replica does not have. */
  readonly lag: number;
  readonly reads: number;
  readonly stale: number;
  /** Versions that stale reads lacked, all together. */
  readonly behind: number;
}
export interface LockReport {
  readonly held: number;
  readonly waiting: number;
  /** Writes that had to wait, how long all together, and the longest. */
  readonly waits: number;
  readonly waited: number;
  readonly longest: number;
}
export interface EventsReport {
  /** Acknowledged without a handler, and as copies of what had been handled. */
  readonly unhandled: number;
  readonly duplicates: number;
  /** Ids that an idempotent consumer remembers now, all replicas together; NaN: it is none. */
  readonly remembered: number;
}
export interface DataReport {
  /** Counters and entities that its steps, or those of its callers, change here. */
  readonly state?: StateReport;
  readonly cache?: CacheReport;
  readonly quota?: QuotaReport;
  readonly replication?: ReplicationReport;
  readonly locks?: LockReport;
  readonly events?: EventsReport;
  /** Connections that are lost now. */
  readonly leaked?: number;
}
