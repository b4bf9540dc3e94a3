import { beforeEach, expect, test, vi } from "vitest";

import { blank, named } from "../document/scenario-edits.ts";
import type { Entry, EntryStore } from "./entry.ts";
import { memoryStore } from "./indexed-store.ts";
import { Library } from "./library.ts";

const scenario = (name: string) => named(blank(), name);
let store: EntryStore;
let clock: number;
let made: number;
const tab = () =>
  new Library(
    store,
    () => clock,
    () => `id-${(made += 1)}`,
  );
beforeEach(() => {
  store = memoryStore();
  clock = 1000;
  made = 0;
});
const kept = async (id: string) => ((await store.get(id)) as Entry | undefined)?.document.name;

test("a scenario that is added, saved and read is the same", async () => {
  const library = tab();
  const { id, saved } = library.add(scenario("one"), false);
  expect(await saved).toEqual({ kind: "saved" });
  clock = 2000;
  await library.save(id, scenario("two"));
  expect(await library.read(id)).toEqual({ id, name: "two", updated: 2000, document: scenario("two") });
});

test("the newest is listed first", async () => {
  const library = tab();
  for (const name of ["a", "b", "c"]) {
    clock += 10;
    await library.add(scenario(name), false).saved;
  }
  await library.refresh();
  expect(library.state.getState().entries?.map((entry) => entry.name)).toEqual(["c", "b", "a"]);
});

test("where another tab has written meanwhile, both versions are kept", async () => {
  const mine = tab();
  const { id, saved } = mine.add(scenario("start"), false);
  await saved;
  const other = tab();
  await other.read(id);
  clock = 2000;
  await other.save(id, scenario("theirs"));
  clock = 3000;
  const result = await mine.save(id, scenario("mine"));
  expect(result).toEqual({ kind: "forked", id: "id-2" });
  expect(await kept(id)).toBe("theirs");
  expect(await kept("id-2")).toBe("mine");
});

test("two saves within a millisecond are two versions", async () => {
  const library = tab();
  const { id, saved } = library.add(scenario("a"), false);
  await saved;
  const first = library.version(id) ?? 0;
  await library.save(id, scenario("b"));
  expect(library.isNews(id, first)).toBe(true);
  expect(library.isNews(id, library.version(id) ?? 0)).toBe(false);
});

test("an entry that was deleted elsewhere is written again by the next edit here", async () => {
  const library = tab();
  const { id, saved } = library.add(scenario("a"), false);
  await saved;
  await store.remove(id);
  await library.save(id, scenario("b"));
  expect(await kept(id)).toBe("b");
});

test("an edit makes a template's copy the person's own", async () => {
  const library = tab();
  const { id, saved } = library.add(scenario("a"), true);
  await saved;
  expect((await library.read(id))?.untouched).toBe(true);
  await library.save(id, scenario("b"));
  expect((await library.read(id))?.untouched).toBeUndefined();
});

test("a full store is told as such, another failure with its message", async () => {
  const library = tab();
  vi.spyOn(store, "put").mockRejectedValueOnce(new DOMException("no room", "QuotaExceededError"));
  expect(await library.add(scenario("a"), false).saved).toEqual({ kind: "full" });
  vi.spyOn(store, "put").mockRejectedValueOnce(new Error("gone"));
  expect(await library.add(scenario("a"), false).saved).toEqual({ kind: "failed", message: "gone" });
});

test("what is no entry is passed over", async () => {
  store = { ...memoryStore(), all: async () => [null, 7, { id: "x" }, { id: "a", name: "a", updated: 1, document: blank() }] };
  const library = tab();
  await library.refresh();
  expect(library.state.getState().entries?.map((entry) => entry.id)).toEqual(["a"]);
});
