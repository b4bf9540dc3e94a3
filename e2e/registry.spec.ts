// What a registry believes and what is true: a crash is marked as a disagreement, and forgotten within lease, sweep and refresh.
import { expect, test } from "playwright/test";

import { inspector, openStudio, openTemplateAt, runTo, select, view } from "./studio.ts";

test("a crashed instance stays listed, marked as a disagreement, until lease, sweep and refresh have passed", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "The registry still lists the dead", "00:00:10.000");
  const registry = await view(page, "Registry");
  const beliefs = registry.getByRole("region", { name: "What is true and what is believed, by instance" });
  const dead = beliefs.getByRole("row", { name: /^orders-2 / });
  await expect(dead).toHaveAccessibleName(/^orders-2 Healthy Healthy /);
  await expect(dead.getByRole("cell").last()).toHaveText("");

  await select(page, "Orders");
  await inspector(page).getByRole("button", { name: "orders-2, Healthy: actions" }).click();
  await page.getByRole("menuitem", { name: "Kill" }).click();
  await expect(dead).toHaveAccessibleName(/^orders-2 Crashed Healthy /);
  await expect(dead.getByRole("cell").last()).toHaveText(/not up, but listed for .* at least · 4 of 4 callers still use it/);
  await expect(dead.getByRole("img", { name: "shop-1 uses orders-2" })).toBeVisible();

  // Lease 15 s, sweep 5 s, refresh 5 s.
  await runTo(page, "00:00:35.000");
  await expect(dead).toHaveAccessibleName(/^orders-2 Crashed not listed /);
  await expect(dead.getByRole("cell").last()).toHaveText("");
  await expect(dead.getByRole("img", { name: "shop-1 does not use orders-2" })).toBeVisible();
  const history = registry.getByRole("region", { name: "Callers and history" });
  await expect(history.getByText(/^orders-2 evicted: no heartbeat for/)).toBeVisible();
  await expect(history.getByText(/refreshed its list of Orders: orders-2 went$/)).toHaveCount(4);
});
