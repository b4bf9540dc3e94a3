// Faults of messages, sagas and configurations as a person puts them in from the menus: each is offered where it can act, and acts.
import { expect, test, type Locator, type Page } from "playwright/test";

import { activeFaults, button, inject, injectInto, node, openStudio, openTemplateAt, route, runTo } from "./studio.ts";

async function openMenuOfRoute(page: Page, from: string, to: string): Promise<void> {
  await route(page, from, to).focus();
  await page.keyboard.press("Shift+F10");
}
const stopAll = async (page: Page): Promise<void> => {
  await activeFaults(page).click();
  await button(page, "Stop all faults").click();
};
const says = (card: Locator, text: RegExp) => expect(card).toContainText(text);

test("a bad config fails its service until it is taken back, and slow propagation leaves instances behind", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "A config that replicas watch", "00:00:05.000");
  await injectInto(page, "Prices", "Bad config");
  await runTo(page, "00:00:12.000");
  await says(node(page, "Prices"), /\d\d % fail: own errors/);
  await stopAll(page);
  await runTo(page, "00:00:19.000");
  await expect(node(page, "Prices")).toHaveAccessibleName("Prices, service, Healthy");

  await injectInto(page, "Config", "Slow propagation");
  await runTo(page, "00:00:26.000"); // its timeline has sent another version at 20 s
  await says(node(page, "Config"), /4\s*behind/);
  await runTo(page, "00:00:37.000");
  await says(node(page, "Config"), /4\/4 views/);
});

test("an orchestrator that crashes loses what it had in memory, and one with a log goes on", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "The orchestrator crashes", "00:00:10.000");
  for (const name of ["In memory", "Durable"]) {
    await injectInto(page, name, "Crash");
  }
  await runTo(page, "00:00:12.000");
  await says(node(page, "In memory"), /0\s*open/);
  await says(node(page, "Durable"), /[1-9]\d*\s*open/);
  for (const name of ["In memory", "Durable"]) await says(node(page, name), /1 of 1 down/);
});

test("every fault of messages is offered where it can act, shown there, and ended with all others", async ({ page }) => {
  await openStudio(page);
  await openTemplateAt(page, "A slow consumer and its lag", "00:00:05.000");
  for (const fault of ["Duplicates", "Reordering"]) {
    await injectInto(page, "Broker", fault);
  }
  await injectInto(page, "Store", "Slow consumer");
  await injectInto(page, "Store", "Poison messages", { Rate: "0.5" });
  await runTo(page, "00:00:10.000");
  await says(node(page, "Broker"), /[1-9][\d.]*\s*redel\/s/);
  for (const fault of ["Packet loss", "Partition"]) {
    await openMenuOfRoute(page, "Broker", "Store: readings");
    await inject(page, fault);
  }
  await runTo(page, "00:00:20.000");
  await expect(activeFaults(page)).toHaveAccessibleName("Active faults: 6");
  await says(node(page, "Broker"), /lag grows/i);
  await stopAll(page);
  await expect(activeFaults(page)).toBeHidden();
});
