// A call as its caller lives through it: timeouts, what becomes of abandoned work, deadlines, retries, lost messages. Times in ms.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import type { Route } from "../../scenario/routes.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, attemptsOver, ends, howOf, played, times } from "../../testing/requests.ts";
import { route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

const over = (policies: Partial<Route>, of: Partial<ServiceNode>, asked = asks(1, 2), more: Partial<Scenario> = {}): Scenario =>
  scenario([asked, service("s", { concurrency: 1, ...of })], [route("users", "s", policies)], more);

describe("a timeout", () => {
  it("ends the try at that very moment, and counts with that time", () => {
    const simulation = played(over({ timeout: "5ms" }, { time: "20ms" }), 100);
    expect(ends(simulation)).toEqual(["timeout 504 timeout of users-s at 7"]);
    expect(simulation.summary().latency).toMatchObject({ count: 1, mean: 5, min: 5, max: 5 });
    expect(simulation.summary().routes["users-s"]).toMatchObject({ attempts: 1, timeouts: 1, inFlight: 0 });
  });

  it("is void once the answer is there, also of the very same duration", () => {
    expect(ends(played(over({ timeout: "20ms", latency: "1ms" }, { time: "17ms" }), 100))).toEqual(["ok 200 at 21"]);
    expect(ends(played(over({ timeout: "18ms", latency: "1ms" }, { time: "17ms" }), 100))).toEqual([
      "timeout 504 timeout of users-s at 20",
    ]);
  });

  it("leaves the abandoned try at work, and its slot held, where the route does not cancel", () => {
    const simulation = played(over({ timeout: "5ms" }, { time: "20ms" }, asks(2, 10)), 100);
    expect(ends(simulation)).toEqual(["timeout 504 timeout of users-s at 15", "timeout 504 timeout of users-s at 25"]);
    // 10 … 30 and, when it has waited, 30 … 50: for nobody.
    expect(simulation.summary().nodes["s"]).toMatchObject({
      arrivals: 2,
      completed: 2,
      ok: 2,
      aborted: 0,
      inFlight: 0,
      busy: { mean: 0.4 },
    });
  });

  it("cuts the abandoned try's work where the route cancels, and frees its slot", () => {
    const simulation = played(over({ timeout: "5ms", cancel: true }, { time: "20ms" }, asks(2, 3)), 100);
    expect(ends(simulation)).toEqual(["timeout 504 timeout of users-s at 8", "timeout 504 timeout of users-s at 11"]);
    expect(simulation.summary().nodes["s"]).toMatchObject({ arrivals: 2, completed: 0, aborted: 2, busy: { mean: 0.08 } });
  });

  it.each(["fifo", "lifo"] as const)("takes the abandoned try out of the line where the route cancels (%s)", (discipline) => {
    const others = asks(3, 1, { id: "others" });
    const simulation = played(
      scenario(
        [others, asks(2, 2.25), service("s", { concurrency: 1, time: "20ms", queue: 4, discipline })],
        [route("others", "s"), route("users", "s", { timeout: "5ms", cancel: true })],
      ),
      200,
    );
    const { nodes } = simulation.summary();
    expect(nodes["s"]).toMatchObject({ arrivals: 5, completed: 3, aborted: 2, rejected: 0, busy: { mean: 0.3 } });
    expect(times(attemptsOver(simulation, "others-s"), "endedAt").toSorted((a, b) => a - b)).toEqual([21, 41, 61]);
  });

  it("cancels a try that is still on its way when it arrives, and one whose answer is on its way not at all", () => {
    const late = played(over({ timeout: "5ms", cancel: true, latency: "8ms" }, { time: "1ms" }), 100);
    expect(late.summary().nodes["s"]).toMatchObject({ arrivals: 1, completed: 0, aborted: 1, busy: { mean: 0 } });
    const answered = played(over({ timeout: "12ms", cancel: true, latency: "8ms" }, { time: "1ms" }), 100);
    expect(answered.summary().nodes["s"]).toMatchObject({ arrivals: 1, completed: 1, aborted: 0 });
    expect(ends(answered)).toEqual(["timeout 504 timeout of users-s at 14"]);
  });

  it("lets what the cut work has called go on to its end, which finds nobody", () => {
    const simulation = played(
      scenario(
        [
          asks(1, 2),
          service("s", { endpoints: [{ name: "get", steps: [{ call: "b" }, { work: "9ms" }] }] }),
          service("b", { time: "20ms" }),
        ],
        [route("users", "s", { timeout: "5ms", cancel: true }), route("s", "b")],
      ),
      100,
    );
    const { nodes } = simulation.summary();
    expect([nodes["s"]!.aborted, nodes["b"]!.completed, nodes["s"]!.working.mean]).toEqual([1, 1, 0]);
    expect(simulation.run.network.nodes.map((node) => node.instances[0]!.present)).toEqual([0, 0]);
  });
});

describe("a deadline", () => {
  const retrying = { attempts: 10, backoff: "none", on: ["timeout", "5xx"] } as const;

  it("ends the call after that time over all its tries, and is not tried again", () => {
    const simulation = played(over({ deadline: "12ms", timeout: "5ms", retry: retrying }, { time: "50ms", concurrency: 8 }), 100);
    expect(times(attemptsOver(simulation, "users-s"), "sentAt")).toEqual([2, 7, 12]);
    expect(ends(simulation)).toEqual(["timeout 504 deadline of users-s at 14"]);
  });

  it("ends a call that waits for its next try", () => {
    const waiting = { attempts: 5, backoff: "fixed", base: "50ms", jitter: "none" } as const;
    const simulation = played(over({ deadline: "12ms", retry: waiting }, { time: "1ms", errorRate: 1 }), 100);
    expect(ends(simulation)).toEqual(["timeout 504 deadline of users-s at 14"]);
    expect(simulation.summary().routes["users-s"]).toMatchObject({ calls: 1, attempts: 1, retries: 0, inFlight: 0 });
  });

  it("is void once the call has ended", () => {
    expect(ends(played(over({ deadline: "12ms" }, { time: "1ms" }, asks(3, 2)), 100))).toEqual([
      "ok 200 at 3",
      "ok 200 at 5",
      "ok 200 at 7",
    ]);
  });
});

describe("retries", () => {
  const fixed = { attempts: 3, backoff: "fixed", base: "10ms", jitter: "none" } as const;

  it("wait as they are told, counted from the failure, and end with the last failure", () => {
    const simulation = played(
      over({ retry: fixed }, { time: "1ms", errorRate: 1 }, asks(1, 2), { timeline: [{ at: "20ms", do: "kill", target: "s" }] }),
      100,
    );
    const spans = attemptsOver(simulation, "users-s");
    expect(times(spans, "sentAt")).toEqual([2, 13, 24]);
    expect(spans.map((span) => [span.attempt, span.attempts, span.backoff / 1000])).toEqual([
      [1, 3, 0],
      [2, 3, 10],
      [3, 3, 10],
    ]);
    expect(spans.map(howOf)).toEqual(["serverError 500 errorRate of s", "serverError 500 errorRate of s", "refused 502 noListener of s"]);
    expect(ends(simulation)).toEqual(["refused 502 noListener of s at 24"]);
    expect(simulation.summary().routes["users-s"]).toMatchObject({ calls: 1, attempts: 3, retries: 2, errors: 2, refused: 1 });
  });

  it("double their wait with the default back-off but for the jitter", () => {
    const retry = { attempts: 5, backoff: "exponential", base: "1ms", max: "4ms", jitter: "none" } as const;
    const simulation = played(over({ retry }, { endpoints: [{ name: "get", steps: [{ fail: 1 }] }] }), 100);
    expect(times(attemptsOver(simulation, "users-s"), "sentAt")).toEqual([2, 3, 5, 9, 13]);
  });

  it("end well as soon as one try does", () => {
    const timeline = [{ at: "0s", do: "fault", fault: "errors", rate: 1, target: "s", for: "10ms" }] as const;
    const simulation = played(over({ retry: fixed }, { time: "1ms" }, asks(1, 2), { timeline }), 100);
    expect(ends(simulation)).toEqual(["ok 200 at 14"]);
    expect(simulation.summary().requests).toMatchObject({ issued: 1, ok: 1 });
  });

  it("have a timeout of their own each, counted from their sending", () => {
    const simulation = played(over({ timeout: "5ms", retry: fixed }, { time: "50ms", concurrency: 8 }), 100);
    const spans = attemptsOver(simulation, "users-s");
    expect([times(spans, "sentAt"), times(spans, "settledAt")]).toEqual([
      [2, 17, 32],
      [7, 22, 37],
    ]);
  });

  it("ask the balancer again", () => {
    const simulation = played(over({ retry: fixed }, { replicas: 3, errorRate: 1, time: "1ms" }), 100);
    expect(attemptsOver(simulation, "users-s").map((span) => span.instance)).toEqual(["s-1", "s-2", "s-3"]);
  });

  it("are made for calls that were turned away before sending only where they answer to it, and are no attempts", () => {
    const timeline = [{ at: "0s", do: "stop", target: "s" }] as const;
    const retry = { ...fixed, on: ["rejected"] } as const;
    const routes = (policies: Partial<Route>) =>
      played(over(policies, { shutdown: "0s" }, asks(1, 2), { timeline }), 100).summary().routes["users-s"];
    expect(routes({ retry })).toMatchObject({ calls: 1, attempts: 0, retries: 2, rejected: 3 });
    expect(routes({ retry: fixed })).toMatchObject({ calls: 1, attempts: 0, retries: 0, rejected: 1 });
  });

  it("stay within their budget", () => {
    const budget = { kind: "ratio", ratio: 0.1, minPerSecond: 0, window: "10s" } as const;
    const retry = { attempts: 4, backoff: "none", budget } as const;
    const { routes } = played(over({ retry }, { time: "0ms", errorRate: 1 }, asks(500, 10)), 5100).summary();
    expect(routes["users-s"]).toMatchObject({ calls: 500, retries: 50, attempts: 550 });
  });
});

describe("a lost message", () => {
  it("is learned of by the timeout alone, and never arrives", () => {
    const simulation = played(over({ loss: 1, timeout: "30ms" }, {}), 100);
    expect(ends(simulation)).toEqual(["timeout 504 timeout of users-s at 32"]);
    expect(simulation.summary().nodes["s"]!.arrivals).toBe(0);
  });

  it("leaves a caller without timeout waiting for ever", () => {
    expect(played(over({ loss: 1 }, {}), 1e6).summary().requests).toMatchObject({ issued: 1, inFlight: 1, ok: 0 });
  });

  it("may be the request or the answer, each with that probability", () => {
    const { nodes, requests } = played(
      over({ loss: 0.3, timeout: "1s" }, { time: "0ms", concurrency: 1000 }, asks(4000, 1)),
      6000,
    ).summary();
    const off = (seen: number, share: number) => Math.abs(seen - 4000 * share) / Math.sqrt(4000 * share * (1 - share));
    expect(off(nodes["s"]!.arrivals, 0.7)).toBeLessThan(4);
    expect(off(requests.ok, 0.49)).toBeLessThan(4);
    expect(requests.ok + requests.timeout).toBe(4000);
    expect(nodes["s"]!.completed).toBe(nodes["s"]!.arrivals);
  });
});

describe("a user's patience", () => {
  it("cancels a request that waits, which leaves the line, and lets one at work go on for nobody", () => {
    const simulation = played(over({}, { time: "20ms" }, asks(3, 2, { patience: "10ms" })), 200);
    expect(ends(simulation)).toEqual([
      "cancelled 499 patience of users at 12",
      "cancelled 499 patience of users at 14",
      "cancelled 499 patience of users at 16",
    ]);
    expect(simulation.summary().nodes["s"]).toMatchObject({ arrivals: 3, completed: 1, aborted: 2, busy: { mean: 0.1 } });
  });

  it("cuts the work too where the route cancels", () => {
    const { nodes } = played(over({ cancel: true }, { time: "20ms" }, asks(1, 2, { patience: "10ms" })), 200).summary();
    expect(nodes["s"]).toMatchObject({ completed: 0, aborted: 1, busy: { mean: 0.05 } });
  });
});

describe("the calls of an instance that has crashed", () => {
  /** users → a → b: one request at 1 ms; a dies at 15 ms. */
  const attempts = (policies: Partial<Route>, of: Partial<ServiceNode>, asked = asks(1, 1)): number => {
    const a = service("a", { concurrency: 10, endpoints: [{ name: "get", steps: [{ call: "b" }] }] });
    const kill = { at: "15ms", do: "kill", target: "a" } as const;
    const nodes = [asked, a, service("b", { concurrency: 10, ...of })];
    const simulation = played(scenario(nodes, [route("users", "a"), route("a", "b", policies)], { timeline: [kill] }), 1000);
    expect(violations(simulation.run)).toEqual([]);
    return simulation.summary().routes["a-b"]!.attempts;
  };
  const retry = { attempts: 9, backoff: "fixed", base: "10ms", jitter: "none" } as const;

  it("are not tried again: neither those that fail then, nor those that wait for their next try", () => {
    expect(attempts({ retry, timeout: "20ms" }, { time: "1s" })).toBe(1);
    expect(attempts({ retry }, { time: "1ms", errorRate: 1 })).toBe(2); // at 1 and at 12 ms
  });

  it("get no twins, and do not leave the line of its bulkhead", () => {
    expect(attempts({ hedge: { after: "10ms", most: 5 } }, { time: "1s" })).toBe(2);
    expect(attempts({ bulkhead: { maxInFlight: 1, queue: 9, wait: "1s" } }, { time: "20ms" }, asks(3, 1))).toBe(1);
  });
});
