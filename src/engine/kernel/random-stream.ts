// A named random stream: xoshiro128** (Blackman, Vigna), seeded from (seed, name), so that a stream added elsewhere shifts none
// of its draws. `seek` puts it at the draws of one request: what belongs to a request must not depend on who drew before.
import { hashText, mixWord } from "./hash.ts";
import { CERTAIN, isUnder, TAIL, WIDTH } from "./ziggurat.ts";

export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  private readonly key: number;
  private readonly key2: number;
  /** What a rare draw gave: a field, since the result of a call that is not inlined would box every draw, not only the rare one. */
  private drawn = 0.5;

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
    const h = this.hashOf(request, lineage);
    const b = Math.imul(h ^ this.key2, 0x735a2d97);
    this.b = b ^ (b >>> 15);
    const a = Math.imul(h + lineage, 0x21f0aaad);
    this.a = a ^ (a >>> 15);
    this.c = h;
    this.d = this.key | 1;
  }

  private hashOf(request: number, lineage: number): number {
    let h = Math.imul(request ^ this.key, 0x85ebca6b);
    h = Math.imul((h ^ (h >>> 13)) + lineage, 0xc2b2ae35);
    return h ^ (h >>> 16);
  }

  /** The first word that follows `seek`, as 32 bits with a sign: it hangs on one of the four words of the state. The stream stays where it is. */
  private firstOf(request: number, lineage: number): number {
    const b = Math.imul(this.hashOf(request, lineage) ^ this.key2, 0x735a2d97);
    const x = Math.imul(b ^ (b >>> 15), 5);
    return Math.imul((x << 7) | (x >>> 25), 9);
  }

  /** `unit` after `seek`, for who draws no more: by less work. Where the stream stands then is not said. */
  unitOf(request: number, lineage: number): number {
    return (this.firstOf(request, lineage) >>> 0) * 2.3283064365386963e-10;
  }

  /** `exponential` after `seek`, for who draws no more: by less work. Where the stream stands then is not said. */
  exponentialOf(request: number, lineage: number): number {
    const u = this.firstOf(request, lineage);
    const layer = u & 255;
    const place = u >>> 8;
    const x = (place + 0.5) * (WIDTH[layer] as number);
    if (place < (CERTAIN[layer] as number)) return x;
    this.seek(request, lineage);
    this.u32();
    this.drawUncertain(layer, x);
    return this.drawn;
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

  /** Exponential of mean 1, above 0: by the ziggurat. */
  exponential(): number {
    const u = this.u32();
    const layer = u & 255;
    const place = u >>> 8;
    const x = (place + 0.5) * (WIDTH[layer] as number);
    if (place < (CERTAIN[layer] as number)) return x;
    this.drawUncertain(layer, x);
    return this.drawn;
  }

  /** One draw in ninety: beyond the last layer the tail is the same curve again; else chance decides what lies under it. */
  private drawUncertain(layer: number, x: number): void {
    if (layer === 0) this.drawn = TAIL + this.exponential();
    else this.drawn = isUnder(layer, x, this.unit()) ? x : this.exponential();
  }
}
