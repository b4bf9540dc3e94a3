// A second try beside the first: who wins, what becomes of the other, what is counted. Times in ms.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import type { Route } from "../../scenario/routes.ts";
import { createSimulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, attemptsOver, ends, howOf, played } from "../../testing/requests.ts";
import { client, route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

const over = (policies: Partial<Route>, of: Partial<ServiceNode>, asked = asks(1, 1)): Scenario =>
  scenario([asked, service("s", { concurrency: 50, ...of })], [route("users", "s", policies)]);
/** The first draw is slow, the second is quick: seed 1 and request 1 of these nodes. */
const told = (scenario_: Scenario): string[] =>
  attemptsOver(played(scenario_, 500), "users-s").map(
    (span) => `${span.sentAt / 1000}: ${howOf(span)} at ${span.settledAt / 1000}${span.twin ? " twin" : ""}${span.won ? " won" : ""}`,
  );

describe("a hedged call", () => {
  it("is sent once where the answer is there in time", () => {
    expect(told(over({ hedge: { after: "5ms" } }, { time: "4ms" }))).toEqual(["1: ok 200 at 5"]);
  });

  it("is sent again beside the first try, takes the first good answer and lets go of the other", () => {
    expect(told(over({ hedge: { after: "5ms" } }, { time: "20ms" }))).toEqual([
      "1: ok 200 at 21",
      "6: cancelled 499 twinWon of users-s at 21 twin",
    ]);
    const two = played(over({ hedge: { after: "5ms", most: 3 } }, { time: "18ms" }), 500);
    expect(two.summary().routes["users-s"]).toMatchObject({ calls: 1, attempts: 4, hedges: 3, hedgesWon: 0, ok: 1, cancelled: 3 });
    expect(two.summary().requests).toMatchObject({ issued: 1, ok: 1 });
  });

  it("leaves the loser's work to go on, or cuts it where the route cancels", () => {
    const work = (cancel: boolean) => played(over({ hedge: { after: "5ms" }, cancel }, { time: "20ms" }), 500).summary().nodes["s"];
    expect(work(false)).toMatchObject({ completed: 2, aborted: 0 });
    expect(work(true)).toMatchObject({ completed: 1, aborted: 1 });
  });

  it("drops a failure while a twin is out, and fails with the last", () => {
    const flaky = (time: string) =>
      over({ hedge: { after: "5ms" } }, { endpoints: [{ name: "get", steps: [{ work: time }, { fail: 1 }] }] });
    expect(told(flaky("20ms"))).toEqual(["1: serverError 500 failStep of s at 21", "6: serverError 500 failStep of s at 26 twin"]);
    expect(ends(played(flaky("20ms"), 500))).toEqual(["serverError 500 failStep of s at 26"]);
    expect(ends(played(flaky("4ms"), 500))).toEqual(["serverError 500 failStep of s at 5"]);
  });

  it("ends all tries at its deadline, and each at its timeout", () => {
    expect(told(over({ hedge: { after: "5ms" }, deadline: "9ms" }, { time: "20ms" }))).toEqual([
      "1: timeout 504 deadline of users-s at 10",
      "6: cancelled 499 twinWon of users-s at 10 twin",
    ]);
    expect(told(over({ hedge: { after: "5ms" }, timeout: "9ms" }, { time: "20ms" }))).toEqual([
      "1: timeout 504 timeout of users-s at 10",
      "6: timeout 504 timeout of users-s at 15 twin",
    ]);
  });

  it("ends once where its deadline passes while the lead is held back and nobody is left to call", () => {
    const limited = { rateLimit: { rate: 100, burst: 1, wait: "1s" }, bulkhead: { maxInFlight: 1, queue: 5, wait: "1s" } };
    const drawn = (policies: Partial<Route>, time: string) =>
      over({ hedge: { after: "5ms" }, deadline: "40ms", ...policies }, { time, shutdown: "10s" }, asks(2, 1));
    const simulation = played(drawn(limited, "3ms"), 5);
    // The second request waits for its token until 11 ms; without the limit its twin overtakes it, and takes the only place.
    simulation.edit({ ...drawn({ bulkhead: limited.bulkhead }, "100ms"), tracing: { sample: 1 } });
    simulation.advance(20_000);
    expect(simulation.limits("users-s")).toMatchObject({ callers: [{ inFlight: 1, waiting: 1 }] });
    simulation.intervene({ do: "stop", at: "0us", target: "s" });
    simulation.advance(500_000);
    expect(ends(simulation)).toEqual(["ok 200 at 4", "timeout 504 deadline of users-s at 42"]);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("cuts the tail of a callee that is now and then slow, for little more load", () => {
    const tail = (hedge: Route["hedge"]) => {
      const simulation = createSimulation(
        scenario(
          [client(200), service("s", { concurrency: 1000, time: "bimodal(0.95: exp(4ms), 0.05: 400ms)" })],
          [route("users", "s", hedge === undefined ? {} : { hedge, cancel: true })],
        ),
      );
      simulation.advance(100e6);
      return simulation.summary();
    };
    const [plain, hedged] = [tail(undefined), tail({ after: "20ms" })];
    // Without: 5 % take 400 ms. With: the first try and its twin are slow together in one of 400, and a twin is sent for 5 % + e⁻⁵.
    expect(plain.latency.p99).toBeGreaterThan(395);
    expect(hedged.latency.p99).toBeLessThan(45);
    const { hedges, calls, hedgesWon } = hedged.routes["users-s"]!;
    expect(hedges / calls).toBeGreaterThan(0.045);
    expect(hedges / calls).toBeLessThan(0.07);
    expect(hedgesWon / hedges).toBeGreaterThan(0.7);
    expect(hedged.latency.p999!).toBeGreaterThan(100);
  });
});
