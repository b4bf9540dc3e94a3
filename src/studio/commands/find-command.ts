// How well a command fits what was typed: 1 its name begins so, less for a word within, for a keyword, for scattered letters; 0 not at all.
// `names`: the shown name, the English name, then the keywords.
export function fit(typed: string, names: readonly string[]): number {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return 1;
  const [name = "", ...others] = names.map((each) => each.toLowerCase());
  if (name.startsWith(wanted)) return 1;
  if (beginsWord(name, wanted)) return 0.9;
  if (name.includes(wanted)) return 0.8;
  if (others.some((other) => beginsWord(other, wanted))) return 0.6;
  if (others.some((other) => other.includes(wanted))) return 0.4;
  return inOrder(name, wanted) ? 0.2 : everyWord(names, wanted) ? 0.1 : 0;
}
const beginsWord = (text: string, wanted: string): boolean => text.startsWith(wanted) || text.includes(` ${wanted}`);
const everyWord = (names: readonly string[], wanted: string): boolean => {
  const all = names.join(" ").toLowerCase();
  return wanted.split(/\s+/).every((word) => beginsWord(all, word));
};

/** The first letters of its words: "roc" finds "run or continue". */
function inOrder(name: string, wanted: string): boolean {
  const initials = name
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word[0] ?? "")
    .join("");
  return wanted.length > 1 && initials.startsWith(wanted);
}
