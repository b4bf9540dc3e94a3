// The order of events: by time, then by the order in which they were scheduled; a sorted list is the oracle.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { EventQueue } from "./event-queue.ts";

/** What the queue must do, plainly. */
class Sorted {
  private events: { readonly time: number; readonly sequence: number; readonly payload: number }[] = [];
  now = 0;
  private next = 0;
  after(delay: number, payload: number): void {
    this.insert(this.now + delay, this.next++, payload);
  }
  reserve(): number {
    return this.next++;
  }
  insert(time: number, sequence: number, payload: number): void {
    this.events.push({ time, sequence, payload });
    this.events.sort((a, b) => a.time - b.time || a.sequence - b.sequence);
  }
  get size(): number {
    return this.events.length;
  }
  pop(): number {
    const first = this.events.shift()!;
    this.now = first.time;
    return first.payload;
  }
}

const drained = (queue: { size: number; now: number; pop(): number }): [number, number][] => {
  const seen: [number, number][] = [];
  while (queue.size > 0) {
    const payload = queue.pop();
    seen.push([queue.now, payload]);
  }
  return seen;
};

describe("events surface", () => {
  it("by time, and within one instant in the order in which they were scheduled", () => {
    // A delay to schedule, or null to take the next one out: few different delays, so that ties abound.
    const acts = fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { nil: null, freq: 2 }), { maxLength: 600 });
    fc.assert(
      fc.property(acts, (script) => {
        const queue = new EventQueue();
        const oracle = new Sorted();
        const taken: (readonly [number, number, number, number])[] = [];
        script.forEach((delay, i) => {
          if (delay !== null) {
            queue.after(delay, i);
            oracle.after(delay, i);
          } else if (oracle.size > 0) taken.push([queue.pop(), queue.now, oracle.pop(), oracle.now]);
        });
        expect(taken.filter(([payload, now, first, at]) => payload !== first || now !== at)).toEqual([]);
        expect(drained(queue)).toEqual(drained(oracle));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("at the place that was reserved for them, though they were inserted later", () => {
    const places = fc.array(fc.record({ time: fc.integer({ min: 0, max: 9 }), reserved: fc.boolean() }), { maxLength: 300 });
    fc.assert(
      fc.property(places, (script) => {
        const [queue, oracle] = [new EventQueue(), new Sorted()];
        for (const into of [queue, oracle]) {
          const late: (() => void)[] = [];
          script.forEach(({ time, reserved }, i) => {
            if (!reserved) into.after(time, i);
            else {
              const place = into.reserve();
              late.push(() => into.insert(time, place, i));
            }
          });
          for (const insert of late.toReversed()) insert();
        }
        expect(drained(queue)).toEqual(drained(oracle));
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it("in their places, however reserved ones and others come and go meanwhile", () => {
    const act = fc.oneof(
      { weight: 5, arbitrary: fc.record({ does: fc.constant("after"), n: fc.nat(30) }) },
      { weight: 2, arbitrary: fc.record({ does: fc.constant("reserve"), n: fc.nat(30) }) },
      { weight: 2, arbitrary: fc.record({ does: fc.constant("insert"), n: fc.nat(5) }) },
      { weight: 5, arbitrary: fc.record({ does: fc.constant("pop"), n: fc.constant(0) }) },
    );
    fc.assert(
      fc.property(fc.nat(80), fc.array(act, { minLength: 50, maxLength: 700, size: "max" }), (before, script) => {
        const [queue, oracle] = [new EventQueue(), new Sorted()];
        const reserved: { readonly time: number; readonly sequence: number }[] = [];
        const both = (act: (into: EventQueue | Sorted) => void) => [queue, oracle].forEach(act);
        for (let i = 0; i < before; i++) both((into) => into.after(i % 17, i));
        const taken: number[][] = [];
        script.forEach(({ does, n }, i) => {
          if (does === "after") both((into) => into.after(n, i));
          else if (does === "reserve") {
            reserved.push({ time: queue.now + n, sequence: queue.reserve() });
            oracle.reserve();
          } else if (does === "insert") {
            const place = reserved.splice(n % Math.max(1, reserved.length), 1)[0];
            if (place !== undefined && place.time >= queue.now) both((into) => into.insert(place.time, place.sequence, i));
          } else if (oracle.size > 0) taken.push([queue.pop(), queue.now, queue.size, oracle.pop(), oracle.now, oracle.size]);
        });
        expect(taken.filter(([a, b, c, x, y, z]) => a !== x || b !== y || c !== z)).toEqual([]);
        expect(drained(queue)).toEqual(drained(oracle));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it("all of them, when the arrays had to grow many times over", () => {
    const queue = new EventQueue();
    const n = 50_000;
    for (let i = 0; i < n; i++) queue.after((i * 7919) % n, i);
    const seen = Array.from({ length: n }, () => (queue.pop() * 7919) % n);
    expect(seen.findIndex((time, i) => time !== i)).toBe(-1);
    expect(queue.size).toBe(0);
  });

  it("with their exact time and payload after centuries", () => {
    const queue = new EventQueue();
    const far = 2 ** 52;
    queue.after(far, 2 ** 31 - 1);
    expect([queue.pop(), queue.now]).toEqual([2 ** 31 - 1, far]);
    queue.after(1, 0);
    expect([queue.pop(), queue.now]).toEqual([0, far + 1]);
  });
});
