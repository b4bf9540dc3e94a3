// Commands by message, answers by event: told by a broker, heard through a subscription, late and doubled ones ignored, begun by an event.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import { setTopics } from "../../scenario/edit-topics.ts";
import { connect, removeThings } from "../../scenario/edits.ts";
import { formatProblem } from "../../scenario/explain.ts";
import { parseScenario, warningsOf } from "../../scenario/parse-scenario.ts";
import type { Simulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, ends, played, traces } from "../../testing/requests.ts";
import { route, scenario, service } from "../../testing/scenarios.ts";
import type { Node } from "../specs.ts";

type SagaNode = Extract<Node, { readonly kind: "saga" }>;
type Steps = NonNullable<NonNullable<SagaNode["sagas"]>[number]["steps"]>;

const RESERVE: Steps[number] = {
  command: { publish: "reserve", topic: "commands", reply: ["reserved"], failed: ["sold_out"] },
  timeout: "1s",
  compensation: { publish: "release", topic: "commands", reply: ["released"], retry: { attempts: 2, base: "100ms" } },
};
const says = (event: string) => [{ work: "10ms" }, { publish: event, topic: "events" }] as const;
const stock = (reserve: readonly object[] = says("reserved"), release: readonly object[] = says("released")) =>
  service("stock", {
    concurrency: 10,
    handlers: [
      { event: "reserve", steps: reserve as never },
      { event: "release", steps: release as never },
    ],
  });
function drawn(of: Node, { steps = [RESERVE], ...more }: Partial<SagaNode> & { readonly steps?: Steps } = {}, count = 1): Scenario {
  const node: SagaNode = { id: "saga", kind: "saga", time: "0ms", sagas: [{ name: "order", answer: "end", steps }], ...more };
  return scenario(
    [
      asks(count, 1000, { requests: [{ to: "saga", endpoint: "order" }] }),
      node,
      { id: "bus", kind: "broker", publish: "0ms", topics: [{ name: "commands" }, { name: "events" }] },
      of,
      service("ship", { endpoints: [{ name: "send", steps: [{ fail: 1, status: 409 }] }] }),
    ],
    [
      route("users", "saga"),
      route("saga", "bus"),
      route("saga", "ship"),
      route("stock", "bus"),
      { id: "commands", from: "bus", to: "stock", topic: "commands", latency: "0ms" },
      { id: "answers", from: "bus", to: "saga", topic: "events", latency: "0ms" },
    ],
  );
}
const told = (simulation: Simulation) =>
  (simulation.sagas({ node: "saga", most: 100 })?.sagas ?? []).map(
    ({ state, waits, steps }) =>
      `${state} ${waits}: ${steps.map(({ done, undone }) => `${done?.tries ?? 0}${undone === null ? "" : ` back ${undone.tries}`}`).join(", ")}`,
  );

