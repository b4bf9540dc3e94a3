// Configurations on paper: one server a scenario, documents of what has settings, keys that are bound to something, values in range.
import { describe, expect, it } from "vitest";

import { client, route, scenario, service } from "../testing/scenarios.ts";
import type { Scenario } from "./document.ts";
import { addNode, removeThings, renameId, setField } from "./edits.ts";
import { formatProblem } from "./explain.ts";
import { parseScenario, warningsOf } from "./parse-scenario.ts";

const drawn = (config: object, timeline: readonly object[] = [], way: object = {}): Scenario =>
  scenario(
    [
      client(1),
      service("a"),
      service("b"),
      { id: "db", kind: "database" },
      { id: "conf", kind: "config", ...config } as Scenario["nodes"][number],
    ],
    [route("users", "a"), route("a", "b", way), route("a", "db")],
    { timeline: timeline as Scenario["timeline"] & object },
  );
const renamedTo = (document: Scenario, from: string, to: string): Scenario => {
  const done = renameId(document, from, to);
  return done.ok ? done.value : document;
};
const problems = (document: Scenario) => {
  const parsed = parseScenario(document);
  return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem(problem));
};
const warnings = (document: Scenario) => warningsOf(document).map((problem) => formatProblem(problem));
const of = (service_: string, values: object, more: object = {}) => drawn({ documents: [{ service: service_, values }], ...more });

describe("documents", () => {
  it("hold what the node can have: its own fields, its calls, flags", () => {
    const all = { concurrency: 4, errorRate: 0.1, time: "exp(2ms)", "b.timeout": "50ms", "b.attempts": 2 };
    expect([problems(of("a", all)), problems(of("db", { connections: 2 })), warnings(of("a", all))]).toEqual([[], [], []]);
  });
  it("are refused where they name what has none, or the same twice", () => {
    expect(problems(of("users", {}))).toEqual(["nodes[4].documents[0].service (conf): names users, a client, which has no configuration"]);
    expect(problems(drawn({ documents: [{ service: "a" }, { service: "a" }] }))).toEqual([
      "nodes[4].documents[1].service (conf): names a, whose document is number 1 of the list already",
    ]);
    expect(problems(of("nobody", {}))).toEqual(['nodes[4].documents[0].service (conf): names "nobody", but there is no such node']);
  });
  it("are refused where a key is bound to nothing, or a value does not fit what it is bound to", () => {
    const at = "nodes[4].documents[0].values";
    expect(problems(of("a", { concurrency: 0, errorRate: "x", "b.timeout": "0s" }))).toEqual([
      `${at}.concurrency (conf): must be 1 or more, is 0`,
      `${at}.errorRate (conf): must be a number from 0 to 1, such as 0.05 for 5 %, is "x"`,
      `${at}["b.timeout"] (conf): must be more than 0, is "0s"`,
    ]);
    expect(problems(of("a", { errorrate: 0.5, "b.speed": 1, flag: 3 }))).toEqual([
      `${at}.errorrate (conf): is no setting; did you mean "errorRate"?`,
      `${at}["b.speed"] (conf): is no setting of a service; there are concurrency, errorRate, time, <callee>.timeout, <callee>.attempts`,
      `${at}.flag (conf): is no setting, and so a flag, which is true or false, not 3; settings are concurrency, errorRate, time, <callee>.timeout, <callee>.attempts`,
    ]);
    expect(problems(of("db", { concurrency: 2 }))).toEqual([
      `${at}.concurrency (conf): is no setting of a database; there are connections, <callee>.timeout, <callee>.attempts`,
    ]);
  });
  it("warn of calls that there are not, and of tries where a route hedges: what is drawn may change", () => {
    const at = "nodes[4].documents[0].values";
    expect(warnings(of("b", { "a.timeout": "1s" }))).toEqual([`${at}["a.timeout"] (conf): does nothing: no route is drawn from b to a`]);
    expect(warnings(of("a", { "nobody.timeout": "1s" }))).toEqual([
      `${at}["nobody.timeout"] (conf): does nothing: no route is drawn from a to nobody`,
    ]);
    expect(warnings(drawn({ documents: [{ service: "a", values: { "b.attempts": 2 } }] }, [], { hedge: {} }))).toEqual([
      `${at}["b.attempts"] (conf): does nothing: the route to b tries side by side, not one after another`,
    ]);
  });
  it("are edited to nothing that a parser would refuse, and stay valid through edits of what they speak of", () => {
    const before = of("a", { concurrency: 2, "b.timeout": "1s" });
    const edited = (value: unknown) => setField(before, "conf", ["documents", 0, "values"], value);
    expect(edited({ concurrency: 0 })).toBe(before);
    expect(edited({ speed: 1 })).toBe(before);
    expect(problems(edited({ concurrency: 3 }))).toEqual([]);
    expect(problems(removeThings(before, ["a-b"]))).toEqual([]);
    expect(problems(setField(of("a", { "b.attempts": 2 }), "a-b", ["hedge"], {}))).toEqual([]);
  });
  it("may hold values out of range where they are let through", () => {
    expect(problems(of("a", { concurrency: 0, errorRate: "x" }, { validate: false }))).toEqual([]);
  });
  it("warn of a flag for which nobody asks, and steps of one that nobody sets", () => {
    const steps = [{ flag: "quick", on: [{ work: "1ms" }] }];
    const asks = (values: object, timeline: readonly object[] = []) => {
      const document = drawn({ documents: [{ service: "a", values }] }, timeline);
      const nodes = document.nodes.map((node) => (node.id === "a" ? { ...node, endpoints: [{ name: "get", steps }] } : node));
      return warnings({ ...document, nodes } as Scenario);
    };
    const never = "nodes[1].endpoints[0].steps[0].flag (a): asks for the flag quick, which no configuration sets: it is always off";
    expect(asks({})).toEqual([never]);
    expect(asks({ quick: false })).toEqual([]);
    expect(asks({}, [{ at: "1s", do: "config", target: "a", set: { quick: true } }])).toEqual([]);
    expect(asks({ slow: true })).toEqual([never, "nodes[4].documents[0].values.slow (conf): sets a flag for which no step asks"]);
  });
  it("are renamed with their service and with its callees, and go with them", () => {
    const before = of("a", { "b.timeout": "1s", concurrency: 2 });
    const renamed = renamedTo(renamedTo(before, "b", "bank"), "a", "shop");
    const documents = (document: Scenario) => document.nodes.flatMap((node) => (node.kind === "config" ? [node.documents] : []))[0];
    expect(documents(renamed)).toEqual([{ service: "shop", values: { "bank.timeout": "1s", concurrency: 2 } }]);
    expect(documents(removeThings(before, ["b"]))).toEqual([{ service: "a", values: { concurrency: 2 } }]);
    expect(documents(removeThings(before, ["a"])) ?? []).toEqual([]);
  });
});

