// Slots, lines and steps of one node: who holds a slot and until when, who is turned away, what a step skips. Times in ms.
import { describe, expect, it } from "vitest";

import type { Step } from "../../scenario/steps.ts";
import { asks, attemptsOver, ends, played, times } from "../../testing/requests.ts";
import { route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

/** A client that asks a node of one slot, which does these steps; and a callee that takes so many ms. */
const caller = (asked: ReturnType<typeof asks>, steps: readonly Step[], of: Partial<ServiceNode> = {}, callee = 10) =>
  scenario(
    [asked, service("s", { concurrency: 1, endpoints: [{ name: "get", steps }], ...of }), service("b", { time: `${callee}ms` })],
    [route("users", "s"), route("s", "b")],
  );
const alone = (asked: ReturnType<typeof asks>, of: Partial<ServiceNode>) =>
  scenario([asked, service("s", { concurrency: 1, ...of })], [route("users", "s")]);

describe("a slot", () => {
  const steps = [{ work: "1ms" }, { call: "b" }];

  it("is held by a blocking caller while its callee works", () => {
    const simulation = played(caller(asks(2, 2), steps), 100);
    expect(times(attemptsOver(simulation, "users-s"), "startedAt")).toEqual([2, 13]);
    expect(ends(simulation)).toEqual(["ok 200 at 13", "ok 200 at 24"]);
    expect(simulation.summary().nodes["s"]!.busy.mean).toBe(0.22);
    expect(simulation.summary().nodes["s"]!.working.mean).toBe(0.02);
  });

  it("is free while the callee of a caller that does not block works", () => {
    const simulation = played(caller(asks(2, 2), steps, { blocking: false }), 100);
    expect(times(attemptsOver(simulation, "users-s"), "startedAt")).toEqual([2, 4]);
    expect(ends(simulation)).toEqual(["ok 200 at 13", "ok 200 at 15"]);
    expect(simulation.summary().nodes["s"]!.busy.mean).toBe(0.02);
  });

  it("is waited for anew by later work of a caller that does not block, at the end of the same line", () => {
    const later = [{ work: "1ms" }, { call: "b" }, { work: "1ms" }];
    const simulation = played(caller(asks(2, 2.25), later, { blocking: false, queue: 0 }, 2), 100);
    // The first comes back at 5.25, while the second works until 5.5; a line without places turns away arrivals alone.
    expect(ends(simulation)).toEqual(["ok 200 at 6.5", "ok 200 at 8.5"]);
    expect(simulation.summary().nodes["s"]!.wait).toMatchObject({ count: 2, mean: 0.125, max: 0.25 });
  });

  it("is held through the back-off of a blocking caller, and not by one that does not block", () => {
    const failing = (blocking: boolean) => {
      const { nodes, routes } = caller(asks(2, 2), [{ work: "1ms" }, { call: "b" }], { blocking }, 1);
      const b = service("b", { time: "1ms", errorRate: 1 });
      const retried = { ...routes[1]!, retry: { attempts: 2, backoff: "fixed", base: "5ms", jitter: "none" } } as const;
      return times(attemptsOver(played(scenario([nodes[0]!, nodes[1]!, b], [routes[0]!, retried]), 100), "users-s"), "startedAt");
    };
    expect(failing(true)).toEqual([2, 10]);
    expect(failing(false)).toEqual([2, 4]);
  });

  it("of each replica is its own, and so is each replica's line", () => {
    const simulation = played(alone(asks(4, 1), { replicas: 2, time: "10ms", queue: 1 }), 100);
    expect(attemptsOver(simulation, "users-s").map((span) => span.instance)).toEqual(["s-1", "s-2", "s-1", "s-2"]);
    expect(times(attemptsOver(simulation, "users-s"), "startedAt")).toEqual([1, 2, 11, 12]);
  });
});

describe("a line", () => {
  const order = (discipline: "fifo" | "lifo") =>
    times(attemptsOver(played(alone(asks(4, 1), { time: "10ms", discipline }), 100), "users-s"), "startedAt");

  it("serves the first that came first, and under lifo the last", () => {
    expect(order("fifo")).toEqual([1, 11, 21, 31]);
    expect(order("lifo")).toEqual([1, 31, 21, 11]);
  });

  it.each(["fifo", "lifo"] as const)("that is full turns the arrival away at once (%s)", (discipline) => {
    const simulation = played(alone(asks(4, 1), { time: "10ms", queue: 2, discipline }), 100);
    expect(ends(simulation).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      "ok 200 at 11",
      "ok 200 at 21",
      "ok 200 at 31",
      "rejected 503 queueFull of s at 4",
    ]);
    expect(simulation.summary().nodes["s"]).toMatchObject({ arrivals: 4, completed: 3, rejected: 1, queue: { max: 2 } });
  });

  it("without places turns away whoever finds no free slot", () => {
    expect(ends(played(alone(asks(2, 1), { time: "10ms", queue: 0 }), 100))).toEqual(["ok 200 at 11", "rejected 503 queueFull of s at 2"]);
  });

  it("without bound takes everybody", () => {
    const simulation = played(alone(asks(2000, 0.01), { time: "1ms", queue: "unbounded" }), 1000);
    expect(simulation.summary().nodes["s"]).toMatchObject({ arrivals: 2000, rejected: 0, completed: 999 });
  });
});

