// A fingerprint of events in order: the same events, the same text; anything else, another one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Digest } from "./digest.ts";

type Event = readonly [now: number, what: number, which: number];
const event: fc.Arbitrary<Event> = fc.tuple(fc.nat(), fc.integer(), fc.nat());
function textOf(events: readonly Event[]): string {
  const digest = new Digest();
  for (const [now, what, which] of events) digest.record(now, what, which);
  return digest.text();
}

describe("a digest", () => {
  it("is 16 lower-case hex digits, the same for the same events, however often it is read", () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        expect(textOf(events)).toMatch(/^[0-9a-f]{16}$/);
        const digest = new Digest();
        for (const [now, what, which] of events) {
          digest.text();
          digest.record(now, what, which);
        }
        expect(digest.text()).toBe(textOf(events));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("is another one when one event has another time, code or number, is missing, or comes earlier", () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 2, maxLength: 40 }), fc.nat(), fc.nat(2), (events, place, part) => {
        const i = place % (events.length - 1);
        const changed = events.map((one, k) => (k === i ? (one.with(part, one[part]! + 1) as unknown as Event) : one));
        const text = textOf(events);
        expect(textOf(changed)).not.toBe(text);
        expect(textOf(events.toSpliced(i, 1))).not.toBe(text);
        const turned = events.with(i, events[i + 1]!).with(i + 1, events[i]!);
        expect(textOf(turned) === text).toBe(String(turned) === String(events));
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it("gives no two of 50,000 short histories the same text", () => {
    const texts = new Set<string>();
    for (let i = 0; i < 50_000; i++) texts.add(textOf([[i % 100, 7, Math.floor(i / 100)]]));
    expect(texts.size).toBe(50_000);
  });
});
