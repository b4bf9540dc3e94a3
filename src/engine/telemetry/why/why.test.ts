// From how a thing is now back to what began it: for each sort of trouble the chain that a person would tell.
import { describe, expect, it } from "vitest";

import type { Scenario, TimelineEntry } from "../../scenario/document.ts";
import type { Route } from "../../scenario/routes.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { client, route, scenario, service, type ServiceNode } from "../../testing/scenarios.ts";
import type { WhyLink } from "../views/changes.ts";

const SECOND = 1e6;
const health = { interval: "1h" } as const;
interface Change {
  readonly rate?: number;
  readonly policies?: Partial<Route>;
  readonly back?: Partial<ServiceNode>;
  /** Slots of front and middle. */
  readonly slots?: number;
}
/** users → front → middle → back */
const drawn = (timeline: readonly object[], { rate = 50, policies = {}, back = {}, slots = 20 }: Change = {}): Scenario =>
  scenario(
    [
      client(rate),
      service("front", { concurrency: slots, queue: 40, health, endpoints: [{ name: "get", steps: [{ call: "middle" }] }] }),
      service("middle", { concurrency: slots, queue: 40, health, endpoints: [{ name: "get", steps: [{ call: "back" }] }] }),
      service("back", { time: "exp(10ms)", concurrency: 4, queue: 20, health, ...back }),
    ],
    [route("users", "front"), route("front", "middle", policies), route("middle", "back", policies)],
    { timeline: timeline as readonly TimelineEntry[] },
  );
const fault = (name: string, target: string, more: object = {}) => ({ id: "f", at: "5s", do: "fault", fault: name, target, ...more });
function at(seconds: number, document: Scenario): Simulation {
  const simulation = createSimulation(document);
  simulation.advance(seconds * SECOND);
  return simulation;
}

/** A link in a word or two. */
function told(link: WhyLink): string {
  switch (link.sort) {
    case "condition":
      return `${link.thing} ${link.cause?.code ?? link.status}`;
    case "failing":
      return `${link.thing} fails: ${link.reason.code} ${link.reason.at}`;
    case "over":
      return `over ${link.thing}`;
    case "retries":
      return `retries ${link.thing}`;
    case "change":
      return `${link.change.instance || link.change.thing} ${link.change.to}`;
    case "origin":
      return `${link.origin.act} ${link.origin.id}`;
    case "setting":
      return `setting ${link.setting} of ${link.thing}`;
  }
}
const chain = (simulation: Simulation, id: string): readonly string[] => simulation.why(id).map(told);
const causeOf = (simulation: Simulation, id: string) => simulation.look().causes[simulation.ids().nodes.indexOf(id)];

describe("a hang", () => {
  const simulation = at(12, drawn([fault("hang", "back")]));

  it("is told at its callers as waiting for the callee, not as their own full line", () => {
    expect(causeOf(simulation, "back")).toMatchObject({ code: "hangs", hanging: 1, of: 1 });
    expect(causeOf(simulation, "middle")).toMatchObject({ code: "waits", callee: "back", route: "middle-back", visits: 20, slots: 20 });
    expect(causeOf(simulation, "front")).toMatchObject({ code: "waits", callee: "middle" });
  });

  it("leads from the outermost caller to the fault", () => {
    expect(chain(simulation, "front")).toEqual([
      "front waits",
      "over front-middle",
      "middle waits",
      "over middle-back",
      "back hangs",
      "fault f",
    ]);
  });

  it("is the reason why requests time out, to the client", () => {
    const timed = at(12, drawn([fault("hang", "back")], { policies: { timeout: "300ms" } }));
    expect(chain(timed, "users").slice(-2)).toEqual(["back hangs", "fault f"]);
    expect(chain(timed, "middle-back")).toEqual(["over middle-back", "back hangs", "fault f"]);
  });
});

describe("a replica that was killed by hand before a planned crash", () => {
  it("is told beside the crash: both are why it is down", () => {
    const simulation = createSimulation(drawn([fault("crash", "back", { at: "8s", for: "30s" })], { back: { replicas: 2 } }));
    simulation.advance(5 * SECOND);
    simulation.intervene({ do: "kill", target: "back", instance: "back-1", at: "0s" });
    simulation.advance(10 * SECOND);
    expect(chain(simulation, "back")).toEqual(["back down", "fault f", "back-1 CRASHED", expect.stringMatching(/^kill /)]);
  });
});

