// Which rule of a path table fits: longest prefix, then headers, then weights.
import { describe, expect, it } from "vitest";

import { byWeight, PathTable } from "./path-table.ts";

const rule = (path: string, target: string, more: { weight?: number; headers?: Record<string, string> } = {}) => ({
  path,
  target,
  weight: 1,
  ...more,
});
const table = new PathTable([
  rule("/api", "api"),
  rule("/api/users", "users"),
  rule("/api/users", "canary", { headers: { "x-canary": "1" } }),
  rule("/api/users", "both", { headers: { "x-canary": "1", "x-tenant": "a" } }),
  rule("/api/users/me", "beta", { headers: { "x-beta": "1" } }),
  rule("/off", "off", { weight: 0 }),
]);
const to = (path: string, headers?: Record<string, string>) => table.fitting(path, headers).map((one) => one.target);

describe("a path table", () => {
  it("takes the longest prefix of whole segments", () => {
    expect([to("/api/users/7"), to("/api/usersx"), to("/api?x=/users"), to("/other"), to("/off")]).toEqual([
      ["users"],
      ["api"],
      ["api"],
      [],
      [],
    ]);
  });
  it("among those whose headers are there, and of equal prefixes those that ask for the most", () => {
    expect([to("/api/users", { "x-canary": "1" }), to("/api/users", { "x-canary": "2" })]).toEqual([["canary"], ["users"]]);
    expect(to("/api/users", { "x-canary": "1", "x-tenant": "a" })).toEqual(["both"]);
    expect([to("/api/users/me"), to("/api/users/me", { "x-beta": "1" })]).toEqual([["users"], ["beta"]]);
  });
  it("takes header names for ordinary text", () => {
    const odd = new PathTable([rule("/", "odd", { headers: { constructor: "1" } }), rule("/", "plain")]);
    expect(odd.fitting("/", {}).map((one) => one.target)).toEqual(["plain"]);
  });
  it("names the longest prefix that it knows", () => {
    expect([table.prefixOf("/api/users/me/x"), table.prefixOf("/api/"), table.prefixOf("/")]).toEqual(["/api/users/me", "/api", null]);
  });
  it("splits by weights", () => {
    const rules = [rule("/", "a", { weight: 3 }), rule("/", "b")];
    expect([0, 0.74, 0.75, 0.999].map((unit) => byWeight(rules, unit).target)).toEqual(["a", "a", "b", "b"]);
  });
});
