// The same document and seed are the same run in the page's worker and in Node, however fast it goes and whatever is looked at.
import { expect, test, type Page } from "playwright/test";

import { TEMPLATES } from "../src/engine/scenario/templates/index.ts";
import { createSimulation } from "../src/engine/simulation.ts";
import { button, chooseSpeed, digestAt, node, openStudio, openTemplate, pause, runTo, virtualTime } from "./studio.ts";

const MINUTE = "00:01:00.000";
const inNode = TEMPLATES.map(({ title, scenario }) => {
  const simulation = createSimulation(scenario);
  const until = Math.min(60e6, simulation.end); // some end before, by themselves
  simulation.advance(until);
  return { name: title.en, digest: simulation.digest(), until, end: simulation.end };
});
/** Whole seconds, as the clock writes them. */
const clock = (us: number) => (us === 60e6 ? MINUTE : `00:00:${us / 1e6}.000`);

async function open(page: Page, name: string): Promise<void> {
  await openStudio(page);
  await openTemplate(page, name);
  await pause(page);
  await button(page, "Reset").click();
  await expect.poll(() => virtualTime(page)).toBe(0);
}
const reaches = (page: Page, us: number) => expect.poll(() => virtualTime(page), { timeout: 30_000 }).toBeGreaterThanOrEqual(us);
const pastTheMinute = (page: Page) => reaches(page, 60e6 + 1);

/** A small system would leave the hour behind for which digests are remembered, before the pause is heard. */
const fastest = (name: string) => (name === inNode[0]?.name ? "As fast as possible" : "100×");

for (const { name, digest, end, until } of inNode) {
  test(`a minute of “${name}” is the same in the page and in Node`, async ({ page }) => {
    const at = clock(until);
    await open(page, name);
    await test.step("run to the minute, or to its end", async () => {
      expect(await runTo(page, at)).toEqual({ at, digest });
    });
    await test.step("as fast as its digests are remembered, past it", async () => {
      await button(page, "Reset").click();
      await chooseSpeed(page, fastest(name));
      await page.getByRole("button", { name: "Run", exact: true }).first().click();
      await reaches(page, end < Infinity ? end : until + 1);
      if (end === Infinity) await pause(page);
      expect(await digestAt(page, at)).toBe(digest);
    });
  });
}

test("what is looked at does not change what happens, nor does the speed", async ({ page }) => {
  const [{ name, digest } = { name: "", digest: "" }] = inNode;
  await open(page, name);
  await chooseSpeed(page, "10×");
  await page.getByRole("button", { name: "Run", exact: true }).first().click();
  await node(page, "checkout").click();
  await page.getByRole("tab", { name: "Traces" }).click();
  await page.getByRole("table", { name: "Traces" }).getByRole("row").nth(1).click();
  await expect(page.getByRole("treegrid", { name: "Calls of the trace" })).toBeVisible();
  await chooseSpeed(page, "100×");
  await page.getByRole("tab", { name: "Logs" }).click();
  await pastTheMinute(page);
  await pause(page);
  expect(await digestAt(page, MINUTE)).toBe(digest);
});
