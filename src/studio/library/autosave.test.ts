import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";

import type { Scenario } from "../../engine/scenario/document.ts";
import type { DocumentState } from "../document/document-store.ts";
import { blank, named } from "../document/scenario-edits.ts";
import { autosave, SAVE_AFTER_MS } from "./autosave.ts";

const scenario = (name: string): Scenario => named(blank(), name);
const saved: string[] = [];
const save = async (entry: string, document: Scenario) => void saved.push(`${entry}: ${document.name ?? ""}`);
const documents = () => createStore<DocumentState>(() => ({ entry: "a", scenario: scenario("0"), past: [], future: [] }));
beforeEach(() => {
  saved.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test("a row of edits is saved once, a moment after the last", async () => {
  const store = documents();
  autosave(store, save);
  store.setState({ scenario: scenario("1") });
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
  store.setState({ scenario: scenario("2") });
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
  expect(saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(saved).toEqual(["a: 2"]);
});

test("a page that is hidden saves at once", async () => {
  const store = documents();
  const { flush } = autosave(store, save);
  store.setState({ scenario: scenario("1") });
  await flush();
  expect(saved).toEqual(["a: 1"]);
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  expect(saved).toHaveLength(1);
});

test("opening another scenario saves the edits of this one first, and nothing of the other", async () => {
  const store = documents();
  autosave(store, save);
  store.setState({ scenario: scenario("1") });
  store.setState({ entry: "b", scenario: scenario("other") });
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  expect(saved).toEqual(["a: 1"]);
});

test("what is edited while an entry is forked goes to the fork", async () => {
  const store = documents();
  autosave(store, save);
  store.setState({ scenario: scenario("1") });
  store.setState({ entry: "fork" });
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
  expect(saved).toEqual(["fork: 1"]);
});

test("what is only looked at is not saved", async () => {
  const store = documents();
  autosave(store, save);
  store.setState({ past: [] });
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS * 2);
  expect(saved).toEqual([]);
});
