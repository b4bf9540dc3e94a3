// Keys 0 … n − 1 by Zipf's law: rank k has weight 1 / (k + 1)^s; s = 0 is uniform. Drawn by rejection-inversion (Hörmann and
// Derflinger 1996): no table, whatever n is.
import { exp, log, pow } from "../../kernel/math.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";

/** Of a request without a key; to what keeps things by key all of them mean the same thing. */
export const NO_KEY = -1;

export class ZipfKeys {
  private readonly n: number;
  private readonly s: number;
  private readonly low: number;
  private readonly high: number;
  private readonly near: number;

  constructor(n: number, s: number) {
    this.n = n;
    this.s = s;
    this.low = this.integral(1.5) - 1;
    this.high = this.integral(n + 0.5);
    this.near = 2 - this.inverse(this.integral(2.5) - pow(2, -s));
  }

  draw(random: RandomStream): number {
    if (this.s === 0) return random.below(this.n);
    for (;;) {
      const u = this.high + random.unit() * (this.low - this.high);
      const x = this.inverse(u);
      const k = Math.min(this.n, Math.max(1, Math.floor(x + 0.5)));
      if (k - x <= this.near || u >= this.integral(k + 0.5) - pow(k, -this.s)) return k - 1;
    }
  }

  /** ∫ x^−s, from 1. */
  private integral(x: number): number {
    return this.s === 1 ? log(x) : (pow(x, 1 - this.s) - 1) / (1 - this.s);
  }
  private inverse(y: number): number {
    return this.s === 1 ? exp(y) : pow(Math.max(1e-300, 1 + y * (1 - this.s)), 1 / (1 - this.s));
  }
}
