// What a node counts and holds beside its visits, slots and line, where its kind has such a thing: quotas, keys, versions, locks.
// One object for each such node, kept through edits. Whoever looks reads it at a moment; counts are over the whole run.
export class NodeData {
  /** Calls that were turned away because the quota was used up. */
  overQuota = 0;
  /** Share of the quota that is left at a moment; null where there is none. */
  quotaLeft: ((now: number) => number) | null = null;

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
}
const none = (): number => 0;
