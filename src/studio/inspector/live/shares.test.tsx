import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { InstanceShare, RouteShares } from "../../../engine/telemetry/views/shares.ts";
import { setLanguage } from "../../i18n/language.ts";
import { controls } from "../../run/controls.ts";
import { runStore } from "../../run/run-store.ts";
import Shares from "./shares.tsx";

const share = (number: number, sent: number, more: Partial<InstanceShare> = {}): InstanceShare => ({
  name: `orders-${number}`,
  number,
  sent,
  outstanding: 2,
  listed: true,
  ejected: null,
  expected: Number.NaN,
  zone: null,
  ...more,
});
const SHARES: RouteShares = {
  over: 10e6,
  total: 400,
  instances: [
    share(1, 300),
    share(2, 100, { zone: "east", expected: 12_000 }),
    share(3, 0, { ejected: { until: 90e6, times: 2 } }),
    share(4, 0, { listed: false }),
  ],
};
const route = { id: "r2", from: "web", to: "orders", balancer: "least-outstanding" } as const;
const show = async (value: RouteShares) => {
  vi.spyOn(controls, "shares").mockResolvedValue(value);
  render(<Shares route={route} />);
  return await screen.findByRole("table");
};

beforeEach(() => {
  runStore.setState({ ...runStore.getState(), now: 60e6 });
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await setLanguage("en");
});

test("each replica has its share, and what else is known of it", async () => {
  const rows = within(await show(SHARES)).getAllByRole("row");
  expect(rows.map((row) => row.textContent)).toEqual([
    "orders-175%2 under way",
    "orders-2 east25%2 · expects 12 ms",
    "orders-30.0%out until 01:30 (2×)",
    "orders-40.0%not listed",
  ]);
  expect(screen.getByRole("heading").textContent).toBe("Balancer least outstanding");
  expect(screen.getByText(/^400 calls in the last 10(\.0)? s$/)).toBeDefined();
});

test("of very many replicas the largest shares and those that are out are shown, in their order", async () => {
  const many = Array.from({ length: 60 }, (_, i) => share(i + 1, i, i === 1 ? { ejected: { until: 90e6, times: 1 } } : {}));
  const rows = within(await show({ over: 1e6, total: 1770, instances: many })).getAllByRole("rowheader");
  expect(rows).toHaveLength(24);
  expect([rows[0]!.textContent, rows.at(-1)!.textContent]).toEqual(["orders-2", "orders-60"]);
  expect(screen.getByText(/36 more/)).toBeDefined();
});

test("it says so when counting has just begun, in Chinese too", async () => {
  await setLanguage("zh");
  await show({ ...SHARES, over: 0, total: 0 });
  expect(screen.getByText("从现在开始统计。")).toBeDefined();
});
