import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";

import type { StageReport } from "../../../engine/telemetry/views/records.ts";
import { setLanguage } from "../../i18n/language.ts";
import { controls } from "../../run/controls.ts";
import StageTable from "./stage-table.tsx";

const STAGES: readonly StageReport[] = [
  { use: "logging", passed: 1234, ended: 0, written: 1230 },
  { use: "auth", passed: 1100, ended: 134 },
  { use: "rate-limit", passed: 1000, ended: 100, tokens: 12.7 },
  { use: "cache", passed: 1000, ended: 0, hits: 750, misses: 250, entries: 40, evictions: 0 },
  { use: "coalesce", passed: 250, ended: 0, coalesced: 50, waiting: 3 },
  { use: "headers", passed: 200, ended: 0, changed: 20 },
  { use: "load-shed", passed: 200, ended: 0, inFlight: 7 },
];

afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await setLanguage("en");
});
const rows = async () => {
  vi.spyOn(controls, "stages").mockResolvedValue(STAGES);
  render(<StageTable node="edge" />);
  await screen.findByRole("table");
  return screen
    .getAllByRole("row")
    .slice(1)
    .map((row) => [within(row).getByRole("rowheader"), ...within(row).getAllByRole("cell")].map((cell) => cell.textContent).join(" | "));
};

test("each stage says in its order how many passed and were ended, and what it holds now", async () => {
  expect(await rows()).toEqual([
    "logging | 1,230 written | 1,234 | 0",
    "authentication |  | 1,100 | 134",
    "rate limit | 12 tokens left | 1,000 | 100",
    "cache | 75 % hits · 40 kept | 1,000 | 0",
    "coalescing | 3 wait · 50 shared | 250 | 0",
    "headers | 20 changed | 200 | 0",
    "load shedding | 7 in flight | 200 | 0",
  ]);
});

test("and in Chinese", async () => {
  await setLanguage("zh");
  expect((await rows()).slice(3, 5)).toEqual(["缓存 | 命中 75 % · 存 40 | 1,000 | 0", "请求合并 | 等待 3 · 共享 50 | 250 | 0"]);
});
