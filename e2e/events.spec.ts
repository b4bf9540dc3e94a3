// Services that react to events, as a person watches and breaks them: one trace from the request to the replay of a dead letter, a handler
// that is written in the inspector, and a broker out of reach.
import { expect, test } from "playwright/test";

import { button, injectInto, inspector, node, openStudio, openTemplateAt, run, view } from "./studio.ts";

test("the trace of a request goes on with its messages: five deliveries that failed, a dead letter, and a replay that went well", async ({
  page,
}) => {
  await openStudio(page);
  await openTemplateAt(page, "Poison, dead letters, replay", "00:01:10.000");
  const panel = await view(page, "Traces");
  await panel.getByRole("textbox", { name: /Trace id/ }).fill("poison");
  const row = panel.getByRole("row", { name: /5 failed deliveries of its messages/ }).first();
  await expect(row).toContainText("ok");
  await row.getByRole("button").click();
  const calls = page.getByRole("treegrid", { name: "Calls of the trace" });
  await expect(calls.getByRole("img", { name: "published" })).toHaveCount(1);
  await expect(calls.getByRole("img", { name: "delivered" })).toHaveCount(6);
  const tries = calls.getByRole("row").filter({ has: page.getByRole("img", { name: "delivered" }) });
  await expect(tries.nth(4).getByRole("gridcell").nth(1)).toHaveAccessibleName(/^server error/);
  await expect(tries.nth(5).getByRole("gridcell").nth(1)).toHaveAccessibleName(/^12 ms$/);
  await tries.nth(5).click();
  await expect(page.getByRole("table", { name: "Events" })).toContainText("in the topic");
});

test("a handler is offered the event that comes, and a broker that is out of reach says so on its card", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "An order, told as events", "00:00:05.000");
  await test.step("mail hears of orders without a handler for them; one more handler, and it has", async () => {
    await node(page, "Mail").click();
    await expect(inspector(page).getByText("No handler", { exact: true })).toBeVisible();
    await button(page, "Add handler").click();
    await expect(inspector(page).getByRole("combobox", { name: "Event", exact: true })).toHaveValue("order_created");
  });
  await test.step("the broker is taken out by its menu; publishers wait, and the fault stands on the card", async () => {
    await injectInto(page, "Events", "Broker outage");
    await run(page);
    await expect(node(page, "Events")).toContainText("Out of reach");
  });
});
