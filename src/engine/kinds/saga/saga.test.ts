// Sagas in a run: order, answers, compensations in reverse, retries and waits, giving up, a person, crash and replay, edits.
import { describe, expect, it } from "vitest";

import type { Scenario } from "../../scenario/document.ts";
import { removeThings } from "../../scenario/edits.ts";
import { formatProblem } from "../../scenario/explain.ts";
import { parseScenario, warningsOf } from "../../scenario/parse-scenario.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { violations } from "../../testing/invariants.ts";
import { asks, attemptsOver, ends, played, times, traces } from "../../testing/requests.ts";
import { route, scenario, service } from "../../testing/scenarios.ts";
import type { Node } from "../specs.ts";

type SagaNode = Extract<Node, { readonly kind: "saga" }>;
type Steps = NonNullable<NonNullable<SagaNode["sagas"]>[number]["steps"]>;

const step = (call: string, more: Partial<Steps[number]> = {}): Steps[number] => ({
  command: { call, endpoint: "do" },
  compensation: { call, endpoint: "undo", retry: { attempts: 2, base: "100ms" } },
  ...more,
});
const participant = (id: string, does: object = { work: "10ms" }, undoes: object = { work: "10ms" }) =>
  service(id, {
    concurrency: 100,
    endpoints: [
      { name: "do", steps: [does as never] },
      { name: "undo", steps: [undoes as never] },
    ],
  });
const REFUSES = { fail: 1, status: 409 };
const BREAKS = { fail: 1, status: 500 };
/** Participants by name, each a step with a compensation; ten requests of one a second. */
function order(participants: readonly Node[], more: Partial<SagaNode> & { steps?: Steps; answer?: "end" } = {}, count = 1): Scenario {
  const { steps = participants.map(({ id }) => step(id)), answer, ...settings } = more;
  const node: SagaNode = {
    id: "saga",
    kind: "saga",
    time: "0ms",
    sagas: [{ name: "order", ...(answer === undefined ? {} : { answer }), steps }],
    ...settings,
  };
  return scenario(
    [asks(count, 1000, { requests: [{ endpoint: "order" }] }), node, ...participants],
    [route("users", "saga"), ...participants.map(({ id }) => route("saga", id))],
  );
}
const counts = (simulation: Simulation) => simulation.sagas({ node: "saga", most: 0 })?.counts["order"];
const told = (simulation: Simulation) =>
  (simulation.sagas({ node: "saga", most: 100 })?.sagas ?? []).map(
    ({ state, steps }) =>
      `${state}: ${steps.map(({ name, done, undone }) => `${name} ${done?.tries ?? 0}${undone === null ? "" : ` back ${undone.tries}`}`).join(", ")}`,
  );
const endpointCalls = (simulation: Simulation, id: string) =>
  attemptsOver(simulation, `saga-${id}`).map(({ operation, sentAt }) => `${operation} ${sentAt / 1000}`);

