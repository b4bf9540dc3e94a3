// A message that is lost is noticed by a timeout alone: who has none is warned.
import { describe, expect, it } from "vitest";

import { asks } from "../testing/requests.ts";
import { route, scenario, service } from "../testing/scenarios.ts";
import type { Scenario } from "./document.ts";
import { formatProblem } from "./explain.ts";
import { warningsOf } from "./parse-scenario.ts";

type Fault = Readonly<Record<string, unknown>>;
const drawn = (fault: Fault, publish: object = {}): Scenario =>
  scenario(
    [
      asks(1, 1000),
      { ...service("shop", { endpoints: [{ name: "buy", steps: [{ publish: "placed" }, { call: "stock" }] }] }), zone: "east" },
      { id: "bus", kind: "broker", zone: "east", topics: [{ name: "placed" }] },
      { ...service("stock"), zone: "west" },
      service("mail"),
      { id: "east", kind: "zone" },
      { id: "west", kind: "zone" },
    ],
    [
      route("users", "shop", { timeout: "1s" }),
      route("shop", "bus", publish),
      route("shop", "stock"),
      route("bus", "mail", { ordering: "none" }),
    ],
    { timeline: [{ id: "f", at: "1s", for: "1s", do: "fault", ...fault }] as never },
  );
const warned = (fault: Fault, publish?: object) => warningsOf(drawn(fault, publish)).map((problem) => formatProblem(problem));
const of = (...routes: string[]) => [
  `timeline[0].fault (f): loses messages of calls that have no timeout and would wait for ever: ${routes.join(", ")}`,
];

describe("a fault that loses messages of calls without a timeout is regretted", () => {
  it.each<[string, Fault, string[]]>([
    ["an outage of the broker to which they publish", { fault: "broker-outage", target: "bus" }, ["shop-bus"]],
    ["loss at either end", { fault: "loss", target: "shop" }, ["shop-bus", "shop-stock"]],
    ["a partition between the two", { fault: "partition", between: [["shop"], ["stock", "mail"]] }, ["shop-stock"]],
    ["a partition of zones", { fault: "partition", between: [["west"], ["east"]] }, ["shop-stock"]],
    ["a zone that is cut off", { fault: "zone-outage", how: "cut-off", target: "west" }, ["shop-stock"]],
  ])("%s", (_, fault, routes) => expect(warned(fault)).toEqual(of(...routes)));

  it("but not where something ends them, or is told at once", () => {
    expect(warned({ fault: "broker-outage", target: "bus" }, { deadline: "1s" })).toEqual([]);
    expect(warned({ fault: "loss", target: "mail" })).toEqual([]); // the broker delivers again
    expect(warned({ fault: "zone-outage", target: "west" })).toEqual([]); // calls are refused, or reset
  });
});
