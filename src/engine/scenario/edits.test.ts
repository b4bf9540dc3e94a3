// The laws of editing: every edit of a valid document gives a valid document, and leaves the one it was given as it was.
import { describe, expect, it } from "vitest";

import { known } from "../../base/assert.ts";
import type { Scenario } from "./document.ts";
import * as edits from "./edits.ts";
import { formatProblem } from "./explain.ts";
import { parseScenario } from "./parse-scenario.ts";

const EMPTY: Scenario = { format: "faultline/1", nodes: [], routes: [] };

function valid(scenario: Scenario): Scenario {
  const parsed = parseScenario(scenario);
  expect(parsed.ok ? [] : parsed.problems.map((problem) => formatProblem(problem))).toEqual([]);
  return scenario;
}
/** A shop: client → gateway → orders → users, orders → db; with endpoints, a fault, an objective. */
function shop(): Scenario {
  return valid({
    ...EMPTY,
    nodes: [
      { id: "shoppers", kind: "client" },
      {
        id: "gateway",
        kind: "gateway",
        routes: [
          { path: "/api/orders", service: "orders" },
          { path: "/api/users", service: "users" },
        ],
      },
      {
        id: "orders",
        kind: "service",
        endpoints: [{ name: "create", steps: [{ call: "users" }, { parallel: [[{ write: "db" }], [{ work: "1ms" }]] }] }],
      },
      { id: "users", kind: "service", replicas: 3 },
      { id: "db", kind: "database" },
    ],
    routes: [
      { id: "r1", from: "shoppers", to: "gateway" },
      { id: "r2", from: "gateway", to: "orders" },
      { id: "r3", from: "gateway", to: "users" },
      { id: "r4", from: "orders", to: "users", timeout: "1s" },
      { id: "r5", from: "orders", to: "db" },
    ],
    timeline: [
      { id: "slow", at: "60s", for: "30s", do: "fault", fault: "latency", target: "db", delay: "exp(300ms)" },
      { id: "down", at: "70s", do: "fault", fault: "crash", target: "users", instance: "users-2" },
      { at: "80s", do: "clear", fault: "slow" },
    ],
    objectives: [
      { id: "fast", of: "db", metric: "latency.p99", value: "500ms" },
      { id: "all", metric: "errorShare", value: 0.01 },
    ],
    layout: { db: [400, 0], users: [400, 100] },
  });
}
const connected = (scenario: Scenario, from: string, to: string, options = {}) => {
  const result = edits.connect(scenario, from, to, options);
  if (!result.ok) throw new Error(result.problems);
  return valid(result.value.scenario);
};
const node = (scenario: Scenario, id: string) => known(edits.nodeOf(scenario, id), id);

describe("adding and moving", () => {
  it("names a new node after its kind and counts on", () => {
    const first = edits.addNode(EMPTY, "service", [13, 7]);
    const second = edits.addNode(first.scenario, "service", [0, 0]);
    expect([first.id, second.id]).toEqual(["service", "service-2"]);
    expect(edits.positionOf(valid(second.scenario), "service")).toEqual([12, 8]);
  });
  it("moves only what is there, onto the grid", () => {
    const moved = edits.moveNodes(shop(), { db: [1.9, -2.1], ghost: [4, 4] });
    expect(moved.layout).toEqual({ users: [400, 100], db: [0, -4] });
  });
  it("keeps a node called constructor apart from what every object has", () => {
    const odd: Scenario = { ...EMPTY, nodes: [{ id: "constructor", kind: "service" }], layout: {} };
    expect(edits.positionOf(odd, "constructor")).toBeUndefined();
    expect(edits.moveNodes(odd, Object.fromEntries([["constructor", [8, 8] as const]])).layout).toEqual({ constructor: [8, 8] });
  });
});

describe("drawing a route", () => {
  it("refuses with a reason", () => {
    const s = shop();
    expect(edits.refusal(s, "orders", "orders")).toBe("self");
    expect(edits.refusal(s, "orders", "users")).toBe("exists");
    expect(edits.refusal(s, "users", "shoppers")).toBe("notCallable");
    expect(edits.refusal(s, "db", "users")).toBe("cannotCall");
    expect(edits.refusal(s, "shoppers", "db")).toBe("wrongSort");
    expect(edits.refusal(s, "users", "db")).toBeNull();
  });
  it("gives a gateway a path: / for its first service, /api/… for the next", () => {
    let s = edits.addNode(
      edits.addNode(edits.addNode(EMPTY, "gateway", [0, 0]).scenario, "service", [0, 0]).scenario,
      "service",
      [0, 0],
    ).scenario;
    s = connected(connected(s, "gateway", "service"), "gateway", "service-2");
    expect(node(s, "gateway")).toMatchObject({ routes: [{ service: "service" }, { path: "/api/service-2", service: "service-2" }] });
  });
  it("makes each request of a client say where it goes once it has two routes", () => {
    const s = connected(shop(), "shoppers", "users");
    expect(node(s, "shoppers")).toMatchObject({ requests: [{ to: "gateway" }, { to: "users" }] });
  });
  it("appends a step to the first endpoint of the caller, or to the one that is named", () => {
    const base = edits.addNode(edits.addNode(shop(), "service", [0, 0]).scenario, "database", [0, 0]).scenario;
    const grown = edits.setField(base, "orders", ["endpoints", 1], { name: "get" });
    const s = connected(connected(grown, "orders", "service"), "orders", "database", { endpoint: "get" });
    expect(node(s, "orders")).toMatchObject({
      endpoints: [{ steps: [{ call: "users" }, {}, { call: "service" }] }, { name: "get", steps: [{ read: "database" }] }],
    });
  });
});

