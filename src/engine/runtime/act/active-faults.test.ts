// Faults while they act and when they end, seen from the requests that meet them. Times in ms.
import { describe, expect, it } from "vitest";

import type { Scenario, TimelineEntry } from "../../scenario/document.ts";
import type { Route } from "../../scenario/routes.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { asks, attemptsOver, ends, howOf, played, times, traces } from "../../testing/requests.ts";
import { route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

type FaultEntry = Extract<TimelineEntry, { readonly do: "fault" }>;
const health = { interval: "1s", timeout: "200ms", unhealthyAfter: 3 } as const;
const drawn = (
  timeline: readonly TimelineEntry[],
  of: Partial<ServiceNode> = {},
  asked = asks(40, 100),
  policies: Partial<Route> = {},
): Scenario =>
  scenario([asked, service("s", { time: "10ms", health, ...of })], [route("users", "s", { latency: "1ms", ...policies })], { timeline });
const fault = (settings: object): FaultEntry => ({ at: "1s", do: "fault", target: "s", for: "2s", id: "f", ...settings }) as FaultEntry;
const ofInstances = (simulation: Simulation) => simulation.stateChanges.filter(({ sort }) => sort === "instance");
/** How long each request took. */
const took = (simulation: Simulation): number[] => traces(simulation).map(({ duration }) => duration / 1000);

describe("a crash", () => {
  it("ends after its length, and the instance is up again after its start-up", () => {
    const simulation = played(drawn([fault({ fault: "crash" })], { startup: "500ms" }, asks(60, 100)), 6000);
    expect(ofInstances(simulation).map(({ at, to, cause }) => `${at / 1000} ${to} ${cause.code} ${cause.origin?.id}`)).toEqual([
      "1000 CRASHED fault f",
      "3000 STARTING faultOver f",
      "3500 HEALTHY startup f",
    ]);
    // A request of 1,000 is sent at that moment and arrives a millisecond later.
    expect(ends(simulation).filter((end) => end.startsWith("refused"))).toHaveLength(25);
  });

  it("of one instance leaves the others alone", () => {
    const simulation = played(drawn([fault({ fault: "crash", instance: "s-2" })], { replicas: 2 }), 4000);
    expect(ofInstances(simulation).map(({ instance }) => instance)).toEqual(["s-2", "s-2"]);
  });

  it("that another crash overlaps is over when both have ended", () => {
    const both = [fault({ fault: "crash" }), fault({ fault: "crash", id: "g", at: "2s", for: "3s" })];
    const changes = (timeline: readonly TimelineEntry[]) =>
      ofInstances(played(drawn(timeline, { startup: "500ms" }), 7000)).map(({ at, to }) => `${at / 1000} ${to}`);
    expect(changes(both)).toEqual(["1000 CRASHED", "5000 STARTING", "5500 HEALTHY"]);
    expect(changes([{ at: "500ms", do: "kill", target: "s" }, ...both])).toEqual(["500 CRASHED"]);
  });

  it("does not start what somebody has stopped meanwhile, nor what is up already", () => {
    const simulation = played(drawn([fault({ fault: "crash" }), { at: "1500ms", do: "restart", target: "s" }], { startup: "100ms" }), 4000);
    expect(ofInstances(simulation).map(({ to }) => to)).toEqual(["CRASHED", "STARTING", "HEALTHY"]);
  });
});

describe("a hang", () => {
  const hang = fault({ fault: "hang" });

  it("accepts requests and answers none; afterwards it goes on where it stood", () => {
    const simulation = played(drawn([hang], { concurrency: 100, health: { ...health, interval: "1h" } }), 5000);
    const durations = took(simulation);
    expect(simulation.summary().requests).toMatchObject({ issued: 40, ok: 40 });
    expect(durations.slice(0, 9)).toEqual(Array(9).fill(12));
    // What arrived while it hung waits for its end, then works; the one of 1,000 arrives at 1,001.
    expect(durations.slice(9, 29)).toEqual(Array.from({ length: 20 }, (_, i) => 3000 - 1000 - 100 * i + 10 + 1));
    expect(durations.slice(29)).toEqual(Array(11).fill(12));
  });

  it("stops work that is done by then from being answered", () => {
    const simulation = played(drawn([hang], { time: "150ms", concurrency: 100, health: { ...health, interval: "1h" } }), 5000);
    expect(took(simulation)[8]).toBe(3000 - 900 + 1);
  });

  it("fails its probes after their timeout, so that it leaves the list; it comes back when they pass", () => {
    const simulation = played(drawn([fault({ fault: "hang", for: "5s" })], { concurrency: 100 }, asks(90, 100)), 9000);
    // Probes at 1, 2 and 3 s time out 200 ms later; that of 6 s passes.
    expect(ofInstances(simulation).map(({ at, to, cause }) => `${at / 1000} ${to} ${cause.code} ${cause.origin?.id}`)).toEqual([
      "3200 UNHEALTHY probe f",
      "6000 HEALTHY probe f",
    ]);
    const rejected = ends(simulation).filter((end) => end.startsWith("rejected 503 noInstance"));
    expect([rejected.length, rejected[0], rejected.at(-1)]).toEqual([
      28,
      "rejected 503 noInstance of s at 3200",
      "rejected 503 noInstance of s at 5900",
    ]);
  });

  it("is over for the callers only after so many good probes as it takes", () => {
    const simulation = played(
      drawn([fault({ fault: "hang", for: "5s" })], { concurrency: 100, health: { ...health, healthyAfter: 3 } }),
      9000,
    );
    expect(ofInstances(simulation).map(({ at, to }) => `${at / 1000} ${to}`)).toEqual(["3200 UNHEALTHY", "8000 HEALTHY"]);
  });

  it("is learned of by the caller's timeout alone", () => {
    const simulation = played(drawn([hang], { concurrency: 100 }, asks(40, 100), { timeout: "50ms", cancel: true }), 5000);
    expect(simulation.summary().requests).toMatchObject({ ok: 20, timeout: 20, refused: 0 });
    expect(simulation.summary().nodes["s"]).toMatchObject({ completed: 20, aborted: 20, inFlight: 0 });
  });
});

describe("added latency", () => {
  const latency = (settings: object) => fault({ fault: "latency", delay: "30ms", ...settings });

  it("on a route adds once a try, on the way there", () => {
    const simulation = played(drawn([latency({ target: "users-s" })]), 5000);
    expect(took(simulation)).toEqual([...Array(9).fill(12), ...Array(20).fill(42), ...Array(11).fill(12)]);
    const slow = attemptsOver(simulation, "users-s")[15]!;
    expect([slow.arrivedAt - slow.sentAt, slow.endedAt - slow.arrivedAt, slow.injected]).toEqual([31_000, 10_000, 30_000]);
  });

  it("on a route adds to every try of a call", () => {
    const retry = { attempts: 3, backoff: "none" } as const;
    const simulation = played(drawn([latency({ target: "users-s", for: "10s" })], { errorRate: 1 }, asks(1, 2000), { retry }), 5000);
    expect(took(simulation)).toEqual([3 * 42]);
  });

  it("on a node lengthens the work of a visit once, while its slot is held", () => {
    const steps = [{ work: "4ms" }, { work: "6ms" }];
    const simulation = played(drawn([latency({})], { concurrency: 1, endpoints: [{ name: "get", steps }] }), 5000);
    expect(took(simulation)).toEqual([...Array(9).fill(12), ...Array(20).fill(42), ...Array(11).fill(12)]);
    const slow = attemptsOver(simulation, "users-s")[15]!;
    expect([slow.arrivedAt - slow.sentAt, slow.endedAt - slow.arrivedAt]).toEqual([1000, 40_000]);
    expect(simulation.summary().nodes["s"]!.busy.mean! * 5).toBeCloseTo(0.01 * 20 + 0.04 * 20, 9);
  });

  it("meets the share of the calls that it says", () => {
    const simulation = played(drawn([latency({ target: "users-s", share: 0.25, for: "60s" })], {}, asks(4000, 5)), 25_000);
    const { matched } = simulation.traces({ order: "newest", most: 1, minDuration: 12_001 });
    expect(Math.abs(matched - 0.25 * 3800) / Math.sqrt(3800 * 0.25 * 0.75)).toBeLessThan(4);
  });

  it("of one instance slows none of the others", () => {
    const simulation = played(drawn([latency({ instance: "s-2" })], { replicas: 2 }), 5000);
    const slow = attemptsOver(simulation, "users-s").filter((span) => span.endedAt - span.arrivedAt > 10_000);
    expect(new Set(slow.map((span) => span.instance))).toEqual(new Set(["s-2"]));
    expect(slow).toHaveLength(10);
  });

  it("adds up where two act", () => {
    const two = [latency({ target: "users-s" }), latency({ target: "users-s", id: "g", delay: "5ms" })];
    expect(took(played(drawn(two), 5000))[15]).toBe(47);
  });
});

describe("injected errors", () => {
  const errors = (settings: object) => fault({ fault: "errors", rate: 1, status: 503, ...settings });

  it("take the place of answers, whose time they cost", () => {
    const simulation = played(drawn([errors({})]), 5000);
    const how = attemptsOver(simulation, "users-s").map((span) => `${howOf(span)} ${(span.settledAt - span.sentAt) / 1000}`);
    expect(how[15]).toBe("serverError 503 fault of s 12");
    // Those that are answered from 1,000 to 3,000.
    expect(how.filter((one) => one.startsWith("serverError"))).toHaveLength(20);
    expect(simulation.summary().nodes["s"]).toMatchObject({ ok: 20, errors: 20 });
  });

  it("of a route are errors to the caller alone", () => {
    const simulation = played(drawn([errors({ target: "users-s" })]), 5000);
    expect(simulation.summary().nodes["s"]).toMatchObject({ ok: 40, errors: 0 });
    expect(simulation.summary().routes["users-s"]).toMatchObject({ ok: 20, errors: 20 });
  });

  it("meet the share that their rate says, and with a 4xx are the client's", () => {
    const simulation = played(drawn([errors({ rate: 0.3, status: 400, for: "60s" })], {}, asks(4000, 5)), 25_000);
    const { clientError, serverError } = simulation.summary().requests;
    expect(Math.abs(clientError - 0.3 * 3800) / Math.sqrt(3800 * 0.3 * 0.7)).toBeLessThan(4);
    expect(serverError).toBe(0);
  });
});

describe("a fault", () => {
  const slow = (settings: object) => fault({ fault: "latency", delay: "30ms", target: "users-s", ...settings });

  it("lasts until it is cleared where it has no length; clearing names one, or all", () => {
    const timeline: readonly TimelineEntry[] = [
      slow({ for: undefined }),
      slow({ id: "g", for: undefined }),
      { at: "2s", do: "clear", fault: "g" },
      { at: "3s", do: "clear", fault: "all" },
    ].map((entry) => JSON.parse(JSON.stringify(entry)) as TimelineEntry);
    const durations = took(played(drawn(timeline), 5000));
    expect([durations[5], durations[12], durations[25], durations[35]]).toEqual([12, 72, 42, 12]);
  });

  it("that begins again under its id begins anew, and does not act twice", () => {
    const durations = took(played(drawn([slow({}), slow({ at: "2s" })]), 5000));
    expect([durations[12], durations[25], durations[35], durations[39]]).toEqual([42, 42, 42, 12]);
  });

  it("is told of while it acts, with its end", () => {
    const simulation = played(drawn([slow({})]), 1500);
    expect(simulation.look().faults).toEqual([
      { id: "f", fault: "latency", target: "users-s", since: 1e6, until: 3e6, settings: { delay: "30ms", share: 1 } },
    ]);
    simulation.advance(3e6);
    expect(simulation.look().faults).toEqual([]);
    expect(times(attemptsOver(simulation, "users-s"), "sentAt")).toHaveLength(29);
  });
});

it("a fault by hand ends none of the timeline's, whatever that is called", () => {
  const simulation = played(drawn([fault({ fault: "latency", id: "fault-1", for: "10s" })]), 2000);
  simulation.intervene({ do: "fault", fault: "errors", target: "s", at: "0us" });
  expect(simulation.look().faults.map(({ id, fault: name }) => `${name} ${id}`)).toEqual(["latency fault-1", "errors fault-2"]);
});

it("a fault by hand that meets nobody is no part of the run: what comes after it plays again as it was", () => {
  const document = drawn([]);
  const simulation = played(document, 1000);
  expect(simulation.intervene({ do: "fault", fault: "crash", target: "s", instance: "s-9", at: "0us" })).toBe(false);
  simulation.intervene({ do: "fault", fault: "errors", rate: 0.5, target: "s", at: "0us" });
  simulation.advance(4e6);
  const again = createSimulation({ ...document, run: simulation.recorded() });
  again.advance(4e6);
  expect(again.digest()).toBe(simulation.digest());
});

it("a fault ends with the node that it acts on, also where one of that id comes back", () => {
  const document = drawn([fault({ fault: "latency", for: "10s" })]);
  const simulation = played(document, 2000);
  simulation.edit({ ...simulation.scenario, nodes: document.nodes.slice(0, 1), routes: [] });
  expect(simulation.look().faults).toEqual([]);
  simulation.edit(document);
  expect(simulation.look().faults).toEqual([]);
  expect(simulation.series({ scope: { system: true }, from: 0, to: 3e6, most: 10 }).marks.find(({ id }) => id === "f")?.to).toBe(2_000_001);
});
