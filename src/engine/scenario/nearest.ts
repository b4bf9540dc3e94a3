// The known name that somebody probably meant: the nearest by edits of letters, where it is near enough to be worth saying.
const LONGEST = 40;

export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const plain = word.toLowerCase();
  let best: string | undefined;
  let least = Math.floor((plain.length + 1) / 3) + 1;
  for (const name of known) {
    if (Math.abs(name.length - plain.length) >= least || name.length > LONGEST) continue;
    const edits = distance(plain, name.toLowerCase());
    if (edits < least) [best, least] = [name, edits];
  }
  return best;
}

/** Optimal string alignment: insertions, deletions, replacements, and neighbours swapped. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(older, j - 2) + 1 : Infinity;
      row.push(Math.min(replaced, swapped, at(above, j) + 1, at(row, j - 1) + 1));
    }
    [older, above] = [above, row];
  }
  return at(above, b.length);
}
const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
