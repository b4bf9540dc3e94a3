// Which of the instances belong to a share: a place in a line that a hash gives each, so that an instance that comes or goes moves few others.
import { hashText } from "../kernel/hash.ts";

/** The share of them, rounded up; at least one where there is any and the share is more than 0. @param salt another line for each */
export function groupOf(ids: Iterable<string>, share: number, salt: string): ReadonlySet<string> {
  const all = [...ids].map((id) => ({ id, place: hashText(`${salt}/${id}`) >>> 0 }));
  if (share >= 1) return new Set(all.map(({ id }) => id));
  // A share such as 0.1 of 20 is 2, whatever the last bits of the product say.
  const count = Math.ceil(Math.round(share * all.length * 1e9) / 1e9);
  const inLine = all.toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
  return new Set(inLine.slice(0, count).map(({ id }) => id));
}
