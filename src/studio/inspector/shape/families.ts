// The families of distributions that can be written, each started from the typical duration of the one before it.
import { parseDistribution } from "../../../engine/scenario/distribution-text.ts";
import { writeDuration } from "../../../engine/scenario/duration-text.ts";
import { typical } from "./cumulative.ts";

type Write = (of: (times: number) => string) => string;
/** By name; `of(2)` is twice the typical duration. */
export const FAMILIES: Readonly<Record<string, Write>> = {
  constant: (of) => of(1),
  exp: (of) => `exp(${of(1)})`,
  uniform: (of) => `uniform(${of(0.5)}, ${of(1.5)})`,
  normal: (of) => `normal(${of(1)}, ${of(0.25)})`,
  lognormal: (of) => `lognormal(p50=${of(0.8)}, p99=${of(5)})`,
  erlang: (of) => `erlang(3, ${of(1)})`,
  pareto: (of) => `pareto(min=${of(0.5)}, shape=2)`,
  weibull: (of) => `weibull(shape=0.7, scale=${of(0.8)})`,
  bimodal: (of) => `bimodal(0.95: exp(${of(0.7)}), 0.05: ${of(6)})`,
  empirical: (of) => `empirical(${of(0.5)}, ${of(0.8)}, ${of(1)}, ${of(2)})`,
};

/** The family of a written distribution; "" where it is none. */
export function familyOf(text: string): string {
  const name = /^\s*([a-z]+)\s*\(/.exec(text)?.[1] ?? "constant";
  return Object.hasOwn(FAMILIES, name) ? name : "";
}

const SOME = 10_000;
export function changeFamily(text: string, family: string): string {
  const parsed = parseDistribution(text);
  const us = parsed.ok ? typical(parsed.value) || SOME : SOME;
  return FAMILIES[family]?.((times) => writeDuration(round(us * times))) ?? text;
}
/** Two digits are enough to start from. */
function round(us: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(us)) - 1);
  return Math.max(1, Math.round(us / unit) * unit);
}