describe("removing", () => {
  it("takes along routes, steps, paths, entries, objectives and positions", () => {
    const s = valid(edits.removeThings(shop(), ["db", "users"]));
    expect(s.routes.map((route) => route.id)).toEqual(["r1", "r2"]);
    expect(node(s, "orders")).toMatchObject({ endpoints: [{ name: "create", steps: [{ parallel: [[{ work: "1ms" }]] }] }] });
    expect(node(s, "gateway")).toMatchObject({ routes: [{ service: "orders" }] });
    expect([s.timeline, s.objectives?.length, s.layout]).toEqual([undefined, 1, undefined]);
  });
  it("takes along what uses a route that goes while its ends stay", () => {
    const s = valid(edits.removeThings(shop(), ["r4"]));
    expect(node(s, "orders")).toMatchObject({ endpoints: [{ steps: [{ parallel: [[{ write: "db" }], [{ work: "1ms" }]] }] }] });
    expect(s.timeline).toHaveLength(3);
  });
  it("leaves a client that lost its requests one that works", () => {
    const two = connected(connected(edits.addNode(shop(), "gateway", [0, 0]).scenario, "shoppers", "users"), "shoppers", "gateway-2");
    const only = edits.setField(two, "shoppers", ["requests"], [{ to: "gateway" }]);
    expect(node(valid(edits.removeThings(only, ["gateway"])), "shoppers")).toMatchObject({ requests: [{ to: "users" }] });
  });
  it("says beforehand what refers to it", () => {
    expect(edits.referencesTo(shop(), "db")).toEqual([
      "nodes[2].endpoints[0].steps[1].parallel[0][0].write",
      "routes[4].to",
      "timeline[0].target",
      "objectives[0].of",
    ]);
    expect(edits.referencesTo(shop(), "r4")).toEqual(["nodes[2].endpoints[0].steps[0].call"]);
  });
});

describe("renaming", () => {
  it("renames every mention as one step, instances and positions too", () => {
    const renamed = edits.renameId(shop(), "users", "accounts");
    const s = valid(renamed.ok ? renamed.value : EMPTY);
    expect(JSON.stringify(s).match(/"users[^/]*?"/)).toBeNull();
    expect(s.timeline?.[1]).toMatchObject({ target: "accounts", instance: "accounts-2" });
    expect(s.layout).toHaveProperty("accounts");
  });
  it("gives the former document back when renamed there and back", () => {
    const there = edits.renameId(shop(), "orders", "constructor");
    expect(there.ok && edits.renameId(there.value, "constructor", "orders")).toEqual({ ok: true, value: shop() });
  });
  it("refuses what is taken, misspelt or unknown", () => {
    expect(edits.renameId(shop(), "users", "r1")).toMatchObject({ problems: "taken" });
    expect(edits.renameId(shop(), "users", "Users")).toMatchObject({ problems: "badId" });
    expect(edits.renameId(shop(), "ghost", "x")).toMatchObject({ problems: "unknown" });
  });
});

