// Configuration in a run: views that come by messages, what their values do to slots, work, errors and calls, instance by instance; who
// is out of reach, and what comes of a bad value.
import { describe, expect, it } from "vitest";

import type { TimelineEntry } from "../../scenario/document.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { drawn, instancesOf, run, S, set } from "../../testing/configured.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

const held = (simulation: Simulation) =>
  instancesOf(simulation).map((instance) => simulation.run.config?.subscribers.get(instance)?.view.version?.number ?? 0);
const slots = (simulation: Simulation) => instancesOf(simulation).map(({ concurrency }) => concurrency);
const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
const codes = (simulation: Simulation) =>
  simulation
    .logs({ most: 1000 })
    .records.map(({ code }) => code)
    .filter((code) => code.startsWith("config"));

describe("a document", () => {
  it("is what every instance has from the start, in place of the drawing's settings", () => {
    const simulation = run({ values: { concurrency: 3 } }, 0);
    expect([held(simulation), slots(simulation)]).toEqual([
      [1, 1, 1, 1],
      [3, 3, 3, 3],
    ]);
  });

  it("reaches the instances after the delay and the way of a message, and resizes what runs", () => {
    const simulation = run({ timeline: [set({ concurrency: 2 })] }, 2);
    expect(slots(simulation)).toEqual([8, 8, 8, 8]);
    simulation.advance(2.001 * S);
    expect([slots(simulation), held(simulation)]).toEqual([
      [2, 2, 2, 2],
      [2, 2, 2, 2],
    ]);
  });

  it("is asked for by each instance in its own rhythm where it is polled: they disagree meanwhile", () => {
    const simulation = run({ config: { mode: "poll" }, timeline: [set({ concurrency: 2 })] }, 1);
    const seen = new Set<string>();
    for (let t = 1; t <= 12; t += 0.25) {
      simulation.advance(t * S);
      seen.add(inOrder(held(simulation)).join(""));
    }
    expect([...seen]).toContain("1111");
    expect(seen.size).toBeGreaterThan(2);
    expect(held(simulation)).toEqual([2, 2, 2, 2]);
  });

  it("is known after half an interval on average where it is polled", () => {
    const simulation = run({ config: { mode: "poll" }, orders: { replicas: 400 }, timeline: [set({ concurrency: 2 })] }, 12);
    const lags = simulation
      .logs({ most: 10_000 })
      .records.filter(({ code }) => code === "configApplied")
      .map(({ values }) => Number(values["lag"]) / S);
    expect(lags.length).toBe(400);
    // Uniform in 0 … 10 s: mean 5, and of 400 of them 5 ± 0.144; four times that, and two ways of 1 ms.
    expect(Math.abs(lags.reduce((sum, lag) => sum + lag, 0) / 400 - 5.001)).toBeLessThan(0.58);
    expect(Math.max(...lags)).toBeLessThanOrEqual(10.002);
  });

  it("that is edited while it runs goes the same way, as a version of its own", () => {
    const simulation = run({ values: { concurrency: 3 } }, 1);
    simulation.edit(drawn({ values: { concurrency: 5 } }));
    simulation.advance(1.5 * S);
    expect(slots(simulation)).toEqual([3, 3, 3, 3]);
    simulation.advance(2.1 * S);
    expect([slots(simulation), held(simulation)]).toEqual([
      [5, 5, 5, 5],
      [2, 2, 2, 2],
    ]);
  });

  it("that is deleted while it runs is an empty one from then on, by the same way", () => {
    const simulation = run({ values: { concurrency: 3 } }, 1);
    simulation.edit(drawn({ config: { documents: [] } }));
    simulation.advance(1.5 * S);
    expect(slots(simulation)).toEqual([3, 3, 3, 3]);
    simulation.advance(2.1 * S);
    expect([slots(simulation), held(simulation)]).toEqual([
      [8, 8, 8, 8],
      [2, 2, 2, 2],
    ]);
  });

  it("acts no more when its server is deleted, and none of its timers is left", () => {
    const simulation = run({ values: { concurrency: 3, errorRate: 1, "payment.timeout": "1ms" }, rate: 50 }, 1);
    const before = drawn({ rate: 50 });
    simulation.edit({ ...before, nodes: before.nodes.filter(({ kind }) => kind !== "config") });
    expect([slots(simulation), simulation.run.config]).toEqual([[8, 8, 8, 8], null]);
    const { ok } = simulation.summary().requests;
    simulation.advance(11 * S);
    expect(simulation.summary().requests.ok - ok).toBeGreaterThan(400);
    expect(simulation.run.network.routes.every(({ tuning }) => tuning === null)).toBe(true);
    expect(codes(simulation).filter((code) => code !== "configApplied")).toEqual([]);
  });

  it("is played again bit for bit, in whatever slices: acts by hand, a staged version, its rollback", () => {
    const simulation = run({ rate: 100, orders: { errorRate: 0.1 }, config: { delay: "exp(500ms)", latency: "exp(5ms)" } }, 1);
    simulation.intervene(
      set({ errorRate: 0.5, "payment.timeout": "40ms" }, { share: 0.5, maxErrorShare: 0.3, every: "2s" }) as TimelineEntry,
    );
    simulation.advance(3 * S);
    simulation.intervene(set({ concurrency: 2 }) as TimelineEntry);
    simulation.advance(9 * S);
    simulation.intervene({ at: "0s", do: "config", target: "orders", change: "rollback", to: 1 });
    simulation.advance(15 * S);
    const again = createSimulation({ ...simulation.scenario, run: simulation.recorded() });
    for (let t = 7000; t < 15 * S; t += 70_007) again.advance(t);
    again.advance(15 * S);
    expect(again.digest()).toBe(simulation.digest());
    expect(codes(again)).toEqual(codes(simulation));
  });

  it("goes the other way from the edit on that makes of pushing polling", () => {
    const simulation = run({ config: { poll: "20s" } }, 1);
    simulation.edit(drawn({ config: { poll: "20s", mode: "poll" } }));
    simulation.intervene(set({ concurrency: 2 }) as TimelineEntry);
    simulation.advance(simulation.now + 1.1 * S); // a push would be there by now
    expect(held(simulation).filter((version) => version === 2).length).toBeLessThan(4);
    simulation.advance(22 * S);
    expect(held(simulation)).toEqual([2, 2, 2, 2]);
  });

  it("keeps acting through an edit of something else", () => {
    const simulation = run({ values: { concurrency: 3, errorRate: 1 }, rate: 50 }, 1);
    simulation.edit(drawn({ values: { concurrency: 3, errorRate: 1 }, rate: 50, orders: { queue: 7 } }));
    simulation.advance(3 * S);
    expect(slots(simulation)).toEqual([3, 3, 3, 3]);
    expect(simulation.summary().requests.ok).toBe(0);
  });
});

