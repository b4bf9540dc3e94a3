// Distributions of a duration. One shape for all of them and one switch: a draw is a jump, not a megamorphic call.
// Parameters are exact µs; a draw is whole µs, never negative.
import { exp, log, normalQuantile, pow } from "./math.ts";
import type { RandomStream } from "./random-stream.ts";

export const CONSTANT = 0;
export const EXPONENTIAL = 1;
export const UNIFORM = 2;
export const NORMAL = 3;
export const LOGNORMAL = 4;
export const ERLANG = 5;
export const PARETO = 6;
export const WEIBULL = 7;
export const MIXTURE = 8;
export const EMPIRICAL = 9;

export class Distribution {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly parts: readonly Distribution[];
  readonly values: readonly number[];
  constructor(kind: number, a: number, b: number, parts: readonly Distribution[] = [], values: readonly number[] = []) {
    this.kind = kind;
    this.a = a;
    this.b = b;
    this.parts = parts;
    this.values = values;
  }
}

export const constant = (us: number): Distribution => new Distribution(CONSTANT, Math.round(us), 0);
export const exponential = (mean: number): Distribution => new Distribution(EXPONENTIAL, mean, 0);
export const uniform = (low: number, high: number): Distribution => new Distribution(UNIFORM, low, high);
/** Draws below 0 become 0. */
export const normal = (mean: number, deviation: number): Distribution => new Distribution(NORMAL, mean, deviation);
/** By the mean and deviation of the logarithm of the duration in µs. */
export const lognormal = (mu: number, sigma: number): Distribution => new Distribution(LOGNORMAL, mu, sigma);
/** sigma = ln(p99 / p50) / 2.326347874. */
export const lognormalByPercentiles = (p50: number, p99: number): Distribution => lognormal(log(p50), log(p99 / p50) / 2.326347874);
export const lognormalByMoments = (mean: number, deviation: number): Distribution => {
  const variance = log(1 + (deviation / mean) * (deviation / mean));
  return lognormal(log(mean) - variance / 2, Math.sqrt(variance));
};
/** The sum of `shape` exponentials, with this mean in all. */
export const erlang = (shape: number, mean: number): Distribution => new Distribution(ERLANG, mean, shape);
export const pareto = (min: number, shape: number): Distribution => new Distribution(PARETO, min, shape);
export const weibull = (shape: number, scale: number): Distribution => new Distribution(WEIBULL, scale, shape);
/** One of the parts, by weight; the weights add up to 1. */
export const mixture = (weights: readonly number[], parts: readonly Distribution[]): Distribution =>
  new Distribution(MIXTURE, 0, 0, parts, weights);
export const empirical = (values: readonly number[]): Distribution =>
  new Distribution(
    EMPIRICAL,
    0,
    0,
    [],
    values.map((value) => Math.round(value)),
  );

/** Longer draws are cut: a heavy tail must not leave the exact range of a double. */
const LONGEST = 365 * 24 * 3.6e9;

export function draw(d: Distribution, random: RandomStream): number {
  if (d.kind === EXPONENTIAL) return Math.floor(d.a * random.exponential() + 0.5);
  if (d.kind === CONSTANT) return d.a;
  return drawOther(d, random);
}

/** `draw` after `random.seek(request, lineage)`, where nothing more is drawn: by less work. */
export function drawOf(d: Distribution, random: RandomStream, request: number, lineage: number): number {
  if (d.kind === EXPONENTIAL) return Math.floor(d.a * random.exponentialOf(request, lineage) + 0.5);
  if (d.kind === CONSTANT) return d.a;
  random.seek(request, lineage);
  return drawOther(d, random);
}

function drawOther(d: Distribution, random: RandomStream): number {
  const x = exactDraw(d, random);
  return x <= 0 ? 0 : x >= LONGEST ? LONGEST : Math.floor(x + 0.5);
}

function exactDraw(d: Distribution, random: RandomStream): number {
  switch (d.kind) {
    case UNIFORM:
      return d.a + (d.b - d.a) * random.unit();
    case NORMAL:
      return d.a + d.b * normalQuantile(openUnit(random));
    case LOGNORMAL:
      return exp(d.a + d.b * normalQuantile(openUnit(random)));
    case ERLANG:
      return drawErlang(d, random);
    case PARETO:
      return d.a * exp(random.exponential() / d.b);
    case WEIBULL:
      return d.a * pow(random.exponential(), 1 / d.b);
    case MIXTURE:
      return drawMixture(d, random);
    case EMPIRICAL:
      return d.values[random.below(d.values.length)] as number;
    default:
      return draw(d, random);
  }
}

/** 0 < x < 1 */
const openUnit = (random: RandomStream): number => (random.u32() + 0.5) * 2.3283064365386963e-10;

function drawErlang(d: Distribution, random: RandomStream): number {
  let sum = 0;
  for (let i = 0; i < d.b; i++) sum += random.exponential();
  return (d.a / d.b) * sum;
}

function drawMixture(d: Distribution, random: RandomStream): number {
  let left = random.unit();
  for (let i = 0; i < d.parts.length - 1; i++) {
    left -= d.values[i] as number;
    if (left < 0) return draw(d.parts[i] as Distribution, random);
  }
  return draw(d.parts[d.parts.length - 1] as Distribution, random);
}
