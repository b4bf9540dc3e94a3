// The caller's own limits, to the microsecond: rate limit, bulkhead with its line, concurrency limit. Times in ms.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import { setField } from "../../scenario/edits.ts";
import type { Route } from "../../scenario/routes.ts";
import { asks, attemptsOver, ends, howOf, played, times } from "../../testing/requests.ts";
import { client, route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";
import { CLOSED } from "../frame-states.ts";

const WIDE: Partial<ServiceNode> = { concurrency: 100, time: "10ms" };
const over = (policies: Partial<Route>, asked = asks(6, 1), of = WIDE): Scenario =>
  scenario([asked, service("s", of)], [route("users", "s", policies)]);
const NOT_SENT = (code: string) => `rejected 503 ${code} of users-s`;

describe("a rate limit", () => {
  it("lets a burst go, then one for each token, and turns the others away before they are sent", () => {
    const simulation = played(over({ rateLimit: { rate: 500, burst: 2 } }), 100);
    expect(attemptsOver(simulation, "users-s").map((span) => `${span.sentAt / 1000} ${howOf(span)}`)).toEqual([
      "1 ok 200",
      "2 ok 200",
      "3 ok 200",
      `4 ${NOT_SENT("ownRateLimit")}`,
      "5 ok 200",
      `6 ${NOT_SENT("ownRateLimit")}`,
    ]);
    expect(simulation.summary().routes["users-s"]).toMatchObject({ calls: 6, attempts: 4, ok: 4, rejected: 2, waiting: 0 });
    expect(simulation.summary().nodes["s"]).toMatchObject({ arrivals: 4 });
    expect(simulation.summary().reasons).toEqual({ "rate limit on users-s": 2 });
  });

  it("makes a try wait for the very microsecond of its token where it may, first come first served", () => {
    const simulation = played(over({ rateLimit: { rate: 100, burst: 1, wait: "25ms" } }), 200);
    const spans = attemptsOver(simulation, "users-s");
    expect(spans.filter((span) => span.outcome === "ok").map((span) => [span.sentAt / 1000, span.limited / 1000])).toEqual([
      [1, 0],
      [11, 9],
      [21, 18],
      [31, 25], // asked last; those before would have waited 26 and 27
    ]);
    expect(spans.filter((span) => span.outcome === "rejected")).toHaveLength(2);
  });

  it("begins the time of the try when the token is there", () => {
    const simulation = played(over({ rateLimit: { rate: 100, burst: 1, wait: "1s" }, timeout: "12ms" }, asks(2, 1)), 200);
    expect(ends(simulation)).toEqual(["ok 200 at 11", "ok 200 at 21"]);
  });

  it("keeps its tokens when something else of the route is edited", () => {
    const simulation = played(over({ rateLimit: { rate: 1, burst: 2 } }, asks(4, 1)), 2.5);
    simulation.edit(setField(simulation.scenario, "users-s", ["rateLimit", "wait"], "1ms"));
    simulation.advance(100_000);
    expect(simulation.summary().routes["users-s"]).toMatchObject({ attempts: 2, rejected: 2 });
  });
});

describe("a bulkhead", () => {
  it("turns away what is over its places when nobody may wait", () => {
    const simulation = played(over({ bulkhead: { maxInFlight: 2 } }), 100);
    expect(ends(simulation).filter((end) => end.startsWith("rejected"))).toHaveLength(4);
    expect(simulation.summary().reasons).toEqual({ "bulkhead full on users-s": 4 });
  });

  it("lets those in its line go in order as places come free; the time of the try runs meanwhile", () => {
    const simulation = played(over({ bulkhead: { maxInFlight: 1, queue: 3, wait: "1s" } }), 200);
    const spans = attemptsOver(simulation, "users-s");
    expect(spans.filter((span) => span.outcome === "ok").map((span) => [span.sentAt / 1000, span.held / 1000])).toEqual([
      [1, 0],
      [11, 9],
      [21, 18],
      [31, 27],
    ]);
    expect(simulation.summary().routes["users-s"]!.latency.max).toBe(37);
    const timed = played(over({ bulkhead: { maxInFlight: 1, queue: 3, wait: "1s" }, timeout: "15ms" }, asks(3, 1)), 200);
    expect(ends(timed)).toEqual(["ok 200 at 11", "timeout 504 timeout of users-s at 17", "timeout 504 timeout of users-s at 18"]);
    expect(timed.summary().routes["users-s"]).toMatchObject({ calls: 3, attempts: 3, timeouts: 2, inFlight: 0 });
  });

  it("bounds the wait in its line", () => {
    const simulation = played(over({ bulkhead: { maxInFlight: 1, queue: 9, wait: "9ms" } }, asks(3, 1)), 200);
    expect(ends(simulation)).toEqual(["ok 200 at 11", "ok 200 at 21", `${NOT_SENT("bulkheadWait")} at 12`]);
  });

  it("belongs to each instance of the caller", () => {
    const edge: Partial<ServiceNode> = { id: "edge", replicas: 2, time: "0ms", endpoints: [{ name: "get", steps: [{ call: "s" }] }] };
    const simulation = played(
      scenario(
        [asks(6, 1), service("edge", edge), service("s", WIDE)],
        [route("users", "edge"), route("edge", "s", { bulkhead: { maxInFlight: 1 } })],
      ),
      100,
    );
    expect(simulation.summary().routes["edge-s"]).toMatchObject({ calls: 6, attempts: 2, rejected: 4 });
  });

  it("counts what is in flight already when it comes, and lets all go when it is taken away", () => {
    const simulation = played(over({}, asks(4, 1)), 2.5);
    simulation.edit(setField(simulation.scenario, "users-s", ["bulkhead"], { maxInFlight: 2, queue: 9, wait: "1s" }));
    simulation.advance(6000);
    expect(simulation.summary().routes["users-s"]).toMatchObject({ attempts: 2, waiting: 2 });
    simulation.edit(setField(simulation.scenario, "users-s", ["bulkhead"], undefined));
    simulation.advance(100_000);
    expect(times(attemptsOver(simulation, "users-s"), "sentAt")).toEqual([1, 2, 6.001, 6.001]);
  });

  it("leaves nothing behind when it is taken away, not those who gave up while they stood in its line either", () => {
    const simulation = played(over({ bulkhead: { maxInFlight: 1, queue: 5, wait: "2ms" } }, asks(4, 1)), 8);
    simulation.edit(setField(simulation.scenario, "users-s", ["bulkhead"], undefined));
    simulation.advance(100_000);
    expect(simulation.run.frames.all.filter(({ op }) => op === CLOSED)).toHaveLength(0);
  });

  it("tries again what it turned away, where the route names that", () => {
    const retry = { attempts: 3, backoff: "fixed", base: "5ms", jitter: "none", on: ["rejected"] } as const;
    const simulation = played(over({ bulkhead: { maxInFlight: 1 }, retry }, asks(2, 1)), 200);
    expect(ends(simulation)).toEqual(["ok 200 at 11", "ok 200 at 22"]);
    expect(simulation.summary().routes["users-s"]).toMatchObject({ calls: 2, retries: 2, rejected: 2, attempts: 2 });
  });
});

describe("a concurrency limit", () => {
  it("turns away what is over a fixed one, or has it wait in the bulkhead's line", () => {
    const concurrencyLimit = { kind: "fixed", limit: 1 } as const;
    expect(played(over({ concurrencyLimit }), 100).summary().reasons).toEqual({ "concurrency limit on users-s": 5 });
    const waits = played(over({ concurrencyLimit, bulkhead: { maxInFlight: 5, queue: 9, wait: "1s" } }, asks(3, 1)), 200);
    expect(ends(waits)).toEqual(["ok 200 at 11", "ok 200 at 21", "ok 200 at 31"]);
  });

  it("finds by itself about as many calls as the callee has slots, where an unlimited caller fills its line", () => {
    const callee: Partial<ServiceNode> = { concurrency: 10, time: "exp(10ms)", queue: "unbounded" };
    const load = client(0, { load: { shape: "closed", users: 200, think: "0ms" } });
    const free = played(scenario([load, service("s", callee)], [route("users", "s")], {}), 1);
    free.advance(60e6);
    const limited = played(
      scenario(
        [load, service("s", callee)],
        [
          route("users", "s", {
            concurrencyLimit: { kind: "gradient", max: 500 },
            bulkhead: { maxInFlight: 500, queue: 1000, wait: "1h" },
          }),
        ],
      ),
      1,
    );
    limited.advance(60e6);
    const [alone, kept] = [free.summary().nodes["s"]!, limited.summary().nodes["s"]!];
    expect(alone.queue.mean).toBeGreaterThan(180);
    expect(kept.queue.mean).toBeLessThan(60);
    expect(kept.rate! / alone.rate!).toBeGreaterThan(0.97);
  });
});