describe("a command by message", () => {
  it("is done when the event says so, not when the broker has it", () => {
    const simulation = played(drawn(stock()), 3000);
    expect([told(simulation), ends(simulation)]).toEqual([["COMPLETED nothing: 1"], ["ok 200 at 1010"]]);
    expect(violations(simulation.run)).toEqual([]);
  });
  it("is refused by an event, which is never tried again", () => {
    const steps = [{ ...RESERVE, retry: { attempts: 3, base: "10ms" } }];
    const simulation = played(drawn(stock(says("sold_out")), { steps }), 3000);
    expect([told(simulation), ends(simulation)]).toEqual([["COMPENSATED nothing: 1"], ["clientError 409 sagaRefused of saga at 1010"]]);
  });
  it("that nobody answers has failed when its time is over, and is said again where its retry says so", () => {
    const steps = [{ ...RESERVE, timeout: "200ms", retry: { attempts: 2, base: "100ms" } }];
    const simulation = played(drawn(stock([{ work: "10ms" }]), { steps }), 3000);
    expect([told(simulation), ends(simulation)]).toEqual([["COMPENSATED nothing: 2"], ["timeout 504 sagaTimeout of saga at 1500"]]);
  });
  it("is undone by message too, when a later step fails", () => {
    const steps = [RESERVE, { command: { call: "ship", endpoint: "send" } }];
    const simulation = played(drawn(stock(), { steps }), 3000);
    expect([told(simulation), ends(simulation)]).toEqual([
      ["COMPENSATED nothing: 1 back 1, 1"],
      ["clientError 409 failStep of ship at 1020"],
    ]);
  });
  it("without an event that is named is done when the broker has it", () => {
    const steps = [{ command: { publish: "reserve", topic: "commands" } }];
    expect(ends(played(drawn(stock(), { steps }), 3000))).toEqual(["ok 200 at 1000"]);
  });
  it("is answered once: a second answer is nobody's", () => {
    const twice = [...says("reserved"), { publish: "reserved", topic: "events" }];
    const simulation = played(drawn(stock(twice)), 3000);
    const { orchestrator } = simulation.run.network.nodeById.get("saga")!.sagas!;
    expect([told(simulation), orchestrator.late]).toEqual([["COMPLETED nothing: 1"], 1]);
  });
  it("is answered in the same trace", () => {
    const [trace] = traces(played(drawn(stock()), 3000));
    expect(trace?.spansOf.map(({ node, operation }) => `${node} ${operation}`)).toEqual([
      "users GET /",
      "saga order",
      "bus commands/reserve",
      "stock reserve",
      "bus events/reserved",
      "saga reserved",
    ]);
  });
  it("is answered to a durable orchestrator after its crash: the event waits for it in the broker", () => {
    const crash = { at: "1002ms", for: "100ms", do: "fault", fault: "crash", target: "saga" } as const;
    const simulation = played({ ...drawn(stock(), { startup: "10ms" }), timeline: [crash] }, 15_000);
    const { orchestrator } = simulation.run.network.nodeById.get("saga")!.sagas!;
    // Said again after the restart: done twice, answered twice, and one of the answers is nobody's.
    expect([told(simulation), orchestrator.resent, orchestrator.late]).toEqual([["COMPLETED nothing: 2"], 1, 1]);
  });
});

it("an idempotent participant does what it is told twice once, and answers once", () => {
  const crash = { at: "1002ms", for: "100ms", do: "fault", fault: "crash", target: "saga" } as const;
  const idempotent = { ...stock(), idempotent: {} } as Node;
  const simulation = played({ ...drawn(idempotent, { startup: "10ms" }), timeline: [crash] }, 15_000);
  const { orchestrator } = simulation.run.network.nodeById.get("saga")!.sagas!;
  const stockNode = simulation.run.network.nodeById.get("stock")!;
  expect([told(simulation), orchestrator.resent, orchestrator.late]).toEqual([["COMPLETED nothing: 2"], 1, 0]);
  expect([stockNode.arrivals, stockNode.data?.events.duplicates]).toEqual([2, 1]);
});

it("an event that nobody waits for by its name is acknowledged, and counted as one without a handler", () => {
  const simulation = played(drawn(stock([...says("reserved"), { publish: "counted", topic: "events" }])), 3000);
  expect([told(simulation), simulation.run.network.nodeById.get("saga")?.data?.events.unhandled]).toEqual([["COMPLETED nothing: 1"], 1]);
});

/** Requests that publish an event each, by which a saga begins. */
function begunByEvents(more: Partial<SagaNode> = {}): Scenario {
  const base = drawn(stock(), { sagas: [{ name: "order", event: "placed", steps: [RESERVE] }], ...more });
  const shop = service("shop", { endpoints: [{ name: "buy", steps: [{ publish: "placed", topic: "events" }] }] });
  return {
    ...base,
    nodes: [asks(3, 1000, { requests: [{ to: "shop", endpoint: "buy" }] }), shop, ...base.nodes.slice(1)],
    routes: [route("users", "shop"), route("shop", "bus"), ...base.routes.slice(1)],
  };
}
it("a saga begins with an event", () => {
  const simulation = played(begunByEvents(), 5000);
  expect([told(simulation), simulation.summary().sagas["order"]?.completed]).toEqual([
    ["COMPLETED nothing: 1", "COMPLETED nothing: 1", "COMPLETED nothing: 1"],
    3,
  ]);
});

