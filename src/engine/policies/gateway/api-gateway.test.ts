// The gateway alone: whoever tests it is its services and its clock.
import { describe, expect, it } from "vitest";

import { APIGateway, type GatewayOptions, type GatewayRoute } from "./api-gateway.ts";
import {
  authentication,
  coalescing,
  type GatewayMiddleware,
  type GatewayRequest,
  loadShedding,
  logging,
  rateLimit,
  responseCache,
  responseOf,
  setHeaders,
} from "./middleware.ts";

/** Services that answer when they are told to. */
function drawn(
  middleware: readonly GatewayMiddleware[],
  routes: readonly GatewayRoute[] = [{ path: "/", service: "s" }],
  more: Partial<GatewayOptions> = {},
) {
  const calls: { service: string; request: GatewayRequest; answer: (status: number) => void }[] = [];
  const said: string[] = [];
  const gateway = new APIGateway({
    routes,
    middleware,
    forward: (service, request, answer) =>
      calls.push({ service, request, answer: (status) => answer({ ...responseOf(status), body: `${service}${request.path}` }) }),
    ...more,
  });
  const ask = (path: string, request: Partial<GatewayRequest> = {}): void =>
    gateway.handle({ path, ...request }, ({ status, headers, body }) =>
      said.push(
        [status, ...Object.entries(headers).map((header) => header.join(" ")), ...(typeof body === "string" ? [body] : [])].join(" "),
      ),
    );
  return { gateway, calls, said, ask };
}

describe("APIGateway", () => {
  it("routes by the longest prefix of whole segments and answers 404 without one", () => {
    const { ask, calls, said } = drawn(
      [],
      [
        { path: "/api", service: "api" },
        { path: "/api/users", service: "users" },
      ],
    );
    for (const path of ["/api/users/7", "/api/usersx", "/other"]) ask(path);
    for (const { answer } of calls) answer(200);
    expect(said).toEqual(["404", "200 users/api/users/7", "200 api/api/usersx"]);
  });

  it("splits equal paths by weight, and leads a header to its canary", () => {
    let u = 0;
    const routes = [
      { path: "/", service: "stable", weight: 9 },
      { path: "/", service: "next", weight: 1 },
      { path: "/", service: "canary", headers: { "x-canary": "1" } },
    ];
    const { gateway } = drawn([], routes, { random: () => u });
    expect([gateway.route({ path: "/" }), ((u = 0.95), gateway.route({ path: "/" }))]).toEqual(["stable", "next"]);
    expect(gateway.route({ path: "/", headers: { "x-canary": "1" } })).toBe("canary");
  });

  it("passes the middleware in its order, and back in the other", () => {
    const seen: string[] = [];
    const noting =
      (name: string): GatewayMiddleware =>
      (request, next, answer) => {
        seen.push(`> ${name}`);
        next(request, (response) => {
          seen.push(`< ${name}`);
          answer(response);
        });
      };
    const { ask, calls } = drawn([noting("a"), noting("b")]);
    ask("/");
    calls[0]!.answer(200);
    expect(seen).toEqual(["> a", "> b", "< b", "< a"]);
  });

  it("answers 500 where a stage throws, and the stages before it see that", () => {
    const seen: number[] = [];
    const noting: GatewayMiddleware = (request, next, answer) =>
      next(request, (response) => {
        seen.push(response.status);
        answer(response);
      });
    const broken: GatewayMiddleware = () => {
      throw new Error("a stage of its own");
    };
    const { ask, said } = drawn([noting, broken]);
    ask("/");
    expect([said, seen]).toEqual([["500"], [500]]);
  });
  it("is heard once by every stage, however often a service answers", () => {
    const shed = loadShedding(1);
    const { ask, calls, said } = drawn([shed]);
    ask("/");
    calls[0]!.answer(200);
    calls[0]!.answer(200);
    ask("/");
    ask("/"); // one is in flight, not none
    expect([said, calls.length]).toEqual([["200 s/", "503"], 2]);
  });

  it("lets a stage change or end a request: what stands behind it sees no more, or something else", () => {
    const known = authentication(({ headers }) => headers["authorization"] === "me");
    const { ask, calls, said } = drawn([known, setHeaders({ "x-tenant": "a" })]);
    ask("/");
    ask("/", { headers: { authorization: "me" } });
    expect([said, calls.map(({ request }) => request.headers)]).toEqual([["401"], [{ authorization: "me", "x-tenant": "a" }]]);
  });

  it("limits the rate, for each client alone, and says when the next token is there", () => {
    let now = 0;
    const { ask, said, calls } = drawn([
      rateLimit(
        0.5,
        1,
        () => now,
        ({ client = "" }) => client,
      ),
    ]);
    ask("/", { client: "a" });
    ask("/", { client: "b" });
    ask("/", { client: "a" });
    now = 500_000;
    ask("/", { client: "a" });
    now = 2_000_000;
    ask("/", { client: "a" });
    expect([said, calls.length]).toEqual([["429 retry-after 2", "429 retry-after 2"], 3]);
  });

  it("answers from its cache while an answer is good, by method, path and key; failures are not kept", () => {
    let now = 0;
    const cache = responseCache({ capacity: 10, ttl: 1000, policy: "lru" }, () => now);
    const { ask, calls, said } = drawn([cache]);
    const called = (path: string, status: number, request: Partial<GatewayRequest> = {}) => {
      const before = calls.length;
      ask(path, request);
      if (calls.length > before) calls.at(-1)!.answer(status);
      return calls.length > before;
    };
    expect([called("/a", 200), called("/a", 200), called("/b", 500), called("/b", 200), called("/a", 200, { key: "7" })]).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
    expect([called("/a", 200, { method: "POST" }), called("/a", 200, { method: "POST" })]).toEqual([true, true]);
    now = 1000;
    expect([called("/a", 200), said[1], cache.cache.hits]).toEqual([true, "200 x-cache hit s/a", 1]);
  });

  it("sends one call for identical requests in flight and gives all its answer, a failure too", () => {
    const { ask, calls, said } = drawn([coalescing()]);
    for (let i = 0; i < 3; i++) ask("/a");
    ask("/b");
    expect(calls.length).toBe(2);
    calls[0]!.answer(500);
    expect(said).toEqual(["500 s/a", "500 s/a", "500 s/a"]);
    ask("/a");
    expect(calls.length).toBe(3);
  });

  it("sheds what comes while too many are behind the stage", () => {
    const { ask, calls, said } = drawn([loadShedding(2)]);
    for (let i = 0; i < 3; i++) ask("/");
    calls[0]!.answer(200);
    ask("/");
    expect([said, calls.length]).toEqual([["503", "200 s/"], 3]);
  });

  it("logs what passes, with its status and time", () => {
    let now = 100;
    const log: unknown[] = [];
    const { ask, calls } = drawn([
      logging(
        ({ method, path }, { status }, us) => log.push([method, path, status, us]),
        () => now,
      ),
    ]);
    ask("/a");
    now = 350;
    calls[0]!.answer(200);
    expect(log).toEqual([["GET", "/a", 200, 250]]);
  });

  it("answers 502 when a service throws, and hears only the first of two answers", () => {
    const throwing = drawn([], undefined, {
      forward: () => {
        throw new Error("down");
      },
    });
    throwing.ask("/");
    const twice = drawn([]);
    twice.ask("/");
    twice.calls[0]!.answer(200);
    twice.calls[0]!.answer(500);
    expect([throwing.said, twice.said]).toEqual([["502"], ["200 s/"]]);
  });
});
