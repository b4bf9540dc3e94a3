// What parsing says of good and bad documents: each problem with its path, its id and a sentence.
import { describe, expect, it } from "vitest";

import type { Scenario } from "./document.ts";
import { explain, formatProblem } from "./explain.ts";
import { parseScenario, warningsOf } from "./parse-scenario.ts";

const BASE = { format: "faultline/1" };
const lines = (input: unknown, language: "en" | "zh" = "en"): string[] => {
  const parsed = parseScenario(input);
  return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem(problem, language));
};
const nodes = (...list: readonly object[]) => ({ ...BASE, nodes: list });
const service = (more: object = {}) => ({ id: "a", kind: "service", ...more });
/** b is a service, db a database; a has a route to each. */
const drawn = (more: object = {}, rest: object = {}) => ({
  ...BASE,
  nodes: [service(more), { id: "b", kind: "service", endpoints: [{ name: "get" }] }, { id: "db", kind: "database" }],
  routes: [
    { id: "r1", from: "a", to: "b" },
    { id: "r2", from: "a", to: "db" },
  ],
  ...rest,
});
const step = (one: object) => drawn({ endpoints: [{ name: "x", steps: [one] }] });
const entry = (one: object) => drawn({}, { timeline: [one] });

describe("a sentence per problem", () => {
  it("prints exactly what the command line promises", () => {
    expect(lines(nodes({ id: "x", kind: "client" }, { id: "y", kind: "client" }, service({ replicas: -1 })))).toEqual([
      "nodes[2].replicas (a): must be 1 or more, is -1",
    ]);
    expect(lines(nodes(service({ concurrency: 0 })), "zh")).toEqual(["nodes[0].concurrency (a): 不得小于 1，现为 0"]);
  });
  it.each<[string, unknown, string[]]>([
    ["no object", [], ["document: must be an object with braces, is []"]],
    ["empty text", "", ['document: is no JSON at line 1, column 1: expected { [ " 0–9 true false null, found EOF']],
    ["a comma too many", '{\n  "a": 1,\n}', ['document: is no JSON at line 3, column 1: expected ", found "}"']],
    ["text after the end", "{} {}", ['document: is no JSON at line 1, column 4: expected EOF, found "{"']],
    [
      "a bad escape",
      '{"a":"\\x"}',
      [String.raw`document: is no JSON at line 1, column 7: expected \" \\ \/ \b \f \n \r \t \u0000, found "\\"`],
    ],
    ["no format", {}, ['format: must be "faultline/1"']],
    ["another format", { format: "other/1" }, ['format: must be "faultline/1", is "other/1"']],
    [
      "a newer format",
      { format: "faultline/2", later: true },
      ['format: is "faultline/2", newer than this version of Faultline reads (faultline/1); open it with a newer one'],
    ],
    ["a lesson", { ...BASE, lesson: {} }, ["lesson: is reserved for a later version of the format"]],
    ["an unknown key", { ...BASE, node: [] }, ['node: is no field here; did you mean "nodes"?']],
    [
      "keys of every object",
      JSON.parse('{"format":"faultline/1","__proto__":{"x":1},"constructor":1}'),
      ["__proto__: is no field here", "constructor: is no field here"],
    ],
    ["a list that is none", { ...BASE, nodes: {} }, ["nodes: must be a list, is {}"]],
    [
      "a misspelt kind",
      nodes({ id: "c", kind: "servcie" }),
      [
        'nodes[0].kind (c): must be one of client, gateway, service, database, cache, broker, external, registry, config, saga, zone, is "servcie"; did you mean "service"?',
      ],
    ],
    ["no kind", nodes({ id: "c" }), ["nodes[0].kind (c): is missing"]],
    ["no id", nodes({ kind: "client" }), ["nodes[0].id: is missing"]],
    [
      "a bad id",
      nodes({ id: "A b", kind: "client" }),
      ['nodes[0].id (A b): must begin with a letter a–z and go on with at most 39 letters a–z, digits or hyphens, is "A b"'],
    ],
    ["a misspelt field", nodes(service({ replica: 3 })), ['nodes[0].replica (a): is no field here; did you mean "replicas"?']],
    [
      "a misspelt action",
      drawn({}, { timeline: [{ at: "1s", do: "confg", target: "a" }] }),
      [
        'timeline[0].do: must be one of fault, clear, kill, restart, stop, start, scale, deploy, promote, rollback, replay, retry-saga, resolve-saga, config, load, is "confg"; did you mean "config"?',
      ],
    ],
    ["half a replica", nodes(service({ replicas: 1.5 })), ["nodes[0].replicas (a): must be a whole number, is 1.5"]],
    ["NaN", nodes(service({ replicas: Number.NaN })), ['nodes[0].replicas (a): must be a number, is "NaN"']],
    [
      "a huge number",
      '{"format":"faultline/1","nodes":[{"id":"a","kind":"service","replicas":1e999}]}',
      ["nodes[0].replicas (a): must be a whole number, is Infinity"],
    ],
    ["a queue in words", nodes(service({ queue: "endless" })), ['nodes[0].queue (a): must be a whole number or "unbounded", is "endless"']],
    [
      "a duration without unit",
      nodes(service({ startup: "5" })),
      ['nodes[0].startup (a): must be a number with a unit (us, ms, s, m, h), has the unit "" in "5"'],
    ],
    [
      "a duration as a number",
      nodes(service({ startup: 5 })),
      ['nodes[0].startup (a): must be text with a unit such as "5ms", is the bare number 5'],
    ],
    [
      "a misspelt distribution",
      nodes(service({ time: "expo(5ms)" })),
      ['nodes[0].time (a): has no distribution "expo" at character 1 of "expo(5ms)"; did you mean "exp"?'],
    ],
    [
      "an open parenthesis",
      nodes(service({ time: "exp(5ms" })),
      ['nodes[0].time (a): does not read at character 8 of "exp(5ms": expected , ), found ""'],
    ],
    [
      "a step without a verb",
      step({ cal: "b" }),
      [
        `nodes[0].endpoints[0].steps[0] (a): must name what it does (work, call, parallel, read, write, publish, flag, fail, create, update, remove, move); did you mean "call"?`,
      ],
    ],
    [
      "a step of later",
      step({ recovery: "t" }),
      ["nodes[0].endpoints[0].steps[0].recovery (a): belongs to the format, but this version does not have it yet"],
    ],
    [
      "a step of a step",
      step({ parallel: [[{ work: 4 }]] }),
      ['nodes[0].endpoints[0].steps[0].parallel[0][0].work (a): must be text with a unit such as "4ms", is the bare number 4'],
    ],
    ["a variant without tag", nodes({ id: "c", kind: "client", load: { rate: 1 } }), ["nodes[0].load.shape (c): is missing"]],
    [
      "steps of load out of order",
      nodes({
        id: "c",
        kind: "client",
        load: {
          shape: "steps",
          steps: [
            { at: "9s", rate: 1 },
            { at: "1s", rate: 1 },
          ],
        },
      }),
      ["nodes[0].load.steps[1].at (c): must not lie before the entry above it (9s)"],
    ],
    [
      "an objective of the wrong sort",
      drawn(
        {},
        {
          objectives: [
            { id: "o", metric: "latency.p99", value: 5 },
            { id: "p", metric: "rate", value: "5ms" },
          ],
        },
      ),
      [
        'objectives[0].value (o): must be text with a unit such as "5ms", is the bare number 5',
        'objectives[1].value (p): must be a number, is "5ms"',
      ],
    ],
    ["a bad position", drawn({}, { layout: { a: [1] } }), ["layout.a: must be a pair of numbers [x, y], is […]"]],
  ])("shape: %s", (_what, input, expected) => expect(lines(input)).toEqual(expected));

  it.each<[string, unknown, string[]]>([
    [
      "the same id twice",
      { ...BASE, nodes: [service(), { id: "b", kind: "service" }], routes: [{ id: "a", from: "a", to: "b" }] },
      ['routes[0].id (a): is "a", which nodes[0] is called already'],
    ],
    [
      "a second route",
      drawn(
        {},
        {
          routes: [
            { id: "r1", from: "a", to: "b" },
            { id: "r9", from: "a", to: "b" },
          ],
        },
      ),
      ["routes[1] (r9): leads from a to b, as r1 does already"],
    ],
    ["a route to itself", drawn({}, { routes: [{ id: "r1", from: "a", to: "a" }] }), ["routes[0] (r1): leads from a to itself"]],
    [
      "a route from a database",
      drawn({}, { routes: [{ id: "r1", from: "db", to: "a" }] }),
      ["routes[0].from (r1): comes from db, a database, which calls nobody"],
    ],
    [
      "a dangling end",
      drawn({}, { routes: [{ id: "r1", from: "a", to: "bb" }] }),
      ['routes[0].to (r1): names "bb", but there is no such node; did you mean "b"?'],
    ],
    [
      "a call without a route",
      { ...step({ call: "b" }), routes: [] },
      ["nodes[0].endpoints[0].steps[0].call (a): names b, but no route is drawn from a to b"],
    ],
    [
      "a call of a database",
      step({ call: "db" }),
      ['nodes[0].endpoints[0].steps[0].call (a): calls db, a database: use "read" or "write"'],
    ],
    ["a read of a service", step({ read: "b" }), ['nodes[0].endpoints[0].steps[0].read (a): uses b, a service, as a database: use "call"']],
    [
      "two endpoints of a name",
      nodes(service({ endpoints: [{ name: "x" }, { name: "x" }] })),
      ['nodes[0].endpoints[1].name (a): is "x", which nodes[0].endpoints[0] is called already'],
    ],
    [
      "a request that does not say where",
      {
        ...BASE,
        nodes: [{ id: "c", kind: "client" }, service(), { id: "b", kind: "service" }],
        routes: [
          { id: "r1", from: "c", to: "a" },
          { id: "r2", from: "c", to: "b" },
        ],
      },
      ['nodes[0] (c): must say with "to" where the request goes: c has 2 routes'],
    ],
    [
      "an unknown target",
      entry({ at: "1s", do: "kill", target: "x" }),
      ['timeline[0].target: names "x", but there is no such node or route'],
    ],
    [
      "a foreign instance",
      entry({ id: "k", at: "1s", do: "kill", target: "a", instance: "b-1" }),
      ['timeline[0].instance (k): names "b-1"; instances of a are called a-1, a-2 …'],
    ],
    [
      "an instance of a route",
      entry({ at: "1s", do: "fault", fault: "latency", target: "r1", instance: "a-1" }),
      ["timeline[0].instance: cannot name an instance: r1 is a route"],
    ],
    [
      "a crash of a route",
      entry({ at: "1s", do: "fault", fault: "crash", target: "r1" }),
      ['timeline[0].target: is "crash", which cannot be put on r1 (route)'],
    ],
    [
      "load of a service",
      entry({ at: "1s", do: "load", target: "a", multiply: 2 }),
      ['timeline[0].target: is "load", which cannot be put on a (service)'],
    ],
    [
      "a clear of nothing",
      entry({ at: "1s", do: "clear", fault: "x" }),
      ['timeline[0].fault: names "x", but no fault of the timeline has that id; "all" clears every one'],
    ],
    [
      "a misspelt act",
      entry({ at: "1s", do: "confg", target: "a" }),
      [
        'timeline[0].do: must be one of fault, clear, kill, restart, stop, start, scale, deploy, promote, rollback, replay, retry-saga, resolve-saga, config, load, is "confg"; did you mean "config"?',
      ],
    ],
  ])("references: %s", (_what, input, expected) => expect(lines(input)).toEqual(expected));

  it("always makes both passes and names every problem", () => {
    expect(lines(drawn({ replicas: -1, bogus: 1 }, { timeline: [{ at: "x", do: "kill", target: "nobody" }] }))).toHaveLength(4);
  });
});

