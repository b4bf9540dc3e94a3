// Trace and span ids as W3C's Trace Context has them (32 and 16 hex digits), drawn from seed, client and request number.
import { hex8, mixWord, mixWords } from "../../kernel/hash.ts";

const firstWord = (seed: number, client: number, request: number): number => mixWords(mixWords(seed, client), request | 0);

export function traceId(seed: number, client: number, request: number): string {
  const a = firstWord(seed, client, request);
  const b = mixWords(a, Math.floor(request / 4294967296));
  return hex8(a) + hex8(b) + hex8(mixWord(a ^ b)) + hex8(mixWord(b + 0x51ed27));
}

/** Tells whether a request's id is this one; nearly all are told apart by their first word, without writing their own. */
export function traceIdIs(id: string, seed: number): (client: number, request: number) => boolean {
  const first = Number.parseInt(id.slice(0, 8), 16);
  return (client, request) => firstWord(seed, client, request) >>> 0 === first && traceId(seed, client, request) === id;
}

/** @param place of the span in its trace, in the order of sending; the root is −1 */
export function spanId(trace: string, place: number): string {
  const a = mixWords(Number.parseInt(trace.slice(0, 8), 16), place);
  return hex8(a) + hex8(mixWords(a, Number.parseInt(trace.slice(8, 16), 16)));
}
