// The textbook side of the theory tests: closed forms, and how a simulation is held against them.
import { exp, pow } from "../kernel/math.ts";

const SEEDS = Array.from({ length: 10 }, (_, i) => 7919 * (i + 1));
/** Student's t for nine degrees of freedom, two-sided 99.9 %. */
const T = 4.781;

export const overSeeds = (measure: (seed: number) => number): readonly number[] => SEEDS.map(measure);

/** Null when the mean is within 2 % of the closed form and the closed form within the 99.9 % interval of the seeds; else what is wrong. */
export function disagreement(measured: readonly number[], closedForm: number): string | null {
  const mean = measured.reduce((sum, value) => sum + value, 0) / measured.length;
  const variance = measured.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (measured.length - 1);
  const half = T * Math.sqrt(variance / measured.length);
  const agrees = Math.abs(mean / closedForm - 1) < 0.02 && Math.abs(mean - closedForm) <= half;
  return agrees ? null : `measured ${mean} ± ${half}, the closed form is ${closedForm}`;
}

/** Probability of waiting in M/M/c; `load` is arrival rate over one server's rate. */
export function erlangC(servers: number, load: number): number {
  let term = 1;
  let sum = 1;
  for (let i = 1; i < servers; i++) sum += term *= load / i;
  const last = ((term * load) / servers) * (servers / (servers - load));
  return last / (sum + last);
}

/** Share of customers of M/M/1 who leave the line, each patient for an exponential time of rate `impatience` while in line. */
export function withAbandonment(arrival: number, service: number, impatience: number): number {
  const shares = [1];
  for (let n = 1; n < 400; n++) shares.push((shares[n - 1] as number) * (arrival / (service + (n - 1) * impatience)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const leaving = shares.reduce((sum, share, n) => sum + (share / total) * Math.max(0, n - 1) * impatience, 0);
  return leaving / arrival;
}

/** A closed network of single-server stations and a think time, by mean value analysis: exact, adding one customer after another. */
export function meanValueAnalysis(customers: number, think: number, services: readonly number[]) {
  let present = services.map(() => 0);
  let throughput = 0;
  let response = 0;
  for (let n = 1; n <= customers; n++) {
    const times = services.map((service, i) => service * (1 + (present[i] as number)));
    response = times.reduce((sum, time) => sum + time, 0);
    throughput = n / (think + response);
    present = times.map((time) => throughput * time);
  }
  return { throughput, response, present };
}

/**
 * Share of hits of a least-recently-used cache of so many places when keys are asked for independently by Zipf's law: Che's
 * approximation (Che, Tung, Wang 2002): a key is there when it was asked for within the characteristic time.
 */
export function lruHitRatio(keys: number, places: number, zipf: number): number {
  const weights = Array.from({ length: keys }, (_, k) => pow(k + 1, -zipf));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const there = (time: number): readonly number[] => weights.map((weight) => 1 - exp((-weight / total) * time));
  let [low, high] = [0, 1e9];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (there(middle).reduce((sum, share) => sum + share, 0) < places) low = middle;
    else high = middle;
  }
  return there(low).reduce((sum, share, k) => sum + share * ((weights[k] as number) / total), 0);
}
