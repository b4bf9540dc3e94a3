// A named random stream: xoshiro128** (Blackman, Vigna), seeded from (seed, name), so that a stream added elsewhere shifts none
// of its draws. `seek` puts it at the draws of one request: what belongs to a request must not depend on who drew before.
import { hashText, mixWord } from "./hash.ts";
import { logOnePlus } from "./math.ts";

const SQRT2 = 1.4142135623730951;
const LN2 = 0.6931471805599453;
/** 2^(i − 31): scales a 32-bit draw with i leading zeros to [1, 2). */
const SCALE = new Float64Array(33);
for (let i = 0, x = 1 / 2147483648; i <= 32; i++, x *= 2) SCALE[i] = x;

export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  private readonly key: number;
  private readonly key2: number;

  /** @param name of the use, for example "orders/arrivals" */
  constructor(seed: number, name: string) {
    this.key = hashText(name, mixWord(seed));
    this.key2 = hashText(name, mixWord(seed ^ 0x5bd1e995));
    this.a = mixWord(this.key + 1);
    this.b = mixWord(this.key2 + 2);
    this.c = mixWord(this.key ^ this.key2);
    this.d = mixWord(this.key2 - this.key) | 1;
  }

  /** The draws of one request at one place: of (seed, name, request, lineage of the visit), all words of 32 bits. */
  seek(request: number, lineage: number): void {
    let h = Math.imul(request ^ this.key, 0x85ebca6b);
    h = Math.imul((h ^ (h >>> 13)) + lineage, 0xc2b2ae35);
    h ^= h >>> 16;
    const b = Math.imul(h ^ this.key2, 0x735a2d97);
    this.b = b ^ (b >>> 15);
    const a = Math.imul(h + lineage, 0x21f0aaad);
    this.a = a ^ (a >>> 15);
    this.c = h;
    this.d = this.key | 1;
  }

  /** A whole number 0 … 2³² − 1. */
  u32(): number {
    const b = this.b;
    const x = Math.imul(b, 5);
    const r = Math.imul((x << 7) | (x >>> 25), 9);
    const t = b << 9;
    const c = this.c ^ this.a;
    const d = this.d ^ b;
    this.b = b ^ c;
    this.a ^= d;
    this.c = c ^ t;
    this.d = (d << 11) | (d >>> 21);
    return r >>> 0;
  }

  /** 0 ≤ x < 1, a multiple of 2⁻³². */
  unit(): number {
    return this.u32() * 2.3283064365386963e-10;
  }

  /** A whole number 0 … n − 1. */
  below(n: number): number {
    return Math.floor(this.unit() * n);
  }

  /** Exponential of mean 1: −ln of a uniform draw; never 0 and at most 22.9. */
  exponential(): number {
    const u = this.u32();
    const zeros = Math.clz32(u);
    let m = (u + 0.5) * (SCALE[zeros] as number);
    let k = zeros + 1;
    if (m > SQRT2) {
      m *= 0.5;
      k--;
    }
    return k * LN2 - logOnePlus(m - 1);
  }
}
