// Traffic: every load shape brings the number of requests that it says, at the moments that it says.
import { describe, expect, it } from "vitest";

import { setField } from "../../scenario/edits.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { NODE, NODE_COLUMNS } from "../../telemetry/views/live.ts";
import { client, type ClientNode, route, scenario, service } from "../../testing/scenarios.ts";

type Load = NonNullable<ClientNode["load"]>;
function run(load: Load | undefined, seconds: number, more: Partial<ClientNode> = {}): Simulation {
  const { load: _load, ...rest } = client(0);
  const from: ClientNode = { ...rest, ...(load === undefined ? {} : { load }), ...more };
  const target = service("s", { time: "0ms", concurrency: 100_000, queue: "unbounded" });
  const simulation = createSimulation(scenario([from, target], [route("users", "s")]));
  simulation.advance(seconds * 1e6);
  return simulation;
}
const issued = (simulation: Simulation): number => simulation.summary().requests.issued;

/** As the format says, with its defaults: expected requests from the beginning until a second. */
const SHAPES: readonly (readonly [name: string, load: Load | undefined, expected: (t: number) => number, seconds: readonly number[]])[] = [
  ["the default", undefined, (t) => 10 * t, [1, 100]],
  ["constant", { shape: "constant", rate: 40 }, (t) => 40 * t, [0.5, 60]],
  ["ramp", { shape: "ramp" }, (t) => (t <= 120 ? 10 * t + (490 * t * t) / 240 : 30_600 + 500 * (t - 120)), [30, 120, 150]],
  [
    "steps",
    {
      shape: "steps",
      steps: [
        { at: "20s", rate: 100 },
        { at: "10s", rate: 50 },
        { at: "30s", rate: 0 },
      ],
    },
    (t) => (t < 10 ? 0 : t < 20 ? 50 * (t - 10) : t < 30 ? 500 + 100 * (t - 20) : 1500),
    [9.9, 15, 25, 60],
  ],
  ["spike", { shape: "spike" }, (t) => 100 * t + 700 * Math.max(0, Math.min(20, t - 60)), [60, 70, 100]],
  ["wave", { shape: "wave" }, (t) => 200 * t + ((150 * 120) / (2 * Math.PI)) * (1 - Math.cos((2 * Math.PI * t) / 120)), [30, 60, 120, 200]],
];

describe.each(SHAPES)("%s load", (_name, load, expected, seconds) => {
  it("brings exactly the integral of its rate where arrivals are even", () => {
    for (const t of seconds) expect(Math.abs(issued(run(load, t, { arrivals: "even" })) - expected(t))).toBeLessThanOrEqual(1.5);
  });

  it("brings it on average where they are a Poisson process", () => {
    for (const t of seconds) expect(Math.abs(issued(run(load, t)) - expected(t))).toBeLessThanOrEqual(4 * Math.sqrt(expected(t)));
  });
});

describe("a wave", () => {
  it("does not go below 0, and then brings more than its mean", () => {
    const load = { shape: "wave", mean: 50, amplitude: 100, period: "100s" } as const;
    // ∫ max(0, 50 + 100 sin) over a period: rises from −30° to 210°.
    const expected = 100 * ((50 * 240) / 360 + (100 * 2 * Math.cos(Math.PI / 6)) / (2 * Math.PI));
    expect(Math.abs(issued(run(load, 100, { arrivals: "even" })) - expected)).toBeLessThan(0.002 * expected);
  });
});

describe("arrivals", () => {
  it("that are even keep their distance, rounded to µs but not drifting", () => {
    expect(issued(run({ shape: "constant", rate: 7 }, 7000 / 7, { arrivals: "even" }))).toBe(7000);
  });

  it("of a Poisson process have independent numbers of equal mean and variance in each second", () => {
    const simulation = run({ shape: "constant", rate: 100 }, 600);
    const { arrivals } = simulation.series({ scope: { system: true }, from: 0, to: 600e6, most: 600 });
    const mean = arrivals.reduce((sum, x) => sum + x, 0) / arrivals.length;
    const variance = arrivals.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (arrivals.length - 1);
    expect(arrivals).toHaveLength(600);
    expect(Math.abs(mean - 100)).toBeLessThan(4 * Math.sqrt(100 / 600));
    expect(Math.abs(variance / mean - 1)).toBeLessThan(4 * Math.sqrt(2 / 600));
  });
});