describe("out of reach of the server", () => {
  const cut = { at: "500ms", for: "20s", do: "fault", fault: "partition", between: [["orders"], ["conf"]] };

  it("an instance goes on with what it knows, and learns the rest with its next question", () => {
    const simulation = run({ values: { concurrency: 3 }, timeline: [cut, set({ concurrency: 2 })] }, 20);
    expect([held(simulation), codes(simulation).includes("configMissed")]).toEqual([[1, 1, 1, 1], true]);
    simulation.advance(30.6 * S);
    expect(held(simulation)).toEqual([2, 2, 2, 2]);
  });

  it("one that starts has the settings of the drawing until it hears", () => {
    const simulation = run(
      { values: { concurrency: 3 }, timeline: [cut, { at: "1s", do: "restart", target: "orders", instance: "orders-2" }] },
      10,
    );
    expect([held(simulation), slots(simulation)]).toEqual([
      [1, 0, 1, 1],
      [3, 8, 3, 3],
    ]);
    simulation.advance(31 * S);
    expect(slots(simulation)).toEqual([3, 3, 3, 3]);
  });

  it("one that starts while the server answers has its settings when it is up", () => {
    const simulation = run({ values: { concurrency: 3 }, timeline: [{ at: "1s", do: "scale", target: "orders", replicas: 6 }] }, 3);
    expect(slots(simulation)).toEqual([3, 3, 3, 3, 3, 3]);
  });

  it("a server that crashed keeps its versions; a change meanwhile does not happen", () => {
    const down = { at: "500ms", for: "5s", do: "fault", fault: "crash", target: "conf" };
    const simulation = run(
      { values: { concurrency: 3 }, timeline: [down, set({ concurrency: 2 }), set({ concurrency: 1 }, { at: "9s" })] },
      9,
    );
    expect([held(simulation), codes(simulation)[0]]).toEqual([[1, 1, 1, 1], "configUnreachable"]);
    simulation.advance(20 * S);
    expect([held(simulation), slots(simulation)]).toEqual([
      [2, 2, 2, 2],
      [1, 1, 1, 1],
    ]);
  });
});

describe("a value out of range", () => {
  it("is refused, and nothing of the change happens", () => {
    const simulation = run({ timeline: [set({ concurrency: 2, errorRate: 7 })] }, 5);
    expect([held(simulation), codes(simulation)]).toEqual([[1, 1, 1, 1], ["configRefused"]]);
  });

  it("is one also where it is of calls that there are not", () => {
    const simulation = run({ timeline: [set({ "nobody.timeout": "1s" })] }, 5);
    expect([held(simulation), codes(simulation)]).toEqual([[1, 1, 1, 1], ["configRefused"]]);
  });

  it("acts as the nearest that can be where it is let through: no slots, all calls past their time", () => {
    const simulation = run({ config: { validate: false }, timeline: [set({ concurrency: -3, "payment.timeout": "0s" })] }, 5);
    expect([slots(simulation), held(simulation)]).toEqual([
      [0, 0, 0, 0],
      [2, 2, 2, 2],
    ]);
  });

  it("that cannot be read makes each reload fail alone: the instance holds the version, what it had goes on acting", () => {
    const simulation = run({ values: { concurrency: 3 }, config: { validate: false }, timeline: [set({ concurrency: "many" })] }, 5);
    expect([held(simulation), slots(simulation)]).toEqual([
      [2, 2, 2, 2],
      [3, 3, 3, 3],
    ]);
    expect(codes(simulation).filter((code) => code === "configFailed").length).toBe(4);
    simulation.intervene(set({ concurrency: 4 }) as TimelineEntry);
    simulation.advance(8 * S);
    expect(slots(simulation)).toEqual([4, 4, 4, 4]);
  });
});

