// What the inspector says of a node with data: the figures of what it has, and nothing where it has nothing of the sort.
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { DataReport } from "../../../engine/telemetry/views/data-view.ts";
import { setLanguage } from "../../i18n/language.ts";
import { controls } from "../../run/controls.ts";
import DataFigures from "./data-figures.tsx";

let report: DataReport | null = null;
let asked = 0;
beforeEach(() => {
  asked = 0;
  vi.spyOn(controls, "data").mockImplementation(async () => {
    asked++;
    return report;
  });
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await setLanguage("en");
});

const group = async (title: string): Promise<readonly string[]> => {
  const heading = await screen.findByRole("heading", { name: title });
  const section = heading.closest("section") as HTMLElement;
  return within(section)
    .getAllByRole("term")
    .map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent ?? ""}`);
};

test("a cache tells its hits, its keys and where they went", async () => {
  report = {
    cache: {
      hits: 980,
      misses: 20,
      coalesced: 7,
      waiting: 3,
      recentHits: 0.5,
      keys: 12,
      room: 1000,
      evictions: 4,
      expirations: 5,
      invalidations: 6,
    },
  };
  render(<DataFigures id="c" />);
  expect(await group("Keys")).toEqual([
    "Hits, now: 50%",
    "Hits, all: 98%",
    "Keys: 12",
    "Room: 1,000",
    "Misses: 20",
    "Coalesced: 7",
    "Evicted: 4",
    "Expired: 5",
    "Written: 6",
    "Waiting: 3",
  ]);
});

test("a database tells its lag, its stale reads, its locks and its lost connections", async () => {
  report = {
    replication: { lag: 120_000, reads: 200, stale: 10, behind: 12 },
    locks: { held: 2, waiting: 3, waits: 4, waited: 40_000, longest: 25_000 },
    leaked: 5,
  };
  render(<DataFigures id="db" />);
  expect(await group("Replication")).toEqual(["Lag: 120ms", "Reads: 200", "Stale: 10", "Stale share: 5.0%"]);
  expect(await group("Row locks")).toEqual(["Locked: 2", "Waiting: 3", "Waits: 4", "Mean wait: 10ms", "Longest: 25ms"]);
  expect(await group("Pool")).toEqual(["Lost: 5"]);
});

test("an external service tells what is left of its quota, in the reader's language", async () => {
  report = { quota: { left: 0, turnedAway: 31 } };
  await setLanguage("zh");
  render(<DataFigures id="api" />);
  expect(await group("配额")).toEqual(["剩余: 0.0%", "被拒: 31"]);
});

test("a node with nothing of the sort says nothing", async () => {
  report = null;
  const { container } = render(<DataFigures id="db" />);
  await vi.waitFor(() => expect(asked).toBeGreaterThan(0));
  expect(container.textContent).toBe("");
});
