// The studio as a person names it: what the journeys do and read, by role and accessible name. It asserts nothing about the product
// but what every step needs to go on.
import { expect, type Locator, type Page } from "playwright/test";

export const READY = { timeout: 20_000 } as const;

/** Opens the page and waits until it is there. `hash` is a shared link's. */
export async function openStudio(page: Page, hash = ""): Promise<void> {
  await page.goto(`./${hash}`);
  await isReady(page);
}
export async function isReady(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true", READY);
}

/** Opens a template from the start page: it runs at once. */
export async function openTemplate(page: Page, title: string): Promise<void> {
  await button(page, "Templates and recent scenarios").click();
  const templates = page.getByRole("region", { name: /^Templates/ });
  await templates.getByRole("button", { name: new RegExp(`^${title}`) }).click();
  await expect(nameField(page)).toHaveValue(title);
  await expect(pauseButton(page)).toBeVisible();
}
/** The same, standing at a moment of its own run. */
export async function openTemplateAt(page: Page, title: string, moment: string): Promise<void> {
  await openTemplate(page, title);
  await pause(page);
  await runTo(page, moment);
}
/** Opens a view of the dock and gives its panel. */
export async function view(page: Page, name: string): Promise<Locator> {
  await page.getByRole("region", { name: "Dock", exact: true }).getByRole("tab", { name, exact: true }).click();
  const panel = page.getByRole("tabpanel", { name, exact: true });
  await expect(panel).toBeVisible();
  return panel;
}

export const canvas = (page: Page): Locator => page.getByRole("region", { name: "Canvas", exact: true });
/** A card; its accessible name also says kind and status. */
export const node = (page: Page, name: string): Locator => canvas(page).getByRole("group", { name: new RegExp(`^${name}, `) });
export const route = (page: Page, from: string, to: string): Locator =>
  canvas(page).getByRole("group", { name: `${from} to ${to}`, exact: true });
export const inspector = (page: Page): Locator => page.getByRole("region", { name: "Inspector", exact: true });
/** The foot of the inspector: what is so now. */
export const live = (page: Page): Locator => inspector(page).getByRole("region", { name: "Live", exact: true });
export const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
export const menuItem = (page: Page, name: string): Locator => page.getByRole("menuitem", { name });
export const nameField = (page: Page): Locator => page.getByRole("textbox", { name: "Name of the scenario" });

/** µs on the virtual clock. */
export async function virtualTime(page: Page): Promise<number> {
  const said = (await page.getByRole("timer").getAttribute("aria-label")) ?? "";
  const [, hours, minutes, seconds] = /(\d+):(\d+):([\d.]+)/.exec(said) ?? [];
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1e6);
}

export const faultForm = (page: Page): Locator => page.getByRole("dialog", { name: "Settings of the fault" });
export async function injectNow(page: Page): Promise<void> {
  await faultForm(page).getByRole("button", { name: "Inject now" }).click();
  await expect(faultForm(page)).toBeHidden();
}
/** From the menu of a node or route that is open; `fields`: what is written into the form, by label. */
export async function inject(page: Page, fault: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await menuItem(page, "Inject fault").press("ArrowRight");
  await page.getByRole("menuitem", { name: fault, exact: true }).press("Enter");
  const form = faultForm(page);
  for (const [label, text] of Object.entries(fields))
    await form
      .getByRole("textbox", { name: label })
      .or(form.getByRole("combobox", { name: label }))
      .fill(text);
  await injectNow(page);
}
/** Of a card, where nothing lies over it: in its middle a badge or a fault may. */
const HEAD = { position: { x: 60, y: 12 } } as const;
export const select = (page: Page, name: string): Promise<void> => node(page, name).click(HEAD);
export const openMenuOf = (page: Page, name: string): Promise<void> => node(page, name).click({ button: "right", ...HEAD });
export async function injectInto(page: Page, name: string, fault: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await openMenuOf(page, name);
  await inject(page, fault, fields);
}
/** Says how many act, and opens the list of them; not there while none does. */
export const activeFaults = (page: Page): Locator => page.getByRole("button", { name: /^Active faults: / });

const transport = (page: Page): Locator => page.getByRole("group", { name: "Transport" });
/** Shown while the run stands, and while it goes. */
export const runButton = (page: Page): Locator => transport(page).getByRole("button", { name: "Run", exact: true });
export const pauseButton = (page: Page): Locator => transport(page).getByRole("button", { name: "Pause", exact: true });

export async function pause(page: Page): Promise<void> {
  await pauseButton(page).click();
  await expect(runButton(page)).toBeVisible();
}
export async function run(page: Page): Promise<void> {
  await runButton(page).click();
  await expect(pauseButton(page)).toBeVisible();
}
export async function chooseSpeed(page: Page, speed: string): Promise<void> {
  await page.getByRole("button", { name: /^Speed: / }).click();
  await page.getByRole("menuitemcheckbox", { name: speed, exact: true }).click();
}

export interface Moment {
  readonly at: string;
  readonly digest: string;
}
const panel = (page: Page): Locator => page.getByRole("dialog", { name: "Moment and digest" });
async function openMoment(page: Page): Promise<void> {
  if (!(await panel(page).isVisible())) await button(page, "Moment and digest").click();
  await expect(panel(page)).toBeVisible();
}
/** The focus goes back to the button a moment after the panel is gone, and would take the next key's menu with it. */
async function closeMoment(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await expect(button(page, "Moment and digest")).toBeFocused();
}

/** Runs to the moment as fast as it can and waits there; no moment: to the one that the panel offers. */
export async function runTo(page: Page, moment?: string): Promise<Moment> {
  await openMoment(page);
  const field = panel(page).getByRole("textbox", { name: "Moment of virtual time" });
  if (moment !== undefined) await field.fill(moment);
  const asked = await field.inputValue();
  await panel(page).getByRole("button", { name: "Run to it" }).click();
  await expect(page.getByText("The run is past this moment")).toBeVisible({ timeout: 30_000 });
  await expect(runButton(page)).toBeVisible();
  await closeMoment(page);
  return digestNow(page, asked);
}

/** The digest of now, with its moment as the panel writes it; the run must be paused. */
export async function digestNow(page: Page, name = "now"): Promise<Moment> {
  await openMoment(page);
  await expect(panel(page).getByRole("group").first(), name).toContainText(/[0-9a-f]{16}/);
  const group = panel(page).getByRole("group").first();
  const at = ((await group.getAttribute("aria-label")) ?? "").replace("Digest at ", "");
  const digest = (await group.getByRole("code").textContent()) ?? "";
  await closeMoment(page);
  return { at, digest };
}
/** The digest at a whole second that is past. */
export async function digestAt(page: Page, moment: string): Promise<string> {
  await openMoment(page);
  await panel(page).getByRole("textbox", { name: "Moment of virtual time" }).fill(moment);
  const group = panel(page).getByRole("group", { name: new RegExp(`Digest at ${moment}$`) });
  await expect(group).toContainText(/[0-9a-f]{16}/);
  const digest = (await group.getByRole("code").textContent()) ?? "";
  await closeMoment(page);
  return digest;
}

export async function middleOf(thing: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await thing.boundingBox();
  if (box === null) throw new Error("it is not on the page");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
/** By the mouse, in steps as a hand moves it. */
export async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}
