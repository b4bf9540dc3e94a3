// The middleware of an APIGateway used alone: functions that may change a request, answer it themselves, hand it on, and see the
// answer on its way back. They share their parts (token bucket, response cache, single flight) with the gateway of a drawing.
import { hashText } from "../../kernel/hash.ts";
import { type CacheSettings, KeyedCache } from "../keyed-cache.ts";
import type { Headers } from "../path-table.ts";
import { SingleFlight } from "../single-flight.ts";
import { TokenBucket } from "../token-bucket.ts";

export interface GatewayRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  /** Who asks: what a rate limit per client goes by. */
  readonly client?: string;
  /** What is asked for, where the path does not say it. */
  readonly key?: string;
}
export interface GatewayResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body?: unknown;
}
/** Is given the answer, once, now or later. */
export type Answer = (response: GatewayResponse) => void;
/** Hands the request on to the next stage, or to the service at last. */
export type Next = (request: GatewayRequest, answer: Answer) => void;
export type GatewayMiddleware = (request: GatewayRequest, next: Next, answer: Answer) => void;
/** µs of virtual time. */
export type Clock = () => number;

export const responseOf = (status: number, headers: Headers = {}): GatewayResponse => ({ status, headers });
const isGood = ({ status }: GatewayResponse): boolean => status >= 200 && status < 300;

/** 401 to whoever the check does not know. */
export const authentication =
  (isKnown: (request: GatewayRequest) => boolean): GatewayMiddleware =>
  (request, next, answer) => {
    if (isKnown(request)) next(request, answer);
    else answer(responseOf(401));
  };

/**
 * 429 with `retry-after` (whole seconds, rounded up, as HTTP has it) to whoever gets no token.
 * @param rate tokens that come back a second  @param burst tokens at most  @param nameOf whose bucket it is [one for all]
 */
export function rateLimit(
  rate: number,
  burst: number,
  clock: Clock,
  nameOf: (request: GatewayRequest) => string = () => "",
): GatewayMiddleware {
  const buckets = new Map<string, TokenBucket>();
  return (request, next, answer) => {
    const name = nameOf(request);
    const bucket = buckets.get(name) ?? new TokenBucket(rate, burst);
    buckets.set(name, bucket);
    const now = clock();
    if (bucket.take(now)) next(request, answer);
    else answer(responseOf(429, { "retry-after": String(Math.ceil(bucket.wait(now) / 1e6)) }));
  };
}

const identity = ({ method, path, key = "" }: GatewayRequest): readonly [number, number] => {
  const text = `${method} ${path} ${key}`;
  return [hashText(text), hashText(text, 0x1b873593)];
};
const GET: readonly string[] = ["GET"];

/** Good answers by method, path and key; a hit says so in `x-cache`. @param settings capacity, µs to live, lru or lfu */
export function responseCache(settings: CacheSettings, clock: Clock, methods = GET): GatewayMiddleware & { readonly cache: KeyedCache } {
  const cache = new KeyedCache(settings);
  const stored: GatewayResponse[] = [];
  const pass: GatewayMiddleware = (request, next, answer) => {
    if (!methods.includes(request.method)) return next(request, answer);
    const [space, key] = identity(request);
    const entry = cache.find(space, key, clock());
    if (entry >= 0) {
      const { headers, ...rest } = stored[entry] as GatewayResponse;
      return answer({ ...rest, headers: { ...headers, "x-cache": "hit" } });
    }
    next(request, (response) => {
      if (isGood(response)) stored[cache.put(space, key, clock())] = response;
      answer(response);
    });
  };
  return Object.assign(pass, { cache });
}

/** Identical requests in flight wait for the one that was sent, and get its answer. */
export function coalescing(methods = GET): GatewayMiddleware {
  const flight = new SingleFlight<{ readonly answer: Answer }>();
  return (request, next, answer) => {
    if (!methods.includes(request.method)) return next(request, answer);
    const [space, key] = identity(request);
    if (flight.leader(space, key) !== null) return flight.wait(space, key, { answer });
    flight.lead(space, key, { answer });
    next(request, (response) => {
      const waiting: Answer[] = [];
      for (let one = flight.shift(space, key); one !== null; one = flight.shift(space, key)) waiting.push(one.answer);
      flight.land(space, key);
      for (const each of [answer, ...waiting]) each(response);
    });
  };
}

/** One record a request, when its answer has passed. */
export const logging =
  (write: (request: GatewayRequest, response: GatewayResponse, us: number) => void, clock: Clock): GatewayMiddleware =>
  (request, next, answer) => {
    const at = clock();
    next(request, (response) => {
      write(request, response, clock() - at);
      answer(response);
    });
  };

/** Headers that later stages and the paths see. */
export const setHeaders =
  (set: Headers): GatewayMiddleware =>
  (request, next, answer) =>
    next({ ...request, headers: { ...request.headers, ...set } }, answer);

/** 503 to whoever comes while so many are behind it. */
export function loadShedding(maxInFlight: number): GatewayMiddleware {
  let inFlight = 0;
  return (request, next, answer) => {
    if (inFlight >= maxInFlight) return answer(responseOf(503));
    inFlight++;
    next(request, (response) => {
      inFlight--;
      answer(response);
    });
  };
}
