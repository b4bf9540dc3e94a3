// A seed nobody chose: short enough to read aloud, from the browser's own source of chance.
export function newSeed(): number {
  const draw = new Uint32Array(1);
  crypto.getRandomValues(draw);
  return (draw[0] ?? 0) % 100_000;
}
