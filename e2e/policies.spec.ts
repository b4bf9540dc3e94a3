// Policies of a route as a person gives them by hand: a hedge, a retry with a budget, a consistent hash; each acts at once, each undone.
import { expect, test, type Locator, type Page } from "playwright/test";

import { button, inspector, live, openStudio, openTemplateAt, route, runTo } from "./studio.ts";

const switchOf = (page: Page, name: string) => inspector(page).getByRole("switch", { name, exact: true });
const after = (page: Page) => inspector(page).getByRole("textbox", { name: "After", exact: true });
async function choose(page: Page, field: string, option: string): Promise<void> {
  await inspector(page).getByRole("combobox", { name: field, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}
/** A figure of the live section, by the word above it. */
const figure = (page: Page, name: string): Locator =>
  live(page)
    .locator("div", { has: page.locator("dt", { hasText: new RegExp(`^${name}$`) }) })
    .locator("dd")
    .last();
const numberOf = async (of: Locator): Promise<number> => Number((await of.textContent())?.replace(/[^\d.]/g, "") ?? Number.NaN);

test("a hedge, a retry budget and a consistent hash are given by hand, act at once, and are undone step by step", async ({ page }) => {
  test.slow();
  await openStudio(page);
  await openTemplateAt(page, "Two zones", "00:00:05.000");
  await route(page, "Front", "Stock").focus();
  await page.keyboard.press("Enter");
  await expect(inspector(page).getByRole("heading", { name: "Front → Stock" })).toBeVisible();
  const undo = button(page, "Undo");
  await expect(undo).toBeDisabled();

  await test.step("a hedge sends a twin of what is slow, and the twins that were faster are counted", async () => {
    await switchOf(page, "Hedge").click();
    await after(page).fill("30");
    await after(page).press("Enter");
    await runTo(page, "00:00:15.000");
    await expect.poll(() => numberOf(figure(page, "Hedges"))).toBeGreaterThan(50);
    await expect.poll(() => numberOf(figure(page, "Won"))).toBeGreaterThan(10);
    expect(await numberOf(figure(page, "Tries per call"))).toBeGreaterThan(1.05);
  });

  await test.step("a route hedges or retries: the retry waits for the hedge to go", async () => {
    await switchOf(page, "Retry").click();
    await expect(page.getByText("A route either retries or hedges: switch the other off first.")).toBeVisible();
    await expect(switchOf(page, "Retry")).not.toBeChecked();
    await undo.click();
    await expect(after(page)).toHaveValue("50");
    await undo.click();
    await expect(switchOf(page, "Hedge")).not.toBeChecked();
    await expect(undo).toBeDisabled();
  });

  await test.step("a budget bounds what retries may add", async () => {
    await switchOf(page, "Retry").click();
    await choose(page, "Budget", "share of calls");
    const least = inspector(page)
      .getByRole("spinbutton", { name: "At least" })
      .or(inspector(page).getByRole("textbox", { name: "At least" }));
    await least.fill("0");
    await least.press("Enter");
    const timeout = inspector(page).getByRole("textbox", { name: "Timeout", exact: true });
    await timeout.fill("5");
    await timeout.press("Enter");
    await runTo(page, "00:00:30.000");
    await expect.poll(() => numberOf(figure(page, "Over budget"))).toBeGreaterThan(100);
    const tries = await numberOf(figure(page, "Tries per call"));
    expect(tries).toBeGreaterThan(1.1);
    expect(tries).toBeLessThan(1.25); // a fifth of the calls may be retried
  });

  await test.step("by a consistent hash keyless calls stay evenly shared; the balancer's name stands above the shares", async () => {
    await choose(page, "Balancer", "consistent hash");
    await expect(live(page).getByText("consistent hash")).toBeVisible();
    await runTo(page, "00:00:35.000");
    await expect(live(page).getByText(/calls in the last/)).toBeVisible();
    await undo.click();
    await expect(live(page).getByText("round robin")).toBeVisible();
  });
});
