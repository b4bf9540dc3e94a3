// Instances as a person handles them: killed, started, stopped and restarted by keys; a canary rolled back; replicas that follow a surge.
import { expect, test } from "playwright/test";

import { inspector, live, menuItem, node, openStudio, openTemplateAt, runTo, select, view } from "./studio.ts";

test("the only replica is killed, started, stopped, started and restarted from the inspector by keys", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "A breaker that opens", "00:00:01.000");
  await select(page, "Payment");
  const replica = inspector(page).getByRole("button", { name: /^payment-1, .*: actions$/ });
  const act = async (name: string, becomes: string) => {
    await replica.press("Enter");
    await menuItem(page, name).press("Enter");
    await expect(replica).toHaveAccessibleName(`payment-1, ${becomes}: actions`);
    await expect(replica).toBeFocused();
  };
  await act("Kill", "Crashed");
  await expect(node(page, "Payment")).toHaveAccessibleName(/Failing: 1 of 1 down/);
  await act("Start", "Starting");
  await runTo(page, "00:00:04.000");
  await expect(replica).toHaveAccessibleName("payment-1, Healthy: actions");
  await act("Stop", "Stopped");
  await act("Start", "Starting");
  await runTo(page, "00:00:07.000");
  await act("Restart", "Starting");
  await runTo(page, "00:00:09.900");
  await expect(replica).toHaveAccessibleName("payment-1, Healthy: actions");
  await expect(node(page, "Payment")).toHaveAccessibleName(/Healthy/);
});

test("a canary takes its share of the replicas, is held, and is rolled back by a button", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "Canary release", "00:00:05.000");
  await select(page, "Checkout");
  await inspector(page).getByRole("button", { name: "More actions" }).click();
  await menuItem(page, "Deploy…").press("Enter");
  const form = page.getByRole("dialog", { name: "Deploy a version" });
  await form.getByRole("combobox", { name: "Strategy" }).click();
  await page.getByRole("option", { name: "canary" }).press("Enter");
  await form.getByRole("button", { name: "Deploy now" }).click();
  await expect(form).toBeHidden();
  await runTo(page, "00:00:10.000");
  const status = live(page).getByRole("status");
  await expect(status).toContainText("1.1.0: 1 of 5 replicas");
  await expect(inspector(page).getByText("service · 1.0.0, 1.1.0")).toBeVisible();
  await status.getByRole("button", { name: "Roll back" }).click();
  await runTo(page, "00:00:15.000");
  await expect(status).toBeHidden();
  await expect(inspector(page).getByText("service · 1.0.0", { exact: true })).toBeVisible();
  const lane = (await view(page, "Timeline")).getByRole("group", { name: "Deploys" });
  await expect(lane.getByRole("button").first()).toBeVisible();
});

test("the autoscaler follows a surge a sync and a start-up late, and says why", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "Autoscaler lag", "00:00:55.000");
  await select(page, "Checkout, lean");
  const replicas = live(page).getByRole("button", { name: /^lean-\d+, .*: actions$/ });
  await expect(replicas).toHaveCount(1);
  await runTo(page, "00:01:05.000");
  await expect(replicas).toHaveCount(2);
  await expect(replicas.last()).toHaveAccessibleName("lean-2, Starting: actions");
  await expect(live(page)).toContainText("now 2, wish 2");
  await runTo(page, "00:01:12.000");
  await expect(replicas.last()).toHaveAccessibleName("lean-2, Healthy: actions");
  const lane = (await view(page, "Timeline")).getByRole("group", { name: "Scaling" });
  await expect(lane.getByRole("button").first()).toBeVisible();
});
