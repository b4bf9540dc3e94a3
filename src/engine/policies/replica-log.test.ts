// What a replica lacks, to the microsecond, and in the order of the commits.
import { expect, it } from "vitest";

import { ReplicaLog } from "./replica-log.ts";

it("a read is stale for exactly the lag of the write, and of that key alone", () => {
  const log = new ReplicaLog();
  log.write(7, 1000, 500);
  expect([1000, 1499, 1500].map((at) => log.behind(7, at))).toEqual([1, 1, 0]);
  log.write(7, 2000, 500);
  expect(log.behind(8, 2000)).toBe(0);
});

it("every version counts, and one of several may be there already", () => {
  const log = new ReplicaLog();
  log.write(7, 0, 500);
  log.write(7, 100, 500);
  log.write(7, 200, 500);
  expect([200, 500, 600, 700].map((at) => log.behind(7, at))).toEqual([3, 2, 1, 0]);
});

it("writes are replayed in the order of their commits: a short lag waits for a long one before it", () => {
  const log = new ReplicaLog();
  log.write(1, 0, 1000);
  log.write(2, 10, 5);
  expect([log.behind(2, 500), log.behind(2, 999), log.behind(2, 1000)]).toEqual([1, 1, 0]);
});

it("tells how far behind it is: the age of the oldest write that is missing", () => {
  const log = new ReplicaLog();
  log.write(1, 0, 100);
  log.write(2, 50, 100);
  expect([50, 99, 100, 149, 150].map((at) => log.lag(at))).toEqual([50, 99, 50, 99, 0]);
  expect(log.pending(150)).toBe(0);
});

it("stands thousands of writes under way, and forgets them when they are here", () => {
  const log = new ReplicaLog();
  for (let i = 0; i < 5000; i++) log.write(i % 100, i, 5000);
  expect(log.behind(3, 4999)).toBe(50);
  expect(log.pending(4999)).toBe(5000);
  expect([log.behind(3, 9999), log.pending(9999)]).toEqual([0, 0]);
});
