// Zones as a person handles them: cards are dragged in and out, a zone takes along what stands in it, and undo takes it all back.
import { expect, test, type Page } from "playwright/test";

import {
  button,
  drag,
  faultForm,
  injectNow,
  inspector,
  menuItem,
  middleOf,
  node,
  openStudio,
  pause,
  runTo,
  select,
  view,
} from "./studio.ts";

async function openTwoZones(page: Page): Promise<void> {
  await openStudio(page);
  await page.getByRole("tab", { name: "Templates" }).click();
  await page
    .getByRole("button", { name: /Two zones/ })
    .first()
    .click();
  await expect(node(page, "East")).toHaveAccessibleName(/^East, zone, 1 node/);
  await pause(page);
}
/** The upper left of a card, where nothing else takes the pointer. */
async function grip(page: Page, name: string): Promise<{ readonly x: number; readonly y: number }> {
  const { x, y } = await middleOf(node(page, name));
  return { x: x - 20, y: y - 36 };
}

test("a card is dragged into a zone and out of it, a zone is moved with what stands in it, and all of it is undone", async ({ page }) => {
  await openTwoZones(page);
  const [search, ads] = [await grip(page, "Search"), await grip(page, "Ads")];
  await drag(page, search, { x: ads.x + 60, y: ads.y + 8 });
  await expect(node(page, "East")).toHaveAccessibleName(/^East, zone, 2 nodes/);
  await page.keyboard.press("Control+z");
  await expect(node(page, "East")).toHaveAccessibleName(/^East, zone, 1 node/);

  const label = page.getByText("East", { exact: true }).first();
  const [from, before] = [await middleOf(label), await middleOf(node(page, "Ads"))];
  await drag(page, from, { x: from.x - 40, y: from.y - 24 });
  await expect.poll(async () => Math.round((await middleOf(node(page, "Ads"))).x - before.x)).toBeLessThan(-30);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => Math.round((await middleOf(node(page, "Ads"))).x - before.x)).toBe(0);

  await drag(page, await grip(page, "Ads"), { x: ads.x, y: ads.y - 200 });
  await expect(node(page, "East")).toHaveAccessibleName(/^East, zone, 0 nodes/);
});

test("what is selected is grouped by keys into a zone that can be named", async ({ page }) => {
  await openTwoZones(page);
  await select(page, "Front");
  await node(page, "Stock").click({ position: { x: 60, y: 12 }, modifiers: ["Shift"] });
  await page.keyboard.press("Control+g");
  const name = inspector(page).getByRole("textbox", { name: "Name", exact: true });
  await name.fill("North");
  await name.press("Enter");
  await expect(node(page, "North")).toHaveAccessibleName(/^North, zone, 2 nodes/);
});

test("a zone's outage is planned, undone and done again, then put in by hand: its replicas go and come back, the other zone carries on", async ({
  page,
}) => {
  await openTwoZones(page);
  const timeline = await view(page, "Timeline");
  const faults = timeline.getByRole("group", { name: "Faults" }).getByRole("button", { name: /^Zone outage on East, / });
  await expect(faults).toHaveCount(1);

  await test.step("the planned one is taken out and brought back by undo", async () => {
    await faults.focus();
    await page.keyboard.press("Delete");
    await expect(faults).toHaveCount(0);
    await button(page, "Undo").click();
    await expect(faults).toHaveCount(1);
    await button(page, "Redo").click();
    await expect(faults).toHaveCount(0);
  });

  await test.step("by hand from the zone's menu, for 60 seconds", async () => {
    await runTo(page, "00:00:05.000");
    await page.getByText("East", { exact: true }).first().click({ button: "right" });
    await menuItem(page, "Inject fault").press("ArrowRight");
    await menuItem(page, "Zone outage").press("Enter");
    const form = faultForm(page);
    await expect(form.getByRole("heading", { name: "Zone outage" })).toBeVisible();
    await expect(form.getByText("Instance")).toHaveCount(0);
    await injectNow(page);
    await expect(node(page, "East")).toContainText("0 of 5 replicas up");
    await expect(node(page, "Ads")).toHaveAccessibleName(/Failing: 1 of 1 down/);
    await expect(faults).toHaveCount(1);
    await expect(faults).toHaveAccessibleName(/by hand$/);
  });

  await test.step("undo is of the document alone: the outage goes on until it is stopped", async () => {
    await button(page, "Undo").click();
    await expect(node(page, "East")).toContainText("0 of 5 replicas up");
    await runTo(page, "00:00:20.000");
    await expect(node(page, "Search")).toHaveAccessibleName(/Healthy/);
    await select(page, "Ads");
    const why = inspector(page).getByRole("region", { name: "Why" });
    await expect(why.getByRole("listitem").last()).toContainText("It began with a fault: Zone outage on East.");
    await inspector(page).getByRole("button", { name: "Stop Zone outage" }).click();
    await runTo(page, "00:00:25.000");
    await expect(node(page, "East")).toContainText("5 of 5 replicas up");
  });
});
