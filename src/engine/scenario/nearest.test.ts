// The name that was meant: near enough, the nearest, and found quickly in a long list.
import { expect, it } from "vitest";

import { nearest } from "./nearest.ts";

it("finds slips of a letter or two, swapped neighbours and wrong case", () => {
  const names = ["replicas", "concurrency", "queue", "timeout", "time", "id"];
  expect(["replica", "repilcas", "Queue", "qeueu", "timout", "tmie", "if"].map((word) => nearest(word, names))).toEqual([
    "replicas",
    "replicas",
    "queue",
    "queue",
    "timeout",
    "time",
    "id",
  ]);
});
it("says nothing where nothing is near", () => {
  expect(["x", "", "bogus", "consistency-of-replicas", "a".repeat(1000)].map((word) => nearest(word, ["replicas", "id"]))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
it("takes the nearest, of equals the first", () => {
  expect(nearest("abcd", ["abxx", "abce", "abcf"])).toBe("abce");
});
it("finds a slip in a list of thousands too", () => {
  expect(nearest("orders-srvice", [...Array.from({ length: 3000 }, (_, i) => `node-${i}`), "orders-service"])).toBe("orders-service");
});
