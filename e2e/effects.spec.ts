// What is kept, as a person proves it: an invariant is broken, its trace says by what, an idempotency key cures it, and all of it is undone.
import { expect, test, type Page } from "playwright/test";

import { button, inspector, node, openStudio, openTemplateAt, runTo } from "./studio.ts";

/** The objective in the table of the tab. */
const row = (page: Page, name: string) =>
  page.getByRole("region", { name: "Objectives and their states" }).getByRole("button", { name, exact: true });

test("a double charge is found by the invariant, followed to its trace, and cured by an idempotency key", async ({ page }) => {
  test.slow();
  await openStudio(page);
  await openTemplateAt(page, "Charged twice", "00:00:40.000");

  await test.step("the tab says that something is broken, and which counters differ", async () => {
    await expect(page.getByRole("tab", { name: /^Objectives ?1$/ })).toBeVisible();
    await page.getByRole("tab", { name: /^Objectives/ }).click();
    await expect(page.getByRole("row", { name: /charged == ordered within 5s broken/ })).toBeVisible();
    await expect(page.getByRole("table", { name: "What is kept" }).getByRole("row", { name: /charged/ })).toBeVisible();
  });

  await test.step("the trace that broke it has two tries of one charge", async () => {
    await row(page, "charged == ordered within 5s").click();
    await page.getByRole("button", { name: "Open trace" }).first().click();
    const calls = page.getByRole("treegrid", { name: "Calls of the trace" });
    await expect(calls.getByRole("row", { name: /Payment.*charge/i })).toHaveCount(2);
  });

  await test.step("an idempotency key keeps the two numbers equal", async () => {
    await node(page, "Payment").click();
    await inspector(page).getByRole("button", { name: /^move/ }).click();
    await inspector(page).getByRole("switch", { name: "Once", exact: true }).click();
    await button(page, "Reset").click();
    await runTo(page, "00:00:50.000");
    await page.getByRole("tab", { name: /^Objectives/ }).click();
    await expect(page.getByRole("row", { name: /charged == ordered within 5s holds/ })).toBeVisible();
  });

  await test.step("an expression that does not read is refused where it stands, and an edit is undone", async () => {
    await row(page, "charged == ordered within 5s").click();
    const box = page.getByRole("region", { name: "charged-once" }).getByRole("combobox", { name: "Invariant" });
    await box.fill("charged === ordered");
    await box.press("Enter");
    await expect(page.getByText(/does not read at character 11/)).toBeVisible();
    await box.fill("charged <= ordered within 5s");
    await box.press("Enter");
    await expect(page.getByRole("row", { name: /charged <= ordered within 5s/ })).toBeVisible();
    await page.keyboard.press("Escape");
    await button(page, "Undo").click();
    await expect(page.getByRole("row", { name: /charged == ordered within 5s/ })).toBeVisible();
  });
});

test("counters are a chart of the metrics", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "Sold what is gone", "00:00:30.000");
  const counters = page.getByRole("region", { name: "Counters", exact: true });
  await expect(counters.getByText("-100")).toBeVisible();
  await expect(counters.getByText("1,100")).toBeVisible();
});
