// The limit that learns (Gradient2): how fast it grows, how fast it shrinks, and when it learns nothing. Times in µs.
import { describe, expect, it } from "vitest";

import { FixedLimit, GradientLimit, type GradientSettings } from "./concurrency-limit.ts";

const GRADIENT: GradientSettings = { initial: 20, min: 1, max: 200, queue: 4, tolerance: 1.5, smoothing: 0.2, window: 600 };
function after(
  samples: number,
  took: (i: number) => number,
  inFlight: (limit: number) => number,
  settings: Partial<GradientSettings> = {},
) {
  const limit = new GradientLimit({ ...GRADIENT, ...settings });
  for (let i = 0; i < samples; i++) limit.sample(took(i), inFlight(limit.limit));
  return limit;
}
const full = (limit: number): number => limit;

describe("a gradient limit", () => {
  it("grows by smoothing × queue a call while calls take what they always took, up to its most", () => {
    expect(after(10, () => 1000, full).limit).toBe(Math.floor(20 + 10 * 0.2 * 4));
    expect(after(1000, () => 1000, full).limit).toBe(200);
  });

  it("learns nothing while the caller asks for less than half of it", () => {
    expect(
      after(
        1000,
        () => 1000,
        (limit) => Math.floor(limit / 2) - 1,
      ).limit,
    ).toBe(20);
  });

  it("shrinks in proportion when calls take longer than the tolerance allows, at most by half of the smoothing a call", () => {
    const limit = after(100, () => 1000, full, { max: 50 });
    expect(limit.limit).toBe(50);
    limit.sample(4000, 50); // 1.5 × the average of about 1010 is well below half of 4000
    expect(limit.limit).toBe(Math.floor(50 * 0.8 + (50 * 0.5 + 4) * 0.2));
  });

  it("never leaves its bounds, whatever happens", () => {
    const wild = (i: number) => (i % 7 === 0 ? 1 : 10 ** (i % 9));
    const limit = new GradientLimit({ ...GRADIENT, min: 5, max: 40 });
    for (let i = 0; i < 10_000; i++) {
      limit.sample(wild(i), limit.limit);
      expect(limit.limit).toBeGreaterThanOrEqual(5);
      expect(limit.limit).toBeLessThanOrEqual(40);
    }
  });
});

it("a fixed limit stays what it is", () => {
  const limit = new FixedLimit(7);
  expect(limit.limit).toBe(7);
});
