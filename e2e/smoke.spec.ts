// The least that must be true of the built app: it loads without an error and works without a network from then on.
import { expect, test } from "playwright/test";

test("the page opens and says nothing is wrong", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto("./");
  await expect(page).toHaveTitle(/Faultline/);
  expect(errors).toEqual([]);
});

test("the theme of the system is there at the first paint", async ({ browser, baseURL }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ colorScheme, ...(baseURL === undefined ? {} : { baseURL }) });
    const page = await context.newPage();
    await page.goto("./", { waitUntil: "commit" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    await context.close();
  }
});