describe("limits", () => {
  it("answers ten thousand nodes and five million characters with a sentence", () => {
    const many = { ...BASE, nodes: Array.from({ length: 10_000 }, (_, i) => ({ id: `n${i}`, kind: "service" })) };
    expect(lines(many)).toEqual(["document: has more than 2000 nodes: 10000"]);
    expect(lines(" ".repeat(5_000_000))).toEqual(["document: is larger than 2000000 bytes: 5000000"]);
    expect(lines(`"${"汉".repeat(700_000)}"`)).toEqual(["document: is larger than 2000000 bytes: 2100002"]);
  });
  it("answers nesting bombs and circles with a sentence", () => {
    const circle: Record<string, unknown> = { ...BASE };
    circle["nodes"] = [circle];
    expect(lines("[".repeat(900_000))).toEqual(["document: is nested deeper than 100 levels"]);
    expect(lines(circle)).toEqual(["document: is nested deeper than 100 levels"]);
  });

  it("name every unknown end, but guess at most at two hundred: thousands of guesses would be a hang", () => {
    const routes = Array.from({ length: 6000 }, (_, i) => ({ id: `r${i}`, from: "shop", to: "shopp" }));
    const parsed = parseScenario({ ...nodes({ id: "shop", kind: "service" }), routes });
    const problems = parsed.ok ? [] : parsed.problems;
    expect([problems.length, problems.filter(({ code }) => code === "noSuchNodeNear").length]).toEqual([6000, 200]);
  });
});

