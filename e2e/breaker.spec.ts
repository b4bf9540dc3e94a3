// A breaker as a person sees it: it opens at the fifth failure, and badge, inspector, log and timeline all say so, and why.
import { expect, test } from "playwright/test";

import { canvas, inspector, live, middleOf, node, openStudio, openTemplateAt, runTo, view } from "./studio.ts";

test("at the fifth failure the breaker opens; badge, inspector, log and timeline say so, and a trial closes it", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "A breaker that opens", "00:00:10.420");
  const badge = canvas(page).getByRole("img", { name: /^Breaker: / });
  await expect(badge).toHaveCount(0);

  await runTo(page, "00:00:10.430");
  await expect(badge).toHaveAccessibleName("Breaker: Open");

  await test.step("the route's inspector shows the state and the reason of the last change", async () => {
    // The badge lies over the line and lets the pointer through to it.
    const { x, y } = await middleOf(badge);
    await page.mouse.click(x, y);
    await expect(inspector(page).getByRole("heading", { name: "Checkout → Payment" })).toBeVisible();
    const now = live(page);
    await expect(now.getByRole("row", { name: /^checkout-1, Open: .* left$/ })).toBeVisible();
    await expect(now.getByRole("img", { name: "5 failed, 0 slow of 5" })).toBeVisible();
    const last = now.getByRole("listitem").filter({ has: page.getByRole("img", { name: "Closed to Open" }) });
    await expect(last).toHaveCount(1);
    await expect(last).toContainText("5 failures in a row");
  });

  await test.step("the log has the change after four whole failures", async () => {
    const log = (await view(page, "Logs")).getByRole("row");
    await expect(log.filter({ hasText: "Closed → Open (5 failures in a row)" })).toContainText("00:10.424");
    await expect(log.filter({ hasText: "injected error at Payment" })).toHaveCount(5);
  });

  await test.step("the timeline has a lane with its bar, open at the end", async () => {
    const lane = (await view(page, "Timeline")).getByRole("group", { name: "Breakers" });
    await expect(lane.getByRole("button", { name: "Breaker opens on Checkout → Payment, from 00:10 to open, happened" })).toBeVisible();
  });

  await test.step("while it is open requests fail at the breaker, and no call reaches the callee", async () => {
    await runTo(page, "00:00:15.000");
    await expect(node(page, "Checkout")).toHaveAccessibleName(/breaker open/);
    await expect(node(page, "Payment")).toContainText(/Payment ?service ?0 ?req\/s/);
  });

  await test.step("after the fault a trial closes it, and the lane has its end", async () => {
    await runTo(page, "00:00:41.000");
    await expect(badge).toHaveAccessibleName("Breaker: Closed");
    const lane = page.getByRole("tabpanel", { name: "Timeline" }).getByRole("group", { name: "Breakers" });
    await expect(lane.getByRole("button", { name: /^Breaker opens on Checkout → Payment, .* happened$/ })).toHaveCount(3);
    await expect(lane.getByRole("button", { name: /from 00:30 to 00:40/ })).toBeVisible();
    await expect(inspector(page).getByRole("img", { name: "Half-open to Closed" })).toBeVisible();
  });
});