describe("closed load", () => {
  const closed = (seconds: number, time: string, more: object = {}): Simulation => {
    const load = { shape: "closed", users: 20, think: "1s", ...more } as Load;
    const target = service("s", { time, concurrency: 100_000 });
    const simulation = createSimulation(scenario([client(0, { load }), target], [route("users", "s")]));
    simulation.advance(seconds * 1e6);
    return simulation;
  };

  it("begins with a think time, and each user asks again when the answer is there and one has passed", () => {
    expect(issued(closed(0.999, "500ms"))).toBe(0);
    expect(issued(closed(1, "500ms"))).toBe(20);
    expect(issued(closed(2.499, "500ms"))).toBe(20);
    expect(issued(closed(2.5, "500ms"))).toBe(40);
  });

  it("never has more requests in flight than there are users", () => {
    const simulation = closed(60, "1h");
    expect(simulation.summary().requests).toMatchObject({ issued: 20, inFlight: 20 });
  });

  it("brings users over think and response time, with its defaults 50 a second", () => {
    const simulation = run({ shape: "closed" }, 200);
    expect(Math.abs(issued(simulation) - 10_000)).toBeLessThan(4 * Math.sqrt(10_000));
  });

  it("goes on whatever becomes of a request", () => {
    expect(closed(60.5, "0ms").summary().requests).toMatchObject({ issued: 20 * 60, ok: 20 * 60 });
    const simulation = closed(0, "0ms");
    simulation.intervene({ at: "0s", do: "kill", target: "s" });
    simulation.advance(60.5e6);
    const { refused, rejected } = simulation.summary().requests;
    expect(refused + rejected).toBe(20 * 60);
  });

  it("is multiplied by its users: some come, and those beyond leave when their request has ended", () => {
    const simulation = closed(10.5, "100ms");
    simulation.intervene({ at: "0s", do: "load", target: "users", multiply: 2, for: "10s" });
    simulation.advance(20e6);
    expect(simulation.look().nodes[simulation.ids().nodes.indexOf("users") * NODE_COLUMNS + NODE.load]).toBe(40);
    expect(simulation.summary().requests.issued).toBeGreaterThan(9 * 20 + 8 * 40);
    simulation.advance(21.7e6);
    const before = issued(simulation);
    simulation.advance(21.7e6 + 11e6);
    expect(issued(simulation) - before).toBe(200);
  });
});

describe("requests", () => {
  it("are of each sort as often as their weights say, and a sort of weight 0 is none", () => {
    const requests = [
      { path: "/a", weight: 3, endpoint: "a" },
      { path: "/b", weight: 1, endpoint: "b" },
      { path: "/c", weight: 0, endpoint: "c" },
    ];
    const target = service("s", {
      endpoints: [
        { name: "a", steps: [] },
        { name: "b", steps: [{ fail: 1 }] },
      ],
    });
    const simulation = createSimulation(scenario([client(100, { requests }), target], [route("users", "s")]));
    simulation.advance(40e6);
    const { issued: all, serverError, clientError } = simulation.summary().requests;
    expect(clientError).toBe(0);
    expect(Math.abs(serverError - all / 4) / Math.sqrt((all * 3) / 16)).toBeLessThan(4);
  });

  it("of users who think leave nothing behind when the client is edited", () => {
    const load = { shape: "closed", users: 50, think: "exp(100ms)" } as const;
    const slow = service("s", { time: "100ms", concurrency: 1000 });
    const simulation = createSimulation(scenario([client(0, { load }), slow], [route("users", "s")]));
    for (let i = 1; i <= 20; i++) {
      simulation.advance(simulation.now + 1e6);
      simulation.edit(setField(simulation.scenario, "users", ["load"], { ...load, users: 50 + i }));
    }
    expect(simulation.run.frames.inUse).toBeLessThan(250);
  });

  it("go over the client's one route where they name none, and there are none without a route", () => {
    const simulation = createSimulation(scenario([client(100)], []));
    simulation.advance(1e6);
    expect(issued(simulation)).toBe(0);
  });
});