describe("versions", () => {
  it("brings an older format up step by step", () => {
    const migrations = new Map([[0, (old: object) => ({ ...old, format: "faultline/1", nodes: [{ id: "a", kind: "service" }] })]]);
    const parsed = parseScenario({ format: "faultline/0", seed: 3 }, migrations);
    expect(parsed).toEqual({ ok: true, value: { format: "faultline/1", seed: 3, nodes: [{ id: "a", kind: "service" }], routes: [] } });
  });
  it("refuses an older format without a way up", () => {
    expect(lines({ format: "faultline/0" })).toEqual(['format: must be "faultline/1", is "faultline/0"']);
  });
});

describe("recorded runs", () => {
  const run = (log: unknown, start: unknown = { ...BASE, nodes: [service()] }) => drawn({}, { run: { start, log, until: "90s" } });
  it("holds a starting document, a log and an end", () => {
    expect(
      lines(
        run([
          { at: "1s", do: "kill", target: "a" },
          { at: "2s", do: "edit", patch: [{ op: "replace", path: "/seed", value: 2 }] },
        ]),
      ),
    ).toEqual([]);
  });
  it("says what is wrong within, under the path of the run", () => {
    expect(
      lines(run([{ at: "1s", do: "edit", patch: [{ op: "add", value: 1 }] }, 5], { ...BASE, nodes: [service({ replicas: -1 })] })),
    ).toEqual([
      "run.log[0].patch[0].path: is missing",
      "run.log[1]: must be an object with braces, is 5",
      "run.start.nodes[0].replicas (a): must be 1 or more, is -1",
    ]);
    expect(lines(run([], { ...BASE, run: {} }))).toEqual(["run.start.run: is reserved for a later version of the format"]);
  });
});

