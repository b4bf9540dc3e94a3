// Messages as a person sets them up and watches them: a producer, a broker and a consumer drawn by mouse and by keys; what lies there
// when nobody takes it; what is given up, and sent back by a button.
import { expect, test, type Locator, type Page } from "playwright/test";

import type { Scenario } from "../src/engine/scenario/document.ts";
import { encodeLink } from "../src/engine/scenario/share-link.ts";
import { button, canvas, drag, injectInto, inspector, menuItem, middleOf, node, openStudio, pause, runTo, select, view } from "./studio.ts";

const shop: Scenario = {
  format: "faultline/1",
  name: "Orders by message",
  tracing: { sample: 1 },
  nodes: [
    { id: "people", kind: "client", name: "People", load: { shape: "constant", rate: 20 } },
    { id: "shop", kind: "service", name: "Shop", endpoints: [{ name: "order", steps: [{ work: "2ms" }] }] },
    { id: "events", kind: "broker", name: "Events", topics: [{ name: "orders", partitions: 2 }, { name: "mail" }, { name: "dead" }] },
    { id: "billing", kind: "service", name: "Billing", time: "10ms" },
  ],
  routes: [{ id: "r1", from: "people", to: "shop", timeout: "1s" }],
  layout: { people: [0, 0], shop: [240, 0], events: [480, 0], billing: [720, 0] },
};
const wired: Scenario = {
  ...shop,
  nodes: shop.nodes.map((one) =>
    one.id === "shop" && one.kind === "service"
      ? { ...one, endpoints: [{ name: "order", steps: [{ work: "2ms" }, { publish: "order_created", topic: "orders", to: "events" }] }] }
      : one,
  ),
  routes: [
    ...shop.routes,
    { id: "r2", from: "shop", to: "events", timeout: "1s" },
    { id: "s1", from: "events", to: "billing", topic: "orders", maxDeliveries: 2, deadLetter: "dead", redelivery: { backoff: "none" } },
  ],
};
const edge = (page: Page, name: RegExp): Locator => canvas(page).getByRole("group", { name });
const row = (panel: Locator, name: string): Locator => panel.getByRole("row", { name: new RegExp(`^${name}\\b`) });
/** The n-th figure of a row, as a number. */
const figure = async (of: Locator, n: number): Promise<number> =>
  Number(((await of.getByRole("cell").nth(n).textContent()) ?? "").replace(/[^\d.]/g, ""));
const HELD = 1;

test("a producer, a broker and a consumer are drawn by mouse and by keys, each asks for its topic, and messages flow", async ({ page }) => {
  await openStudio(page, await encodeLink(shop));
  await pause(page);

  await test.step("by the mouse from the producer to the broker, which asks for the topic", async () => {
    await drag(page, await middleOf(node(page, "Shop").locator(".react-flow__handle.source")), await middleOf(node(page, "Events")));
    await menuItem(page, "orders").click();
    await expect(edge(page, /^Shop to Events: orders$/)).toBeVisible();
  });

  await test.step("by keys from the broker to the consumer, twice: each topic is a subscription of its own", async () => {
    for (const [topic, name] of [
      ["orders", /^Events to Billing: orders$/],
      ["mail", /^Events to Billing: mail$/],
    ] as const) {
      await node(page, "Events").focus();
      await page.keyboard.press("c");
      await expect(page.getByRole("dialog", { name: "Connect Events to" }).getByRole("combobox")).toBeFocused();
      await page.keyboard.type("Billing");
      await page.keyboard.press("Enter");
      await expect(menuItem(page, topic)).toBeVisible();
      await menuItem(page, topic).press("Enter");
      await expect(edge(page, name)).toBeFocused();
    }
    const list = inspector(page).getByRole("list", { name: "Subscriptions of Billing" });
    await expect(list.getByRole("listitem")).toHaveText(["orders", "mail"]);
    await list.getByRole("button", { name: "orders" }).click();
    await expect(inspector(page).getByRole("heading", { name: "Events → Billing: orders" })).toBeVisible();
    await expect(inspector(page).getByRole("combobox", { name: "Topic" })).toHaveText("orders");
  });

  await test.step("what is published is delivered and acknowledged, and the last messages lead to their traces", async () => {
    await runTo(page, "00:00:10.000");
    const panel = await view(page, "Messages");
    await expect(row(panel, "billing").first()).toContainText("1 of Billing");
    const last = panel.getByRole("region", { name: "Last messages of orders" });
    await expect(last.getByRole("row")).not.toHaveCount(1);
    await last.getByRole("button", { expanded: false }).first().click();
    await expect(last.getByText("type", { exact: true })).toBeVisible();
    await last
      .getByRole("button", { name: /^[0-9a-f]{6}$/ })
      .first()
      .click();
    await expect(page.getByRole("treegrid")).toBeVisible();
    await expect(page.getByRole("treegrid").getByText("Billing").first()).toBeVisible();
  });

  await test.step("each of it is undone", async () => {
    for (let i = 0; i < 3; i++) await button(page, "Undo").click();
    await expect(edge(page, /^Events to Billing/)).toHaveCount(0);
    await expect(edge(page, /^Shop to Events/)).toHaveCount(0);
  });
});

test("when the consumer stops the lag grows, and drains when it is back", async ({ page }) => {
  await openStudio(page, await encodeLink(wired));
  await pause(page);
  await runTo(page, "00:00:05.000");
  const panel = await view(page, "Messages");
  await select(page, "Billing");
  const replica = inspector(page).getByRole("button", { name: /^billing-1, .*: actions$/ });
  await replica.press("Enter");
  await menuItem(page, "Stop").press("Enter");
  await runTo(page, "00:00:25.000");
  await expect(row(panel, "billing")).toContainText("nobody is there to take them");
  await expect.poll(() => figure(row(panel, "billing"), HELD)).toBeGreaterThan(300);
  await expect(node(page, "Events")).toContainText(/\d{3} ?lag/);
  await replica.press("Enter");
  await menuItem(page, "Start").press("Enter");
  await runTo(page, "00:00:50.000");
  await expect.poll(() => figure(row(panel, "billing"), HELD)).toBeLessThan(20);
});

test("what fails too often goes to the dead letters, and a button sends it back to its group", async ({ page }) => {
  await openStudio(page, await encodeLink(wired));
  await pause(page);
  await runTo(page, "00:00:05.000");
  const panel = await view(page, "Messages");

  await test.step("every delivery fails for a while", async () => {
    await injectInto(page, "Billing", "Errors", { "Error rate": "1" });
    await runTo(page, "00:00:15.000");
    await expect(row(panel, "dead")).toContainText(/\d{3} dead letters/);
  });

  await test.step("the dead letters say who gave them up and when; replayed they are done, and the log has it", async () => {
    await page.keyboard.press("Shift+X");
    await panel.getByRole("button", { name: "dead", exact: true }).click();
    const dead = panel.getByRole("region", { name: "Last messages of dead" });
    await expect(dead.getByText("given up by billing after 2 deliveries").first()).toBeVisible();
    await dead.getByRole("button", { name: "Replay all" }).click();
    await runTo(page, "00:00:30.000");
    await expect(row(panel, "dead")).toContainText("0 dead letters");
    await expect(dead.getByRole("button", { name: "Replay all" })).toBeDisabled();
    await expect((await view(page, "Timeline")).getByRole("group", { name: "Acts" }).getByRole("button", { name: /Events/ })).toHaveCount(
      1,
    );
  });
});
