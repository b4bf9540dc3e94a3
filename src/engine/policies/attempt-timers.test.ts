// Timers of attempts through a run: routes of one duration share a ring, and still each attempt meets its own end. Times in ms.
import { describe, expect, it } from "vitest";

import { asks, attemptsOver, howOf, played } from "../testing/requests.ts";
import { route, scenario, service } from "../testing/scenarios.ts";

/** Two callers of two services, one quick and one slow, with timeouts of so many ms. */
const both = (quick: number, slow: number) =>
  played(
    scenario(
      [
        asks(20, 3),
        asks(20, 4, { id: "others" }),
        service("quick", { time: "6ms", concurrency: 50 }),
        service("slow", { time: "30ms", concurrency: 50 }),
      ],
      [route("users", "quick", { timeout: `${quick}ms` }), route("others", "slow", { timeout: `${slow}ms` })],
    ),
    500,
  );

describe("the timer of an attempt", () => {
  it("fires for those that have no answer by then, and for none of those that have, though they share a ring", () => {
    const simulation = both(10, 10);
    const { network } = simulation.run;
    expect(network.routeById.get("users-quick")!.timeout).toBe(network.routeById.get("others-slow")!.timeout);
    const ends = (id: string) =>
      new Set(attemptsOver(simulation, id).map((span) => `${howOf(span)} after ${(span.settledAt - span.sentAt) / 1000}`));
    expect(ends("users-quick")).toEqual(new Set(["ok 200 after 6"]));
    expect(ends("others-slow")).toEqual(new Set(["timeout 504 timeout of others-slow after 10"]));
    expect(simulation.summary().requests).toMatchObject({ ok: 20, timeout: 20 });
  });

  it("is on a ring of its own where the duration is another", () => {
    const { network } = both(10, 20).run;
    expect(network.routeById.get("users-quick")!.timeout).not.toBe(network.routeById.get("others-slow")!.timeout);
  });

  it("fires at the microsecond of the answer where it was armed before that was on its way", () => {
    // Armed when the request was sent, before its work was scheduled: it comes first.
    const simulation = both(6, 31);
    expect(simulation.summary().requests).toMatchObject({ ok: 20, timeout: 20 });
    expect(simulation.summary().routes["users-quick"]).toMatchObject({ timeouts: 20, ok: 0 });
  });

  it("takes another duration for what is sent after an edit, and keeps the old one for what is under way", () => {
    const edited = played(scenario([asks(2, 10), service("slow", { time: "80ms" })], [route("users", "slow", { timeout: "50ms" })]), 15);
    edited.edit({ ...edited.scenario, routes: [route("users", "slow", { timeout: "20ms" })] });
    edited.advance(200_000);
    expect(attemptsOver(edited, "users-slow").map((span) => span.settledAt / 1000)).toEqual([60, 40]);
  });
});
