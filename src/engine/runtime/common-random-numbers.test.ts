// Common random numbers: one setting that changes leaves the draws of every request as they were, so that two runs are compared
// request by request.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../scenario/document.ts";
import type { Route } from "../scenario/routes.ts";
import { played, traces } from "../testing/requests.ts";
import { client, route, scenario, service, type ServiceNode } from "../testing/scenarios.ts";

const KEYS = { keys: 1000, zipf: 0.9 };
/** Two sorts of requests with keys; a front that calls by chance, works and reads side by side, so that no failure skips another's draw. */
function drawn(last: Partial<Route> = {}, back: Partial<ServiceNode> = {}, more: Partial<Scenario> = {}): Scenario {
  const branches = [
    [{ work: "exp(2ms)" }],
    [{ call: "back", chance: 0.6 }],
    [{ read: "db" }, { work: "exp(1ms)" }, { read: "db", chance: 0.5 }],
  ];
  const requests = [
    { path: "/a", endpoint: "get", weight: 2, key: KEYS },
    { path: "/b", endpoint: "list", key: KEYS },
  ];
  return scenario(
    [
      client(50, { requests, patience: "exp(10s)" }),
      service("front", {
        concurrency: 50,
        endpoints: [
          { name: "get", steps: [{ parallel: branches }] },
          { name: "list", steps: [{ parallel: branches.toReversed() }] },
        ],
      }),
      service("back", { time: "lognormal(p50=3ms, p99=30ms)", concurrency: 4, errorRate: 0.2, ...back }),
      { id: "db", kind: "database" },
    ],
    [route("users", "front"), route("front", "back", last), route("front", "db", { latency: "exp(1ms)" })],
    more,
  );
}

/** By request: when it was asked, what for, and what its first try drew at every node that it reached. */
function draws(of: Scenario): ReadonlyMap<number, readonly string[]> {
  const simulation = played(of, 6000);
  return new Map(
    traces(simulation)
      .filter(({ startedAt }) => startedAt < 4e6)
      .map(({ request, startedAt, operation, key, spansOf }) => {
        const first = spansOf.filter((span) => span.attempt === 1 && !Number.isNaN(span.startedAt));
        const worked = first.map((span) => `${span.node} worked ${span.work}`).toSorted((a, b) => (a < b ? -1 : 1));
        return [request, [`at ${startedAt}: ${operation} ${key}`, ...worked]];
      }),
  );
}

/** Requests of which a draw is another one; those that ended early in one of the two may lack some. */
function changed(one: ReadonlyMap<number, readonly string[]>, other: ReadonlyMap<number, readonly string[]>): number[] {
  return [...one.keys()].filter((request) => {
    const [a, b] = [one.get(request)!, other.get(request) ?? []];
    const [less, more] = a.length < b.length ? [a, b] : [b, a];
    return less.length === 0 || !less.every((draw) => more.includes(draw));
  });
}

describe("the draws of every request stay as they were", () => {
  const before = draws(drawn());

  it.each<readonly [string, Scenario]>([
    ["with retries", drawn({ retry: { attempts: 4, backoff: "fixed", base: "1ms" } })],
    ["with another balancer and more replicas", drawn({ balancer: "random" }, { replicas: 3 })],
    ["with a timeout", drawn({ timeout: "15ms" })],
    ["with a slower network", drawn({ latency: "exp(3ms)" })],
    ["with loss", drawn({ loss: 0.2, timeout: "50ms" })],
    ["with fewer slots", drawn({}, { concurrency: 1 })],
    ["with slots that are given back", drawn({}, { blocking: false })],
    ["with a crash", drawn({}, {}, { timeline: [{ at: "1s", do: "fault", fault: "crash", target: "back", for: "1s" }] })],
    ["with added latency", drawn({}, {}, { timeline: [{ at: "1s", do: "fault", fault: "latency", target: "front-back", for: "1s" }] })],
    ["with a node more", (({ nodes, ...rest }) => ({ ...rest, nodes: [...nodes, service("another")] }))(drawn())],
  ])("%s", (_name, after) => {
    const now = draws(after);
    expect(now.size).toBeGreaterThan(150);
    expect(now.size).toBe(before.size);
    expect(changed(before, now)).toEqual([]);
  });

  it("and are others with another seed", () => {
    const other = draws(drawn({}, {}, { seed: 2 }));
    expect(changed(before, other).length).toBeGreaterThan(0.95 * before.size);
  });

  it("and those of each try are its own", () => {
    const simulation = played(drawn({ retry: { attempts: 5, backoff: "none" } }, { errorRate: 0.9 }), 4000);
    const tries = traces(simulation).flatMap(({ spansOf }) => spansOf.filter((span) => span.node === "back" && span.attempts === 5));
    const byRequest = new Map<string, Set<number>>();
    for (const span of tries) byRequest.set(span.parent!, (byRequest.get(span.parent!) ?? new Set()).add(span.work));
    expect(byRequest.size).toBeGreaterThan(20);
    expect([...byRequest.values()].filter((works) => works.size < 5)).toEqual([]);
  });
});
