// Which spans of a trace are attempts of one call, or deliveries of one message: a span does not say it, its place and time do.
import { SPAN, SPAN_COLUMNS } from "./span-pool.ts";

/**
 * How many attempts the call of each span had in all: walking from the newest, the first of a call met has the highest number.
 * @param isDelivery of a route, by its index
 */
export function attemptsOf(spans: Float64Array, isDelivery: (route: number) => boolean): number[] {
  const of: number[] = [];
  for (let at = 0; at < spans.length; at += SPAN_COLUMNS) {
    const attempt = spans[at + SPAN.ATTEMPT] as number;
    let later = -1;
    for (let j = of.length - 1; j >= 0 && later < 0; j--) if (isNext(spans, at, j * SPAN_COLUMNS, isDelivery)) later = j;
    of.push(later < 0 ? attempt : (of[later] as number));
  }
  return of;
}

/** The next try of a call follows on it at once; the next delivery of a message when its turn comes. */
const isNext = (spans: Float64Array, a: number, b: number, isDelivery: (route: number) => boolean): boolean =>
  spans[b + SPAN.PARENT] === spans[a + SPAN.PARENT] &&
  spans[b + SPAN.ROUTE] === spans[a + SPAN.ROUTE] &&
  spans[b + SPAN.ENDPOINT] === spans[a + SPAN.ENDPOINT] &&
  spans[b + SPAN.ATTEMPT] === (spans[a + SPAN.ATTEMPT] as number) + 1 &&
  (Math.abs(askedAt(spans, b) - (spans[a + SPAN.SETTLED] as number)) < 1 || isDelivery(spans[a + SPAN.ROUTE] as number));

/** Before its back-off, and before the caller's own limits held it. */
const askedAt = (spans: Float64Array, at: number): number =>
  (spans[at + SPAN.SENT] as number) -
  (spans[at + SPAN.BACKOFF] as number) -
  (spans[at + SPAN.LIMITED] as number) -
  (spans[at + SPAN.HELD] as number);
