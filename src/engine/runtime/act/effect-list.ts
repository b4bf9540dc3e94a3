// Effects of one sort that act on a thing: a list that is never changed in place, and null where there is none, so that the hot path
// tests one reference.

/** @returns what takes it out again */
export function addTo<K extends string, H extends Record<K, readonly unknown[] | null>>(
  holder: H,
  key: K,
  effect: NonNullable<H[K]>[number],
): () => void {
  const lists: Record<K, readonly unknown[] | null> = holder;
  lists[key] = [...(lists[key] ?? []), effect];
  return () => {
    const left = (lists[key] ?? []).filter((other) => other !== effect);
    lists[key] = left.length === 0 ? null : left;
  };
}
