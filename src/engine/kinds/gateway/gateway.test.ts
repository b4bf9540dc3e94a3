// A gateway: which path goes where, what the middleware does to a request, and what all of it costs. Times in ms.
import { describe, expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import { createSimulation } from "../../simulation.ts";
import { asks, attemptsOver, ends, type GatewayNode, played } from "../../testing/requests.ts";
import { client, type ClientNode, route, scenario, service } from "../../testing/scenarios.ts";

/** A client that asks for these paths in equal shares; services a, b and c behind the gateway. */
const through = (gateway: Partial<GatewayNode>, asked: ClientNode, policies = {}) =>
  scenario(
    [
      asked,
      { id: "edge", kind: "gateway", time: "0ms", concurrency: 1000, ...gateway } as Node,
      ...["a", "b", "c"].map((id) => service(id, { time: "1ms", concurrency: 1000 })),
    ],
    [route("users", "edge"), ...["a", "b", "c"].map((id) => route("edge", id, policies))],
  );

describe("a path", () => {
  const routes = [
    { path: "/api", service: "a" },
    { path: "/api/users", service: "b" },
    { path: "/api/users/me", service: "c" },
  ];
  const reached = (path: string, rules: GatewayNode["routes"] = routes): string => {
    const simulation = played(through({ routes: rules! }, asks(1, 2, { requests: [{ path }] })), 50);
    const [id] = ["a", "b", "c"].filter((one) => simulation.summary().nodes[one]!.arrivals > 0);
    return id ?? ends(simulation)[0]!;
  };

  it.each([
    ["/api", "a"],
    ["/api/", "a"],
    ["/api/orders", "a"],
    ["/api/users", "b"],
    ["/api/users/", "b"],
    ["/api/users/17/orders", "b"],
    ["/api/users?sort=name", "b"],
    ["/api/users/me", "c"],
    ["/api/users/me#top", "c"],
    ["/api/usersme", "a"],
    ["/api/Users", "a"],
  ])("%s goes by the longest prefix of whole segments to %s", (path, service) => {
    expect(reached(path)).toBe(service);
  });

  it("of which no prefix is known is a 404 of the gateway", () => {
    for (const path of ["/", "/apis", "/users", "/ap"]) expect(reached(path)).toBe("clientError 404 notFound of edge at 2");
  });

  it("goes anywhere by the prefix /, and the order of the rules is nothing", () => {
    expect(reached("/whatever", [{ service: "c" }])).toBe("c");
    expect(reached("/api/users", routes.toReversed())).toBe("b");
  });

  it("that several rules share is split by their weights", () => {
    const rules = [
      { path: "/", service: "a", weight: 9 },
      { path: "/", service: "b", weight: 1 },
      { path: "/", service: "c", weight: 0 },
    ];
    const { nodes } = played(through({ routes: rules }, asks(5000, 1)), 6000).summary();
    expect(nodes["a"]!.arrivals + nodes["b"]!.arrivals).toBe(5000);
    expect(Math.abs(nodes["b"]!.arrivals - 500) / Math.sqrt(450)).toBeLessThan(4);
  });

  it("leads to the endpoint that its rule names", () => {
    const simulation = played(through({ routes: [{ path: "/", service: "a", endpoint: "nowhere" }] }, asks(1, 2)), 50);
    expect(ends(simulation)).toEqual(["clientError 404 unknownEndpoint of a at 2"]);
  });
});

describe("middleware", () => {
  const routes = [{ service: "a" }];

  it("and time are one piece of work before the call, once, however often that is tried again", () => {
    const gateway = {
      routes,
      time: "2ms",
      middleware: [
        { use: "auth", time: "3ms" },
        { use: "auth", time: "0.5ms" },
      ],
    } as const;
    const simulation = played(through(gateway, asks(1, 10)), 50);
    expect(ends(simulation)).toEqual(["ok 200 at 16.5"]);
    const retry = { attempts: 3, backoff: "none" } as const;
    const failing = through(gateway, asks(1, 10), { retry });
    const tried = played(
      { ...failing, nodes: failing.nodes.map((node) => (node.id === "a" ? service("a", { time: "1ms", errorRate: 1 }) : node)) },
      50,
    );
    expect(ends(tried)).toEqual(["serverError 500 errorRate of a at 18.5"]);
    expect(attemptsOver(tried, "edge-a")).toHaveLength(3);
  });

  it("takes its slot for that work alone: nobody waits for the calls of others", () => {
    const slow = through({ routes, time: "1ms", concurrency: 1 }, asks(5, 2));
    const simulation = played(
      { ...slow, nodes: slow.nodes.map((node) => (node.id === "a" ? service("a", { time: "100ms" }) : node)) },
      500,
    );
    expect(ends(simulation)).toEqual([2, 4, 6, 8, 10].map((at) => `ok 200 at ${at + 101}`));
    expect(simulation.summary().nodes["edge"]!.wait.max).toBe(0);
  });

  it("that authenticates refuses the share that it says, at the cost of its time, and forwards nothing of it", () => {
    const simulation = played(
      through(
        {
          routes,
          middleware: [
            { use: "auth", reject: 0.2, time: "1ms" },
            { use: "auth", time: "5ms" },
          ],
        },
        asks(4000, 1),
      ),
      5000,
    );
    const { requests, reasons, nodes, latency } = simulation.summary();
    expect(Math.abs(requests.clientError - 800) / Math.sqrt(640)).toBeLessThan(4);
    expect(reasons).toEqual({ "not authorised by edge": requests.clientError });
    expect(nodes["a"]!.arrivals).toBe(requests.ok);
    expect([latency.min, latency.max]).toEqual([1, 7]);
  });

  it("that limits the rate lets through exactly its burst and what its rate earned", () => {
    const gateway = { routes, middleware: [{ use: "rate-limit", rate: 100, burst: 10 }] } as const;
    const { requests, reasons } = played(through(gateway, asks(2000, 1)), 3000).summary();
    // The bucket is full at the first request, at 1 ms; 1,999 ms later it has earned 199.9.
    expect(requests).toMatchObject({ ok: 10 + 199, rejected: 2000 - 209 });
    expect(reasons).toEqual({ "rate limit of edge": 2000 - 209 });
  });

  it("stands in its order: who is turned away by the first costs the second no token", () => {
    const limit = { use: "rate-limit", rate: 0.001, burst: 1000 } as const;
    const refuse = { use: "auth", reject: 1, time: "0ms" } as const;
    const of = (middleware: GatewayNode["middleware"]) =>
      played(through({ routes, middleware: middleware! }, asks(2000, 1)), 3000).summary().requests;
    expect(of([refuse, limit])).toMatchObject({ clientError: 2000, rejected: 0 });
    expect(of([limit, refuse])).toMatchObject({ clientError: 1000, rejected: 1000 });
  });
});

it("a gateway without rules answers 404 to everything", () => {
  const alone = scenario([client(10, { arrivals: "even" }), { id: "edge", kind: "gateway" }], [route("users", "edge")]);
  expect(played(alone, 1050).summary().requests).toMatchObject({ issued: 10, clientError: 10 });
});

it("an edit of something else does not refill the token bucket", () => {
  const limited = (concurrency: number) => ({
    id: "gw",
    kind: "gateway" as const,
    concurrency,
    routes: [{ path: "/", service: "s" }],
    middleware: [{ use: "rate-limit" as const, rate: 0.001, burst: 10 }],
  });
  const drawn = (concurrency: number) =>
    scenario([client(100), limited(concurrency), service("s", { concurrency: 100 })], [route("users", "gw"), route("gw", "s")]);
  const simulation = createSimulation(drawn(32));
  simulation.advance(2e6);
  simulation.edit(drawn(16));
  simulation.advance(4e6);
  expect(simulation.summary().requests.ok).toBe(10);
});

it("counts what went each way, what the limit of a path turned away, and its tokens, through an edit of something else", () => {
  const routes = [
    { path: "/api", service: "a" },
    { path: "/api/users", service: "b", limit: { rate: 0.001, burst: 3 } },
  ];
  const drawn = (concurrency: number) =>
    through({ routes, concurrency }, asks(20, 10, { requests: [{ path: "/api" }, { path: "/api/users" }] }));
  const simulation = played(drawn(100), 1000);
  const [api, users] = simulation.paths("edge");
  expect(api).toMatchObject({ path: "/api", service: "a", endpoint: null, limited: 0, tokens: NaN });
  expect(users).toMatchObject({ passed: 3, burst: 3 });
  expect(api!.passed + users!.passed + users!.limited).toBe(20);
  expect(Math.floor(users!.tokens)).toBe(0);
  simulation.edit(drawn(50));
  expect(simulation.paths("edge").map(({ passed }) => passed)).toEqual([api!.passed, 3]);
  expect(simulation.paths("a")).toEqual([]);
});
