// The known name that somebody probably meant: the nearest by edits of letters, where it is near enough to be worth saying.
// A hostile document asks for thousands of these, so the rows are reused and a long list is narrowed first.
const LONGEST = 40;
/** Of a longer list only so many names are compared, those that begin with the same letter. */
const MOST_COMPARED = 64;

export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const plain = word.toLowerCase();
  let best: string | undefined;
  let least = Math.floor((plain.length + 1) / 3) + 1;
  for (const name of narrowed(plain, [...known], least)) {
    const edits = distance(plain, name.toLowerCase(), least);
    if (edits < least) [best, least] = [name, edits];
  }
  return best;
}

function narrowed(word: string, names: readonly string[], least: number): readonly string[] {
  const similar = (name: string): boolean => name.length <= LONGEST && Math.abs(name.length - word.length) < least;
  if (names.length <= MOST_COMPARED) return names.filter(similar);
  const chosen: string[] = [];
  for (const name of names) {
    if (similar(name) && name.charCodeAt(0) === word.charCodeAt(0)) chosen.push(name);
    if (chosen.length >= MOST_COMPARED) break;
  }
  return chosen;
}

let older = new Uint8Array(LONGEST + 1);
let above = new Uint8Array(LONGEST + 1);
let row = new Uint8Array(LONGEST + 1);
const at = (cells: Uint8Array, index: number): number => cells[index] as number;

/** Optimal string alignment: insertions, deletions, replacements, and neighbours swapped; `enough` where it is that or more. */
function distance(a: string, b: string, enough: number): number {
  for (let j = 0; j <= b.length; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    if (fillRow(a, b, i) >= enough) return enough;
    [older, above, row] = [above, row, older];
  }
  return at(above, b.length);
}
/** @returns the least of the row: no later row has less */
function fillRow(a: string, b: string, i: number): number {
  row[0] = i;
  let least = i;
  for (let j = 1; j <= b.length; j++) {
    const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
    let edits = Math.min(at(above, j - 1) + (isSame ? 0 : 1), at(above, j) + 1, at(row, j - 1) + 1);
    const isSwapped = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
    if (isSwapped) edits = Math.min(edits, at(older, j - 2) + 1);
    row[j] = edits;
    if (edits < least) least = edits;
  }
  return least;
}