describe("a saga", () => {
  it("tells one participant after the other, and is completed when the last has answered", () => {
    const simulation = played(order([participant("a"), participant("b")], { answer: "end" }), 3000);
    expect(counts(simulation)).toEqual({ started: 1, completed: 1, compensated: 0, failed: 0, running: 0, lost: 0 });
    expect([...endpointCalls(simulation, "a"), ...endpointCalls(simulation, "b")]).toEqual(["do 1000", "do 1010"]);
    expect(ends(simulation)).toEqual(["ok 200 at 1020"]);
  });

  it("is one trace to its end, also where its request was answered at once", () => {
    const simulation = played(order([participant("a"), participant("b", REFUSES)]), 3000);
    const [trace] = traces(simulation);
    expect(trace?.spansOf.map(({ node, operation, outcome }) => `${node} ${operation} ${outcome}`)).toEqual([
      "users GET / ok",
      "saga order ok",
      "a do ok",
      "b do clientError",
      "a undo ok",
    ]);
    expect(simulation.sagas({ node: "saga", most: 1 })?.sagas[0]?.trace).toBe(trace?.id);
  });

  it("answers its request at once unless it is told to wait for the end", () => {
    const simulation = played(order([participant("a"), participant("b")]), 3000);
    expect([ends(simulation), counts(simulation)?.completed]).toEqual([["ok 200 at 1000"], 1]);
  });

  it("undoes what was done, in reverse, when a step fails for good, and answers with that failure", () => {
    const simulation = played(order([participant("a"), participant("b"), participant("c", REFUSES)], { answer: "end" }), 3000);
    expect(told(simulation)).toEqual(["COMPENSATED: do 1 back 1, do 1 back 1, do 1"]);
    expect(["a", "b", "c"].map((id) => endpointCalls(simulation, id))).toEqual([
      ["do 1000", "undo 1030"],
      ["do 1010", "undo 1020"],
      ["do 1020"],
    ]);
    expect(ends(simulation)).toEqual(["clientError 409 failStep of c at 1040"]);
  });

  it("has nothing to undo where a completed step has no compensation", () => {
    const steps = [{ command: { call: "a", endpoint: "do" } }, step("b")];
    const simulation = played(order([participant("a"), participant("b", REFUSES)], { steps }), 3000);
    expect(told(simulation)).toEqual(["COMPENSATED: do 1, do 1"]);
  });

  it("tries a command again after its waits, but never after a refusal", () => {
    const retry = { attempts: 3, base: "100ms" };
    const late = order([participant("a", { work: "1s" })], { steps: [step("a", { retry })] });
    const bounded = late.routes.map((one) => (one.to === "a" ? { ...one, deadline: "50ms" } : one));
    expect(told(played({ ...late, routes: bounded }, 3000))).toEqual(["COMPENSATED: do 3"]);
    const of = (does: object) => played(order([participant("a", does)], { steps: [step("a", { retry })], answer: "end" }), 3000);
    expect(endpointCalls(of(BREAKS), "a")).toEqual(["do 1000", "do 1100", "do 1300"]);
    expect(endpointCalls(of(REFUSES), "a")).toEqual(["do 1000"]);
  });

  it("gives a try up when its time is over: a late answer is nobody's", () => {
    const steps = [step("a", { timeout: "50ms" })];
    const simulation = played(order([participant("a", { work: "200ms" })], { steps, answer: "end" }), 3000);
    expect(ends(simulation)).toEqual(["timeout 504 sagaTimeout of saga at 1050"]);
    expect([told(simulation), violations(simulation.run)]).toEqual([["COMPENSATED: do 1"], []]);
  });

  it("is left for a person when a compensation gives up", () => {
    const simulation = played(order([participant("a", { work: "10ms" }, BREAKS), participant("b", REFUSES)], { answer: "end" }), 3000);
    expect(told(simulation)).toEqual(["FAILED: do 1 back 2, do 1"]);
    expect(counts(simulation)).toEqual({ started: 1, completed: 0, compensated: 0, failed: 1, running: 0, lost: 0 });
    expect(ends(simulation)).toEqual(["clientError 409 failStep of b at 1110"]);
  });

  it("goes on alone when its caller has given up", () => {
    const simulation = played(
      {
        ...order([participant("a"), participant("b")], { answer: "end" }),
        routes: [route("users", "saga", { timeout: "5ms", cancel: true }), route("saga", "a"), route("saga", "b")],
      },
      3000,
    );
    expect([ends(simulation), counts(simulation)?.completed, violations(simulation.run)]).toEqual([
      ["timeout 504 timeout of users-saga at 1005"],
      1,
      [],
    ]);
  });

  it("calls each of its routes in turn where nothing is defined", () => {
    const { sagas: _none, ...node } = order([participant("a"), participant("b")]).nodes[1] as SagaNode;
    const base = order([participant("a"), participant("b")]);
    const simulation = played(
      {
        ...base,
        nodes: base.nodes.map((one) => (one.id === "saga" ? node : one)).map((one) => (one.kind === "client" ? asks(1, 1000) : one)),
      },
      3000,
    );
    expect([simulation.summary().sagas["saga"]?.completed, simulation.summary().nodes["b"]?.ok]).toEqual([1, 1]);
  });
});

