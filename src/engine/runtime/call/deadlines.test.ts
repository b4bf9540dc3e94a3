// A deadline that travels with the call, and cancellation that follows a call to what was called for it. Times in ms.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import type { Route } from "../../scenario/routes.ts";
import { asks, attemptsOver, ends, howOf, played } from "../../testing/requests.ts";
import { route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

/** users → edge → back; edge works first. */
const chain = (
  first: Partial<Route>,
  second: Partial<Route>,
  edge: Partial<ServiceNode>,
  back: Partial<ServiceNode>,
  asked = asks(1, 1),
): Scenario =>
  scenario([asked, service("edge", edge), service("back", back)], [route("users", "edge", first), route("edge", "back", second)]);
const calling = (work: string): Partial<ServiceNode> => ({ endpoints: [{ name: "get", steps: [{ work }, { call: "back" }] }] });
const told = (simulation: ReturnType<typeof played>, id: string): string[] =>
  attemptsOver(simulation, id).map((span) => `${howOf(span)} at ${span.settledAt / 1000}`);

describe("a deadline that is passed on", () => {
  const first = { deadline: "10ms", propagate: true } as const;

  it("ends what the callee calls at the same moment, and travels on with it", () => {
    const simulation = played(chain(first, { cancel: true, propagate: true }, calling("2ms"), { time: "50ms" }), 200);
    expect(ends(simulation)).toEqual(["timeout 504 deadline of users-edge at 11"]);
    expect(simulation.summary().routes["edge-back"]).toMatchObject({ attempts: 1, timeouts: 1, inFlight: 0 });
    expect(simulation.summary().nodes["back"]).toMatchObject({ aborted: 1, busy: { mean: 0.04 } });
  });

  it("is the earlier of the callee's own and the one that came", () => {
    const own = played(chain(first, { deadline: "3ms" }, calling("2ms"), { time: "50ms" }), 200);
    expect(ends(own)).toEqual(["timeout 504 deadline of edge-back at 6"]);
    const late = played(chain(first, { deadline: "30ms" }, calling("2ms"), { time: "50ms" }), 200);
    expect(late.summary().routes["edge-back"]).toMatchObject({ timeouts: 1, latency: { max: 8 } });
  });

  it("lets a callee begin no work for a call that is too late, in line or on arrival", () => {
    const late = chain(first, {}, { concurrency: 1, time: "8ms" }, { time: "1ms" }, asks(3, 1));
    const simulation = played(late, 200);
    expect(ends(simulation)).toEqual([
      "ok 200 at 10",
      "timeout 504 deadline of users-edge at 12",
      "timeout 504 deadline of users-edge at 13",
    ]);
    // The second begins at 10 and its call is cut at 12; the third would begin at 18.
    expect(simulation.summary().nodes["edge"]).toMatchObject({ arrivals: 3, rejected: 1, completed: 2 });
    expect(simulation.summary().routes["edge-back"]).toMatchObject({ calls: 2, attempts: 1, timeouts: 1 });
  });

  it("is not known where the route does not pass it on", () => {
    const simulation = played(chain({ deadline: "10ms" }, {}, calling("2ms"), { time: "50ms" }), 200);
    expect(ends(simulation)).toEqual(["timeout 504 deadline of users-edge at 11"]);
    expect(simulation.summary().routes["edge-back"]).toMatchObject({ ok: 1, timeouts: 0 });
  });
});

describe("cancellation", () => {
  const given = { timeout: "10ms", cancel: true } as const;

  it("stops what the cancelled visit has called, as far as its routes cancel", () => {
    const cut = played(chain(given, { cancel: true }, calling("2ms"), { time: "50ms" }), 200);
    expect(told(cut, "edge-back")).toEqual(["cancelled 499 abandoned of back at 11"]);
    expect(cut.summary().nodes["back"]).toMatchObject({ aborted: 1, completed: 0 });
    const kept = played(chain(given, {}, calling("2ms"), { time: "50ms" }), 200);
    expect(kept.summary().nodes["back"]).toMatchObject({ aborted: 0, completed: 1 });
  });

  it("reaches the branches of a parallel step, calls between two tries and calls in line at a bulkhead", () => {
    const branches = {
      endpoints: [{ name: "get", steps: [{ parallel: [[{ call: "back" }], [{ work: "1ms" }, { call: "back" }, { work: "1ms" }]] }] }],
    };
    const both = played(chain(given, { cancel: true }, branches as Partial<ServiceNode>, { time: "50ms" }), 200);
    expect(both.summary().nodes["back"]).toMatchObject({ arrivals: 2, aborted: 2 });
    const retry = { attempts: 9, backoff: "fixed", base: "30ms", jitter: "none" } as const;
    const between = played(chain(given, { cancel: true, retry }, calling("1ms"), { errorRate: 1, time: "1ms" }), 200);
    expect(between.summary().routes["edge-back"]).toMatchObject({ attempts: 1, retries: 0 });
    const bulkhead = { maxInFlight: 1, queue: 5, wait: "1s" };
    const held = played(chain(given, { cancel: true, bulkhead }, branches as Partial<ServiceNode>, { time: "50ms" }), 200);
    expect(held.summary().routes["edge-back"]).toMatchObject({ calls: 2, attempts: 1, cancelled: 2, waiting: 0, inFlight: 0 });
  });

  it("follows a crash of the caller too", () => {
    const crash = chain({}, { cancel: true }, calling("2ms"), { time: "50ms" });
    const simulation = played({ ...crash, timeline: [{ at: "6ms", do: "kill", target: "edge" }] } as Scenario, 200);
    expect(simulation.summary().nodes["back"]).toMatchObject({ aborted: 1 });
  });
});
