// The least that must be true of the built app: it comes up without an error, in the system's theme, and from then on without a network.
import { expect, test } from "playwright/test";

test("the page comes up, and nothing is said to be wrong", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto("./");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await expect(page).toHaveTitle(/Faultline/);
  expect(errors).toEqual([]);
});

test("nothing is loaded from another host", async ({ page, baseURL }) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(baseURL ?? "")) foreign.push(request.url());
  });
  await page.goto("./");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  expect(foreign).toEqual([]);
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

test("after the first visit the network may go", async ({ page, context }) => {
  await page.goto("./");
  await expect(page.locator("html")).toHaveAttribute("data-offline", "ready");
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
});
