// What a callee hands on of a call of its own is an answer, and counts by its status: to retries, fallbacks and breakers alike.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import type { Route } from "../../scenario/routes.ts";
import { asks, attemptsOver, ends, played } from "../../testing/requests.ts";
import { route, scenario, service } from "../../testing/scenarios.ts";

type On = NonNullable<NonNullable<Route["retry"]>["on"]>[number];

/** `edge` asks `back` (20 ms) over a route with such policies. */
function drawn(outer: Partial<Route>, inner: Partial<Route>, more: Partial<Scenario> = {}): Scenario {
  return scenario(
    [asks(1, 10), service("edge", { endpoints: [{ name: "get", steps: [{ call: "back" }] }] }), service("back", { time: "20ms" })],
    [route("users", "edge", outer), route("edge", "back", inner)],
    more,
  );
}
const crash = { timeline: [{ at: "0s", for: "1m", do: "fault", fault: "crash", target: "back" }] } as const;
const INNER: readonly (readonly [string, On, Partial<Route>, Partial<Scenario>])[] = [
  ["timeout", "timeout", { timeout: "5ms" }, {}],
  ["deadline", "timeout", { deadline: "5ms" }, {}],
  ["refused connection", "connect", {}, crash],
  ["open breaker", "rejected", { breaker: { mode: "consecutive", state: "forced-open" } }, {}],
];

describe.each(INNER)("to a caller the %s of its callee's call", (_, name, inner, more) => {
  const triesOn = (on: On) =>
    attemptsOver(played(drawn({ retry: { attempts: 2, backoff: "none", on: [on] } }, inner, more), 300), "users-edge");
  it("is a 5xx, which a retry on 5xx tries again", () => expect(triesOn("5xx").length).toBe(2));
  it(`is not ${name}: that is what happens to calls of its own`, () => expect(triesOn(name).length).toBe(1));
  it(`is answered by a fallback for 5xx, and by none for ${name}`, () => {
    const endsWith = (on: On) => ends(played(drawn({ fallback: { on: [on] } }, inner, more), 300)).map((end) => end.split(" ")[0]);
    expect(endsWith("5xx")).toEqual(["ok"]);
    expect(endsWith(name)).not.toEqual(["ok"]);
  });
});

it("what happens to its own calls goes by its name", () => {
  const triesOn = (outer: Partial<Route>, on: On, more: Partial<Scenario> = {}) =>
    attemptsOver(played(drawn({ ...outer, retry: { attempts: 2, backoff: "none", on: [on] } }, {}, more), 300), "users-edge").length;
  expect(triesOn({ timeout: "5ms" }, "timeout")).toBe(2);
  expect(triesOn({ timeout: "5ms" }, "5xx")).toBe(1);
  const down = { timeline: [{ at: "0s", for: "1m", do: "fault", fault: "crash", target: "edge" }] } as const;
  expect([triesOn({}, "connect", down), triesOn({}, "5xx", down)]).toEqual([2, 1]);
});
