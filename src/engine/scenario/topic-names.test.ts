// What is said of topics, subscriptions and steps that publish, on paper: each problem with its place and its sentence.
import { describe, expect, it } from "vitest";

import type { Node } from "../kinds/specs.ts";
import { client, route, scenario, service } from "../testing/scenarios.ts";
import type { Objective, Scenario } from "./document.ts";
import { connect, removeThings, renameId } from "./edits.ts";
import { formatProblem } from "./explain.ts";
import { parseScenario, warningsOf } from "./parse-scenario.ts";
import type { Route } from "./routes.ts";
import { decodeLink, encodeLink } from "./share-link.ts";

const bus = (...topics: readonly object[]) =>
  ({ id: "bus", kind: "broker", topics: topics.length > 0 ? topics : [{ name: "orders" }, { name: "dead" }] }) as Node;
const publishing = (...steps: readonly object[]) => service("shop", { endpoints: [{ name: "post", steps: steps as never }] });
const drawn = (
  of: { shop?: Node; bus?: Node; sub?: Partial<Route>; more?: readonly Route[]; objectives?: readonly Objective[] } = {},
): Scenario =>
  scenario(
    [client(1), of.shop ?? publishing({ publish: "orders" }), of.bus ?? bus(), service("mail")],
    [route("users", "shop"), route("shop", "bus"), { ...route("bus", "mail"), ...of.sub }, ...(of.more ?? [])],
    of.objectives === undefined ? {} : { objectives: of.objectives },
  );
const problems = (document: unknown) => {
  const parsed = parseScenario(document);
  return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem(problem));
};
const warnings = (document: Scenario) => warningsOf(document).map((problem) => formatProblem(problem));

describe("a fault that acts on deliveries", () => {
  const planned = (fault: string, target: string, routes?: readonly Route[]): Scenario => {
    const document = drawn();
    const timeline = [{ id: "f", at: "1s", for: "1s", do: "fault", fault, target }] as Scenario["timeline"];
    return { ...document, ...(routes === undefined ? {} : { routes }), timeline: timeline ?? [] };
  };
  const { routes } = drawn();
  const unsubscribed = routes.filter(({ from }) => from !== "bus");

  it.each([
    ["slow-consumer", "shop", routes],
    ["poison", "shop", routes],
    ["slow-consumer", "mail", unsubscribed],
    ["poison", "bus", unsubscribed],
  ])("is warned of where it meets none: %s on %s", (fault, target, left) => {
    expect(warnings(planned(fault, target, left))).toContain(
      `timeline[0].target (f): ${fault} acts on deliveries of messages, but no subscription leads to ${target} or leaves it`,
    );
  });
  it.each([
    ["slow-consumer", "mail"],
    ["poison", "mail"],
    ["poison", "bus"],
    ["slow", "shop"],
  ])("is not where it does, nor is any other: %s on %s", (fault, target) => {
    expect(warnings(planned(fault, target))).toEqual(warnings(drawn()));
  });
});

describe("a problem is said", () => {
  const step = "nodes[1].endpoints[0].steps[0]";
  it.each<[string, Scenario, string[]]>([
    ["nothing of a sound drawing", drawn(), []],
    [
      "of a topic that there is not",
      drawn({ shop: publishing({ publish: "created", topic: "ordres" }) }),
      [`${step}.topic (shop): names "ordres", but bus has no such topic; did you mean orders?`],
    ],
    [
      "of a type whose own topic there is not",
      drawn({ shop: publishing({ publish: "created" }) }),
      [`${step}.publish (shop): names "created", but bus has no such topic`],
    ],
    [
      "of a step deep in others",
      drawn({ shop: publishing({ parallel: [[{ publish: "nothing", topic: "x" }]] }) }),
      [`${step}.parallel[0][0].topic (shop): names "x", but bus has no such topic`],
    ],
    [
      "of a broker that is none",
      drawn({ shop: publishing({ publish: "orders", to: "mail" }) }),
      [`${step}.to (shop): publishes to mail, a service, which takes no messages`],
    ],
    [
      "of a call where a publish is meant",
      drawn({ shop: publishing({ call: "bus" }) }),
      [`${step}.call (shop): calls bus, a broker: use "publish"`],
    ],
    [
      "of a subscription to what there is not",
      drawn({ sub: { topic: "x" } }),
      ['routes[2].topic (bus-mail): names "x", but bus has no such topic'],
    ],
    [
      "of dead letters in the topic itself",
      drawn({ sub: { deadLetter: "orders", maxDeliveries: 2 } }),
      ["routes[2].deadLetter (bus-mail): is the topic itself: what is given up there would come back at once"],
    ],
    [
      "of a group that is there twice",
      drawn({ more: [{ id: "again", from: "bus", to: "mail", topic: "orders" }] }),
      ['routes[3] (again): is group "mail" of topic "orders" a second time; bus-mail is it already'],
    ],
    [
      "of no second group or topic",
      drawn({
        more: [
          { id: "again", from: "bus", to: "mail", group: "b" },
          { id: "dead", from: "bus", to: "mail", topic: "dead" },
        ],
      }),
      [],
    ],
    [
      "of a call's policy on a subscription, and the other way round",
      drawn({ sub: { retry: {} }, more: [{ ...route("shop", "mail"), prefetch: 3 }] }),
      [
        "routes[2].retry (bus-mail): has no meaning on a subscription, a route that leaves a broker",
        "routes[3].prefetch (shop-mail): has a meaning only on a route that leaves a broker",
      ],
    ],
    [
      "of names of topics that are taken or no names",
      drawn({ bus: bus({ name: "orders" }, { name: "orders" }, { name: "a/b" }, { name: "dead" }) }),
      [
        'nodes[2].topics[1].name (bus): is "orders", which nodes[2].topics[0] is called already',
        'nodes[2].topics[2].name (bus): must be a name without "/", is "a/b"',
      ],
    ],
    [
      "of more partitions than anybody draws",
      drawn({
        bus: bus({ name: "orders", partitions: 1000 }, { name: "dead" }),
        more: Array.from({ length: 100 }, (_, i) => ({ id: `g${i}`, from: "bus", to: "mail", topic: "orders", group: `g${i}` })),
      }),
      ["routes: have 101000 partitions in all their groups together, 100000 are the most"],
    ],
    [
      "of an objective about a topic that there is not",
      drawn({ objectives: [{ id: "near", of: "bus/x", metric: "lag", value: 10 }] }),
      ['objectives[0].of (near): names "x", but bus has no such topic'],
    ],
  ])("%s", (_what, document, expected) => expect(problems(document)).toEqual(expected));
});