describe("a config node", () => {
  it("is the only one", () => {
    const two = { ...drawn({}), nodes: [...drawn({}).nodes, { id: "more", kind: "config" } as const] };
    expect(problems(two)).toEqual([
      "nodes[5].kind (more): is a second configuration server; a scenario has one at most, and conf is it already",
    ]);
    expect(addNode(drawn({}), "config", [0, 0]).id).toBe("");
  });
});

describe("acts and faults", () => {
  const act = (set: object, more: object = {}) => ({ at: "1s", do: "config", target: "a", set, ...more });
  const fault = (set: object) => ({ at: "1s", do: "fault", fault: "bad-config", target: "a", set });
  it("warn of a value that will be refused, and of no server that could hear of it", () => {
    expect(warnings(drawn({}, [act({ concurrency: 0 })]))).toEqual([
      "timeline[0].set.concurrency: is out of range: the configuration server will refuse it",
    ]);
    expect(warnings(drawn({ validate: false }, [act({ concurrency: 0 })]))).toEqual([]);
    expect(warnings(drawn({}, [fault({ concurrency: 0 })]))).toEqual([]);
    const without = drawn({}, [act({ concurrency: 1 })]);
    expect(warnings({ ...without, nodes: without.nodes.filter(({ kind }) => kind !== "config") })).toEqual([
      "timeline[0]: does nothing: there is no config node",
    ]);
  });
  it("warn of a key that is bound to nothing, and are refused where there are no settings", () => {
    const unknown =
      'timeline[0].set["b.speed"]: is no setting of a service; there are concurrency, errorRate, time, <callee>.timeout, <callee>.attempts';
    expect([problems(drawn({}, [act({ "b.speed": 1 })])), warnings(drawn({}, [act({ "b.speed": 1 })]))]).toEqual([[], [unknown]]);
    expect(warnings(drawn({}, [fault({ "b.speed": 1 })]))).toEqual([unknown]);
    expect(problems(drawn({}, [{ ...act({}), target: "users" }]))).toEqual([
      'timeline[0].target: is "config", which cannot be put on users (client)',
    ]);
  });
});
