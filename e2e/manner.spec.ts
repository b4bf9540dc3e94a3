// How the page behaves whatever is on it: language and theme change where they are, and without a network it goes on.
import { expect, test } from "playwright/test";

import { inspector, isReady, nameField, node, openStudio, pauseButton, virtualTime } from "./studio.ts";

test("the language changes without a reload, and stays", async ({ page }) => {
  await openStudio(page);
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
  await page.getByRole("button", { name: "Language" }).click();
  await page.getByRole("menuitemcheckbox", { name: "简体中文" }).click();
  await expect(page.getByRole("button", { name: "分享" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("tab", { name: "指标" })).toBeVisible();
  await expect(page.getByRole("group", { name: /^checkout，服务，/ })).toBeVisible();
  await expect(page.locator("body[data-same-page]")).toBeAttached();
  await page.reload();
  await isReady(page);
  await expect(page.getByRole("button", { name: "分享" })).toBeVisible();
  await page.getByRole("button", { name: "语言" }).click();
  await page.getByRole("menuitemcheckbox", { name: "English" }).click();
  await expect(page.getByRole("button", { name: "Share", exact: true })).toBeVisible();
});

test("the theme changes without a reload, and stays", async ({ page }) => {
  await openStudio(page);
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await ground()).not.toBe(light);
  await expect(page.locator("body[data-same-page]")).toBeAttached();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a browser that speaks Chinese is answered in Chinese", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: "zh-CN", ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.goto("./");
  await isReady(page);
  await expect(page.getByRole("button", { name: "分享" })).toBeVisible();
  await context.close();
});

test("without a network everything works that worked before: it runs, it edits, it is kept", async ({ page, context }) => {
  await openStudio(page);
  await expect(page.locator("html")).toHaveAttribute("data-offline", "ready");
  await context.setOffline(true);
  await page.reload();
  await isReady(page);
  await expect(pauseButton(page)).toBeVisible();
  await expect.poll(() => virtualTime(page)).toBeGreaterThan(0);
  await nameField(page).fill("Offline");
  await nameField(page).press("Enter");
  await page.getByRole("tab", { name: "Traces" }).click();
  await expect(page.getByRole("table", { name: "Traces" })).toBeVisible();
  await page.reload();
  await isReady(page);
  await expect(nameField(page)).toHaveValue("Offline");
});

test("on a narrow window what is selected stays beside the inspector that opens over the canvas", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await openStudio(page);
  await node(page, "payment").click({ position: { x: 40, y: 12 } });
  await expect(inspector(page).getByRole("heading", { name: "payment" })).toBeVisible();
  await expect
    .poll(async () => {
      const [card, drawer] = [await node(page, "payment").boundingBox(), await inspector(page).boundingBox()];
      return (drawer?.x ?? 0) - (card?.x ?? 0) - (card?.width ?? 0);
    })
    .toBeGreaterThanOrEqual(0);
});
