// A configuration from the page: a value is changed in place and tried on a share, the table says who has it, and a click brings back what was.
import { expect, test } from "playwright/test";

import { openStudio, openTemplateAt, runTo, view } from "./studio.ts";

test("a changed value goes to a share first, is seen at whom it reached, and is rolled back", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "A bad config, caught at 10 %", "00:00:10.000");
  const config = await view(page, "Config");
  const tables = config.getByRole("region", { name: "Settings of checkout, and what its instances hold" });
  const timeout = tables.getByRole("textbox", { name: "Value of payment.timeout" });
  await expect(timeout).toHaveValue("300ms");

  await timeout.fill("500ms");
  await timeout.press("Enter");
  await config.getByRole("button", { name: "Send to a share" }).click();
  await expect(tables.getByText("v2: staged for 10 %: 2 instances")).toBeVisible();
  await expect(tables.getByText("behind: is to have v2")).toHaveCount(2);

  // A second of delay, and the way of a message.
  await runTo(page, "00:00:11.500");
  await expect(tables.getByText("in the share")).toHaveCount(2);
  await expect(tables.getByText("behind: is to have v2")).toHaveCount(0);

  await config.getByRole("button", { name: "Promote to all" }).click();
  await runTo(page, "00:00:13.000");
  await expect(timeout).toHaveValue("500ms");
  const beside = config.getByRole("region", { name: "Versions and history" });
  await beside.getByRole("button", { name: "Roll back to version 1" }).click();
  await runTo(page, "00:00:15.000");
  await expect(timeout).toHaveValue("300ms");
  await expect(beside.getByText("checkout: version 1 comes again, as 3")).toBeVisible();
});
