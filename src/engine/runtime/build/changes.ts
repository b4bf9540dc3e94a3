// What differs between two documents, by id: who is new, who is another now, who is gone.

export interface Changes<T> {
  readonly fresh: readonly T[];
  readonly changed: readonly T[];
  readonly gone: readonly T[];
}
/** By id; a node that changed its kind, or a route its ends or the node at one of them, is another one. What people read is no change. */
export function changesOf<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  isAnother: (thing: T) => boolean = () => false,
): Changes<T> {
  const old = new Map(before.map((thing) => [thing.id, thing]));
  const now = new Map(after.map((thing) => [thing.id, thing]));
  const same = (thing: T, other: T | undefined) => other !== undefined && identity(other) === identity(thing) && !isAnother(thing);
  return {
    fresh: after.filter((thing) => !same(thing, old.get(thing.id))),
    changed: after.filter((thing) => {
      const other = old.get(thing.id);
      return other !== undefined && other !== thing && same(thing, other) && settings(other) !== settings(thing);
    }),
    gone: before.filter((thing) => !same(thing, now.get(thing.id))),
  };
}
const identity = (thing: object): string => {
  const { kind = "", from = "", to = "" } = thing as { readonly kind?: string; readonly from?: string; readonly to?: string };
  return `${kind} ${from} ${to}`;
};
const LABELS: ReadonlySet<string> = new Set(["name", "runtime"]);
const settings = (thing: object): string => JSON.stringify(Object.entries(thing).filter(([key]) => !LABELS.has(key)));
