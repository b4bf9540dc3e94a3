// Trace and span ids as W3C's Trace Context has them (32 and 16 hex digits), drawn from seed, client and request number.
import { hex8, mixWord, mixWords } from "../../kernel/hash.ts";

/** As a word without a sign: by it nearly all ids are told apart. */
export const firstWord = (seed: number, client: number, request: number): number => first(seed, client, request) >>> 0;
export const firstWordOf = (id: string): number => Number.parseInt(id.slice(0, 8), 16);

const first = (seed: number, client: number, request: number): number => mixWords(mixWords(seed, client), request | 0);

export function traceId(seed: number, client: number, request: number): string {
  const a = first(seed, client, request);
  const b = mixWords(a, Math.floor(request / 4294967296));
  return hex8(a) + hex8(b) + hex8(mixWord(a ^ b)) + hex8(mixWord(b + 0x51ed27));
}

/** @param place of the span in its trace, in the order of sending; the root is −1 */
export function spanId(trace: string, place: number): string {
  const a = mixWords(firstWordOf(trace), place);
  return hex8(a) + hex8(mixWords(a, Number.parseInt(trace.slice(8, 16), 16)));
}
