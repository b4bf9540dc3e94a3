// How many attempts a call had is read from spans: the reading is held against the sentence that defines it, looked up pair by pair.
import fc from "fast-check";
import { expect, it } from "vitest";

import { SPAN, SPAN_COLUMNS } from "./span-pool.ts";
import { attemptsOf } from "./trace-attempts.ts";

const DELIVERY = 1;
const isDelivery = (route: number): boolean => route === DELIVERY;

interface Row {
  readonly parent: number;
  readonly route: number;
  readonly endpoint: number;
  readonly attempt: number;
  readonly sent: number;
  readonly waited: number;
  readonly settled: number;
}
const few = (max: number) => fc.nat({ max });
/** Moments lie close together, in halves of a µs, and some are not known. */
const moment = few(12).map((halves) => halves / 2);
const row = fc.record<Row>({
  parent: few(2),
  route: few(2),
  endpoint: few(1),
  attempt: few(3),
  sent: moment,
  waited: few(2),
  settled: fc.oneof(moment, fc.constant(NaN)),
});

function written(rows: readonly Row[]): Float64Array {
  const spans = new Float64Array(rows.length * SPAN_COLUMNS);
  rows.forEach(({ attempt, endpoint, parent, route, sent, settled, waited }, i) => {
    const at = i * SPAN_COLUMNS;
    spans[at + SPAN.PARENT] = parent;
    spans[at + SPAN.ROUTE] = route;
    spans[at + SPAN.ENDPOINT] = endpoint;
    spans[at + SPAN.ATTEMPT] = attempt;
    spans[at + SPAN.SENT] = sent + waited;
    spans[at + SPAN.BACKOFF] = waited;
    spans[at + SPAN.SETTLED] = settled;
  });
  return spans;
}

const follows = (next: Row, one: Row): boolean =>
  next.parent === one.parent &&
  next.route === one.route &&
  next.endpoint === one.endpoint &&
  next.attempt === one.attempt + 1 &&
  (isDelivery(one.route) || Math.abs(next.sent - one.settled) < 1);

it("an attempt is followed by the nearest later one of the same call that was asked for when it had settled, a delivery by the nearest of its message", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const all: number[] = [];
      rows.forEach((one, i) => {
        const next = rows.slice(0, i).findLastIndex((later) => follows(later, one));
        all.push(next < 0 ? one.attempt : (all[next] as number));
      });
      expect(attemptsOf(written(rows), isDelivery)).toEqual(all);
    }),
    { seed: 1, numRuns: 500 },
  );
});
