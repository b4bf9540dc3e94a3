// How a call ends: one class, one status, one reason, which callers pass on unchanged, however far up. Times in ms.
import { describe, expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import type { TimelineEntry } from "../../scenario/document.ts";
import type { Route } from "../../scenario/routes.ts";
import { createSimulation, RunFailure } from "../../simulation.ts";
import type { GatewayNode } from "../../testing/requests.ts";
import { asks, attemptsOver, ends, howOf, played, traces } from "../../testing/requests.ts";
import { route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

interface Case {
  readonly back?: Partial<ServiceNode>;
  /** The call of the last hop. */
  readonly last?: Partial<Route>;
  readonly endpoint?: string;
  readonly timeline?: readonly TimelineEntry[];
}
const at = "0s";
const crowded = { concurrency: 1, queue: 0, time: "1s" };
const CASES: readonly (readonly [end: string, of: Case])[] = [
  ["ok 200", {}],
  ["clientError 404 unknownEndpoint of back", { endpoint: "nowhere", back: { endpoints: [{ name: "get", steps: [] }] } }],
  ["clientError 418 failStep of back", { back: { endpoints: [{ name: "get", steps: [{ fail: 1, status: 418 }] }] } }],
  ["clientError 429 failStep of back", { back: { endpoints: [{ name: "get", steps: [{ fail: 1, status: 429 }] }] } }],
  ["serverError 500 failStep of back", { back: { endpoints: [{ name: "get", steps: [{ fail: 1 }] }] } }],
  ["serverError 500 errorRate of back", { back: { errorRate: 1 } }],
  ["serverError 501 fault of back", { timeline: [{ at, do: "fault", fault: "errors", target: "back", rate: 1, status: 501 }] }],
  ["serverError 502 fault of mid-back", { timeline: [{ at, do: "fault", fault: "errors", target: "mid-back", rate: 1, status: 502 }] }],
  ["serverError 502 crashed of back", { back: { time: "50ms" }, timeline: [{ at: "20ms", do: "kill", target: "back" }] }],
  ["serverError 502 draining of back", { back: { time: "50ms", shutdown: "5ms" }, timeline: [{ at: "20ms", do: "stop", target: "back" }] }],
  ["rejected 503 queueFull of back", { back: crowded }],
  ["rejected 503 noInstance of back", { timeline: [{ at, do: "stop", target: "back" }] }],
  ["refused 502 noListener of back", { timeline: [{ at, do: "kill", target: "back" }] }],
  ["timeout 504 timeout of mid-back", { back: { time: "50ms" }, last: { timeout: "5ms" } }],
  ["timeout 504 deadline of mid-back", { back: { time: "50ms" }, last: { deadline: "5ms" } }],
];

describe("through two hops a call that ended", () => {
  it.each(CASES)("%s ends so at the client, by that node or route", (end, { back, last, endpoint, timeline = [] }) => {
    const call = { call: "back", ...(endpoint === undefined ? {} : { endpoint }) };
    const filler = asks(1, 5, { id: "filler" });
    const simulation = played(
      scenario(
        [
          asks(1, 10),
          filler,
          service("front", { endpoints: [{ name: "get", steps: [{ call: "mid" }] }] }),
          service("mid", { endpoints: [{ name: "get", steps: [call] }] }),
          service("back", { time: "1ms", ...back }),
        ],
        [
          route("users", "front"),
          route("front", "mid"),
          route("mid", "back", last),
          ...(back === crowded ? [route("filler", "back")] : []),
        ],
        { timeline },
      ),
      200,
    );
    const [request] = traces(simulation).filter(({ client }) => client === "users");
    expect(request!.spansOf.map(howOf)).toEqual([end, end, end, end]);
    const reasons = Object.values(simulation.summary().reasons).reduce((sum, count) => sum + count, 0);
    expect(reasons).toBe(end === "ok 200" ? 0 : 1);
  });

  it("502 for its node was removed ends so at the client", () => {
    const simulation = played(
      scenario([asks(1, 10), service("front"), service("back", { time: "50ms" })], [route("users", "front"), route("front", "back")]),
      30,
    );
    const { scenario: drawn } = simulation;
    simulation.edit({ ...drawn, nodes: drawn.nodes.filter((node) => node.id !== "back"), routes: drawn.routes.slice(0, 1) });
    simulation.advance(200_000);
    expect(simulation.summary().reasons).toEqual({ "removal of back": 1 });
    expect(simulation.summary().requests).toMatchObject({ serverError: 1, inFlight: 0 });
  });
});

describe("a gateway answers", () => {
  const through = (gateway: Partial<GatewayNode>, path = "/", count = 1) =>
    played(
      scenario(
        [
          asks(count, 10, { requests: [{ path }] }),
          { id: "edge", kind: "gateway", routes: [{ path: "/api", service: "s" }], time: "0ms", ...gateway } as Node,
          service("s", { time: "1ms" }),
        ],
        [route("users", "edge"), route("edge", "s")],
      ),
      200,
    );

  it("404 where no path fits, 401 where it does not know the caller, 429 above its rate", () => {
    expect(ends(through({}))).toEqual(["clientError 404 notFound of edge at 10"]);
    expect(ends(through({ middleware: [{ use: "auth", reject: 1 }] }, "/api"))).toEqual(["clientError 401 auth of edge at 11"]);
    expect(ends(through({ middleware: [{ use: "rate-limit", rate: 1, burst: 1 }] }, "/api", 2))).toEqual([
      "ok 200 at 11",
      "rejected 429 rateLimit of edge at 20",
    ]);
  });
});

describe("an unknown endpoint", () => {
  it("is a 404 that takes a slot and no time, and not an exception", () => {
    const asked = asks(1, 10, { requests: [{ endpoint: "nowhere" }] });
    const simulation = played(
      scenario([asked, service("s", { endpoints: [{ name: "get", steps: [{ work: "5ms" }] }] })], [route("users", "s")]),
      100,
    );
    expect(ends(simulation)).toEqual(["clientError 404 unknownEndpoint of s at 10"]);
    expect(simulation.summary().nodes["s"]).toMatchObject({ arrivals: 1, completed: 1, errors: 1 });
  });

  it("is a 404 also at a node that has no endpoints at all", () => {
    const asked = asks(1, 10, { requests: [{ endpoint: "nowhere" }] });
    expect(ends(played(scenario([asked, service("s", { time: "5ms" })], [route("users", "s")]), 100))).toEqual([
      "clientError 404 unknownEndpoint of s at 10",
    ]);
  });
});

describe("a circle of calls", () => {
  const circle = (of: Partial<ServiceNode>, last: Partial<Route> = {}) =>
    scenario(
      [asks(1, 10), service("a", { concurrency: 100, ...of }), service("b", { concurrency: 100, ...of })],
      [route("users", "a"), route("a", "b"), route("b", "a", last)],
    );

  it("ends rejected by 508 at the call that is more than 64 deep", () => {
    const simulation = played(circle({ time: "1ms" }), 200);
    expect(ends(simulation)).toEqual(["rejected 508 tooDeep of a at 74"]);
    const { a, b } = simulation.summary().nodes;
    expect([a!.arrivals + b!.arrivals, a!.rejected + b!.rejected]).toEqual([65, 1]);
    expect(attemptsOver(simulation, "users-a").map(howOf)).toEqual(["rejected 508 tooDeep of a"]);
  });

  it("is not tried again for its depth", () => {
    const retry = { attempts: 5, on: ["5xx"], backoff: "none" } as const;
    expect(played(circle({ time: "1ms" }, { retry }), 200).summary().routes["b-a"]!.retries).toBe(0);
  });

  it("of nodes whose slots wait for each other is said in the log, once, and the run goes on", () => {
    const blocked = scenario(
      [asks(2, 5), service("a", { concurrency: 1, time: "10ms" }), service("b", { concurrency: 1, time: "10ms" })],
      [route("users", "a"), route("a", "b"), route("b", "a")],
    );
    const simulation = played(blocked, 10_000);
    const said = simulation.logs({ most: 100 }).records.filter((record) => record.code === "deadlock");
    expect(said.map(({ values, level }) => [level, values])).toEqual([["error", { busy: 2, nodes: "a, b" }]]);
    expect(simulation.now).toBe(10e6);
    expect(simulation.summary().requests).toMatchObject({ issued: 2, inFlight: 2 });
  });

  it("of which every slot waits for a line of its own node is a deadlock of that node alone", () => {
    const simulation = played(
      scenario(
        [asks(2, 5), service("a", { concurrency: 1, time: "10ms" }), service("b", { concurrency: 9, time: "10ms" })],
        [route("users", "a"), route("a", "b"), route("b", "a")],
      ),
      5000,
    );
    const said = simulation.logs({ most: 100 }).records.filter((record) => record.code === "deadlock");
    expect(said.map(({ values }) => values)).toEqual([{ busy: 1, nodes: "a" }]);
  });

  it("that a timeout breaks is said once each time that it comes about", () => {
    const simulation = played(
      scenario(
        [
          asks(1, 5),
          asks(1, 12_000, { id: "later" }),
          service("a", { concurrency: 1, time: "10ms" }),
          service("b", { concurrency: 1, time: "10ms" }),
        ],
        [route("users", "a"), route("later", "a"), route("a", "b"), route("b", "a", { timeout: "5s", cancel: true })],
      ),
      30_000,
    );
    const said = simulation.logs({ most: 100 }).records.filter((record) => record.code === "deadlock");
    expect(said).toHaveLength(2);
    expect(simulation.summary().requests).toMatchObject({ issued: 2, timeout: 2, inFlight: 0 });
  });

  it("says nothing of a deadlock where nodes are busy only, or wait for one that works", () => {
    const busy = scenario(
      [asks(500, 5), service("a", { concurrency: 1, time: "1ms" }), service("b", { concurrency: 1, time: "3s" })],
      [route("users", "a"), route("a", "b")],
    );
    expect(
      played(busy, 10_000)
        .logs({ most: 1000 })
        .records.filter((record) => record.code === "deadlock"),
    ).toEqual([]);
  });
});

describe("a run that makes no progress", () => {
  /** Retries of retries of retries, none of which takes any time: a hundred million of them. */
  const retry = { attempts: 100, backoff: "none", on: ["5xx"] } as const;
  const calling = (id: string, to: string) => service(id, { endpoints: [{ name: "get", steps: [{ call: to }] }] });
  const stuck = scenario(
    [
      asks(1, 10),
      calling("a", "b"),
      calling("b", "c"),
      calling("c", "d"),
      service("d", { endpoints: [{ name: "get", steps: [{ fail: 1 }] }] }),
    ],
    [route("users", "a", { retry }), route("a", "b", { retry }), route("b", "c", { retry }), route("c", "d", { retry })],
  );

  it("for more than a million events within one microsecond stops with a failure that names node, seed and remedy", () => {
    const simulation = createSimulation(stuck);
    let failure: unknown = null;
    try {
      simulation.advance(100_000);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(RunFailure);
    expect(failure).toMatchObject({ code: "limit", seed: 1, at: 10_000, nodeId: "d" });
    expect(String(failure)).toContain("at d: give the work, the latency or the back-off there a time above 0");
  });
});
