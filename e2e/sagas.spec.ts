// Sagas as a person meets them: those that are stuck, one of them in full with its trace, and what is done about it by hand.
import { expect, test } from "playwright/test";

import { button, inspector, openStudio, openTemplateAt, runTo, select, view } from "./studio.ts";

test("a saga whose compensation gave up waits for a person, who resolves one and has the others tried again", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "An order that cannot be undone", "00:01:42.000");
  const panel = await view(page, "Sagas");
  await panel.getByRole("button", { name: /^Failed / }).click();
  const lanes = panel.getByRole("region", { name: "Sagas, each with its steps" });
  await expect(lanes.getByRole("row")).toHaveCount(151); // the head, and ten a second for 15 s
  await expect(lanes.getByRole("img").first()).toHaveAccessibleName(
    "create: done, reserve: done, charge: done, ship: failed, undo charge: failed, tries: 3",
  );

  await lanes
    .getByRole("button", { name: /^order / })
    .first()
    .click();
  const detail = panel.getByRole("region", { name: "Counts, or one saga in full" });
  await expect(detail.getByText("waits for a person")).toBeVisible();
  await expect(detail.getByText("It turned back: injected error at Shipping.")).toBeVisible();
  const name = await detail.getByRole("heading").textContent();
  await detail.getByRole("button", { name: "Resolve" }).click();
  await runTo(page, "00:01:43.000");
  await panel.getByRole("button", { name: /^Compensated / }).click();
  const resolved = lanes.getByRole("row", { name: new RegExp(`^${name} `) });
  await expect(resolved.getByRole("img")).toHaveAccessibleName(/undo charge: done by hand/);

  await button(page, "Try all failed again").click();
  await runTo(page, "00:01:58.000");
  await panel.getByRole("button", { name: "Failed 0" }).click();
  await expect(panel.getByText("None in this state")).toBeVisible();
  await panel.getByRole("button", { name: "Show all" }).click();

  await lanes
    .getByRole("button", { name: /^order / })
    .first()
    .click();
  await detail.getByRole("button", { name: "Open its trace" }).click();
  await expect(page.getByRole("tabpanel", { name: "Traces", exact: true })).toBeVisible();
});

test("a step is given a compensation in the inspector, and moved by keys", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "A saga of two steps", "00:00:05.000");
  await select(page, "Order saga");
  const steps = inspector(page).getByRole("group", { name: "Steps", exact: true });
  const reserve = steps.getByRole("button", { name: /^2 ?reserve stock/ });
  await expect(reserve).toContainText("nothing to undo");
  await reserve.click();
  await steps.getByRole("switch", { name: "Compensation" }).last().click();
  await expect(reserve).toContainText("Inventory");
  await reserve.press("Alt+ArrowUp");
  await expect(steps.getByRole("button", { name: /^1 ?reserve stock/ })).toBeFocused();
});
