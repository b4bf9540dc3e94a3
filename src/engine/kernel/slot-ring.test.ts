// A line of slots behaves as an array that is long enough, at both ends, and forgets in its midst what it is told to.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { SlotRing } from "./slot-ring.ts";

const acts = fc.array(fc.constantFrom("push", "push", "push", "shift", "pop", "keep") satisfies fc.Arbitrary<string>, { maxLength: 300 });
const contents = (ring: SlotRing): number[] => Array.from({ length: ring.length }, (_, i) => ring.at(i));

describe("a line", () => {
  it("is an array to which one adds at the end and from which one takes at either", () => {
    fc.assert(
      fc.property(acts, (script) => {
        const ring = new SlotRing();
        let oracle: number[] = [];
        const taken: [number, number][] = [];
        script.forEach((act, i) => {
          if (act === "push") {
            ring.push(i);
            oracle.push(i);
          } else if (act === "keep") {
            ring.keep((slot) => slot % 3 !== 0);
            oracle = oracle.filter((slot) => slot % 3 !== 0);
          } else if (oracle.length > 0) taken.push([ring[act as "shift" | "pop"](), oracle[act as "shift" | "pop"]()!]);
        });
        expect(taken.filter(([slot, first]) => slot !== first)).toEqual([]);
        expect(contents(ring)).toEqual(oracle);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("keeps the order of a hundred thousand while the front moves on", () => {
    const ring = new SlotRing();
    const taken: number[] = [];
    for (let i = 0; i < 100_000; i++) {
      ring.push(i);
      if (i % 3 === 0) taken.push(ring.shift());
    }
    while (ring.length > 0) taken.push(ring.shift());
    expect(taken).toHaveLength(100_000);
    expect(taken.findIndex((slot, i) => slot !== i)).toBe(-1);
  });
});