describe("settings", () => {
  it("leaves out what equals the default, and groups that became empty", () => {
    let s = edits.setField(shop(), "users", ["replicas"], 1);
    expect(node(s, "users")).toEqual({ id: "users", kind: "service" });
    s = edits.setField(s, "users", ["health", "interval"], "5s");
    expect(node(valid(s), "users")).toMatchObject({ health: { interval: "5s" } });
    expect(node(edits.setField(s, "users", ["health", "interval"], undefined), "users")).toEqual({ id: "users", kind: "service" });
  });
  it("tells an optional group that is there with defaults from one that is not", () => {
    const s = edits.setField(shop(), "r4", ["retry", "attempts"], 3);
    expect(valid(s).routes[3]).toMatchObject({ retry: {} });
    expect(edits.setField(s, "r4", ["retry"], undefined).routes[3]).not.toHaveProperty("retry");
  });
  it("changes to another variant with what that needs", () => {
    const s = edits.setField(shop(), "shoppers", ["load", "shape"], "steps");
    expect(node(valid(s), "shoppers")).toMatchObject({ load: { shape: "steps", steps: [{ at: "1s", rate: 100 }] } });
    expect(node(edits.setField(s, "shoppers", ["load", "shape"], "constant"), "shoppers")).not.toHaveProperty("load");
    expect(node(edits.setField(shop(), "shoppers", ["load", "rate"], 50), "shoppers")).toMatchObject({
      load: { shape: "constant", rate: 50 },
    });
  });
  it("grows and shrinks lists by index", () => {
    const grown = edits.setField(shop(), "shoppers", ["requests", 1, "path"], "/b");
    expect(node(valid(grown), "shoppers")).toMatchObject({ requests: [{}, { path: "/b" }] });
    expect(node(edits.setField(grown, "shoppers", ["requests", 1], undefined), "shoppers")).not.toHaveProperty("requests");
  });
  it("changes nothing for a value that the field, or the drawing, refuses", () => {
    const s = shop();
    const refused: [string, (string | number)[], unknown][] = [
      ["users", ["replicas"], -1],
      ["users", ["replicas"], "3"],
      ["users", ["nonsense"], 1],
      ["users", ["__proto__"], {}],
      ["users", ["id"], "x"],
      ["ghost", ["replicas"], 2],
      ["orders", ["endpoints", 0, "steps", 0, "call"], "gateway"],
      ["users", ["replicas", "deeper"], 2],
      ["users", ["time"], "exp("],
      ["gateway", ["routes", 0, "service"], "db"],
      ["orders", ["endpoints", 1], { name: "create" }],
    ];
    for (const [id, path, value] of refused) expect([path, edits.setField(s, id, path, value) === s]).toEqual([path, true]);
    expect(edits.setSetting(s, ["seed"], -1)).toBe(s);
  });
  it("sets the document's own settings", () => {
    const s = edits.setSetting(shop(), ["tracing", "sample"], 0.5);
    expect(valid(s).tracing).toEqual({ sample: 0.5 });
    expect(edits.setSetting(s, ["tracing", "sample"], 0.01)).not.toHaveProperty("tracing");
  });
});

describe("copying", () => {
  it("pastes under new ids, with references inside remapped and those outside left out", () => {
    const fragment = edits.parseFragment(edits.writeFragment(edits.copyOf(shop(), ["orders", "db"])));
    const pasted = edits.paste(shop(), fragment.ok ? fragment.value : EMPTY, [20, 20]);
    const s = valid(pasted.scenario);
    expect(pasted.ids).toEqual(["orders-2", "db-2"]);
    expect(node(s, "orders-2")).toMatchObject({ endpoints: [{ steps: [{ parallel: [[{ write: "db-2" }], [{ work: "1ms" }]] }] }] });
    expect(s.routes.at(-1)).toMatchObject({ id: "r6", from: "orders-2", to: "db-2" });
    expect(edits.positionOf(s, "db-2")).toEqual([420, 20]);
  });
  it("duplicates beside the original", () => {
    const { scenario, ids } = edits.duplicate(shop(), ["users"]);
    expect([ids, edits.positionOf(valid(scenario), "users-2")]).toEqual([["users-2"], [424, 124]]);
  });
  it("takes any text from the clipboard as a problem or a fragment", () => {
    for (const text of ["", "hello", "[]", "{}", '{"format":"faultline/1","nodes":[{"id":"a","kind":"bogus"}]}'])
      expect([text, edits.parseFragment(text).ok]).toEqual([text, false]);
  });
});

describe("the timeline", () => {
  it("adds entries under ids of their own, changes and removes them", () => {
    const added = edits.addEntry(shop(), { at: "5s", do: "fault", fault: "errors", target: "r4", rate: 0.5 });
    expect([added.id, valid(added.scenario).timeline?.at(-1)]).toEqual([
      "errors",
      { id: "errors", at: "5s", do: "fault", fault: "errors", target: "r4" },
    ]);
    const changed = edits.updateEntry(added.scenario, "errors", { for: "10s", rate: 1 });
    expect(valid(changed).timeline?.at(-1)).toMatchObject({ for: "10s", rate: 1 });
    expect(edits.removeEntry(changed, "errors").timeline).toEqual(shop().timeline);
    expect(valid(edits.removeEntry(changed, "slow")).timeline?.map((entry) => entry.do)).toEqual(["fault", "fault"]);
  });
  it("refuses an entry that cannot be", () => {
    const s = shop();
    expect(edits.addEntry(s, { at: "5s", do: "fault", fault: "crash", target: "r4" })).toEqual({ scenario: s, id: "" });
    expect(edits.addEntry(s, { at: "5s", do: "scale", target: "shoppers", replicas: 2 }).scenario).toBe(s);
    expect(edits.updateEntry(s, "slow", { at: "soon" })).toBe(s);
  });
});
