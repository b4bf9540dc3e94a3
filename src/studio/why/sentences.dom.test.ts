// The chain of the question why in words: a sentence for every link, in both languages, and what a click on it selects.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { FAULTS } from "../../engine/faults/specs.ts";
import type { Scenario } from "../../engine/scenario/document.ts";
import { CHANGE_CAUSES, type ChangeSort, type StateChange, type WhyLink } from "../../engine/telemetry/views/changes.ts";
import { REASONS } from "../../engine/telemetry/views/reason.ts";
import type { Mark } from "../../engine/telemetry/views/records.ts";
import { open } from "../document/document-store.ts";
import { type Language, setLanguage, translate } from "../i18n/language.ts";
import { told } from "./sentences.ts";

const SHOP = {
  format: "faultline/1",
  nodes: [
    { id: "users", kind: "client" },
    { id: "orders", kind: "service", name: "Orders" },
    { id: "payment", kind: "service", name: "Payments" },
  ],
  routes: [
    { id: "r1", from: "users", to: "orders" },
    { id: "r2", from: "orders", to: "payment" },
  ],
} as Scenario;
beforeEach(() => open("why", SHOP));

const mark = (more: Partial<Mark>): Mark => ({
  id: "m",
  act: "fault",
  fault: "hang",
  target: "payment",
  from: 60e6,
  to: null,
  settings: {},
  ...more,
});
const change = (more: Partial<StateChange>): StateChange => ({
  seq: 1,
  at: 61e6,
  thing: "payment",
  instance: "payment-1",
  sort: "instance",
  from: "HEALTHY",
  to: "UNHEALTHY",
  cause: { code: "probe", values: {}, origin: null, because: null },
  ...more,
});
const SORTS: readonly ChangeSort[] = ["condition", "instance", "listing", "breaker", "ejection", "lease", "scale", "deploy"];
const ACTS: readonly Mark["act"][] = [
  "fault",
  "kill",
  "restart",
  "stop",
  "start",
  "scale",
  "autoscale",
  "deploy",
  "promote",
  "rollback",
  "load",
  "edit",
];
const LINKS: readonly WhyLink[] = [
  {
    sort: "condition",
    thing: "orders",
    status: "failing",
    cause: { code: "waits", callee: "payment", route: "r2", visits: 8, busy: 8, slots: 8, waiting: 4 },
  },
  { sort: "condition", thing: "orders", status: "stopped", cause: null },
  { sort: "failing", thing: "users", reason: { code: "timeout", at: "r2" } },
  { sort: "over", thing: "r2", to: "payment" },
  { sort: "retries", thing: "r2", to: "payment", tries: 2.8 },
  ...SORTS.map((sort): WhyLink => ({ sort: "change", change: change({ sort }) })),
  ...CHANGE_CAUSES.map((code): WhyLink => ({
    sort: "change",
    change: change({ cause: { code, values: {}, origin: null, because: null } }),
  })),
  ...ACTS.map((act): WhyLink => ({
    sort: "origin",
    origin: mark({ act, settings: { replicas: 2, multiply: 3, version: "2.0.0", to: 4 }, things: ["orders"] }),
  })),
  ...FAULTS.map(({ fault }): WhyLink => ({ sort: "origin", origin: mark({ fault }) })),
  ...(["slots", "replicas", "loss", "endless", "unknown", ...REASONS] as const).map((setting): WhyLink => ({
    sort: "setting",
    thing: "payment",
    setting,
    values: { slots: 8, replicas: 2, loss: 0.1, calls: 3 },
  })),
];

describe.each(["en", "zh"] as const satisfies readonly Language[])("in %s", (language) => {
  beforeAll(() => setLanguage(language));
  afterAll(() => setLanguage("en"));
  test("every link has a sentence without a placeholder or a missing value", () => {
    const texts = LINKS.map((link) => told(link, translate, 100e6).text);
    expect(texts.filter((text) => text === "" || /[{}]|undefined|NaN/.test(text))).toEqual([]);
  });
});

test("one replica is not said to be several", () => {
  const said = (setting: "slots" | "replicas") =>
    told({ sort: "setting", thing: "payment", setting, values: { slots: 8, replicas: 1 } }, translate, 0).text;
  for (const setting of ["slots", "replicas"] as const) expect(said(setting)).not.toMatch(/1 \w+s\b/);
});

test("names are those that people gave, and a click selects what is spoken of", () => {
  const all = LINKS.slice(0, 5).map((link) => told(link, translate, 100e6));
  expect(all[0]).toMatchObject({
    text: "Orders: 8 of 8 slots are held, 8 requests wait for Payments. 4 more wait in line.",
    things: ["orders"],
  });
  expect(all[2]?.text).toBe("Requests of users fail: timeout on Orders → Payments.");
  expect(all[3]).toMatchObject({ text: "Its calls go to Payments.", things: ["r2"] });
  expect(told({ sort: "change", change: change({}) }, translate, 0).text).toBe("payment-1: Healthy → Unhealthy (health check)");
});

test("a breaker's change is told with the numbers that brought it about", () => {
  const opened = change({
    thing: "r2",
    instance: "orders-1",
    sort: "breaker",
    from: "CLOSED",
    to: "OPEN",
    cause: { code: "outcomes", values: { reason: "failures", part: 6, of: 10, threshold: 0.5 }, origin: null, because: null },
  });
  expect(told({ sort: "change", change: opened }, translate, 0).text).toBe(
    "Breaker of orders-1 → Payments: Closed → Open (6 of 10 failed ≥ 50 %)",
  );
});

test("the beginning says what it was, when, and whether it is over", () => {
  const fault = told({ sort: "origin", origin: mark({ to: 90e6 }) }, translate, 100e6);
  expect(fault).toMatchObject({
    text: "It began with a fault: Hang on Payments.",
    at: 60e6,
    ended: 90e6,
    tone: "fault",
    things: ["payment"],
  });
  expect(told({ sort: "origin", origin: mark({ to: 90e6 }) }, translate, 80e6).ended).toBeNull();
  const cut = mark({ fault: "partition", target: "", settings: { between: [["users"], ["orders", "payment"]] } });
  expect(told({ sort: "origin", origin: cut }, translate, 0)).toMatchObject({
    text: "It began with a fault: Partition on users and Orders, Payments.",
    things: ["users", "orders", "payment"],
  });
  expect(told({ sort: "origin", origin: mark({ act: "kill", settings: { instance: "payment-2" } }) }, translate, 0).text).toBe(
    "payment-2 was killed by hand.",
  );
});
