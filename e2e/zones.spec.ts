// Zones as a person handles them: cards are dragged in and out, a zone takes along what stands in it, and undo takes it all back.
import { expect, test, type Page } from "playwright/test";

import { drag, inspector, middleOf, node, openStudio, pause } from "./studio.ts";

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
  await node(page, "Front").click({ position: { x: 60, y: 12 } });
  await node(page, "Stock").click({ position: { x: 60, y: 12 }, modifiers: ["Shift"] });
  await page.keyboard.press("Control+g");
  const name = inspector(page).getByRole("textbox", { name: "Name", exact: true });
  await name.fill("North");
  await name.press("Enter");
  await expect(node(page, "North")).toHaveAccessibleName(/^North, zone, 2 nodes/);
});
