// A token bucket, exact: held against whole numbers of a millionth of a token, in which nothing is rounded.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { TokenBucket } from "./token-bucket.ts";

describe("a token bucket", () => {
  it("agrees, request by request, with arithmetic in millionths of a token", () => {
    const gaps = fc.array(fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 3_000_000 })), { maxLength: 300 });
    const exact = fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 20 }), gaps, (rate, burst, script) => {
      const bucket = new TokenBucket(rate, burst);
      let millionths = burst * 1e6;
      let now = 0;
      return script.every((gap) => {
        now += gap;
        millionths = Math.min(burst * 1e6, millionths + rate * gap);
        const may = millionths >= 1e6;
        if (may) millionths -= 1e6;
        return bucket.take(now) === may;
      });
    });
    expect(fc.check(exact, { seed: 1, numRuns: 500 }).counterexample).toBeNull();
  });

  it("lets a burst through at once, then one for each token that is due, at that very microsecond", () => {
    const bucket = new TokenBucket(3, 2); // a token every 333,333.3 µs
    expect([0, 0, 0, 333_333, 333_334, 666_666, 666_667].map((now) => bucket.take(now))).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  it("admits burst + rate × time of whatever is asked of it over days", () => {
    const bucket = new TokenBucket(7, 5);
    let admitted = 0;
    for (let now = 0; now <= 86_400e6; now += 100_000_000 / 1000) if (bucket.take(now)) admitted++;
    expect(admitted).toBe(5 + 7 * 86_400);
  });

  it("tells how long it is until a token is there: then, and not a microsecond before, one is given", () => {
    const bucket = new TokenBucket(3, 1);
    bucket.take(0);
    const wait = bucket.wait(100);
    expect([wait, bucket.take(100 + wait - 1), bucket.take(100 + wait), bucket.wait(100 + wait)]).toEqual([333_234, false, true, 333_334]);
    expect(new TokenBucket(3, 1).wait(0)).toBe(0);
  });

  it("keeps its tokens under another rate and size, as many as fit", () => {
    const bucket = new TokenBucket(10, 20);
    for (let i = 0; i < 10; i++) bucket.take(0);
    bucket.configure(1000, 50, 100_000);
    expect([bucket.available(100_000), bucket.available(101_000), bucket.available(1e9)]).toEqual([11, 12, 50]);
    bucket.configure(1, 4, 2e9);
    expect(bucket.available(2e9)).toBe(4);
  });

  it("tells how much is there, never more than the burst", () => {
    const bucket = new TokenBucket(10, 4);
    bucket.take(0);
    expect([bucket.available(0), bucket.available(50_000), bucket.available(1e9)]).toEqual([3, 3.5, 4]);
  });
});
