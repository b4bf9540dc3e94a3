// What a node counts and holds beside its visits, slots and line, where its kind has such a thing: quotas, keys, versions, locks.
// One object for each such node, kept through edits. Whoever looks reads it at a moment; counts are over the whole run.
import type { RandomStream } from "../kernel/random-stream.ts";
import type { Frame } from "./frame.ts";
import type { InjectedErrors, Instance } from "./network.ts";
import { RECENT } from "./recent-ends.ts";

/** Which instances do what, where they do not all do the same. */
export interface Roles {
  /** Those of the list that may take the call; the very same array while nothing changes. */
  among(frame: Frame, listed: readonly Instance[]): readonly Instance[];
}

/** What makes operations keep their connections. */
export interface PoolLeak {
  readonly rate: number;
  readonly random: RandomStream;
  /** Null: every instance. */
  readonly instance: Instance | null;
}

export class NodeData {
  /** Calls that were turned away because the quota was used up. */
  overQuota = 0;
  /** Share of the quota that is left at a moment; null where there is none. */
  quotaLeft: ((now: number) => number) | null = null;
  /** Faults that leave nothing of it. */
  quotaGone: readonly InjectedErrors[] | null = null;

  /** Reads of a cache that it could answer, and those that it had to ask for or could not answer. */
  hits = 0;
  misses = 0;
  /** Misses that waited for the answer to another one. */
  coalesced = 0;
  /** Keys that went because they were written. */
  invalidations = 0;
  /** Keys in all replicas now, and how many they have room for; null: no cache. */
  keys: { readonly held: () => number; readonly most: () => number } | null = null;
  evictions: () => number = none;
  expirations: () => number = none;
  waitingForSource: () => number = none;

  /** Null: any instance does anything. */
  roles: Roles | null = null;
  /** Reads that a replica answered, and of these the ones that lacked a version which the primary had. */
  replicaReads = 0;
  staleReads = 0;
  /** Versions that stale reads lacked, all together. */
  versionsBehind = 0;
  /** µs since the commit of the oldest write that some replica does not have; null: there is none. */
  lag: ((now: number) => number) | null = null;

  /** Writes that waited for the lock of their key, and µs that they waited, all together and the longest. */
  lockWaits = 0;
  lockWaited = 0;
  longestLockWait = 0;
  /** Keys that are locked now, and writes that wait for one; null: it takes no locks. */
  locks: { readonly held: () => number; readonly waiting: () => number } | null = null;
  /** Connections that were never given back, since the run began. */
  leaked = 0;
  /** Faults that make it leak. */
  poolLeaks: readonly PoolLeak[] | null = null;

  /** Events for which there was no handler, and copies of such as had been handled; of an idempotent consumer the ids that it remembers. */
  readonly events = { unhandled: 0, duplicates: 0 };
  remembered: (() => number) | null = null;

  /** Share of hits in the last windows that were closed; NaN: nobody read. */
  recentHits = NaN;
  /** Hits and misses at the end of each of those windows, the oldest first. */
  private readonly marks: { readonly hits: number; readonly misses: number }[] = [];

  /** A window ends. */
  turn(): void {
    if (this.keys === null) return;
    const { hits, misses } = this;
    const since = this.marks[0] ?? { hits: 0, misses: 0 };
    this.recentHits = (hits - since.hits) / (hits - since.hits + misses - since.misses);
    this.marks.push({ hits, misses });
    if (this.marks.length > RECENT) this.marks.shift();
  }
}
const none = (): number => 0;