describe("a person", () => {
  const stuck = order([participant("a"), participant("b", { work: "10ms" }, BREAKS), participant("c", REFUSES)]);
  const after = (act: object) => played({ ...stuck, timeline: [{ at: "2s", target: "saga", ...act } as never] }, 4000);

  it("has a stuck compensation tried again: in vain, while nothing has changed", () => {
    expect(told(after({ do: "retry-saga" }))).toEqual(["FAILED: do 1, do 1 back 4, do 1"]);
  });
  it("resolves it: what is left is undone as usual", () => {
    const simulation = after({ do: "resolve-saga", saga: 1 });
    expect([told(simulation), counts(simulation)?.compensated]).toEqual([["COMPENSATED: do 1 back 1, do 1 back 2, do 1"], 1]);
    expect(simulation.sagas({ node: "saga", most: 1 })?.sagas[0]?.steps[1]?.undone?.byHand).toBe(true);
  });
  it("cannot act on what is not stuck", () => {
    expect(told(after({ do: "resolve-saga", saga: 2 }))).toEqual(["FAILED: do 1, do 1 back 2, do 1"]);
  });
});

describe("an orchestrator that crashes", () => {
  const slow = [participant("a"), participant("b", { work: "500ms" }), participant("c")];
  const crash = { at: "1200ms", for: "300ms", do: "fault", fault: "crash", target: "saga" } as const;
  const run = (durable: boolean) => played({ ...order(slow, { durable, startup: "100ms" }), timeline: [crash] }, 5000);

  it("goes on where it was when its log is durable, and says again what was out", () => {
    const simulation = run(true);
    expect([told(simulation), counts(simulation)?.completed]).toEqual([["COMPLETED: do 1, do 2, do 1"], 1]);
    expect(simulation.summary().nodes["b"]?.ok).toBe(2);
    expect(violations(simulation.run)).toEqual([]);
  });
  it("is led back to what made it crash, in the journal and the log", () => {
    const lost = run(false);
    const [change] = lost.stateChanges.filter(({ sort }) => sort === "saga");
    expect([change?.to, change?.cause.values["count"], change?.cause.origin?.fault]).toEqual(["LOST", 1, "crash"]);
    expect(lost.logs({ most: 100 }).records.map(({ code }) => code)).toContain("sagasLost");
    const kept = run(true);
    expect(kept.stateChanges.flatMap(({ sort, to }) => (sort === "saga" ? [to] : []))).toEqual(["HALTED", "RUNNING"]);
    expect(kept.logs({ most: 100 }).records.map(({ code }) => code)).toEqual(expect.arrayContaining(["sagasHalted", "sagasResumed"]));
  });
  it("has lost it when the log is in memory: half done, and nobody undoes it", () => {
    const simulation = run(false);
    expect(counts(simulation)).toEqual({ started: 1, completed: 0, compensated: 0, failed: 0, running: 0, lost: 1 });
    expect([simulation.summary().nodes["a"]?.ok, simulation.summary().nodes["c"]?.arrivals]).toEqual([1, 0]);
  });
  it("keeps or loses them too when it is stopped in order and started again", () => {
    const timeline = [
      { at: "1200ms", do: "stop", target: "saga" },
      { at: "1500ms", do: "start", target: "saga" },
    ] as const;
    const stopped = (durable: boolean) => counts(played({ ...order(slow, { durable, startup: "100ms" }), timeline }, 5000));
    expect([stopped(true)?.completed, stopped(false)?.lost]).toEqual([1, 1]);
  });
  it("is as durable as it is set when it crashes, whatever it was when the saga began", () => {
    const document = { ...order(slow, { durable: true, startup: "100ms" }), timeline: [crash] };
    const simulation = createSimulation(document);
    simulation.advance(1_100_000);
    const nodes = document.nodes.map((one) => (one.id === "saga" ? { ...one, durable: false } : one)) as typeof document.nodes;
    simulation.edit({ ...document, nodes });
    simulation.advance(5_000_000);
    expect(counts(simulation)?.lost).toBe(1);
  });
  it("answers who waits as a crash answers", () => {
    const simulation = played({ ...order(slow, { answer: "end", startup: "100ms" }), timeline: [crash] }, 5000);
    expect([ends(simulation), counts(simulation)?.completed, violations(simulation.run)]).toEqual([
      ["serverError 502 crashed of saga at 1200"],
      1,
      [],
    ]);
  });
  it("stands still while it hangs, and goes on after", () => {
    const hang = { at: "1200ms", for: "800ms", do: "fault", fault: "hang", target: "saga" } as const;
    const simulation = played({ ...order(slow, { answer: "end" }), timeline: [hang] }, 5000);
    expect([ends(simulation), times(attemptsOver(simulation, "saga-c"), "sentAt")]).toEqual([["ok 200 at 2010"], [2000]]);
  });
});