describe("warnings", () => {
  const warned = (input: unknown): string[] => {
    const parsed = parseScenario(input);
    return parsed.ok
      ? warningsOf(parsed.value).map((problem) => formatProblem(problem))
      : ["not valid", ...parsed.problems.map((problem) => explain(problem))];
  };
  const client = { id: "c", kind: "client" };
  it("tells of losses without timeout, of what no client reaches, and of nothing to do", () => {
    expect(warned(nodes(service()))).toEqual(["nodes: has no client: nothing will happen"]);
    expect(
      warned({ ...BASE, nodes: [client, service(), { id: "b", kind: "service" }], routes: [{ id: "r1", from: "c", to: "a", loss: 0.1 }] }),
    ).toEqual([
      "routes[0].loss (r1): loses messages but has no timeout: a caller would wait for ever",
      "nodes[2] (b): is reached by no client",
    ]);
    expect(warned({ ...BASE, layout: { ghost: [0, 0] } })).toEqual(["layout.ghost: is the position of a node that is not there"]);
  });
  it("tells of bounds of a service that contradict each other", () => {
    const bounded = service({ autoscale: { min: 4, max: 3 }, memory: { limit: 128 } });
    expect(warned({ ...BASE, nodes: [client, bounded], routes: [{ id: "r1", from: "c", to: "a" }] })).toEqual([
      "nodes[1].autoscale.max (a): is below the fewest replicas of 4: there will be 4, never more or fewer",
      "nodes[1].memory.limit (a): is not above the 128 MB that are always in use: every replica would be killed at its first request",
    ]);
    const well = service({ autoscale: { min: 3, max: 3 }, memory: { limit: 129 } });
    expect(warned({ ...BASE, nodes: [client, well], routes: [{ id: "r1", from: "c", to: "a" }] })).toEqual([]);
  });
  it("tells of calls in a circle, endpoint by endpoint", () => {
    const circle = (endpoint: string) => ({
      ...BASE,
      nodes: [
        client,
        service({
          endpoints: [
            { name: "x", steps: [{ call: "b" }] },
            { name: "y", steps: [] },
          ],
        }),
        { id: "b", kind: "service", endpoints: [{ name: "z", steps: [{ call: "a", endpoint }] }] },
      ],
      routes: [
        { id: "r0", from: "c", to: "a" },
        { id: "r1", from: "a", to: "b" },
        { id: "r2", from: "b", to: "a" },
      ],
    });
    expect(warned(circle("x"))).toEqual(["nodes[1] (a): calls itself in the end: a → b → a"]);
    expect(warned(circle("y"))).toEqual([]);
  });
  it("tells of an endpoint that will answer 404", () => {
    expect(
      warned({
        ...step({ call: "b", endpoint: "gett" }),
        nodes: [client, ...(step({ call: "b", endpoint: "gett" }) as unknown as Scenario).nodes],
        routes: [{ id: "r0", from: "c", to: "a" }, ...drawn().routes],
      }),
    ).toEqual([
      'nodes[1].endpoints[0].steps[0].endpoint (a): names the endpoint "gett", which b does not have: it will answer 404; did you mean "get"?',
    ]);
  });
});

it("more replicas in all than a run can hold are a sentence, not a hang", () => {
  const nodes = Array.from({ length: 21 }, (_, i) => ({ id: `s${i}`, kind: "service", replicas: 1000 }));
  const parsed = parseScenario({ format: "faultline/1", nodes, routes: [] });
  expect(parsed.ok ? [] : parsed.problems.map((problem) => formatProblem(problem))).toEqual([
    "nodes: have more than 20000 replicas in all: 21000",
  ]);
});
