// From trouble back to the change of a configuration that began it, by whatever value it did: and to nothing else where the value stood before.
import { describe, expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import type { TimelineEntry } from "../../scenario/document.ts";
import { createSimulation } from "../../simulation.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";
import type { WhyLink } from "../views/changes.ts";

const SECOND = 1e6;
const drawn = (timeline: readonly object[], values: object = {}) =>
  scenario(
    [
      client(100),
      service("front", { concurrency: 20, queue: 40, endpoints: [{ name: "get", steps: [{ work: "1ms" }, { call: "back" }] }] }),
      service("back", { time: "exp(10ms)", concurrency: 4, queue: 20 }),
      { id: "conf", kind: "config", delay: "100ms", documents: [{ service: "front", values }, { service: "back" }] } as Node,
    ],
    [route("users", "front"), route("front", "back")],
    { timeline: timeline as readonly TimelineEntry[] },
  );
const told = (link: WhyLink | undefined): string => {
  if (link?.sort === "origin") return `${link.origin.act} ${link.origin.fault}${link.origin.target} ${link.origin.id}`;
  return link?.sort ?? "nothing";
};
const set = (target: string, values: object, at = "5s", id = "c") => ({ id, at, do: "config", target, set: values });
function origins(timeline: readonly object[], values: object = {}, until = 12): readonly string[] {
  const simulation = createSimulation(drawn(timeline, values));
  simulation.advance(until * SECOND);
  return ["users", "front", "back"].map((id) => told(simulation.why(id).at(-1)));
}

describe("it began with a change of the configuration", () => {
  it("that set an error rate", () => {
    expect(origins([set("back", { errorRate: 0.5 })])).toEqual(["config back c", "config back c", "config back c"]);
  });
  it("that set a timeout too short", () => {
    expect(origins([set("front", { "back.timeout": "2ms" })]).slice(0, 2)).toEqual(["config front c", "config front c"]);
    const simulation = createSimulation(drawn([set("front", { "back.timeout": "2ms" })]));
    simulation.advance(12 * SECOND);
    expect(told(simulation.why("front-back").at(-1))).toBe("config front c");
  });
  it("that took slots away", () => {
    expect(origins([set("back", { concurrency: 1 })], {}, 20)).toEqual(["config back c", "config back c", "config back c"]);
  });
  it("that made the work longer", () => {
    expect(origins([set("back", { time: "200ms" })], {}, 20)[2]).toBe("config back c");
  });
  it("whatever was changed besides since then", () => {
    expect(origins([set("back", { errorRate: 0.5 }), set("back", { concurrency: 3 }, "7s", "later")])[2]).toBe("config back c");
  });
  it("of a fault where somebody pushed it as one", () => {
    const fault = { id: "f", at: "5s", do: "fault", fault: "bad-config", target: "back", set: { errorRate: 0.5 } };
    expect(origins([fault])).toEqual(["fault bad-configback f", "fault bad-configback f", "fault bad-configback f"]);
  });
});

it("is not blamed for a value that was there from the start, nor for one that has gone", () => {
  const slow = { id: "f", at: "5s", do: "fault", fault: "latency", target: "back", delay: "300ms" };
  expect(origins([slow, set("front", { concurrency: 19 }, "4s")], { "back.timeout": "100ms" })[0]).toBe("fault latencyback f");
  const mended = [set("back", { errorRate: 0.5 }), set("back", { errorRate: 0 }, "8s", "mended")];
  const more = [set("back", { concurrency: 5 }), { id: "k", at: "8s", do: "load", target: "users", multiply: 20 }];
  expect(origins(more, {}, 12)[2]).toBe("load users k");
  expect(origins(mended, {}, 30).slice(1)).toEqual(["nothing", "nothing"]);
});

it("an instance that goes on with a version leads back to the change that brought it", () => {
  const simulation = createSimulation(drawn([set("back", { concurrency: 3 })]));
  simulation.advance(8 * SECOND);
  const [heard] = simulation.changes({ sorts: ["config"], instance: "back-1", most: 1 }).changes;
  expect([heard?.from, heard?.to, heard?.cause.code, heard?.cause.origin?.id]).toEqual(["1", "2", "configHeard", "c"]);
});

describe("what cured it is not blamed for the last failures", () => {
  const back = (target: string, at = "8s") => ({ id: "cure", at, do: "config", target, change: "rollback" });
  it.each([
    ["rolled back", back("back")],
    ["set to what it was", set("back", { errorRate: 0 }, "8s", "cure")],
    ["eased", set("back", { errorRate: 0.2 }, "8s", "cure")],
  ])("an error rate that is %s", (_how, cure) => {
    const bad = set("back", { errorRate: 0.5 });
    for (const first of [[], [set("back", { errorRate: 0 }, "1s", "first")]])
      expect(origins([...first, bad, cure], {}, 9)).toEqual(["config back c", "config back c", "config back c"]);
    expect(origins([bad, cure], {}, 30)[0]).toBe("config back c");
  });
  it("before anybody has noticed", () => {
    expect(origins([set("back", { errorRate: 0.5 }), back("back", "5600ms")], {}, 7)[2]).toBe("config back c");
  });
  it("a timeout", () => {
    for (const values of [{}, { "back.timeout": "2s" }]) {
      const short = set("front", { "back.timeout": "2ms" });
      expect(origins([short, back("front")], values, 9).slice(0, 2)).toEqual(["config front c", "config front c"]);
    }
  });
  it("longer work", () => {
    const values = set("back", { time: "exp(10ms)" }, "1s", "first");
    expect(origins([values, set("back", { time: "200ms" }), back("back", "12s")], {}, 13)[2]).toBe("config back c");
  });
  it("but a change that made it worse is", () => {
    const worse = set("back", { errorRate: 0.5 }, "8s", "worse");
    expect(origins([set("back", { errorRate: 0.05 }), worse], {}, 12)[2]).toBe("config back worse");
  });
  it("nor is one of long ago for what a new version does", () => {
    const mended = [set("back", { errorRate: 0.5 }), back("back")];
    const deployed = { id: "bad", at: "20s", do: "deploy", target: "back", version: "2.0.0", errorRate: 0.5 };
    expect(origins([...mended, deployed], {}, 30)[2]).toBe("deploy back bad");
  });
});
