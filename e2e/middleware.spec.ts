// A gateway as a person sets it up: drawn from nothing, its middleware put in order by keys and by hand, and seen at work in a trace.
import { expect, test, type Page } from "playwright/test";

import { button, canvas, inspector, menuItem, node, openStudio, openTemplateAt, route, select, view } from "./studio.ts";

const middleware = (page: Page) => inspector(page).getByRole("group", { name: "Middleware" });
/** The names of the stages in their order. */
const order = (page: Page) =>
  middleware(page)
    .getByRole("button", { name: /^More for / })
    .evaluateAll((buttons) => buttons.map((each) => each.getAttribute("aria-label")?.replace("More for ", "")));

test("from a blank canvas: a client, a gateway, a service, a registry; middleware moved by keys and by hand, undone step by step", async ({
  page,
}) => {
  await openStudio(page);
  await page.getByRole("tab", { name: "Templates" }).click();
  await page.getByRole("region", { name: "Library" }).getByRole("button", { name: "Blank canvas" }).click();
  await expect(canvas(page).getByText("Nothing is drawn yet")).toBeVisible();

  await test.step("four things from the palette", async () => {
    for (const [sought, name] of [
      ["client", "client"],
      ["gateway", "gateway"],
      ["serv", "service"],
      ["regis", "registry"],
    ] as const) {
      await page.keyboard.press("/");
      await expect(page.getByRole("textbox", { name: "Find a component" })).toBeFocused();
      await page.keyboard.type(sought);
      await page.keyboard.press("Enter");
      await expect(node(page, name)).toBeFocused();
    }
    // Each stands to the right of the one before: the row is longer than the canvas is wide.
    await button(page, "Fit to view").click();
    await expect(node(page, "client")).toBeVisible();
  });

  await test.step("routes from one to the next", async () => {
    for (const [from, to] of [
      ["client", "gateway"],
      ["gateway", "service"],
    ] as const) {
      await select(page, from);
      await page.keyboard.press("c");
      await expect(page.getByRole("dialog", { name: `Connect ${from} to` }).getByRole("combobox")).toBeFocused();
      await page.keyboard.type(to);
      await page.keyboard.press("Enter");
      await expect(route(page, from, to)).toBeFocused();
    }
    await expect(node(page, "client")).toHaveAccessibleName("client, client, Healthy");
    await expect(node(page, "registry")).toContainText(/2 ?listed/);
  });

  await test.step("three stages of middleware", async () => {
    await select(page, "gateway");
    for (const name of ["logging", "authentication", "rate limit"]) {
      await button(page, "Add middleware").click();
      await menuItem(page, name).click();
    }
    await expect.poll(() => order(page)).toEqual(["logging", "authentication", "rate limit"]);
  });

  const title = (name: string) => middleware(page).getByRole("button", { name: new RegExp(`^${name}`) });
  await test.step("moved by keys, the focus goes with it; one step is undone", async () => {
    await title("rate limit").focus();
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => order(page)).toEqual(["logging", "rate limit", "authentication"]);
    await expect(title("rate limit")).toBeFocused();
    await button(page, "Undo").click();
    await expect.poll(() => order(page)).toEqual(["logging", "authentication", "rate limit"]);
  });

  await test.step("moved by the mouse past two others, one step is undone", async () => {
    await title("rate limit").dragTo(title("logging"));
    await expect.poll(() => order(page)).toEqual(["rate limit", "logging", "authentication"]);
    await button(page, "Undo").click();
    await expect.poll(() => order(page)).toEqual(["logging", "authentication", "rate limit"]);
    await button(page, "Redo").click();
    await expect.poll(() => order(page)).toEqual(["rate limit", "logging", "authentication"]);
  });

  await test.step("the running gateway has the stages in that order", async () => {
    const stages = inspector(page).getByRole("table", { name: "Middleware" }).getByRole("rowheader");
    await expect(stages).toHaveText(["rate limit", "logging", "authentication"]);
    await expect(node(page, "client")).toHaveAccessibleName("client, client, Healthy");
  });
});

test("a failed request's trace has its one reason, and what each stage of the gateway did", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "A gateway that logs", "00:00:20.000");
  // From its line in the log to its trace.
  const logs = await view(page, "Logs");
  for (const level of ["info", "warn"]) await logs.getByRole("button", { name: level, exact: true }).click();
  await logs
    .getByRole("row")
    .filter({ hasText: "failed with 401: not authorised by Gateway" })
    .last()
    .getByRole("button", { name: /^[0-9a-f]{6}$/ })
    .click();
  const traces = page.getByRole("tabpanel", { name: "Traces" });
  const calls = traces.getByRole("treegrid", { name: "Calls of the trace" });
  const ended = calls.getByRole("row", { name: /not authorised by Gateway/ });
  await expect(ended).toHaveCount(1);
  await ended.click();
  const call = page.getByRole("complementary", { name: "Call" });
  await expect(call.getByText("client error · not authorised by Gateway")).toBeVisible();
  const stages = call.getByRole("table", { name: "Middleware" }).getByRole("row");
  await expect(stages).toHaveText([/logging.*passed/, /authentication.*401/]);
  await expect(call.getByText(/failed with 401: not authorised by Gateway/)).toBeVisible();
});
