// Which values are held by whom, beside what they are to have; and what a version changed.
import { expect, test } from "vitest";

import { configDetail } from "../../testing/story-config.ts";
import { changesOf, holdings, inOrder, troubleOf } from "./holdings.ts";

test("each key has the server's value, the staged one, and what others go by", () => {
  expect(holdings(configDetail())).toEqual([
    { key: "concurrency", value: 8, staged: 8, isStaged: false, others: [], onTrial: 0 },
    { key: "payment.timeout", value: "300ms", staged: "20ms", isStaged: true, others: [{ value: undefined, count: 2 }], onTrial: 1 },
  ]);
});

test("an instance that has not heard lags, one that cannot read what it holds has failed", () => {
  expect(configDetail().instances.map(troubleOf)).toEqual(["none", "lags", "none", "failed"]);
});

test("a version is told by what it changed; the first by nothing", () => {
  const { versions } = configDetail();
  expect(versions.map((version) => changesOf(version, versions).map(({ key, before, after }) => [key, before, after]))).toEqual([
    [],
    [["payment.timeout", undefined, "300ms"]],
    [["payment.timeout", "300ms", "20ms"]],
  ]);
});

test("instances in trouble come first, then those that try the staged version", () => {
  const detail = configDetail();
  const names = inOrder(detail).map((instance) => instance.name);
  const troubled = detail.instances.filter((instance) => troubleOf(instance) !== "none").map(({ name }) => name);
  const trying = detail.instances
    .filter((one) => troubleOf(one) === "none" && one.target === detail.staged?.version)
    .map(({ name }) => name);
  expect(trying.length).toBeGreaterThan(0);
  expect(names.slice(0, troubled.length + trying.length)).toEqual([...troubled, ...trying]);
});
