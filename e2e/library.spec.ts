// Work is never lost: what is edited is there after a reload, nothing is overwritten by opening something else, and what cannot be
// opened says why and changes nothing.
import { readFile } from "node:fs/promises";

import { expect, test, type Page } from "playwright/test";

import { button, inspector, isReady, menuItem, nameField, node, openStudio, openTemplate } from "./studio.ts";

const rename = async (page: Page, name: string): Promise<void> => {
  await nameField(page).fill(name);
  await nameField(page).press("Enter");
};
const replicas = (page: Page) => inspector(page).getByRole("spinbutton", { name: "Replicas" });
/** The entries of the library, as the start page lists them. */
async function recent(page: Page): Promise<readonly string[]> {
  await button(page, "Templates and recent scenarios").click();
  const start = page.getByRole("dialog", { name: /Build a system/ });
  await expect(start.getByRole("button", { name: /^Delete / }).first()).toBeVisible();
  const names = await start
    .getByRole("button", { name: /^Delete / })
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
  await start.getByRole("button", { name: "Back to the canvas" }).click();
  return names.map((name) => name.replace("Delete ", ""));
}
async function shareLink(page: Page): Promise<string> {
  await button(page, "Share").click();
  const link = page.getByRole("dialog", { name: "Share" }).getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/#s=1\./);
  const made = await link.inputValue();
  await page.keyboard.press("Escape");
  return made;
}
async function saveFile(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  await button(page, "Save and open").click();
  const [download] = await Promise.all([page.waitForEvent("download"), menuItem(page, "Save to a file").first().click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}
async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  await button(page, "Save and open").click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), menuItem(page, "Open a file").click()]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

test("what was edited is there after a reload, at once", async ({ page }) => {
  await openStudio(page);
  await rename(page, "My shop");
  await node(page, "checkout").click();
  await replicas(page).fill("5");
  await page.keyboard.press("Enter");
  await page.reload();
  await isReady(page);
  await expect(nameField(page)).toHaveValue("My shop");
  await node(page, "checkout").click();
  await expect(replicas(page)).toHaveValue("5");
});

test("undo and redo go through every edit", async ({ page }) => {
  await openStudio(page);
  await expect(button(page, "Undo")).toBeDisabled();
  await rename(page, "My shop");
  await node(page, "checkout").click();
  await replicas(page).fill("5");
  await page.keyboard.press("Enter");
  await button(page, "Undo").click();
  await expect(replicas(page)).toHaveValue("3");
  await button(page, "Undo").click();
  await expect(nameField(page)).toHaveValue("Online Boutique");
  await expect(button(page, "Undo")).toBeDisabled();
  await button(page, "Redo").click();
  await button(page, "Redo").click();
  await expect(replicas(page)).toHaveValue("5");
  await expect(nameField(page)).toHaveValue("My shop");
  await expect(button(page, "Redo")).toBeDisabled();
});

test("another scenario never takes the place of one that was edited", async ({ page }) => {
  await openStudio(page);
  await rename(page, "My shop");
  await openTemplate(page, "Users and orders");
  await rename(page, "My users");
  await button(page, "Templates and recent scenarios").click();
  await page.getByRole("button", { name: /^Blank canvas/ }).click();
  await expect(page.getByText("Nothing is drawn yet")).toBeVisible();
  await rename(page, "Empty");
  await expect.poll(() => recent(page)).toEqual(["Empty", "My users", "My shop"]);
  await button(page, "Templates and recent scenarios").click();
  await page.getByRole("button", { name: /^My shop/ }).click();
  await expect(nameField(page)).toHaveValue("My shop");
  await expect(node(page, "checkout")).toBeVisible();
});

test("a link opens as another scenario, and a broken one says what is wrong and changes nothing", async ({ page }) => {
  await openStudio(page);
  await rename(page, "My shop");
  const link = new URL(await shareLink(page));
  const hash = link.hash;
  const middle = Math.floor(hash.length / 2);
  const altered = hash.slice(0, middle) + (hash[middle] === "A" ? "B" : "A") + hash.slice(middle + 1);
  const wrong = [
    ["cut", hash.slice(0, -12), /cut or was altered/],
    ["altered", altered, /cut or was altered/],
    ["newer", hash.replace("#s=1.", "#s=9."), /newer version of Faultline/],
    ["broken", "#s=nonsense", /cut or was altered/],
  ] as const;
  for (const [what, broken, sentence] of wrong) {
    await test.step(what, async () => {
      await page.goto(`./${broken}`);
      const refused = page.getByRole("dialog", { name: "This link does not hold a scenario" });
      await expect(refused).toContainText(sentence);
      await expect(refused).toContainText("Nothing was changed.");
      await refused.getByRole("button", { name: "Close" }).last().click();
      await expect(nameField(page)).toHaveValue("My shop");
      expect(new URL(page.url()).hash).toBe("");
    });
  }
  expect(await recent(page)).toEqual(["My shop"]);
  await page.goto(`./${hash}`);
  await expect.poll(() => recent(page)).toEqual(["My shop", "My shop"]);
});

test("a file is saved and opened as it was, and a broken one says what is wrong and changes nothing", async ({ page }) => {
  await openStudio(page);
  await rename(page, "My shop");
  const saved = await saveFile(page);
  expect(saved.name).toBe("my-shop.json");
  expect(JSON.parse(saved.text)).toMatchObject({ format: "faultline/1", name: "My shop", seed: 7 });

  const wrong = [
    ["no JSON", "{ this is no JSON", /JSON/],
    ["another format", `{"format":"something/1","nodes":[],"routes":[]}`, /format/],
    ["a newer format", saved.text.replace("faultline/1", "faultline/9"), /newer/],
    ["a wrong value", saved.text.replace('"replicas": 3', '"replicas": -3'), /replicas/],
  ] as const;
  for (const [what, text, sentence] of wrong) {
    await test.step(what, async () => {
      await chooseFile(page, "broken.json", text);
      const refused = page.getByRole("dialog", { name: "This file is not a scenario" });
      await expect(refused).toContainText(sentence);
      await expect(refused).toContainText("broken.json. Nothing was changed.");
      await page.keyboard.press("Escape");
      await expect(nameField(page)).toHaveValue("My shop");
    });
  }
  expect(await recent(page)).toEqual(["My shop"]);

  await chooseFile(page, saved.name, saved.text.replace("My shop", "From a file"));
  await expect(nameField(page)).toHaveValue("From a file");
  const again = await saveFile(page);
  expect(again.text.replace("From a file", "My shop")).toBe(saved.text);
  expect(await recent(page)).toEqual(["From a file", "My shop"]);
});