it("an event that comes twice begins two sagas, and one where the orchestrator is idempotent", () => {
  const twice = { at: "0s", for: "20s", do: "fault", fault: "duplicate", target: "bus", rate: 1, topic: "events" } as const;
  const begun = (more: Partial<SagaNode>) => {
    const simulation = played({ ...begunByEvents(more), timeline: [twice] }, 15_000);
    expect(violations(simulation.run)).toEqual([]);
    return [simulation.summary().sagas["order"]?.started, simulation.run.network.nodeById.get("saga")?.data?.events.duplicates ?? 0];
  };
  expect([begun({}), begun({ idempotent: {} })]).toEqual([
    [6, 0],
    [3, 3],
  ]);
});
it("what an idempotent orchestrator remembers goes with its log", () => {
  // The first of the three is acknowledged while the broker is out, and therefore delivered again.
  const outage = { id: "out", at: "1030ms", for: "100ms", do: "fault", fault: "broker-outage", target: "bus" } as const;
  const crash = { id: "crash", at: "1060ms", for: "10ms", do: "fault", fault: "crash", target: "saga" } as const;
  const begun = (durable: boolean) => {
    const base = begunByEvents({ durable, idempotent: {}, startup: "10ms" });
    const routes = base.routes.map((one) => (one.id === "answers" ? { ...one, latency: "20ms" } : one));
    const simulation = played({ ...base, routes, timeline: [outage, crash] }, 60_000);
    return simulation.summary().sagas["order"]?.started;
  };
  expect([begun(true), begun(false)]).toEqual([3, 4]);
});

describe("on paper a command", () => {
  const problems = (command: object) => {
    const parsed = parseScenario(drawn(stock(), { steps: [{ command }] }));
    return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem(problem));
  };
  const at = "nodes[1].sagas[0].steps[0].command";
  it("says one thing", () => {
    expect(problems({})).toEqual([`${at} (saga): neither calls nor publishes anything`]);
    expect(problems({ call: "ship", publish: "reserve", topic: "commands" })).toEqual([
      `${at}.publish (saga): calls and publishes; a command is one of the two`,
    ]);
    expect(problems({ call: "ship", reply: ["x"] })).toEqual([`${at}.reply (saga): belongs to a command that publishes; this one calls`]);
    expect(problems({ publish: "reserve", topic: "commands", endpoint: "x" })).toEqual([
      `${at}.endpoint (saga): belongs to a command that calls; this one publishes`,
    ]);
  });
  it("is regretted where no subscription brings its answer", () => {
    const { routes, ...rest } = drawn(stock());
    expect(warningsOf({ ...rest, routes: routes.filter(({ id }) => id !== "answers") }).map((problem) => formatProblem(problem))).toEqual([
      `${at} (saga): is answered by an event, but no subscription brings any to saga: it will always time out`,
      "nodes[1].sagas[0].steps[0].compensation (saga): is answered by an event, but no subscription brings any to saga: it will always time out",
    ]);
    expect(warningsOf(drawn(stock()))).toEqual([]);
  });
  it("names a topic that a broker has", () => {
    expect(problems({ publish: "reserve", topic: "comands" })[0]).toContain("commands");
  });
  it("follows a topic that gets another name, and holds one that would go", () => {
    const document = drawn(stock());
    const topics = [{ name: "orders" }, { name: "events" }];
    const [, saga] = setTopics(document, "bus", topics).nodes as [unknown, SagaNode];
    const [step] = saga.sagas?.[0]?.steps ?? [];
    expect([step?.command.topic, step?.compensation?.topic, step?.command.publish]).toEqual(["orders", "orders", "reserve"]);
    expect(setTopics(document, "bus", [{ name: "events" }])).toBe(document);
  });
  it("is a message where a route to a broker is drawn, and goes with that route", () => {
    const base = drawn(stock(), { steps: [{ command: { call: "ship" } }] });
    const undrawn = { ...base, routes: base.routes.filter(({ id }) => id !== "saga-bus") };
    const drawnAgain = connect(undrawn, "saga", "bus");
    const stepsOf = (document: Scenario) => (document.nodes[1] as SagaNode).sagas?.[0]?.steps;
    if (!drawnAgain.ok) throw new Error(drawnAgain.problems);
    const { scenario: after, id } = drawnAgain.value;
    expect(stepsOf(after)).toEqual([{ command: { call: "ship" } }, { command: { publish: "commands", to: "bus" } }]);
    expect(stepsOf(removeThings(after, [id]))).toEqual([{ command: { call: "ship" } }]);
  });
});
