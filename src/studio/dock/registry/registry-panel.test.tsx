// The registry's panel: what each believes beside what is true, in words and not by colour alone; and what stands there without a registry.
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";

import { setLanguage } from "../../i18n/language.ts";
import { registryView } from "../../testing/story-registry.ts";
import { OpinionTable } from "./opinion-table.tsx";
import { RegistryAside } from "./registry-aside.tsx";
import { RegistryLine } from "./registry-line.tsx";

afterEach(async () => {
  cleanup();
  await setLanguage("en");
});
const row = (name: string) => within(screen.getByRole("row", { name: new RegExp(`^${name} `) }));

describe("the table of opinions", () => {
  test("says where truth, registry and callers differ, and for how long", () => {
    render(<OpinionTable view={registryView()} />);
    expect(row("orders-1").queryByText(/not up|callers/)).toBeNull();
    expect(row("orders-2").getByText("not up, but listed for 9.0 s at least · 2 of 2 callers still use it")).toBeTruthy();
    expect(row("orders-3").getByText("1 of 2 callers does not use it yet")).toBeTruthy();
    expect(row("orders-2").getByText("Crashed")).toBeTruthy();
  });

  test("names every caller's opinion", () => {
    render(<OpinionTable view={registryView()} />);
    expect(
      row("orders-3")
        .getAllByRole("img")
        .flatMap((mark) => mark.getAttribute("aria-label") ?? []),
    ).toEqual(["shop-1 uses orders-3", "shop-2 does not use orders-3"]);
  });

  test("says that a lease has run out, or that self-preservation keeps it", () => {
    const { rerender } = render(<OpinionTable view={registryView({ now: 45e6, nextSweep: 47.5e6 })} />);
    expect(row("orders-2").getByText(/lease has run out: sweep in 2\.5 s/)).toBeTruthy();
    rerender(<OpinionTable view={registryView({ now: 45e6, preserving: true, selfPreservation: true })} />);
    expect(row("orders-2").getByText(/kept listed by self-preservation/)).toBeTruthy();
  });

  test("is in Chinese where that is chosen", async () => {
    await setLanguage("zh");
    render(<OpinionTable view={registryView()} />);
    expect(row("orders-2").getByText("已不在线，但至少还会列出 9.0 s · 2 个调用方中仍有 2 个使用它")).toBeTruthy();
  });
});

test("beside it stand the age of each list, refreshes that brought nothing, and what happened, newest first", () => {
  render(<RegistryAside view={registryView()} />);
  expect(within(screen.getByRole("row", { name: /^shop-2/ })).getByText("4.0 s (2 missed)")).toBeTruthy();
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "00:21.000shop-1 refreshed its list of orders: orders-3 came",
    "00:20.000orders-3 registered",
  ]);
});

test("one line says how the registry does", () => {
  const { rerender } = render(<RegistryLine view={registryView()} />);
  expect(screen.getByText("sweep in 1.0 s")).toBeTruthy();
  rerender(<RegistryLine view={registryView({ state: "unreachable", selfPreservation: true, preserving: true, renewals: 5 })} />);
  expect(screen.getByText("Out of reach")).toBeTruthy();
  expect(screen.getByText("Evicts nobody: 5 renewals, needs more than 8")).toBeTruthy();
});
