// Faults as a person puts them in, finds them again and ends them: from the menu, the palette and the timeline; and why a node is in trouble.
import { expect, test, type Page } from "playwright/test";

import {
  activeFaults,
  button,
  canvas,
  drag,
  injectInto,
  injectNow,
  inspector,
  menuItem,
  middleOf,
  node,
  openStudio,
  openTemplateAt,
  runTo,
  select,
  view,
} from "./studio.ts";

const active = (page: Page) => page.getByRole("dialog", { name: "Faults that act now" });

test("faults come from the menu, the palette and the timeline, are listed, and end by one button", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "Users and orders", "00:00:05.000");

  await page.getByRole("region", { name: "Library" }).getByRole("tab", { name: "Faults" }).click();
  const entry = await middleOf(button(page, "Added latency"));

  await test.step("from the menu of a node; the palette lists it and keeps its entries where they are", async () => {
    await injectInto(page, "Orders", "Errors");
    await expect(node(page, "Orders")).toContainText("50 % errors");
    await expect(page.getByRole("region", { name: "Library" }).getByText("50 % errors")).toBeVisible();
    expect(await middleOf(button(page, "Added latency"))).toEqual(entry);
  });

  await test.step("from the palette, dragged onto another", async () => {
    await drag(page, entry, await middleOf(node(page, "Users")));
    await injectNow(page);
    await expect(node(page, "Users")).toContainText(/\+\d+ ms/);
  });

  await test.step("planned in the timeline", async () => {
    const timeline = await view(page, "Timeline");
    await timeline.getByRole("button", { name: "Plan a fault or act" }).click();
    await menuItem(page, "Inject fault").click();
    await page.getByRole("menuitem", { name: "Hang", exact: true }).click();
    const entry = page.getByRole("dialog", { name: "Settings of the entry" });
    await expect(entry).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(entry).toBeHidden();
    const planned = timeline.getByRole("group", { name: "Faults" }).getByRole("button", { name: /, planned$/ });
    await expect(planned).toHaveCount(1);
    // By the arrow keys, to a moment that is yet to come.
    const before = await planned.getAttribute("aria-label");
    await planned.focus();
    await page.keyboard.press("ArrowRight");
    await expect(planned).not.toHaveAccessibleName(before ?? "");
  });

  await test.step("all that act are listed", async () => {
    await runTo(page, "00:00:30.000");
    await activeFaults(page).click();
    await expect(active(page).getByRole("listitem")).toHaveCount(3);
    await expect(active(page).getByRole("button", { name: /^50 % errors Orders/ })).toBeVisible();
  });

  await test.step("one ends by its own button, the rest by one", async () => {
    await active(page)
      .getByRole("button", { name: /^Stop 50 % errors/ })
      .click();
    await expect(active(page).getByRole("listitem")).toHaveCount(2);
    await active(page).getByRole("button", { name: "Stop all faults" }).click();
    await expect(activeFaults(page)).toBeHidden();
    await expect(node(page, "Users")).not.toContainText("ms · ");
  });
});

test("asked why, a node in trouble leads link by link to the fault that began it", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "Users and orders", "00:00:05.000");
  await injectInto(page, "Orders", "Errors");
  await runTo(page, "00:00:12.000");
  await expect(node(page, "Gateway")).toHaveAccessibleName(/Failing: .* fail at Orders/);
  await select(page, "Gateway");
  const why = inspector(page).getByRole("region", { name: "Why" });
  await expect(why.getByRole("listitem")).toHaveCount(2);
  await expect(why.getByRole("listitem").last()).toContainText("It began with a fault: 50 % errors on Orders.");
  await why.getByRole("button", { name: /^Orders: .* most of them: injected error at Orders/ }).click();
  await expect(inspector(page).getByRole("heading", { name: "Orders", exact: true })).toBeVisible();
  await expect(why.getByRole("listitem")).toHaveText(/It began with a fault: 50 % errors on Orders\..*00:05/);
  await inspector(page).getByRole("button", { name: "Stop 50 % errors" }).click();
  await runTo(page, "00:00:20.000");
  await expect(node(page, "Gateway")).toHaveAccessibleName(/Healthy/);
  await expect(canvas(page).getByRole("group", { name: /Failing/ })).toHaveCount(0);

  await test.step("all that are put in end by the shortcut", async () => {
    await injectInto(page, "Orders DB", "Hang");
    await injectInto(page, "Orders", "Crash");
    await expect(activeFaults(page)).toHaveAccessibleName("Active faults: 2");
    await page.keyboard.press("Shift+X");
    await expect(activeFaults(page)).toBeHidden();
  });
});
