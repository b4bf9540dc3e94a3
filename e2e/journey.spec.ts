// The journey of a person who opens the page for the first time: build, break, see why, share. Once with the mouse, its editing part
// once more with the keyboard alone.
import { expect, test, type Locator, type Page } from "playwright/test";

import {
  button,
  canvas,
  digestNow,
  drag,
  faultForm,
  injectNow,
  inspector,
  menuItem,
  middleOf,
  node,
  openStudio,
  openTemplate,
  pause,
  route,
  run,
  runButton,
  runTo,
  virtualTime,
} from "./studio.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const chart = (page: Page, name: string): Locator =>
  page.getByRole("tabpanel", { name: "Metrics" }).getByRole("region", { name, exact: true });
/** The figure beside a line's name in a chart's legend: the last whole window's. */
async function figure(page: Page, chartName: string, line: string): Promise<number> {
  const text = await chart(page, chartName).getByRole("listitem").filter({ hasText: line }).innerText();
  return Number.parseFloat(text.replace(line, "").replaceAll(",", ""));
}

/** Calls that failed in the last whole window, in percent, whichever way they failed. */
async function failing(page: Page): Promise<number> {
  const shares = await chart(page, "Errors").getByRole("listitem").allInnerTexts();
  return shares.reduce((sum, share) => sum + Number.parseFloat(/[\d.]+/.exec(share)?.[0] ?? "NaN"), 0);
}

test("build, break, see why, and share the very run", async ({ page, browser, baseURL }) => {
  await test.step("load Online Boutique and run it", async () => {
    await openStudio(page);
    await openTemplate(page, "Online Boutique");
    await expect.poll(() => virtualTime(page)).toBeGreaterThan(0);
    await expect(node(page, "checkout")).toBeVisible();
  });

  await test.step("drag a new service from the palette and connect it", async () => {
    const free = { x: 400, y: 400 };
    await drag(page, await middleOf(button(page, "Service")), free);
    await expect(node(page, "service")).toBeVisible();
    await expect(inspector(page).getByRole("heading", { name: "service" })).toBeVisible();
    const from = (await node(page, "frontend").boundingBox()) as { x: number; y: number; width: number; height: number };
    const port = { x: from.x + from.width, y: from.y + from.height / 2 };
    // While the wire is pulled, the card that is pointed at says why it cannot end there; the others only stand back.
    const to = await middleOf(node(page, "Shoppers"));
    await page.mouse.move(port.x, port.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await expect(page.getByText("Shoppers answers no requests, so no route leads there.")).toBeVisible();
    await expect(page.getByText("frontend has a route to ad already.")).toBeHidden();
    await page.mouse.up();
    await drag(page, port, await middleOf(node(page, "service")));
    // The frontend has several endpoints: which of them calls it is asked.
    await menuItem(page, "index").click();
    await expect(route(page, "frontend", "service")).toBeAttached();
  });

  await test.step("change its replicas in the inspector", async () => {
    await node(page, "service").click();
    await inspector(page).getByRole("spinbutton", { name: "Replicas" }).fill("3");
    await page.keyboard.press("Enter");
    await expect(inspector(page).getByRole("button", { name: /^service-3, / })).toBeVisible();
    await expect(page.getByText("Edited since start")).toBeVisible();
    await expect(button(page, "Undo")).toBeEnabled();
  });

  await pause(page);
  await runTo(page, "00:00:20.000");
  await page.getByRole("group", { name: "What is shown" }).getByRole("button", { name: "System" }).click();
  await expect.poll(() => figure(page, "Traffic", "in")).toBeGreaterThan(200);
  await expect.poll(() => failing(page)).toBeLessThan(1);
  const calm = await figure(page, "Latency", "p99");

  await test.step("add 300 ms to the route from checkout to payment: latency rises", async () => {
    await injectLatency(page, "300");
    await expect(canvas(page).getByText("+300 ms", { exact: false }).first()).toBeVisible();
    await runTo(page, "00:00:35.000");
    await page.getByRole("group", { name: "What is shown" }).getByRole("button", { name: "System" }).click();
    await expect.poll(() => figure(page, "Latency", "p99")).toBeGreaterThan(calm + 200);
  });

  await test.step("kill the database's replica: errors rise, and the canvas says why", async () => {
    await node(page, "redis-cart").click({ button: "right" });
    await menuItem(page, "Kill all replicas").click();
    await runTo(page, "00:00:50.000");
    await page.getByRole("group", { name: "What is shown" }).getByRole("button", { name: "System" }).click();
    await expect.poll(() => failing(page)).toBeGreaterThan(50);
    await expect(node(page, "redis-cart")).toHaveAccessibleName(/Failing: 1 of 1 down/);
    await expect(node(page, "cart")).toHaveAccessibleName(/fail at redis-cart/);
  });

  await test.step("open a failed trace and find the call that failed first", async () => {
    await page.getByRole("tab", { name: "Traces" }).click();
    await page
      .getByRole("radiogroup", { name: "Outcome" })
      .getByRole("radio", { name: /^refused/ })
      .click();
    const traces = page.getByRole("table", { name: "Traces" });
    await traces.getByRole("row").filter({ hasText: "refused" }).first().click();
    const calls = page.getByRole("treegrid", { name: "Calls of the trace" });
    await calls
      .getByRole("row", { name: /redis-cart/ })
      .first()
      .click();
    const call = page.getByRole("complementary", { name: "Call" });
    await expect(call).toContainText("nobody listens at redis-cart");
  });

  const link = await test.step("copy the link of this run", async () => {
    await run(page);
    await pause(page);
    await button(page, "Share").click();
    const dialog = page.getByRole("dialog", { name: "Share" });
    await dialog.getByRole("radio", { name: "This run" }).click();
    await dialog.getByRole("button", { name: "Copy link" }).click();
    await expect(page.getByText("Link copied")).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  });
  const here = await digestNow(page);
  expect(new URL(link).hash).toMatch(/^#s=1\./);

  await test.step("another browser comes to the same digest at the same moment", async () => {
    const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), locale: "en-GB" });
    const other = await context.newPage();
    await openStudio(other, new URL(link).hash);
    await expect(node(other, "service")).toBeVisible();
    expect(await runTo(other)).toEqual(here);
    await expect(node(other, "redis-cart")).toHaveAccessibleName(/1 of 1 down/);
    expect(new URL(other.url()).hash).toBe("");
    await context.close();
  });
});

