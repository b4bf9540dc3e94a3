// Which spans of a trace are attempts of one call, or deliveries of one message: a span does not say it, its place and time do.
import { SPAN, SPAN_COLUMNS } from "./span-pool.ts";

/**
 * How many attempts the call of each span had in all: walking from the newest, the first of a call met has the highest number.
 * @param isDelivery of a route, by its index
 */
export function attemptsOf(spans: Float64Array, isDelivery: (route: number) => boolean): number[] {
  const of: number[] = [];
  const found = new Found();
  for (let at = 0; at < spans.length; at += SPAN_COLUMNS) {
    const attempt = spans[at + SPAN.ATTEMPT] as number;
    const route = spans[at + SPAN.ROUTE] as number;
    const later = isDelivery(route) ? found.delivery(spans, at) : found.call(spans, at);
    of.push(later < 0 ? attempt : (of[later] as number));
    found.add(spans, at, isDelivery(route));
  }
  return of;
}

/** The attempts that were met so far: by what was called for whom, and calls by when they were asked for too. */
class Found {
  private readonly deliveries = new Map<string, number>();
  private readonly calls = new Map<string, number[]>();

  add(spans: Float64Array, at: number, delivery: boolean): void {
    const key = keyOf(spans, at, spans[at + SPAN.ATTEMPT] as number);
    if (delivery) this.deliveries.set(key, at);
    else {
      const timed = `${key} ${Math.floor(askedAt(spans, at))}`;
      const there = this.calls.get(timed);
      if (there === undefined) this.calls.set(timed, [at]);
      else there.push(at);
    }
  }

  /** The next delivery of a message comes when its turn does. @returns its place; −1: there is none */
  delivery(spans: Float64Array, at: number): number {
    const next = this.deliveries.get(keyOf(spans, at, (spans[at + SPAN.ATTEMPT] as number) + 1));
    return next === undefined ? -1 : next / SPAN_COLUMNS;
  }

  /** The next try of a call follows on it at once: within 1 µs. */
  call(spans: Float64Array, at: number): number {
    const settled = spans[at + SPAN.SETTLED] as number;
    const key = keyOf(spans, at, (spans[at + SPAN.ATTEMPT] as number) + 1);
    let last = -1;
    for (let near = -1; near <= 1; near++)
      for (const place of this.calls.get(`${key} ${Math.floor(settled) + near}`) ?? [])
        if (place > last && Math.abs(askedAt(spans, place) - settled) < 1) last = place;
    return last < 0 ? -1 : last / SPAN_COLUMNS;
  }
}

const keyOf = (spans: Float64Array, at: number, attempt: number): string =>
  `${spans[at + SPAN.PARENT]} ${spans[at + SPAN.ROUTE]} ${spans[at + SPAN.ENDPOINT]} ${attempt}`;

/** Before its back-off, and before the caller's own limits held it. */
const askedAt = (spans: Float64Array, at: number): number =>
  (spans[at + SPAN.SENT] as number) -
  (spans[at + SPAN.BACKOFF] as number) -
  (spans[at + SPAN.LIMITED] as number) -
  (spans[at + SPAN.HELD] as number);
