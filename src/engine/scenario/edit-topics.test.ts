// Topics of a broker as they are edited: names follow, what is named stays, and each subscription has a topic and group of its own.
import { describe, expect, test } from "vitest";

import { client, route, scenario, service } from "../testing/scenarios.ts";
import type { Scenario } from "./document.ts";
import { connect, namedBy, setTopics } from "./edits.ts";
import { parseScenario } from "./parse-scenario.ts";

const publishes = { publish: "created", topic: "orders", to: "bus" } as const;
const drawn = (): Scenario =>
  scenario(
    [
      client(10),
      service("shop", { endpoints: [{ name: "order", steps: [{ parallel: [[publishes], [{ publish: "mail" }]] }] }] }),
      { id: "bus", kind: "broker", topics: [{ name: "orders", partitions: 2 }, { name: "mail" }, { name: "dead" }] },
      service("billing"),
    ],
    [
      route("users", "shop"),
      route("shop", "bus"),
      { id: "s1", from: "bus", to: "billing", topic: "orders", deadLetter: "dead", maxDeliveries: 3 },
    ],
  );
const topics = (...names: readonly string[]) => names.map((name) => ({ name }));

describe("a topic with another name", () => {
  test("keeps its subscriptions, its dead letters and who publishes to it, as one step", () => {
    const after = setTopics(drawn(), "bus", topics("purchases", "mail", "dead"));
    expect(after.routes[2]).toMatchObject({ topic: "purchases", deadLetter: "dead" });
    expect(JSON.stringify(after.nodes[1])).toContain('"publish":"created","topic":"purchases"');
    expect(parseScenario(after).ok).toBe(true);
    const dead = setTopics(after, "bus", topics("purchases", "mail", "graves"));
    expect(dead.routes[2]).toMatchObject({ deadLetter: "graves" });
    const post = setTopics(dead, "bus", topics("purchases", "post", "graves"));
    expect(JSON.stringify(post.nodes[1])).toContain('{"publish":"mail","topic":"post"}');
    expect(parseScenario(post).ok).toBe(true);
  });

  test("leaves everything else the very same", () => {
    const before = drawn();
    const after = setTopics(before, "bus", topics("orders", "mail", "graves"));
    expect(after.nodes[1]).toBe(before.nodes[1]);
    expect(after.routes[0]).toBe(before.routes[0]);
  });
});

test("a topic that somebody names stays; one that nobody names goes, and new ones come", () => {
  const before = drawn();
  expect(setTopics(before, "bus", topics("orders", "mail"))).toBe(before);
  expect(setTopics(before, "bus", undefined)).toBe(before);
  expect(namedBy(before, "bus", "orders")).toEqual(["shop", "s1"]);
  const more = setTopics(before, "bus", topics("orders", "mail", "dead", "more"));
  expect(namedBy(more, "bus", "more")).toEqual([]);
  expect(setTopics(more, "bus", topics("orders", "mail", "dead")).nodes).toEqual(
    setTopics(before, "bus", topics("orders", "mail", "dead")).nodes,
  );
});

test("two topics of one name are refused, in the document and by an edit", () => {
  const before = drawn();
  expect(setTopics(before, "bus", topics("orders", "orders", "dead"))).toBe(before);
  const twice = {
    ...before,
    nodes: before.nodes.map((node) => (node.id === "bus" ? { ...node, topics: topics("orders", "mail", "dead", "mail") } : node)),
  };
  expect(parseScenario(twice).ok).toBe(false);
});

test("a new subscription gets a topic that its service does not have yet, then another group", () => {
  const next = (document: Scenario, topic?: string) => {
    const made = connect(document, "bus", "billing", topic === undefined ? {} : { topic });
    if (!made.ok) throw new Error(made.problems);
    return made.value.scenario;
  };
  const one = next(drawn());
  expect(one.routes.at(-1)).toMatchObject({ from: "bus", to: "billing", topic: "mail" });
  const two = next(next(one), "dead");
  expect(two.routes.at(-2)).toMatchObject({ topic: "orders", group: "billing-2" });
  expect(two.routes.at(-1)).toMatchObject({ topic: "dead" });
  expect(parseScenario(two).ok).toBe(true);
});

test("a route to a broker publishes to the topic that was chosen", () => {
  const fresh = { ...drawn(), routes: [route("users", "shop")] };
  const made = connect(
    {
      ...fresh,
      nodes: fresh.nodes.map((node) => (node.id === "shop" ? service("shop", { endpoints: [{ name: "order", steps: [] }] }) : node)),
    },
    "shop",
    "bus",
    {
      topic: "mail",
    },
  );
  expect(made.ok && JSON.stringify(made.value.scenario.nodes[1])).toContain('{"publish":"mail","to":"bus"}');
});
