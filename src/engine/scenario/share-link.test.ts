// What goes into a link comes out of it; what was cut, altered or made up is told apart.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { arbitraryScenario } from "../testing/arbitrary-scenario.ts";
import { toBase64url } from "./base64url.ts";
import { deflate } from "./deflate.ts";
import type { Scenario } from "./document.ts";
import { decodeLink, encodeLink } from "./share-link.ts";
import { withoutDefaults } from "./write-scenario.ts";

const codes = async (link: string): Promise<readonly string[]> => {
  const opened = await decodeLink(link);
  return opened.ok ? [] : opened.problems.map((problem) => problem.code);
};
const linkOf = async (text: string, version = 1) => `#s=${version}.${toBase64url(await deflate(text))}`;

/** Fifteen services of which each says something, twenty routes with policies, four faults. */
function large(): Scenario {
  const names = [
    "frontend",
    "checkout",
    "payment",
    "shipping",
    "currency",
    "catalog",
    "recommendation",
    "ads",
    "email",
    "cart",
    "inventory",
    "orders",
    "users",
    "search",
  ];
  const nodes = names.map((id, i) => ({
    id: `${id}-service`,
    kind: "service" as const,
    name: id,
    replicas: 2 + (i % 3),
    concurrency: 8 + i,
    queue: 32 * (1 + (i % 4)),
    time: `lognormal(p50=${3 + i}ms, p99=${30 + 7 * i}ms)`,
    version: `0.${i}.2`,
    runtime: ["Go", "Java", "Python"][i % 3] as string,
  }));
  const routes = Array.from({ length: 19 }, (_, i) => ({
    id: `r${i + 2}`,
    from: `${names[i % 7] as string}-service`,
    to: `${names[7 + ((i * 3 + Math.floor(i / 7)) % 7)] as string}-service`,
    timeout: `${200 + 50 * i}ms`,
    ...(i % 3 === 0 ? { retry: { attempts: 2 + (i % 3), base: `${10 + i}ms` } } : {}),
  }));
  return {
    format: "faultline/1",
    name: "A shop under a slow database on a Friday",
    seed: 1234,
    nodes: [
      {
        id: "shoppers",
        kind: "client",
        load: { shape: "wave", mean: 300, amplitude: 200 },
        requests: [{ path: "/" }, { path: "/cart", method: "POST", weight: 3 }],
      },
      ...nodes,
    ],
    routes: [{ id: "r1", from: "shoppers", to: "frontend-service" }, ...routes],
    timeline: ["latency", "errors", "crash", "hang"].map((fault, i) => ({
      id: `f${i}`,
      at: `${30 + 20 * i}s`,
      for: "30s",
      do: "fault",
      fault,
      target: `${names[i + 2] as string}-service`,
    })) as never,
    layout: Object.fromEntries(
      ["shoppers", ...names.map((name) => `${name}-service`)].map((id, i) => [id, [(i % 5) * 220, Math.floor(i / 5) * 140] as const]),
    ),
  };
}

describe("a link", () => {
  it("gives the document back, without its defaults", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryScenario(), async (scenario) => {
        expect(await decodeLink(await encodeLink(scenario))).toEqual({ ok: true, value: withoutDefaults(scenario) });
      }),
      { seed: 3, numRuns: 100 },
    );
  });
  it("of 15 nodes, 20 routes and 4 faults is shorter than 2,000 characters", async () => {
    const link = await encodeLink(large());
    expect(link.length).toBeLessThan(2000);
    expect(await decodeLink(`https://faultline.example/play?x=1${link}\n`)).toEqual({ ok: true, value: withoutDefaults(large()) });
  });
  it("opens too where its base64url was padded", async () => {
    const link = await encodeLink(large());
    const padded = link + "=".repeat((4 - ((link.length - "#s=1.".length) % 4)) % 4);
    expect(await decodeLink(padded)).toMatchObject({ ok: true });
    for (const name of ["a", "ab", "abc"]) {
      const short = await encodeLink({ ...large(), name });
      expect(await decodeLink(short + "=".repeat((4 - ((short.length - 5) % 4)) % 4))).toMatchObject({ ok: true, value: { name } });
    }
    expect(await codes(`${link}====`)).toEqual(["linkCut"]);
  });
  it("carries positions on the grid, and none where there was none", async () => {
    const scenario: Scenario = {
      format: "faultline/1",
      nodes: [
        { id: "a", kind: "service" },
        { id: "constructor", kind: "client" },
      ],
      routes: [],
      layout: { constructor: [0, 42] } as never,
    };
    const opened = await decodeLink(await encodeLink(scenario));
    expect(opened.ok && opened.value.layout).toEqual(Object.fromEntries([["constructor", [0, 44]]]));
  });
  it("carries a run, with its starting document where that is another", async () => {
    const start = large();
    const run = { start, log: [{ at: "1s", do: "kill", target: "shoppers" }], until: "9s" } as never;
    const same = await encodeLink({ ...start, run });
    const edited = await encodeLink({ ...start, seed: 9, run });
    expect(same.length).toBeLessThan(edited.length);
    for (const link of [same, edited])
      expect(await decodeLink(link)).toMatchObject({ ok: true, value: { run: { start: withoutDefaults(start), until: "9s" } } });
  });
});

describe("a bad link is said to be", () => {
  it("none at all", async () => {
    for (const text of ["", "hello", "https://example.org/#x=1.abc", "#"]) expect(await codes(text)).toEqual(["linkNotOne"]);
  });
  it("of a newer version", async () => {
    expect(await codes("#s=2.abc")).toEqual(["linkNewer"]);
  });
  it("cut or altered, wherever it was", async () => {
    const link = await encodeLink(large());
    for (let length = 3; length < link.length; length += 37) expect(await codes(link.slice(0, length))).toEqual(["linkCut"]);
    for (let at = 6; at < link.length; at += 53) {
      const altered = `${link.slice(0, at)}${link[at] === "A" ? "B" : "A"}${link.slice(at + 1)}`;
      expect((await codes(altered))[0]).toBe("linkCut");
    }
    expect(await codes(`${link}%%`)).toEqual(["linkCut"]);
  });
  it("altered where something was put behind it, whatever the platform's unpacking makes of that", async () => {
    const link = await encodeLink(large());
    for (const more of ["A", "AA", "AAA", "AAAA", "eJwDAAAAAAE"]) expect(await codes(link + more)).toEqual(["linkCut"]);
  });
  it("too large, without unpacking it all", async () => {
    expect(await codes(await linkOf(`"${"a".repeat(50_000_000)}"`))).toEqual(["linkTooLarge"]);
    expect(await codes(`#s=1.${"A".repeat(5_000_000)}`)).toEqual(["linkTooLarge"]);
  });
  it("no document", async () => {
    expect(await codes(await linkOf("hello"))).toEqual(["linkContent"]);
    expect(await codes(await linkOf("[1]"))).toEqual(["notObject"]);
    expect(
      await codes(await linkOf('{"nodes":[{"id":"a","kind":"service"}],"routes":[{"from":"0","to":"77"},5],"layout":[1],"run":{"log":5}}')),
    ).toEqual(expect.arrayContaining(["noSuchNode", "notObject", "badPosition", "notList"]));
    expect(await codes(await linkOf('{"format":"faultline/9"}'))).toEqual(["formatNewer"]);
  });
});
