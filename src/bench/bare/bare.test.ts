import { describe, expect, test } from "vitest";

import { BareChain } from "./chain.ts";
import { BareChance } from "./chance.ts";
import { BareHeap } from "./heap.ts";
import { bareMmc } from "./mmc.ts";
import { BareRing } from "./ring.ts";

describe("a bare loop is worth comparing with only if it is right", () => {
  test("its heap yields events by time, and those of one time in the order they came", () => {
    const heap = new BareHeap(64);
    for (const [i, time] of [3, 1, 2, 1, 3, 0].entries()) heap.push(time, i);
    const popped = Array.from({ length: 6 }, () => heap.pop());
    expect(popped).toEqual([5, 1, 3, 2, 0, 4]);
  });

  test("its ring keeps the order while it grows and goes round", () => {
    const ring = new BareRing();
    const out: number[] = [];
    for (let i = 0; i < 500; i++) {
      ring.push(i);
      if (i % 3 === 0) out.push(ring.shift());
    }
    while (ring.size > 0) out.push(ring.shift());
    expect(out).toEqual(Array.from({ length: 500 }, (_, i) => i));
  });

  test("its exponential has its mean", () => {
    const chance = new BareChance(1);
    let sum = 0;
    for (let i = 0; i < 200_000; i++) sum += chance.exponential(2);
    expect(sum / 200_000).toBeCloseTo(2, 1);
  });

  test("M/M/1 at load 0.8 waits four service times, M/M/8 at 0.9 the 0.877 of Erlang C", () => {
    expect(Math.abs(bareMmc(0.8, 1, 1_000_000, 7).found - 4)).toBeLessThan(0.2);
    expect(Math.abs(bareMmc(7.2, 8, 1_000_000, 7).found - 0.877)).toBeLessThan(0.05);
  });

  test("the chain has 5.5 events a request and the tail that six other programs found, 36.9 to 37.2 ms", () => {
    const { events, found } = new BareChain(7).run(200);
    expect(events / 200_000).toBeCloseTo(5.5, 1);
    expect(Math.abs(found - 37)).toBeLessThan(1);
  });
});
