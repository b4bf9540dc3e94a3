// Every template of the start page: it opens, runs and says nothing wrong, in either language.
import { expect, test } from "playwright/test";

import { TEMPLATE_GROUPS } from "../src/engine/scenario/templates/index.ts";
import { isReady } from "./studio.ts";

/** Names of what is pressed and read on the way, in each language. */
const WORDS = {
  en: { menu: "Templates and recent scenarios", templates: /^Templates/, canvas: "Canvas", clock: "Virtual time", locale: "en-GB" },
  zh: { menu: "模板与最近的场景", templates: /^模板/, canvas: "画布", clock: "虚拟时间", locale: "zh-CN" },
} as const;

for (const language of ["en", "zh"] as const)
  for (const [group, templates] of Object.entries(TEMPLATE_GROUPS)) {
    const words = WORDS[language];
    test.describe(() => {
      test.use({ locale: words.locale });
      test(`the templates of “${group}” open, run and say nothing wrong in ${language}`, async ({ page }) => {
        const wrong: string[] = [];
        page.on("pageerror", (error) => wrong.push(error.message));
        page.on("console", (message) => {
          if (message.type() === "error") wrong.push(message.text());
        });
        await page.goto("./");
        await isReady(page);
        const canvas = page.getByRole("region", { name: words.canvas, exact: true });
        for (const { title, scenario } of templates) {
          const name = language === "en" ? scenario.name : title[language];
          await test.step(title[language], async () => {
            await page.getByRole("button", { name: words.menu, exact: true }).click();
            await page
              .getByRole("region", { name: words.templates })
              .getByRole("button", { name: new RegExp(`^${title[language]}`) })
              .click();
            await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Faultline · ${name ?? ""}`);
            for (const node of scenario.nodes.filter(({ kind }) => kind !== "client"))
              await expect(canvas.getByRole("group", { name: new RegExp(`^${node.name ?? node.id}[,，]`) }).first()).toBeAttached();
            // A second of the run has passed: engine, wire and every picture of it were at work.
            await expect(page.getByRole("timer", { name: new RegExp(`^${words.clock} 00:00:0[1-9]`) })).toBeVisible();
            await expect(page.getByRole("alert")).toHaveCount(0);
            expect(wrong).toEqual([]);
          });
        }
      });
    });
  }