describe("steps", () => {
  const only = (steps: readonly Step[], of: Partial<ServiceNode> = {}) => played(caller(asks(1, 2), steps, of), 100);

  it("are done one after the other", () => {
    expect(ends(only([{ work: "1ms" }, { call: "b" }, { work: "3ms" }]))).toEqual(["ok 200 at 16"]);
    expect(ends(only([]))).toEqual(["ok 200 at 2"]);
  });

  it("are skipped after one that failed, which costs the time until then", () => {
    const simulation = only([{ work: "3ms" }, { fail: 1, status: 503 }, { call: "b" }, { work: "50ms" }]);
    expect(ends(simulation)).toEqual(["serverError 503 failStep of s at 5"]);
    expect(simulation.summary().nodes["b"]!.arrivals).toBe(0);
  });

  it("end with an error of the error rate when the work is done: an error costs its time", () => {
    expect(ends(played(alone(asks(1, 2), { time: "4ms", errorRate: 1 }), 100))).toEqual(["serverError 500 errorRate of s at 6"]);
    expect(ends(only([{ work: "4ms" }], { errorRate: 1 }))).toEqual(["serverError 500 errorRate of s at 6"]);
  });

  it("with a chance are done as often as it says", () => {
    const simulation = played(caller(asks(4000, 1), [{ call: "b", chance: 0.25 }, { fail: 0.1 }], { concurrency: 100 }, 1), 5000);
    const { nodes } = simulation.summary();
    expect(Math.abs(nodes["b"]!.arrivals - 1000)).toBeLessThan(4 * Math.sqrt(750));
    expect(Math.abs(nodes["s"]!.errors - 400)).toBeLessThan(4 * Math.sqrt(360));
  });
});

describe("branches of a parallel step", () => {
  const parallel = (branches: readonly (readonly Step[])[], of: Partial<ServiceNode> = {}, count = 1) =>
    played(caller(asks(count, 2), [{ parallel: branches }, { work: "1ms" }], of), 100);

  it("are joined when all of them have ended", () => {
    expect(ends(parallel([[{ work: "3ms" }], [{ call: "b" }], [{ work: "1ms" }, { call: "b" }]]))).toEqual(["ok 200 at 14"]);
    expect(ends(parallel([[], [{ work: "3ms" }]]))).toEqual(["ok 200 at 6"]);
  });

  it("fail together if one of them failed, once all have ended", () => {
    expect(ends(parallel([[{ fail: 1, status: 501 }], [{ work: "5ms" }]]))).toEqual(["serverError 501 failStep of s at 7"]);
    expect(ends(parallel([[{ call: "b" }], [{ work: "1ms" }, { fail: 1 }]]))).toEqual(["serverError 500 failStep of s at 12"]);
  });

  it("work under the one slot of a blocking visit, and each under its own of one that does not block", () => {
    const branches = [[{ work: "4ms" }], [{ work: "4ms" }]];
    expect(ends(parallel(branches))).toEqual(["ok 200 at 7"]);
    expect(ends(parallel(branches, { blocking: false }))).toEqual(["ok 200 at 11"]);
    expect(ends(parallel(branches, { blocking: false, concurrency: 2 }))).toEqual(["ok 200 at 7"]);
    expect(parallel(branches).summary().nodes["s"]!.working.mean).toBe(0.05);
  });

  it("may be branches of branches", () => {
    const inner: Step = { parallel: [[{ work: "2ms" }], [{ call: "b" }]] };
    expect(ends(parallel([[inner, { work: "1ms" }], [{ work: "3ms" }]]))).toEqual(["ok 200 at 14"]);
  });
});
