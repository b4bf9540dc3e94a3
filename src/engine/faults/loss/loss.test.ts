// Packet loss: as many messages as it says, of whom it says, there and back.
import { describe, expect, it } from "vitest";

import { asks, attemptsOver, ends, played } from "../../testing/requests.ts";
import { route, scenario, service } from "../../testing/scenarios.ts";

const COUNT = 4000;
const run = (loss: object, replicas = 1, count = COUNT) =>
  played(
    scenario(
      [
        asks(count, 1),
        service("s", { replicas, concurrency: 1000, endpoints: [{ name: "get", steps: [{ call: "t" }] }] }),
        service("t", { time: "0ms" }),
      ],
      [route("users", "s", { timeout: "50ms" }), route("s", "t", { timeout: "20ms" })],
      { timeline: [{ id: "f", at: "0s", do: "fault", fault: "loss", target: "s-t", ...loss }] },
    ),
    count + 1000,
  );
const timeouts = (simulation: ReturnType<typeof run>, id: string) => simulation.summary().routes[id]!.timeouts / COUNT;

describe("loss", () => {
  it("on a route takes its messages both ways", () => {
    const simulation = run({ rate: 0.1 });
    expect(Math.abs(timeouts(simulation, "s-t") - (1 - 0.9 * 0.9))).toBeLessThan(3 * Math.sqrt(0.25 / COUNT));
    // The callee's work was done where only the answer was lost.
    const arrived = simulation.summary().nodes["t"]!.arrivals / COUNT;
    expect(Math.abs(arrived - 0.9)).toBeLessThan(3 * Math.sqrt(0.25 / COUNT));
  });

  it("on a node takes what it gets and what it sends, as callee and as caller", () => {
    const simulation = run({ target: "s", rate: 0.1 });
    const [first, second] = ["users-s", "s-t"].map((id) => timeouts(simulation, id));
    expect(first).toBeGreaterThan(0.15);
    expect(second).toBeGreaterThan(0.15 * 0.9);
  });

  it("of one instance leaves the messages of the others alone", () => {
    const simulation = run({ target: "s", instance: "s-2", rate: 1 }, 2, 100);
    expect(simulation.summary().requests).toMatchObject({ ok: 50, timeout: 50 });
    expect(attemptsOver(simulation, "s-t").every(({ outcome }) => outcome === "ok")).toBe(true);
  });

  it("of everything lets nothing arrive, and costs no draw", () => {
    const simulation = run({ rate: 1 }, 1, 100);
    expect(simulation.summary().nodes["t"]!.arrivals).toBe(0);
    expect(ends(simulation).every((end) => end.startsWith("timeout 504 timeout of s-t"))).toBe(true);
    const { run: within } = simulation;
    expect(within.network.routeById.get("users-s")!.passage).toBeNull();
  });
});
