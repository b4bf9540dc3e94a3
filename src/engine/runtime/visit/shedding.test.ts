// Load shedding at a service: by how many are there, by wait, and whom it spares. Times in ms.
import { describe, expect, it } from "vitest";

import { setField } from "../../scenario/edits.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { asks, ends, played } from "../../testing/requests.ts";
import { client, route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

const over = (of: Partial<ServiceNode>, asked = asks(6, 1)) => scenario([asked, service("s", of)], [route("users", "s")]);
const run = (document: Parameters<typeof createSimulation>[0], seconds: number): Simulation => {
  const simulation = createSimulation(document);
  simulation.advance(seconds * 1e6);
  return simulation;
};

describe("load shedding by requests present", () => {
  it("turns away what is over its places, in work and in line together, with a 503 at once", () => {
    const simulation = played(over({ concurrency: 1, time: "20ms", shed: { maxInFlight: 2 } }), 100);
    expect(ends(simulation)).toEqual(["ok 200 at 21", "ok 200 at 41", ...[3, 4, 5, 6].map((at) => `rejected 503 shed of s at ${at}`)]);
    expect(simulation.summary().reasons).toEqual({ "load shed at s": 4 });
    expect(simulation.summary().nodes["s"]).toMatchObject({ arrivals: 6, rejected: 4, completed: 2 });
  });

  it("keeps its reserve for critical requests and the calls made for them", () => {
    const critical = asks(2, 2.5, { id: "payers", requests: [{ path: "/pay", priority: "critical" }] });
    const document = scenario(
      [
        asks(4, 1),
        critical,
        service("edge", { time: "0ms" }),
        service("s", { concurrency: 9, time: "20ms", shed: { maxInFlight: 4, reserve: 0.5 } }),
      ],
      [route("users", "edge"), route("payers", "edge"), route("edge", "s")],
    );
    const simulation = played(document, 100);
    expect(ends(simulation).filter((end) => end.startsWith("rejected"))).toHaveLength(2);
    expect(simulation.summary().nodes["s"]).toMatchObject({ completed: 4, rejected: 2 });
    expect(simulation.run.network.clientById.get("payers")!.ended[0]).toBe(2);
  });

  it("can be changed and taken away while it runs", () => {
    const simulation = played(over({ concurrency: 1, time: "20ms", shed: { maxInFlight: 2 } }, asks(9, 1)), 4.5);
    simulation.edit(setField(simulation.scenario, "s", ["shed"], undefined));
    simulation.advance(400_000);
    expect(simulation.summary().nodes["s"]).toMatchObject({ completed: 7, rejected: 2 });
  });
});

describe("load shedding by wait", () => {
  it("keeps those who are served in time when twice as many come as can be, where a full line makes all of them late", () => {
    const load = client(1600);
    const late = run(scenario([load, service("s", { queue: 1000 })], [route("users", "s")]), 30).summary();
    const shed = { maxInFlight: "unbounded", delay: "5ms" } as const;
    const kept = run(scenario([load, service("s", { queue: 1000, shed })], [route("users", "s")]), 30).summary();
    expect(late.latencyOk.p50).toBeGreaterThan(1000);
    expect(kept.latencyOk.p50).toBeLessThan(60);
    expect(kept.latencyOk.p99).toBeLessThan(150); // it looks once an interval: the line may stand for as long
    expect(kept.requests.ok / late.requests.ok).toBeGreaterThan(0.98);
    expect(Object.keys(kept.reasons)).toEqual(["load shed for its wait at s"]);
  });

  it("turns nobody away under a load that it can bear", () => {
    const shed = { delay: "50ms" } as const;
    expect(run(scenario([client(600), service("s", { shed })], [route("users", "s")]), 30).summary().requests.rejected).toBe(0);
  });
});