it("a warning is said of dead letters that are never reached, and of a lag where there is none", () => {
  expect(warnings(drawn({ sub: { deadLetter: "dead" } }))).toEqual([
    "routes[2].deadLetter (bus-mail): is never reached: without maxDeliveries every message is tried for ever",
  ]);
  const lag = (of: string, metric: "lag" | "rate" = "lag") => warnings(drawn({ objectives: [{ id: "near", of, metric, value: 10 }] }));
  expect([lag("bus"), lag("bus/orders"), lag("bus-mail"), lag("clients")]).toEqual([[], [], [], []]);
  expect([lag("mail"), lag("bus/orders", "rate")]).toEqual([
    ['objectives[0].of (near): asks for a lag, which "mail" has not: brokers, their topics and their subscriptions have one'],
    ['objectives[0].of (near): names the topic "bus/orders", of which only the lag is known'],
  ]);
});

describe("an objective about a topic", () => {
  const objectives = [{ id: "near", of: "bus/orders", metric: "lag", value: 10 }] as const;
  it("follows the broker's new id, goes with the broker, and comes through a link", () => {
    const document = drawn({ objectives });
    const renamed = renameId(document, "bus", "kafka");
    expect(renamed.ok && renamed.value.objectives![0]).toMatchObject({ of: "kafka/orders" });
    expect(removeThings(document, ["bus"]).objectives).toBeUndefined();
  });
  it("comes back from a link", async () => {
    const document = drawn({ objectives });
    const back = await decodeLink(await encodeLink(document));
    expect(back.ok && back.value.objectives).toEqual(objectives);
  });
});

it("several subscriptions may be drawn from a broker to one service, but no second call", () => {
  const again = connect(drawn(), "bus", "mail");
  expect(again.ok).toBe(true);
  expect(connect(drawn(), "shop", "bus")).toEqual({ ok: false, problems: "exists" });
  expect(connect(drawn(), "bus", "bus").ok).toBe(false);
});

describe("what publishes goes with the way to its broker", () => {
  const steps = [
    { work: "1ms" },
    { publish: "orders" },
    { parallel: [[{ publish: "created", topic: "orders" }], [{ work: "2ms" }], []] },
    { parallel: [[{ publish: "orders", to: "bus" }]] },
  ];
  const shopOf = ({ nodes }: Scenario) => nodes.find(({ id }) => id === "shop") as Extract<Node, { kind: "service" }>;
  const rest = [{ work: "1ms" }, { parallel: [[{ work: "2ms" }], []] }];

  it("when the route is taken out, or the broker", () => {
    for (const gone of ["shop-bus", "bus"]) {
      const after = removeThings(drawn({ shop: publishing(...steps) }), [gone]);
      expect(shopOf(after).endpoints![0]!.steps).toEqual(rest);
      expect(problems(after)).toEqual([]);
    }
  });

  it("and stays where another broker has the topic", () => {
    const other = { id: "kafka", kind: "broker", topics: [{ name: "orders" }] } as const;
    const both = drawn({ shop: publishing({ publish: "orders" }), more: [route("shop", "kafka")] });
    const after = removeThings({ ...both, nodes: [...both.nodes, other] }, ["bus"]);
    expect(shopOf(after).endpoints![0]!.steps).toEqual([{ publish: "orders" }]);
    expect(problems(after)).toEqual([]);
  });
});
