// A distribution as its cumulative probability, from which its picture, its quantiles and its mean follow. For drawing only: draws are the engine's.
import {
  CONSTANT,
  type Distribution,
  EMPIRICAL,
  ERLANG,
  EXPONENTIAL,
  LOGNORMAL,
  MIXTURE,
  NORMAL,
  PARETO,
  UNIFORM,
} from "../../../engine/kernel/distribution.ts";

/** Probability of a value of at most x µs. */
export function cumulative(d: Distribution, x: number): number {
  if (x < 0) return 0;
  switch (d.kind) {
    case CONSTANT:
      return x >= d.a ? 1 : 0;
    case EXPONENTIAL:
      return 1 - Math.exp(-x / d.a);
    case UNIFORM:
      return Math.min(1, Math.max(0, (x - d.a) / (d.b - d.a || 1)));
    case NORMAL:
      return normal((x - d.a) / (d.b || 1));
    case LOGNORMAL:
      return x === 0 ? 0 : normal((Math.log(x) - d.a) / (d.b || 1e-9));
    case ERLANG:
      return erlang(d, x);
    case PARETO:
      return x < d.a ? 0 : 1 - (d.a / x) ** d.b;
    case MIXTURE:
      return d.parts.reduce((sum, part, i) => sum + (d.values[i] ?? 0) * cumulative(part, x), 0);
    case EMPIRICAL:
      return d.values.filter((value) => value <= x).length / Math.max(1, d.values.length);
    default:
      return 1 - Math.exp(-((x / d.a) ** d.b)); // weibull
  }
}
/** Of the standard normal; Zelen and Severo's approximation, good to five digits. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    0.3989422804 *
    Math.exp((-z * z) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}
function erlang(d: Distribution, x: number): number {
  const rate = (d.b / d.a) * x;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < d.b; n++) sum += term *= rate / n;
  return 1 - Math.exp(-rate) * sum;
}

const LONGEST = 3.15e13;
/** The value that is not exceeded with probability p. */
export function quantile(d: Distribution, p: number): number {
  let [low, high] = [0, 1];
  while (cumulative(d, high) < p && high < LONGEST) high *= 4;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (cumulative(d, middle) < p) low = middle;
    else high = middle;
  }
  return high;
}

/** Mean by quantiles: close enough to start another family from. */
export function typical(d: Distribution): number {
  const points = 40;
  let sum = 0;
  for (let i = 0; i < points; i++) sum += quantile(d, (i + 0.5) / points);
  return sum / points;
}
