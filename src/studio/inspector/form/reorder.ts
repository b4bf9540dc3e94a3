// Lists with an item moved, taken out or put in.
export const withoutAt = <T>(list: readonly T[], index: number): readonly T[] => list.filter((_, i) => i !== index);
export const replacedAt = <T>(list: readonly T[], index: number, item: T): readonly T[] =>
  list.map((each, i) => (i === index ? item : each));
export const insertedAt = <T>(list: readonly T[], index: number, item: T): readonly T[] => [
  ...list.slice(0, index),
  item,
  ...list.slice(index),
];
/** The same list when there is nowhere to go. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || from === to || to < 0 || to >= list.length) return list;
  return insertedAt(withoutAt(list, from), to, item);
}