describe("a staged version", () => {
  it("is promoted after its hold where nothing speaks against it", () => {
    const simulation = run({ timeline: [set({ concurrency: 2 }, { share: 0.5, hold: "5s", maxErrorShare: 0.1 })] }, 4);
    expect(inOrder(slots(simulation))).toEqual([2, 2, 8, 8]);
    simulation.advance(8 * S);
    expect(slots(simulation)).toEqual([2, 2, 2, 2]);
  });

  const down = { at: "3s", for: "5s", do: "fault", target: "conf" } as const;
  it.each(["crash", "hang"] as const)("whose hold is over while its server is down is promoted when that is back (%s)", (fault) => {
    const staged = set({ concurrency: 2 }, { share: 0.5, hold: "3s" });
    const simulation = run({ timeline: [staged, { ...down, fault }] }, 7.9);
    expect(inOrder(slots(simulation))).toEqual([2, 2, 8, 8]);
    simulation.advance(30 * S);
    expect(slots(simulation)).toEqual([2, 2, 2, 2]);
  });
  it("that proves bad while its server is down is rolled back, not promoted, when that is back", () => {
    const bad = set({ errorRate: 0.5 }, { share: 0.25, hold: "3s", maxErrorShare: 0.2, every: "4s" });
    const of = { rate: 200, orders: { concurrency: 100, time: "1ms" }, timeline: [bad, { ...down, fault: "hang" }] } as const;
    const simulation = run(of, 7.9);
    expect(inOrder(held(simulation))).toEqual([1, 1, 1, 2]);
    simulation.advance(30 * S);
    expect(held(simulation)).toEqual([1, 1, 1, 1]);
    expect(codes(simulation)).toContain("configRolledBack");
    expect(codes(simulation)).not.toContain("configPromoted");
  });

  it("is rolled back by itself when its instances fail more than they may", () => {
    const bad = set({ errorRate: 0.5 }, { share: 0.25, hold: "30s", maxErrorShare: 0.2, every: "1s" });
    const simulation = run({ rate: 200, orders: { concurrency: 100, time: "1ms" }, timeline: [bad] }, 10);
    expect(held(simulation)).toEqual([1, 1, 1, 1]);
    expect(codes(simulation)).toEqual(["configStaged", "configApplied", "configRolledBack", "configApplied"]);
  });
});

describe("the faults", () => {
  it("bad-config goes out past all validation, and is taken back on the same way", () => {
    const fault = { at: "1s", for: "4s", do: "fault", fault: "bad-config", target: "orders", set: { concurrency: -1 } };
    const simulation = run({ values: { concurrency: 3 }, timeline: [fault] }, 3);
    expect(slots(simulation)).toEqual([0, 0, 0, 0]);
    simulation.advance(5.9 * S);
    expect(slots(simulation)).toEqual([0, 0, 0, 0]);
    simulation.advance(6.1 * S);
    expect([slots(simulation), held(simulation)]).toEqual([
      [3, 3, 3, 3],
      [3, 3, 3, 3],
    ]);
  });

  it("slow-config makes each word come so much later", () => {
    const fault = { at: "0s", for: "1500ms", do: "fault", fault: "slow-config", target: "conf", delay: "5s" };
    const simulation = run({ config: { poll: "1m" }, timeline: [fault, set({ concurrency: 2 })] }, 6.9);
    expect(held(simulation)).toEqual([1, 1, 1, 1]);
    simulation.advance(7.1 * S);
    expect(held(simulation)).toEqual([2, 2, 2, 2]);
  });

  it("an act without a config node acts on nothing", () => {
    const simulation = createSimulation(scenario([client(0), service("orders")], [route("users", "orders")]));
    expect(simulation.intervene(set({ concurrency: 2 }) as TimelineEntry)).toBe(false);
  });
});

it("a config node whose documents say nothing changes nothing of what happens to requests", () => {
  const rows = (simulation: Simulation) => {
    simulation.advance(10 * S);
    return simulation.traces({ order: "newest", most: 10_000 }).rows;
  };
  const with_ = drawn({ rate: 100 });
  const without = { ...with_, nodes: with_.nodes.filter(({ kind }) => kind !== "config") };
  expect(rows(createSimulation(with_))).toEqual(rows(createSimulation(without)));
});