async function injectLatency(page: Page, delay: string): Promise<void> {
  await route(page, "checkout", "payment").click({ button: "right" });
  await menuItem(page, "Inject fault").click();
  await menuItem(page, "Latency").click();
  await faultForm(page).getByRole("textbox", { name: "Delay" }).fill(delay);
  await injectNow(page);
}

test("the same system is built and broken with the keyboard alone", async ({ page }) => {
  await openStudio(page);
  const press = (...keys: readonly string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const type = (text: string) => page.keyboard.type(text);

  await test.step("add a service from the palette", async () => {
    await press("/");
    await expect(page.getByRole("textbox", { name: "Find a component" })).toBeFocused();
    await type("serv");
    await press("Enter");
    await expect(node(page, "service")).toBeFocused();
  });

  await test.step("connect it", async () => {
    await press("c");
    await expect(page.getByRole("dialog", { name: "Connect service to" }).getByRole("combobox")).toBeFocused();
    await type("redis");
    await press("Enter");
    await expect(route(page, "service", "redis-cart")).toBeFocused();
  });

  await test.step("change its replicas", async () => {
    await find(page, "service");
    await press("Enter");
    const replicas = inspector(page).getByRole("spinbutton", { name: "Replicas" });
    await expect(inspector(page).locator(":focus")).toBeVisible();
    for (let tabs = 0; tabs < 30 && !(await isFocused(replicas)); tabs++) await press("Tab");
    await expect(replicas).toBeFocused();
    await press("ArrowUp", "ArrowUp", "Enter");
    await expect(inspector(page).getByRole("button", { name: /^service-3, / })).toBeVisible();
    await press("Escape");
    await expect(node(page, "service")).toBeFocused();
  });

  await test.step("kill the database's replica from its menu", async () => {
    await find(page, "redis-cart");
    await press("Shift+F10");
    await menuHasFocus(page);
    await type("kill");
    await expect(menuItem(page, "Kill all replicas")).toBeFocused();
    await press("Enter");
    await expect(node(page, "redis-cart")).toHaveAccessibleName(/1 of 1 down/);
  });

  await test.step("add 300 ms to a route from its menu", async () => {
    await find(page, "checkout to payment", route(page, "checkout", "payment"));
    await press("Shift+F10");
    await menuHasFocus(page);
    await type("inject");
    await expect(menuItem(page, "Inject fault")).toBeFocused();
    await press("ArrowRight");
    await expect(menuItem(page, "Latency")).toBeVisible();
    await type("lat");
    await expect(menuItem(page, "Latency")).toBeFocused();
    await press("Enter");
    const form = faultForm(page);
    await expect(form.locator(":focus")).toBeVisible();
    const now = form.getByRole("button", { name: "Inject now" });
    for (let tabs = 0; tabs < 20 && !(await isFocused(now)); tabs++) await press("Tab");
    await press("Enter");
    await expect(form).toBeHidden();
    await expect(canvas(page).getByText("+300 ms", { exact: false }).first()).toBeVisible();
  });

  await test.step("undo and redo", async () => {
    // Two presses of the arrow were two edits; before them the route was drawn.
    await press("Control+z", "Control+z", "Control+z");
    await expect(route(page, "service", "redis-cart")).not.toBeAttached();
    await press("Control+Shift+z");
    await expect(route(page, "service", "redis-cart")).toBeAttached();
  });

  await test.step("pause and one step", async () => {
    await press("k");
    await expect(runButton(page)).toBeVisible();
    const before = await digestNow(page);
    await press(".");
    await expect.poll(() => digestNow(page)).not.toEqual(before);
  });
});

/** The focus goes to the node or route of that name. */
async function find(page: Page, name: string, found = node(page, name)): Promise<void> {
  await page.keyboard.press("Control+f");
  await expect(page.getByRole("dialog", { name: "Find on the canvas" }).getByRole("combobox")).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(found).toBeFocused();
}
const menuHasFocus = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(() => document.activeElement?.closest("[role=menu]") !== null)).toBe(true);
const isFocused = (thing: Locator): Promise<boolean> => thing.evaluate((element) => element === document.activeElement);
