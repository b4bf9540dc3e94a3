// What a machine can know of accessibility: axe finds nothing, wherever a person goes, in either theme and either language.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "playwright/test";

import { TEMPLATES } from "../src/engine/scenario/templates/index.ts";
import { isReady } from "./studio.ts";

/** Names of what is pressed on the way, in each language. */
const WORDS = {
  en: {
    canvas: "Canvas",
    pause: "Pause",
    inject: "Inject fault",
    latency: "Latency",
    traces: "Traces",
    logs: "Logs",
    timeline: "Timeline",
    objectives: "Objectives",
    registry: "Registry",
    sagas: "Sagas",
    config: "Config",
    messages: "Messages",
    share: "Share",
    menu: "Templates and recent scenarios",
    live: "Live",
    moment: "Moment and digest",
  },
  zh: {
    canvas: "画布",
    pause: "暂停",
    inject: "注入故障",
    latency: "延迟",
    traces: "追踪",
    logs: "日志",
    timeline: "时间线",
    objectives: "目标",
    registry: "注册中心",
    sagas: "Saga",
    config: "配置",
    messages: "消息",
    share: "分享",
    menu: "模板与最近的场景",
    live: "实时",
    moment: "时刻与摘要",
  },
} as const;

async function findsNothing(page: Page, where: string): Promise<void> {
  await test.step(where, async () => {
    // What appears fades in, and half faded its contrast is half.
    await page.waitForFunction(() =>
      document.getAnimations().every((one) => one.playState !== "running" || one.effect?.getTiming().iterations === Infinity),
    );
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ["violations"] })
      .analyze();
    expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`)).toEqual([]);
  });
}

/** Contrast is the theme's and names are the language's: the whole tour in two of the four pairs has met each of both everywhere. */
for (const [colorScheme, language, tour] of [
  ["light", "en", true],
  ["dark", "zh", true],
  ["light", "zh", false],
  ["dark", "en", false],
] as const) {
  const named = `${colorScheme} theme in ${language === "en" ? "English" : "Chinese"}`;
  test(`axe finds nothing ${tour ? "anywhere" : "on the first screen"} in the ${named}`, async ({ browser, baseURL }) => {
    const locale = language === "en" ? "en-GB" : "zh-CN";
    const context = await browser.newContext({ colorScheme, locale, ...(baseURL === undefined ? {} : { baseURL }) });
    const page = await context.newPage();
    await page.goto("./");
    await isReady(page);
    await expect(page.getByRole("slider").first()).toBeVisible();
    await findsNothing(page, "first screen");
    await selectNode(page, WORDS[language]);
    await findsNothing(page, "inspector of a node");
    if (tour) {
      // Twelve looks at a page that stands still: axe is slow enough without a run beside it.
      test.slow();
      await page.getByRole("button", { name: WORDS[language].pause, exact: true }).click();
      await inTheCanvasAndTheDock(page, WORDS[language]);
      await inTheDialogs(page, WORDS[language]);
    }
    await context.close();
  });
  if (!tour) continue;
  test(`axe finds nothing in what only some scenarios have, in the ${named}`, async ({ browser, baseURL }) => {
    test.slow();
    const locale = language === "en" ? "en-GB" : "zh-CN";
    const context = await browser.newContext({ colorScheme, locale, ...(baseURL === undefined ? {} : { baseURL }) });
    const page = await context.newPage();
    await page.goto("./");
    await isReady(page);
    await inTheRooms(page, WORDS[language], language);
    await context.close();
  });
}

type Words = (typeof WORDS)["en" | "zh"];
async function selectNode(page: Page, words: Words): Promise<void> {
  const board = page.getByRole("region", { name: words.canvas, exact: true });
  await board.getByRole("group", { name: /^checkout[,，]/ }).click();
  await expect(page.getByRole("spinbutton").first()).toBeVisible();
}

async function inTheCanvasAndTheDock(page: Page, words: Words): Promise<void> {
  const board = page.getByRole("region", { name: words.canvas, exact: true });
  await board.getByRole("group", { name: /^redis-cart[,，]/ }).click({ button: "right" });
  await findsNothing(page, "menu of a node");
  await page.getByRole("menuitem", { name: words.inject }).press("Enter");
  await page.getByRole("menuitem", { name: words.latency }).press("Enter");
  await findsNothing(page, "settings of a fault");
  await page.getByRole("dialog").getByRole("button").last().click();

  await page.getByRole("tab", { name: words.traces }).click();
  const traces = page.getByRole("tabpanel", { name: words.traces });
  await traces.getByRole("table").first().getByRole("row").nth(1).click();
  await expect(page.getByRole("treegrid")).toBeVisible();
  await findsNothing(page, "an open trace");
  await page.getByRole("tab", { name: words.logs }).click();
  await findsNothing(page, "log");
  await page.getByRole("tab", { name: words.timeline }).click();
  await expect(page.getByRole("tabpanel", { name: words.timeline }).getByRole("group").first()).toBeVisible();
  await findsNothing(page, "timeline with a fault");
}
/** What only some scenarios have: a registry with opinions, a breaker, limits and shares, stages of middleware, pools and keys. */
async function inTheRooms(page: Page, words: Words, language: "en" | "zh"): Promise<void> {
  for (const [template, thing, tab] of ROOMS) {
    const title = known(TEMPLATES.find(({ id }) => id === template)).title[language];
    await page.getByRole("button", { name: words.menu, exact: true }).click();
    await page.getByRole("button", { name: new RegExp(`^${title}`) }).click();
    const board = page.getByRole("region", { name: words.canvas, exact: true });
    await expect(board.getByRole("group", { name: thing }).first()).toBeAttached();
    await page.getByRole("button", { name: words.pause, exact: true }).click();
    await page.getByRole("tab", { name: words[tab] }).click();
    await board.getByRole("group", { name: thing }).first().focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: words.live, exact: true })).toBeVisible();
    await findsNothing(page, `${template}: inspector and ${tab}`);
  }
}
const ROOMS = [
  ["stale-registry", /^Orders[,，]/, "registry"],
  ["bad-config-share", /^Config[,，]/, "config"],
  ["poison-message", /^Broker[,，]/, "messages"],
  ["slow-consumer", /^Broker (to|到) Store/, "messages"],
  ["fifth-failure", /^Checkout (to|到) Payment$/, "timeline"],
  ["gateway-logging", /^Gateway[,，]/, "logs"],
  ["order-saga", /^Order saga[,，]/, "sagas"],
  ["held-threads", /^Shop B (to|到) Payment B$/, "timeline"],
  ["double-charge", /^Payment[,，]/, "objectives"],
  ["hot-row", /^[^,，]+[,，] ?(database|数据库)/, "timeline"],
] as const;
function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("no such template");
  return value;
}

async function inTheDialogs(page: Page, words: Words): Promise<void> {
  const dialog = page.getByRole("dialog");
  const open = async (where: string, opens: () => Promise<void>) => {
    await opens();
    await expect(dialog).toBeVisible();
    await findsNothing(page, where);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  };
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await open("moment and digest", () => press(words.moment));
  await open("share", () => press(words.share));
  await open("shortcuts", () => page.keyboard.press("?"));
  await open("commands", () => page.keyboard.press("Control+k"));
  await open("start page", () => press(words.menu));
}
