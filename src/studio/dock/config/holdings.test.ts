// Which values are held by whom, beside what they are to have; and what a version changed.
import { expect, test } from "vitest";

import { configDetail } from "../../testing/story-config.ts";
import { changesOf, holdings, troubleOf } from "./holdings.ts";

test("each key has the server's value, the staged one, and what others go by", () => {
  expect(holdings(configDetail())).toEqual([
    { key: "concurrency", value: 8, staged: 8, isStaged: false, others: [] },
    { key: "payment.timeout", value: "300ms", staged: "20ms", isStaged: true, others: [{ value: undefined, count: 2 }] },
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