describe("on paper", () => {
  const problems = (document: Scenario) => {
    const parsed = parseScenario(document);
    return (parsed.ok ? warningsOf(document) : parsed.problems).map((problem) => formatProblem(problem));
  };
  it("is sound as the tests draw it", () => {
    expect(problems(order([participant("a"), participant("b")]))).toEqual([]);
  });
  it("names of definitions are names of endpoints: each once, and known to who asks", () => {
    const base = order([participant("a")]);
    const node = base.nodes[1] as SagaNode;
    const twice = { ...node, sagas: [...(node.sagas ?? []), ...(node.sagas ?? [])] };
    expect(problems({ ...base, nodes: base.nodes.map((one) => (one.id === "saga" ? twice : one)) })).toHaveLength(1);
    const asked = { ...base, nodes: base.nodes.map((one) => (one.kind === "client" ? { ...one, requests: [{ endpoint: "ordr" }] } : one)) };
    expect(problems(asked)[0]).toContain("order");
  });
  it("a step stays when the participant goes that would undo it, and goes with the one that does it", () => {
    const steps = [{ command: { call: "a" }, compensation: { call: "b" } }, { command: { call: "b" } }];
    const base = order([participant("a"), participant("b")], { steps });
    const [, node] = removeThings(base, ["b"]).nodes as [unknown, SagaNode];
    expect(node.sagas?.[0]?.steps).toEqual([{ command: { call: "a" } }]);
  });
  it("a participant needs a drawn route", () => {
    expect(problems({ ...order([participant("a"), participant("b")]), routes: [route("users", "saga"), route("saga", "a")] })[0]).toContain(
      "b",
    );
  });
});

it("an edit leaves what is under way as it was, and gives the next its new shape", () => {
  const before = order([participant("a", { work: "600ms" }), participant("b")], {}, 2);
  const simulation = createSimulation(before);
  simulation.advance(1_100_000);
  const node = before.nodes[1] as SagaNode;
  simulation.edit({
    ...before,
    nodes: before.nodes.map((one) => (one.id === "saga" ? { ...node, sagas: [{ name: "order", steps: [step("b")] }] } : one)),
  });
  simulation.advance(4_000_000);
  expect(told(simulation)).toEqual(["COMPLETED: do 1", "COMPLETED: do 1, do 1"]);
});

it("a saga that is under way takes the route that is drawn when it sends, also where that was away meanwhile", () => {
  const tries = { retry: { attempts: 20, backoff: "fixed", base: "500ms" } } as const;
  const before = order([participant("a"), participant("b", BREAKS)], { steps: [step("a"), step("b", tries)] });
  const simulation = createSimulation(before);
  simulation.advance(1_200_000);
  simulation.edit(removeThings(before, ["saga-b"]));
  simulation.advance(3_000_000);
  expect(told(simulation)).toEqual(["RUNNING: do 1, do 4"]);
  simulation.edit(order([participant("a"), participant("b")], { steps: [step("a"), step("b", tries)] }));
  simulation.advance(6_000_000);
  expect(told(simulation)).toEqual(["COMPLETED: do 1, do 5"]);
});

it.each(["__proto__", "constructor"])("%s is a name like any other", (name) => {
  const base = order([participant("a")]);
  const nodes = base.nodes.map((one) =>
    one.kind === "saga"
      ? { ...one, sagas: [{ name, steps: [step("a")] }] }
      : one.kind === "client"
        ? { ...one, requests: [{ endpoint: name }] }
        : one,
  );
  const summary = played({ ...base, nodes } as Scenario, 3000).summary();
  expect(Object.entries(summary.sagas)).toEqual([[name, { started: 1, completed: 1, compensated: 0, failed: 0, running: 0, lost: 0 }]]);
});
