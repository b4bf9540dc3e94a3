// What a node counts and holds beside its visits, slots and line, where its kind has such a thing: quotas, keys, versions, locks.
// One object for each such node, kept through edits. Whoever looks reads it at a moment; counts are over the whole run.
export class NodeData {
  /** Calls that were turned away because the quota was used up. */
  overQuota = 0;
  /** Share of the quota that is left at a moment; null where there is none. */
  quotaLeft: ((now: number) => number) | null = null;
}
