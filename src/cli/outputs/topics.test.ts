// Topics and groups as a person at a terminal reads them, in both languages; nothing where no broker is drawn.
import { expect, it } from "vitest";

import { createSimulation } from "../../engine/simulation.ts";
import { client, route, scenario, service } from "../../engine/testing/scenarios.ts";
import { sayIn } from "../words.ts";
import { prometheus } from "./prometheus.ts";
import { topics } from "./topics.ts";

it("a row for each topic and each group, in both languages", () => {
  const simulation = createSimulation(
    scenario(
      [
        client(10, { arrivals: "even" }),
        service("shop"),
        { id: "bus", kind: "broker", topics: [{ name: "orders" }, { name: "dead" }] },
        service("mail", { errorRate: 1 }),
      ],
      [
        route("users", "shop"),
        route("shop", "bus"),
        { id: "sub", from: "bus", to: "mail", maxDeliveries: 2, deadLetter: "dead", redelivery: { backoff: "none" } },
      ],
    ),
  );
  simulation.advance(10e6);
  const rows = (language: "en" | "zh") => topics(simulation.summary(), sayIn(language)).map((line) => line.trim().split(/\s{2,}/));
  expect(rows("en")[0]).toEqual(["topics", "accepted", "rejected", "acknowledged", "redelivered", "dead letters", "lost", "lag"]);
  expect(rows("en").map(([name]) => name)).toEqual(["topics", "bus/orders", "mail", "bus/dead"]);
  const { accepted, groups } = simulation.summary().topics["bus/orders"]!;
  const page = prometheus(simulation.summary());
  expect(page).toContain(`faultline_topic_published_total{topic="bus/orders",end="accepted"} ${accepted}\n`);
  expect(page).toContain(
    `faultline_group_ended_total{topic="bus/orders",group="mail",end="deadLettered"} ${groups["mail"]!.deadLettered}\n`,
  );
  expect(rows("zh")[0]![0]).toBe("主题");
  expect(topics({ ...simulation.summary(), topics: {} }, sayIn("en"))).toEqual([]);
});
