// An autoscaler in a run: it measures what happened between two decisions, and what it decides takes a start-up. Times in seconds.
import { describe, expect, it } from "vitest";

import type { Simulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, played } from "../../testing/requests.ts";
import { route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";

const autoscale = { target: 0.5, max: 10 } as const;
/** A request every 10 ms of so many ms of work: a load of one slot for each 10 ms. */
const play = (seconds: number, work: number, of: Partial<ServiceNode> = {}, timeline: Parameters<typeof scenario>[2] = {}) =>
  played(
    scenario(
      [asks(100 * seconds, 10), service("s", { time: `${work}ms`, concurrency: 4, queue: "unbounded", startup: "3s", autoscale, ...of })],
      [route("users", "s")],
      timeline,
    ),
    seconds * 1000,
  );
const decisions = (simulation: Simulation): string[] =>
  simulation
    .logs({ most: 5000 })
    .records.filter(({ code }) => code === "autoscaled")
    .map(({ at, values }) => `${at / 1e6}: ${values["from"]} → ${values["to"]} (${values["utilisation"]} of ${values["ready"]})`);
const up = ({ stateChanges }: Simulation): string[] =>
  stateChanges.filter(({ sort, to }) => sort === "instance" && to === "HEALTHY").map(({ at, instance }) => `${at / 1e6} ${instance}`);

describe("an autoscaler", () => {
  it("decides every sync from what was in work since the last, and is late by sync and start-up", () => {
    // 30 ms every 10 ms: three of four slots, 75 %: from 1 to 2, which then have 37.5 %. It waits its 300 s before it goes back.
    const simulation = play(60, 30);
    expect(decisions(simulation)).toEqual(["15: 1 → 2 (74.9 of 1)"]);
    expect(up(simulation)).toEqual(["18 s-2"]);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("does not take the second set of a deployment for idle: it gets no calls yet", () => {
    const deploy = { id: "d", at: "14s", do: "deploy", target: "s", version: "2", strategy: "blue-green", hold: "1h" } as const;
    const of = { replicas: 4, autoscale: { ...autoscale, stabilisation: "0s" }, startup: "0s" } as const;
    // 80 ms every 10 ms: eight of sixteen slots, as they should be.
    expect(decisions(play(80, 80, of, { timeline: [deploy] }))).toEqual([]);
  });

  it("measures slots in work or slots held: a wait for a call counts for the one only", () => {
    const waits = (of: "working" | "busy") =>
      decisions(
        played(
          scenario(
            [
              asks(2000, 10),
              service("s", {
                concurrency: 4,
                startup: "1s",
                autoscale: { target: 0.5, of },
                endpoints: [{ name: "get", steps: [{ work: "5ms" }, { call: "t" }] }],
              }),
              service("t", { time: "25ms", concurrency: 50 }),
            ],
            [route("users", "s"), route("s", "t")],
          ),
          20_000,
        ),
      );
    expect(waits("working")).toEqual([]);
    expect(waits("busy")).toEqual(["15: 1 → 2 (74.9 of 1)"]);
  });

  it("says why the number is what it is, and leads each new instance back to its decision", () => {
    const simulation = play(20, 30);
    expect(simulation.run.network.nodes[0]!.autoscaling).toMatchObject({ last: { wish: 2, replicas: 2, why: "up" }, nextAt: 30e6 });
    const change = simulation.stateChanges.find(({ sort }) => sort === "scale");
    expect(change).toMatchObject({ at: 15e6, from: "1", to: "2", cause: { code: "autoscale" } });
    expect(simulation.stateChanges.find(({ instance }) => instance === "s-2")?.cause.because).toBe(change?.seq);
  });

  it("is switched on and off while it runs, and acts by its new settings", () => {
    const simulation = play(10, 30, { autoscale: undefined as never });
    const edit = (settings: object | undefined) => {
      const { scenario: document } = simulation;
      const { autoscale: _before, ...s } = document.nodes.find(({ id }) => id === "s") as ServiceNode;
      simulation.edit({ ...document, nodes: [document.nodes[0], settings === undefined ? s : { ...s, autoscale: settings }] as never });
    };
    edit({ target: 0.5, sync: "5s" });
    simulation.advance(20e6);
    expect(decisions(simulation)).toHaveLength(0); // the traffic has ended at 10 s
    edit({ min: 3, sync: "5s" });
    simulation.advance(30e6);
    expect(decisions(simulation).map((line) => line.slice(line.indexOf(":")))).toEqual([": 1 → 3 (0 of 1)"]);
    edit(undefined);
    simulation.advance(60e6);
    expect([simulation.run.network.nodes[0]!.autoscaling, decisions(simulation).length]).toEqual([null, 1]);
  });

  it("leaves alone who was scaled to none", () => {
    const simulation = play(40, 30, {}, { timeline: [{ at: "5s", do: "scale", target: "s", replicas: 0 }] });
    expect([decisions(simulation), simulation.look().nodes[12]]).toEqual([[], 0]);
  });
});
