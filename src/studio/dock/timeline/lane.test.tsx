// Bars of the timeline by pointer and by key: each edit is told once, where it ends.
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { open } from "../../document/document-store.ts";
import { setLanguage } from "../../i18n/language.ts";
import { Lane } from "./lane.tsx";
import { itemsOf } from "./timeline-model.ts";

const S = 1e6;
const SHOP = {
  format: "faultline/1",
  nodes: [{ id: "orders", kind: "service", name: "Orders" }],
  routes: [],
  timeline: [{ id: "slow", at: "60s", for: "30s", do: "fault", fault: "hang", target: "orders" }],
} as unknown as Scenario;
const onMove = vi.fn<(item: unknown, move: unknown) => void>();
const onRemove = vi.fn<(item: unknown) => void>();
const onOpen = vi.fn<(item: unknown, element: unknown) => void>();
/** A pixel is a fifth of a second. */
const track = { from: 0, to: 120 * S, width: 600, now: 10 * S };

beforeEach(async () => {
  await setLanguage("en");
  open("lane", SHOP);
  const items = itemsOf(SHOP, { now: track.now, marks: [], changes: [] });
  render(<Lane name="faults" items={items} track={track} onMove={onMove} onOpen={onOpen} onRemove={onRemove} />);
});
afterEach(() => {
  cleanup();
  for (const mock of [onMove, onRemove, onOpen]) mock.mockClear();
});
const bar = () => screen.getByRole("button", { name: "Hang on Orders, from 01:00 to 01:30, planned" });
const moves = () => onMove.mock.calls.map(([, move]) => move);
function drag(from: Element, px: number): void {
  fireEvent.pointerDown(from, { clientX: 100, button: 0 });
  fireEvent.pointerMove(window, { clientX: 100 + px / 2 });
  fireEvent.pointerMove(window, { clientX: 100 + px });
  fireEvent.pointerUp(window, { clientX: 100 + px });
}

test("a bar is dragged to another second, and its end to another length", () => {
  drag(bar(), 51);
  drag(screen.getByTitle("Drag to change how long it lasts"), -26);
  expect(moves()).toEqual([
    { by: 10 * S, longer: 0 },
    { by: 0, longer: -5 * S },
  ]);
});

test("a click opens it, a drag does not, Escape takes a drag back", () => {
  fireEvent.pointerDown(bar(), { clientX: 100, button: 0 });
  fireEvent.pointerUp(window, { clientX: 101 });
  fireEvent.click(bar());
  drag(bar(), 50);
  fireEvent.click(bar());
  fireEvent.pointerDown(bar(), { clientX: 100, button: 0 });
  fireEvent.pointerMove(window, { clientX: 200 });
  fireEvent.keyDown(window, { key: "Escape" });
  fireEvent.pointerUp(window, { clientX: 200 });
  expect([onOpen.mock.calls.length, moves().length]).toEqual([1, 1]);
});

test("arrow keys move it by a second, with Shift by ten, with Alt its end; Delete removes it", () => {
  fireEvent.keyDown(bar(), { key: "ArrowRight" });
  fireEvent.keyDown(bar(), { key: "ArrowLeft", shiftKey: true });
  fireEvent.keyDown(bar(), { key: "ArrowRight", altKey: true });
  fireEvent.keyDown(bar(), { key: "Delete" });
  expect(moves()).toEqual([
    { by: S, longer: 0 },
    { by: -10 * S, longer: 0 },
    { by: 0, longer: S },
  ]);
  expect(onRemove).toHaveBeenCalledTimes(1);
});

test("a name that would run into the next thing in its row is left to the tooltip", () => {
  cleanup();
  const kill = (at: string) => ({ at, do: "kill", target: "orders" });
  const acts = { ...SHOP, timeline: ["5s", "6s", "7s", "8s", "100s"].map(kill) } as unknown as Scenario;
  const later = { ...track, now: 110 * S };
  const items = itemsOf(acts, { now: later.now, marks: [], changes: [] });
  const { container } = render(<Lane name="acts" items={items} track={later} onMove={onMove} onOpen={onOpen} onRemove={onRemove} />);
  const named = [...container.querySelectorAll("[data-lane]")].map((item) => item.textContent !== "");
  expect(named).toEqual([false, true, true, true, true]);
});
