// A partition drops exactly the messages between its sets: found from where each call arrived and was heard of.
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import { removeThings, renameId } from "../../scenario/edits.ts";
import { parseScenario } from "../../scenario/parse-scenario.ts";
import { createSimulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, attemptsOver, played } from "../../testing/requests.ts";
import { route, scenario, service } from "../../testing/scenarios.ts";

const drawn = (partition: object): Scenario =>
  scenario(
    [
      asks(100, 10),
      service("a", { concurrency: 100, endpoints: [{ name: "get", steps: [{ call: "b" }, { call: "c" }] }] }),
      service("b", { time: "1ms" }),
      service("c", { time: "1ms", concurrency: 100, endpoints: [{ name: "get", steps: [{ call: "b" }] }] }),
    ],
    ["users-a", "a-b", "a-c", "c-b"].map((id) => {
      const [from = "", to = ""] = id.split("-");
      return route(from, to, { timeout: from === "users" ? "1s" : "100ms" });
    }),
    {
      timeline: [{ id: "cut", at: "200ms", for: "500ms", do: "fault", fault: "partition", between: [["a"], ["b"]], ...partition } as never],
    },
  );
const ROUTES = ["users-a", "a-b", "a-c", "c-b"];
const NODES = ["users", "a", "b", "c"];

describe("a partition", () => {
  it.each([
    [{}, 0],
    [{ oneWay: true }, 0],
    [{ oneWay: true, between: [["b"], ["a"]] }, 50],
  ])("%j lets so many of the requests of its time through to be worked on: %i", (more, through) => {
    const simulation = played(drawn(more), 3000);
    const during = attemptsOver(simulation, "a-b").filter(({ sentAt }) => sentAt >= 200_000 && sentAt < 700_000);
    expect(during.filter(({ arrivedAt }) => !Number.isNaN(arrivedAt))).toHaveLength(through);
    expect(during.every(({ outcome }) => outcome === "timeout")).toBe(true);
    expect(attemptsOver(simulation, "c-b").every(({ outcome }) => outcome === "ok")).toBe(true);
    expect(violations(simulation.run)).toEqual([]);
  });

  it("drops exactly the messages between the sets, whichever they are", () => {
    const side = fc.subarray(NODES, { minLength: 1 });
    fc.assert(
      fc.property(side, side, fc.boolean(), (here, there, oneWay) => {
        const simulation = createSimulation(drawn({ between: [here, there], oneWay, for: "10s" }));
        simulation.advance(300_000);
        const crosses = (from: string, to: string) =>
          (here.includes(from) && there.includes(to)) || (!oneWay && there.includes(from) && here.includes(to));
        const { network } = simulation.run;
        for (const id of ROUTES) {
          const { from, target, passage } = network.routeById.get(id)!;
          const frame = { instance: null, parent: null } as never;
          expect([passage?.dropsRequest(frame) ?? false, passage?.dropsAnswer(frame) ?? false]).toEqual([
            crosses(from.id, target.id),
            crosses(target.id, from.id),
          ]);
        }
        const node = (id: string) => network.nodeById.get(id) ?? network.clientById.get(id)!;
        for (const from of NODES)
          for (const to of NODES) expect(network.passages?.passes(node(from), node(to)) ?? true).toBe(!crosses(from, to));
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("that is flapping drops its share of them", () => {
    const { network } = (() => {
      const simulation = createSimulation(drawn({ share: 0.3, for: "10s" }));
      simulation.advance(300_000);
      return simulation.run;
    })();
    const [a, b] = [network.nodeById.get("a")!, network.nodeById.get("b")!];
    const passed = Array.from({ length: 4000 }, () => network.passages!.passes(a, b)).filter(Boolean).length / 4000;
    expect(Math.abs(passed - 0.7)).toBeLessThan(0.03);
  });

  it("reaches a route that is drawn while it acts, and ends when one of its sets is deleted", () => {
    const simulation = createSimulation(drawn({ between: [["users"], ["b", "c"]], for: "10s" }));
    simulation.advance(300_000);
    const before = simulation.scenario;
    simulation.edit({ ...before, routes: [...before.routes, { id: "new", from: "users", to: "b" }] });
    const { network } = simulation.run;
    expect(network.routeById.get("new")!.passage).not.toBeNull();
    simulation.edit(removeThings(simulation.scenario, ["b"]));
    expect(simulation.look().faults).toHaveLength(1);
    simulation.edit(removeThings(simulation.scenario, ["c"]));
    expect([simulation.look().faults, network.passages]).toEqual([[], null]);
  });
});

describe("in the document a partition", () => {
  it("needs two sets of known nodes, and has no target", () => {
    const problems = (partition: object) => {
      const parsed = parseScenario(drawn(partition));
      return parsed.ok ? [] : parsed.problems.map(({ code }) => code);
    };
    expect(problems({})).toEqual([]);
    expect(problems({ between: [["a"]] })).toEqual(["tooFew"]);
    expect(problems({ between: [["a"], []] })).toEqual(["tooFew"]);
    expect(problems({ between: [["a"], ["z"]] })).toEqual(["noSuchNode"]);
    expect(problems({ between: [["a"], ["a-b"]] })).toHaveLength(1);
    expect(problems({ target: "a" })).toEqual(["unknownKey"]);
  });

  it("goes when one of its sets is deleted, and follows a rename", () => {
    const both = drawn({ between: [["a"], ["b", "c"]] });
    expect(removeThings(both, ["b"]).timeline).toMatchObject([{ between: [["a"], ["c"]] }]);
    expect(removeThings(both, ["b", "c"]).timeline).toBeUndefined();
    const renamed = renameId(both, "c", "z");
    expect(renamed.ok && renamed.value.timeline).toMatchObject([{ between: [["a"], ["b", "z"]] }]);
  });
});