describe("the chain ends", () => {
  it.each([
    ["latency on the node", fault("latency", "back", { delay: "500ms" }), "fault f"],
    ["errors of the node", fault("errors", "back", { rate: 0.5 }), "fault f"],
    ["a crash", fault("crash", "back"), "fault f"],
    ["a kill", { id: "k", at: "5s", do: "kill", target: "back" }, "kill k"],
    ["a stop", { id: "k", at: "5s", do: "stop", target: "back" }, "stop k"],
    ["a surge", fault("surge", "users", { factor: 20 }), "fault f"],
    ["more load", { id: "k", at: "5s", do: "load", target: "users", multiply: 20 }, "load k"],
  ])("at %s", (_name, entry, end) => {
    const simulation = at(12, drawn([entry]));
    const ends = ["users", "front", "middle"].map((id) => chain(simulation, id).at(-1)).filter((last) => last !== undefined);
    expect([ends.length > 1, new Set(ends)]).toEqual([true, new Set([end])]);
  });

  it.each(["loss", "partition", "latency"])("at %s on the way", (name) => {
    const where = name === "partition" ? { target: undefined, between: [["middle"], ["back"]] } : {};
    const simulation = at(
      12,
      drawn(
        [
          fault(name, "middle-back", {
            ...where,
            ...(name === "latency" ? { delay: "2s" } : {}),
            ...(name === "loss" ? { rate: 0.9 } : {}),
          }),
        ],
        { policies: { timeout: "200ms" } },
      ),
    );
    expect(chain(simulation, "users").slice(-2)).toEqual(["over middle-back", "fault f"]);
    expect(chain(simulation, "middle-back").at(-1)).toBe("fault f");
  });

  it("at the setting, when nothing was done", () => {
    const slow = at(12, drawn([], { rate: 300, back: { concurrency: 1 } }));
    expect(chain(slow, "back")).toEqual(["back queueFull", "setting slots of back"]);
    expect(chain(slow, "users").at(-1)).toBe("setting slots of back");
    const wrong = at(12, drawn([], { back: { errorRate: 0.5 } }));
    expect(chain(wrong, "users").at(-1)).toBe("setting errorRate of back");
  });

  it("at no timeout where no call has failed", () => {
    expect(chain(at(12, drawn([])), "middle-back")).toEqual(["over middle-back", "setting unknown of back"]);
  });

  it("at no time limit where the route has none: who asked has given up by itself", () => {
    const simulation = at(12, drawn([]));
    const route = simulation.run.network.routeById.get("middle-back")!;
    route.lastFailure = simulation.run.failures.of("abandoned", "back");
    expect(chain(simulation, "middle-back")).toEqual(["over middle-back", "setting unknown of back"]);
  });

  it("at the edit that made it so", () => {
    const simulation = at(5, drawn([]));
    const before = simulation.scenario;
    simulation.edit({ ...before, nodes: before.nodes.map((node) => (node.id === "back" ? { ...node, time: "200ms" } : node)) as never });
    simulation.advance(12 * SECOND);
    expect(chain(simulation, "front").at(-1)).toBe("edit edit-1");
    expect(simulation.why("front").at(-1)).toMatchObject({ origin: { things: ["back"] } });
  });

  it("at a trigger that is over, while its trouble lasts", () => {
    const retry = { attempts: 5, base: "1ms", max: "1ms", jitter: "none" } as const;
    const storm = at(
      40,
      drawn([fault("latency", "back", { delay: "2s", for: "5s" })], {
        rate: 250,
        slots: 1000,
        back: { queue: 1000 },
        policies: { timeout: "60ms", retry },
      }),
    );
    expect(chain(storm, "back")[0]).toBe("back queueFull");
    expect(chain(storm, "back").at(-1)).toBe("fault f");
    expect(chain(storm, "back").some((link) => link.startsWith("retries"))).toBe(true);
  });
});

it("nothing is to be said of what is well", () => {
  const simulation = at(12, drawn([]));
  expect(["users", "front", "back", "nobody"].map((id) => chain(simulation, id))).toEqual([[], [], [], []]);
});

it("a circle of calls is told once round", () => {
  const circle = scenario(
    [
      client(50),
      service("a", { concurrency: 2, queue: 5, health, endpoints: [{ name: "get", steps: [{ call: "b" }] }] }),
      service("b", { concurrency: 2, queue: 5, health, endpoints: [{ name: "get", steps: [{ call: "a" }] }] }),
    ],
    [route("users", "a"), route("a", "b"), route("b", "a")],
  );
  expect(simulationOf(circle).length).toBeLessThanOrEqual(16);
});
const simulationOf = (document: Scenario) => at(10, document).why("a");

describe("an ejection", () => {
  it("for failures that come from further on leads to the fault there", () => {
    const document = drawn([fault("crash", "back")]);
    const routes = document.routes.map((each) => (each.id === "front-middle" ? { ...each, outlier: {} } : each));
    const simulation = at(12, { ...document, routes });
    const ejections = simulation.stateChanges.filter(({ sort, to }) => sort === "ejection" && to === "ejected");
    expect(ejections.map(({ instance, cause }) => [instance, cause.origin?.id])).toEqual([["middle-1", "f"]]);
  });
});

describe("a caller's own limit", () => {
  it("is the setting that it is, where the callee is well", () => {
    const simulation = at(10, drawn([], { policies: { rateLimit: { rate: 20, burst: 1 } } }));
    expect(chain(simulation, "front-middle")).toEqual(["over front-middle", "setting ownRateLimit of front-middle"]);
    expect(chain(simulation, "front").at(-1)).toBe("setting ownRateLimit of front-middle");
  });

  it("leads on to the callee that keeps its places, where that one is in trouble", () => {
    const slow = at(20, drawn([fault("latency", "back", { delay: "2s" })], { policies: { bulkhead: { maxInFlight: 4 } } }));
    expect(chain(slow, "front").at(-1)).toBe("fault f");
  });
});

describe("a bad version", () => {
  it("leads from the users' errors to its deployment", () => {
    const simulation = at(15, drawn([{ id: "bad", at: "5s", do: "deploy", target: "back", version: "2.0.0", errorRate: 0.5 }]));
    expect(chain(simulation, "back")).toEqual(["back errors", "deploy bad"]);
    expect(chain(simulation, "users").at(-1)).toBe("deploy bad");
  });
});
