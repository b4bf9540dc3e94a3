// What each stage of the middleware does to a request, and that their order matters: pair by pair. Times in ms.
import { describe, expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import type { Simulation } from "../../simulation.ts";
import { asks, ends, type GatewayNode, played, traces } from "../../testing/requests.ts";
import { client, type ClientNode, route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

type Stages = NonNullable<GatewayNode["middleware"]>;
interface Setting {
  readonly gateway?: Partial<GatewayNode>;
  readonly service?: Partial<ServiceNode>;
}
/** A client, a gateway that costs no time, a service `s` of 5 ms and a canary `c` that nothing leads to unless said. */
const behind = (middleware: Stages, asked: ClientNode, { gateway = {}, service: of = {} }: Setting = {}) =>
  scenario(
    [
      asked,
      { id: "edge", kind: "gateway", time: "0ms", concurrency: 1000, routes: [{ service: "s" }], middleware, ...gateway } as Node,
      service("s", { time: "5ms", concurrency: 10_000, ...of }),
      service("c", { time: "5ms", concurrency: 10_000 }),
    ],
    [route("users", "edge"), route("edge", "s"), route("edge", "c")],
  );
const arrived = (simulation: Simulation, id = "s"): number => simulation.summary().nodes[id]!.arrivals;
const keyed = (keys: number, zipf = 0): Partial<ClientNode> => ({ requests: [{ key: { keys, zipf } }] });

describe("load shedding", () => {
  it("turns away what comes while so many are behind it, and no more when one has been answered", () => {
    // 20 requests, one a ms, each 5 ms in the service: 3 are in; at 6 ms the first has been answered.
    const simulation = played(behind([{ use: "load-shed", maxInFlight: 3 }], asks(10, 1)), 100);
    expect(ends(simulation)).toEqual([
      ...[6, 7, 8].map((at) => `ok 200 at ${at}`),
      ...[4, 5].map((at) => `rejected 503 shed of edge at ${at}`),
      ...[11, 12, 13].map((at) => `ok 200 at ${at}`),
      ...[9, 10].map((at) => `rejected 503 shed of edge at ${at}`),
    ]);
    expect(simulation.summary().reasons).toEqual({ "load shed at edge": 4 });
    expect(simulation.stages("edge")).toEqual([{ use: "load-shed", passed: 6, ended: 4, inFlight: 0 }]);
  });

  it("counts for each replica alone", () => {
    const shed = (replicas: number) =>
      played(behind([{ use: "load-shed", maxInFlight: 3 }], asks(10, 1), { gateway: { replicas } }), 100).summary().requests.rejected;
    expect([shed(1), shed(2)]).toEqual([4, 0]);
  });
});

describe("a rate limit", () => {
  const two = (middleware: Stages, routes?: GatewayNode["routes"]) =>
    scenario(
      [
        asks(500, 1, { requests: [{ path: "/a" }, { path: "/b" }] }),
        { ...asks(500, 1), id: "others", requests: [{ path: "/a/1" }] },
        { id: "edge", kind: "gateway", time: "0ms", concurrency: 1000, routes: routes ?? [{ service: "s" }], middleware } as Node,
        service("s", { time: "0ms", concurrency: 10_000 }),
      ],
      [route("users", "edge"), { ...route("others", "edge"), id: "others-edge" }, route("edge", "s")],
    );
  const ok = (middleware: Stages, routes?: GatewayNode["routes"]) => played(two(middleware, routes), 2000).summary().requests.ok;
  const limit = { use: "rate-limit", rate: 0.001, burst: 10 } as const;

  it("is one bucket for the gateway, one for each client, or one for each path that it knows", () => {
    const routes = [{ service: "s" }, { path: "/a", service: "s" }];
    expect([ok([limit]), ok([{ ...limit, per: "client" }]), ok([{ ...limit, per: "path" }], routes)]).toEqual([10, 20, 20]);
    expect(ok([{ ...limit, per: "path" }])).toBe(10);
  });

  it("of a path alone leaves the others as they are, and is asked behind the middleware", () => {
    const routes = [{ service: "s" }, { path: "/a", service: "s", limit: { rate: 0.001, burst: 7 } }];
    const simulation = played(two([], routes), 2000);
    const { ok: well, rejected } = simulation.summary().requests;
    const toB = simulation.traces({ order: "newest", most: 0, operation: "GET /b" }).matched;
    expect([well, well + rejected]).toEqual([7 + toB, 1000]);
    expect(simulation.summary().reasons).toEqual({ "rate limit of edge": rejected });
  });

  it("keeps what is in its buckets when its rate is edited", () => {
    const at = (rate: number) => two([{ use: "rate-limit", rate, burst: 10 }]);
    const simulation = played(at(0.001), 400);
    simulation.edit({ ...at(100), tracing: { sample: 1 } });
    simulation.advance(500e3);
    expect(simulation.summary().requests.ok).toBe(10 + 10); // an empty bucket, and what it earned in 100 ms
  });
});

describe("logging", () => {
  const logged = (simulation: Simulation) =>
    simulation
      .logs({ most: 100, text: "requestLogged" })
      .records.map(({ level, values, node, trace }) => [level, values["status"], node, trace !== null]);
  const routes = [{ path: "/a", service: "s" }];
  const paths = { requests: [{ path: "/a" }, { path: "/b" }] };

  it("writes a record of each request with status and time, when its answer has passed", () => {
    const simulation = played(behind([{ use: "logging" }], asks(2, 10)), 100);
    expect(logged(simulation)).toEqual([
      ["info", 200, "edge", true],
      ["info", 200, "edge", true],
    ]);
    expect(simulation.logs({ most: 1 }).records[0]).toMatchObject({
      at: 25_000,
      instance: "edge-1",
      values: { method: "GET", path: "/", status: 200, ms: 5 },
    });
  });

  it("leaves out what is below its level", () => {
    const written = (level: "info" | "warn" | "error") => {
      const simulation = played(behind([{ use: "logging", level }], asks(200, 10, paths), { gateway: { routes } }), 3000);
      const missed = simulation.summary().requests.clientError;
      return [missed, simulation.stages("edge")[0]!.written];
    };
    const [missed, all] = written("info");
    expect(all).toBe(200);
    expect(written("warn")).toEqual([missed, missed]);
    expect(written("error")).toEqual([missed, 0]);
  });

  it("sees what reaches it: behind authentication nothing of those who were refused", () => {
    const written = (middleware: Stages) => played(behind(middleware, asks(400, 1)), 1000).summary();
    const auth = { use: "auth", reject: 0.5, time: "0ms" } as const;
    const [first, behindIt] = [written([{ use: "logging" }, auth]), written([auth, { use: "logging" }])];
    expect(first.log.info).toBe(behindIt.log.info + 0);
    expect([first.log.warn, behindIt.log.warn]).toEqual([first.requests.clientError, 0]);
  });

  it("tells of a request whose caller has gone that it was cancelled", () => {
    const gone = behind([{ use: "logging" }], asks(1, 10, { patience: "2ms" }));
    const cancelling = { ...gone, routes: gone.routes.map((one) => (one.id === "users-edge" ? { ...one, cancel: true } : one)) };
    expect(logged(played(cancelling, 100))).toEqual([["warn", 499, "edge", true]]);
  });
});

describe("headers", () => {
  const routes: GatewayNode["routes"] = [{ service: "s" }, { service: "c", headers: { "x-canary": "yes" } }];
  const set = (share: number, value = "yes") => ({ use: "headers", set: { "x-canary": value }, share }) as const;
  const toCanary = (middleware: Stages, more: NonNullable<GatewayNode["routes"]> = []) =>
    arrived(played(behind(middleware, asks(5000, 1), { gateway: { routes: [...routes, ...more] } }), 6000), "c");

  it("lead the share of requests that has them to the path that asks for them", () => {
    expect([toCanary([]), toCanary([set(1)]), toCanary([set(0)]), toCanary([set(1, "no")])]).toEqual([0, 5000, 0, 0]);
    expect(Math.abs(toCanary([set(0.1)]) - 500) / Math.sqrt(450)).toBeLessThan(4);
  });

  it("are what the last stage has made of them", () => {
    expect([toCanary([set(1), set(1, "no")]), toCanary([set(1, "no"), set(1)])]).toEqual([0, 5000]);
  });

  it("win over a path without, but not over a longer path", () => {
    expect(toCanary([set(1)], [{ path: "/", service: "s", weight: 1000 }])).toBe(5000);
    const longer = { requests: [{ path: "/api/x" }] };
    const simulation = played(
      behind([set(1)], asks(10, 1, longer), { gateway: { routes: [...routes, { path: "/api", service: "s" }] } }),
      100,
    );
    expect([arrived(simulation, "s"), arrived(simulation, "c")]).toEqual([10, 0]);
  });
});

describe("the order of the stages", () => {
  const ended = (middleware: Stages, asked = asks(100, 10)) => played(behind(middleware, asked), 3000).summary().requests;
  const limit = { use: "rate-limit", rate: 0.001, burst: 5 } as const;

  it("cache, rate limit: a hit costs no token; the other way round each request costs one", () => {
    expect(ended([{ use: "cache" }, limit])).toMatchObject({ ok: 100, rejected: 0 });
    expect(ended([limit, { use: "cache" }])).toMatchObject({ ok: 5, rejected: 95 });
  });

  it("cache, authentication: what is refused behind the cache is not stored; in front of it a hit needs credentials too", () => {
    const auth = { use: "auth", reject: 0.5, time: "0ms" } as const;
    const [behindIt, before] = [ended([{ use: "cache" }, auth]), ended([auth, { use: "cache" }])];
    expect(behindIt.clientError).toBeLessThan(10);
    expect(Math.abs(before.clientError - 50) / 5).toBeLessThan(4);
  });

  it("coalescing, rate limit: who waits for another's answer costs no token; the other way round each request costs one", () => {
    const crowd = asks(100, 0.01);
    expect(ended([{ use: "coalesce" }, limit], crowd)).toMatchObject({ ok: 100, rejected: 0 });
    expect(ended([limit, { use: "coalesce" }], crowd)).toMatchObject({ ok: 5, rejected: 95 });
  });

  it("coalescing, authentication: the refusal of the one that was sent is everybody's", () => {
    const refuse = { use: "auth", reject: 1, time: "1ms" } as const;
    const simulation = played(behind([{ use: "coalesce" }, refuse], asks(50, 0.01)), 100);
    expect([simulation.summary().requests.clientError, simulation.stages("edge")[1]!.ended]).toEqual([50, 1]);
  });

  it("load shedding, cache: hits are in flight for no time, and behind the cache they are not counted", () => {
    const shed = { use: "load-shed", maxInFlight: 1 } as const;
    const hot = asks(100, 0.01, { requests: [{ path: "/" }] });
    expect(ended([shed, { use: "coalesce" }], hot)).toMatchObject({ ok: 1, rejected: 99 });
    expect(ended([{ use: "coalesce" }, shed], hot)).toMatchObject({ ok: 100, rejected: 0 });
  });

  it("headers, cache: a stage behind a hit is not passed", () => {
    const simulation = played(behind([{ use: "cache" }, { use: "headers", set: { a: "b" } }], asks(10, 10)), 1000);
    expect(simulation.stages("edge").map(({ passed }) => passed)).toEqual([10, 1]);
  });
});

it("twenty stages fit into a trace, each with its verdict, and edits do not rename those of old traces", () => {
  const many = Array.from({ length: 19 }, () => ({ use: "headers", set: { a: "b" } }) as const);
  const before = behind([...many, { use: "rate-limit", rate: 0.001, burst: 1 }], asks(2, 10));
  const simulation = played(before, 100);
  simulation.edit({ ...behind([{ use: "logging" }], asks(2, 10)), tracing: { sample: 1 } });
  const seen = traces(simulation).map((trace) => trace.spansOf[1]!.stages.map(({ use, verdict }) => `${use} ${verdict}`));
  expect(seen).toEqual([
    [...many.map(() => "headers changed"), "rate-limit passed"],
    [...many.map(() => "headers changed"), "rate-limit ended"],
  ]);
});

it("a gateway whose stages come and go keeps what the others hold", () => {
  const at = (middleware: Stages) => ({ ...behind(middleware, client(1000, { arrivals: "even", ...keyed(20) })), tracing: { sample: 1 } });
  const cache = { use: "cache", ttl: "1h" } as const;
  const simulation = played(at([cache]), 1000);
  const calls = arrived(simulation);
  simulation.edit(at([{ use: "logging", level: "error" }, { use: "headers", set: { a: "b" } }, cache]));
  simulation.advance(2e6);
  expect([calls, arrived(simulation), simulation.stages("edge")[2]!.entries]).toEqual([calls, calls, 20]);
  simulation.edit(at([{ ...cache, capacity: 5 }]));
  simulation.advance(2.001e6);
  expect(simulation.stages("edge")[0]).toMatchObject({ entries: 5, evictions: expect.any(Number) as number });
});

describe("retry-after", () => {
  const limited = (retry: object) => {
    const document = behind([{ use: "rate-limit", rate: 10, burst: 1 }], asks(2, 1));
    const routes = document.routes.map((one) => (one.id === "users-edge" ? { ...one, retry } : one));
    return ends(played({ ...document, routes } as typeof document, 1000));
  };
  const retry = { attempts: 3, backoff: "fixed", base: "5ms", jitter: "none", on: ["429"] } as const;

  it("of a rate limit is waited for by a retry that heeds it: the second try finds the token", () => {
    expect(limited({ ...retry, retryAfter: true })).toEqual(["ok 200 at 6", "ok 200 at 106"]);
  });
  it("is nothing to others, which come back too early", () => {
    expect(limited(retry)).toEqual(["ok 200 at 6", "rejected 429 rateLimit of edge at 12"]);
  });
  it("does not shorten the wait", () => {
    expect(limited({ ...retry, base: "200ms", retryAfter: true })).toEqual(["ok 200 at 6", "ok 200 at 207"]);
  });
});
