// A route's breakers in a running system: which tries they turn away, what they count, whose they are. Times in ms.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import type { Route } from "../../scenario/routes.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { DOT, DOT_COLUMNS, OUTCOMES } from "../../telemetry/views/live.ts";
import { asks, attemptsOver, ends, played } from "../../testing/requests.ts";
import { client, route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

type Breaker = NonNullable<Route["breaker"]>;
const FIFTH = { mode: "consecutive", failures: 5, open: "30ms" } as const satisfies Breaker;
const over = (breaker: Breaker, of: Partial<ServiceNode>, more: Partial<Route> = {}, asked = asks(10, 10)): Scenario =>
  scenario([asked, service("s", { concurrency: 4, time: "1ms", ...of })], [route("users", "s", { breaker, ...more })]);
const failing = { errorRate: 1 } as const;
const view = (simulation: Simulation, of = "users-s") => simulation.breakers(of)[0];
const changes = (simulation: Simulation, of = "users-s") =>
  simulation.changes({ thing: of, sorts: ["breaker"], most: 100 }).changes.toReversed();

describe("a breaker on a route", () => {
  it("opens at the fifth failure: the sixth call ends at once, rejected, and says why", () => {
    const simulation = played(over({ ...FIFTH, open: "60s" }, failing), 200);
    expect(ends(simulation).slice(4, 7)).toEqual([
      "serverError 500 errorRate of s at 51",
      "rejected 503 breakerOpen of users-s at 60",
      "rejected 503 breakerOpen of users-s at 70",
    ]);
    const { routes, nodes, reasons } = simulation.summary();
    expect(routes["users-s"]).toMatchObject({
      calls: 10,
      attempts: 5,
      errors: 5,
      rejected: 5,
      breaker: { closed: 0, open: 1, halfOpen: 0, opened: 1, rejected: 5 },
    });
    expect(nodes["s"]?.arrivals).toBe(5);
    expect(reasons).toEqual({ "error of s": 5, "breaker open on users-s": 5 });
  });

  it("shows a rejected call as one that ended without having been sent", () => {
    const simulation = createSimulation(over({ ...FIFTH, open: "60s" }, failing));
    simulation.showDots(1);
    simulation.advance(200_000);
    const { dots } = simulation.look();
    const rows = Array.from({ length: dots.length / DOT_COLUMNS }, (_, i) => dots.subarray(i * DOT_COLUMNS, (i + 1) * DOT_COLUMNS));
    const of = (phase: number, outcome: string) =>
      rows.filter((row) => row[DOT.phase] === phase && row[DOT.outcome] === OUTCOMES.findIndex((one) => one === outcome)).length;
    expect([of(0, "ok"), of(1, "serverError"), of(1, "rejected")]).toEqual([5, 5, 5]);
  });

  it("tries one call when its time is over, and another one after that", () => {
    const simulation = played(over(FIFTH, failing), 200);
    // The fifth failure comes back at 51: the first that asks at 81 or later is the one of 90; it fails at 91.
    expect(attemptsOver(simulation, "users-s").flatMap(({ instance, sentAt }) => (instance === null ? [] : [sentAt / 1000]))).toEqual([
      10, 20, 30, 40, 50, 90,
    ]);
    expect(changes(simulation).map(({ at, to }) => [at / 1000, to])).toEqual([
      [51, "OPEN"],
      [90, "HALF_OPEN"],
      [91, "OPEN"],
    ]);
  });

  it("is asked by every try, and a retry that names the rejection comes back to it", () => {
    const retry = { attempts: 3, backoff: "none", on: ["5xx"] } as const;
    const plain = played(over({ ...FIFTH, open: "60s" }, failing, { retry }, asks(2, 10)), 100);
    expect(ends(plain)).toEqual(["serverError 500 errorRate of s at 13", "rejected 503 breakerOpen of users-s at 22"]);
    expect(plain.summary().routes["users-s"]).toMatchObject({ calls: 2, attempts: 5, retries: 4 });
    const named = played(over({ ...FIFTH, open: "60s" }, failing, { retry: { ...retry, on: ["rejected"] } }, asks(7, 10)), 100);
    expect(named.summary().routes["users-s"]).toMatchObject({ calls: 7, attempts: 5, retries: 4, rejected: 6 });
  });

  it("counts the callee's rejections by 5xx, timeouts, refusals and resets, but nothing that is the caller's own matter", () => {
    const counted = (of: Partial<ServiceNode>, more: Partial<Route> = {}, timeline: Scenario["timeline"] = []) => {
      const drawn = { ...over({ ...FIFTH, failures: 100 }, of, more), timeline };
      return view(played(drawn, 200))?.failed;
    };
    expect(counted(failing)).toBe(10);
    expect(counted({ concurrency: 1, queue: 0, time: "1s" })).toBe(9);
    expect(counted({ time: "1s" }, { timeout: "5ms" })).toBe(10);
    expect(counted({ time: "1s" }, { deadline: "5ms" })).toBe(10);
    expect(counted({}, {}, [{ at: "1ms", do: "kill", target: "s" }])).toBe(10);
    expect(counted({ time: "1s" }, {}, [{ at: "45ms", do: "kill", target: "s" }])).toBe(10);
    expect(counted({ endpoints: [{ name: "e", steps: [{ fail: 1, status: 404 }] }] })).toBe(0);
    expect(counted({ endpoints: [{ name: "e", steps: [{ fail: 1, status: 429 }] }] })).toBe(0);
    expect(counted({}, {}, [{ at: "1ms", do: "stop", target: "s" }])).toBe(0); // no instance is known: not sent
  });

  it("leaves out of its counts what it is told to ignore", () => {
    const breaker = { ...FIFTH, failures: 2, ignore: ["timeout"] } as const;
    expect(view(played(over(breaker, { time: "1s" }, { timeout: "5ms" }), 200))).toMatchObject({ state: "CLOSED", failed: 0 });
    expect(view(played(over(breaker, failing), 200))).toMatchObject({ state: "OPEN" });
  });

  it("gives the permission of a probe back that was not sent or whose user gave up", () => {
    const drawn = {
      ...over({ ...FIFTH, failures: 1, open: "15ms" }, { time: "1ms" }),
      timeline: [
        { at: "5ms", for: "10ms", do: "fault", fault: "errors", target: "s", rate: 1 },
        { at: "25ms", do: "stop", target: "s" },
        { at: "55ms", do: "start", target: "s" },
      ],
    } satisfies Scenario;
    const simulation = played({ ...drawn, nodes: drawn.nodes.map((node) => (node.id === "s" ? { ...node, startup: "0ms" } : node)) }, 200);
    // Open at 11; 30, 40 and 50 find no instance, each time as the probe; 60 is answered.
    expect(ends(simulation).slice(1, 6)).toEqual([
      "rejected 503 breakerOpen of users-s at 20",
      "rejected 503 noInstance of s at 30",
      "rejected 503 noInstance of s at 40",
      "rejected 503 noInstance of s at 50",
      "ok 200 at 61",
    ]);
    expect(view(simulation)?.state).toBe("CLOSED");
  });

  it("takes slow calls for slow by the time from their sending to their answer", () => {
    const breaker = { mode: "window", window: 5, minimum: 5, slowCall: "5ms", slowRate: 1, open: "60s" } as const;
    expect(view(played(over(breaker, { time: "3ms" }, { latency: "1ms" }), 200))?.state).toBe("CLOSED");
    const slow = played(over(breaker, { time: "3.001ms" }, { latency: "1ms" }), 200);
    expect(changes(slow)[0]).toMatchObject({ to: "OPEN", cause: { code: "outcomes", values: { reason: "slow", part: 5, of: 5 } } });
  });

  it("opens again, and half-opens, by itself where it is told to, without being asked", () => {
    const breaker = { mode: "window", window: 5, minimum: 5, open: "20ms", automatic: true, halfOpenMax: "15ms", openFactor: 2 } as const;
    const simulation = played(over(breaker, failing, {}, asks(5, 10)), 200);
    expect(changes(simulation).map(({ at, to }) => [at / 1000, to])).toEqual([
      [51, "OPEN"],
      [71, "HALF_OPEN"],
      [86, "OPEN"],
      [126, "HALF_OPEN"],
      [141, "OPEN"],
    ]);
  });
});

describe("a breaker that is held", () => {
  const held = (state: "disabled" | "metrics-only" | "forced-open") => played(over({ ...FIFTH, open: "60s", state }, failing), 200);
  it("disabled or counting only, turns nothing away", () => {
    expect(held("disabled").summary().routes["users-s"]).toMatchObject({ attempts: 10, rejected: 0, breaker: { closed: 1, opened: 0 } });
    expect(view(held("disabled"))).toMatchObject({ state: "DISABLED", failed: 0 });
    expect(held("metrics-only").summary().routes["users-s"]).toMatchObject({ attempts: 10, rejected: 0, breaker: { closed: 1 } });
    expect(view(held("metrics-only"))).toMatchObject({ state: "METRICS_ONLY", failed: 10 });
  });
  it("forced open, turns everything away", () => {
    const simulation = held("forced-open");
    expect(simulation.summary().routes["users-s"]).toMatchObject({
      attempts: 0,
      rejected: 10,
      breaker: { open: 1, opened: 0, rejected: 10 },
    });
    expect(simulation.summary().nodes["s"]?.arrivals).toBe(0);
  });
  it("and let go, it begins closed and empty", () => {
    const simulation = held("forced-open");
    simulation.edit(over({ ...FIFTH, open: "60s" }, failing));
    expect(view(simulation)).toMatchObject({ state: "CLOSED", total: 0 });
  });
});

it("openings and rejections of the warm-up do not count in the summary", () => {
  const simulation = played({ ...over({ ...FIFTH, open: "60s" }, failing), warmup: "65ms" }, 200);
  expect(simulation.summary().routes["users-s"]?.breaker).toEqual({ closed: 0, open: 1, halfOpen: 0, opened: 0, rejected: 4 });
});

describe("its openings", () => {
  it("are marks for the charts, each of its own, from the opening to the first trial", () => {
    const simulation = played(over(FIFTH, failing, {}, asks(15, 10)), 200);
    const { marks } = simulation.series({ scope: { system: true }, from: 0, to: 200_000, most: 10 });
    expect(marks.map(({ act, target, from, to }) => [act, target, from / 1000, to === null ? null : to / 1000])).toEqual([
      ["breaker", "users-s", 51, 90],
      ["breaker", "users-s", 91, 130],
      ["breaker", "users-s", 131, null],
    ]);
    expect(new Set(marks.map(({ id }) => id)).size).toBe(3);
  });
});

describe("breakers belong to caller instances", () => {
  /** A gateway of two replicas asks two services by turns; only the first has a caller that fails. */
  const shop = (timeline: Scenario["timeline"] = []): Scenario =>
    scenario(
      [
        asks(20, 10),
        service("caller", { replicas: 2, startup: "0ms", endpoints: [{ name: "e", steps: [{ call: "s" }] }] }),
        service("s", { ...failing, time: "1ms" }),
      ],
      [route("users", "caller"), route("caller", "s", { breaker: { mode: "consecutive", failures: 4, open: "60s" } })],
      { timeline },
    );

  it("each has its own, and counts what it has seen itself", () => {
    const before = played(shop(), 65);
    expect(before.breakers("caller-s").map(({ caller, state, failed }) => [caller, state, failed])).toEqual([
      ["caller-1", "CLOSED", 3],
      ["caller-2", "CLOSED", 3],
    ]);
    before.advance(300_000);
    expect(before.summary().routes["caller-s"]?.breaker).toEqual({ closed: 0, open: 2, halfOpen: 0, opened: 2, rejected: 12 });
  });

  it("a crash of the caller loses it, with what it knew", () => {
    const simulation = played(
      shop([
        { at: "125ms", do: "kill", target: "caller", instance: "caller-1" },
        { at: "126ms", do: "restart", target: "caller", instance: "caller-1" },
      ]),
      127,
    );
    expect(simulation.breakers("caller-s").map(({ caller, state }) => [caller, state])).toEqual([
      ["caller-1", "CLOSED"],
      ["caller-2", "OPEN"],
    ]);
  });
});

describe("an edit in the midst of it", () => {
  const drawn = over({ ...FIFTH, open: "60s" }, failing, {}, asks(20, 10));
  const edited = (more: Partial<Route>): Scenario => ({ ...drawn, routes: drawn.routes.map((one) => ({ ...one, ...more })) });

  const { breaker: _none, ...bare } = drawn.routes[0] as Route;
  const unguarded: Scenario = { ...drawn, routes: [bare] };

  it("of something else leaves the breaker as it is", () => {
    const simulation = played(drawn, 75);
    simulation.edit(edited({ timeout: "1s" }));
    expect(view(simulation)).toMatchObject({ state: "OPEN", since: 51_000 });
  });
  it("of its own settings keeps its state, and acts under them", () => {
    const simulation = played(drawn, 75);
    simulation.edit(edited({ breaker: { ...FIFTH, open: "40ms" } }));
    expect(view(simulation)).toMatchObject({ state: "OPEN", until: 91_000 });
    simulation.edit(edited({ breaker: { ...FIFTH, state: "forced-open" } }));
    simulation.advance(300_000);
    expect(view(simulation)).toMatchObject({ state: "FORCED_OPEN" });
    expect(simulation.changes({ thing: "users-s", most: 1 }).changes[0]).toMatchObject({
      cause: { code: "edit", origin: { act: "edit" } },
    });
    expect(simulation.summary().nodes["s"]?.arrivals).toBe(5);
  });
  it("that takes it away lets every call through; outcomes of calls from before concern nobody", () => {
    const simulation = played(drawn, 75);
    simulation.edit(unguarded);
    simulation.advance(300_000);
    expect(simulation.breakers("users-s")).toEqual([]);
    expect(simulation.summary().routes["users-s"]).toMatchObject({ breaker: null, attempts: 18 });
  });
  it("that brings one in counts from there", () => {
    const simulation = played(unguarded, 75);
    simulation.edit(drawn);
    simulation.advance(300_000);
    expect(simulation.summary().routes["users-s"]).toMatchObject({ attempts: 12, breaker: { open: 1 } });
  });
});

describe("what brings an opening about", () => {
  it("is led back to the fault where the failures arose", () => {
    const simulation = played(
      {
        ...over(FIFTH, {}, {}, client(100, { arrivals: "even" })),
        timeline: [{ id: "bad", at: "50ms", do: "fault", fault: "errors", target: "s", rate: 1 }],
      },
      200,
    );
    expect(changes(simulation)[0]).toMatchObject({ to: "OPEN", cause: { origin: { id: "bad", fault: "errors" } } });
    expect(changes(simulation)[1]).toMatchObject({ to: "HALF_OPEN", cause: { origin: { id: "bad" } } });
    const log = simulation.logs({ most: 10, node: "users-s" }).records;
    expect(log[0]).toMatchObject({ level: "warn", code: "breakerChanged", instance: "users", values: { reason: "inRow", part: 5 } });
  });
});
