// The bare measure's source of chance: xoshiro128** (Blackman and Vigna) seeded by splitmix32, and the exponential by Math.log.
// The engine itself may use none of this: the last bits of Math.log differ between JavaScript engines.

export class BareChance {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(seed: number) {
    let state = seed | 0;
    const next = () => {
      state = (state + 0x9e3779b9) | 0;
      let z = state ^ (state >>> 16);
      z = Math.imul(z, 0x21f0aaad);
      z ^= z >>> 15;
      z = Math.imul(z, 0x735a2d97);
      return (z ^ (z >>> 15)) | 0;
    };
    [this.a, this.b, this.c, this.d] = [next(), next(), next(), next()];
  }

  /** Uniform in (0, 1], of 32 bits. */
  uniform(): number {
    const { a, b, c, d } = this;
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const c2 = c ^ a;
    const d2 = d ^ b;
    this.b = b ^ c2;
    this.a = a ^ d2;
    this.c = c2 ^ (b << 9);
    this.d = (d2 << 11) | (d2 >>> 21);
    return ((result >>> 0) + 1) * 2 ** -32;
  }

  exponential(mean: number): number {
    return -Math.log(this.uniform()) * mean;
  }
}
