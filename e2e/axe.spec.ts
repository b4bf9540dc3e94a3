// What a machine can know of accessibility: axe finds nothing on the first screen, in either theme.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "playwright/test";

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the first screen in the ${colorScheme} theme`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ colorScheme, ...(baseURL === undefined ? {} : { baseURL }) });
    const page = await context.newPage();
    await page.goto("./");
    await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
    await expect(page.getByRole("tab", { name: "Metrics" })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`)).toEqual([]);
    await context.close();
  });
}
