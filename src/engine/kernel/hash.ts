// Hashes of 32-bit words. Not for secrets: for seeds, draws and fingerprints.

/** FNV-1a over the UTF-16 units of a text, finished by a mixer so that short texts differ in every bit. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let h = seed | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mixWord(h);
}

/** A bijection of 32 bits in which every bit of the word moves every bit of the result (Ettinger's "lowbias32"). */
export function mixWord(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return h ^ (h >>> 15);
}

/** Two words into one, in order. */
export function mixWords(a: number, b: number): number {
  return mixWord(Math.imul(a, 0x9e3779b1) + b + 0x7f4a7c15);
}

export const hex8 = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");
