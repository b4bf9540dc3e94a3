// Edits that the page had no time to save are in the library at the next visit.
import { expect, test } from "vitest";

import { blank, named } from "../document/scenario-edits.ts";
import { dropDraft, keepDraft, takeDrafts } from "./draft.ts";
import { memoryStore } from "./indexed-store.ts";
import { Library } from "./library.ts";

function storage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}
function setUp() {
  const clock = { now: 1000 };
  let made = 0;
  const store = memoryStore();
  return {
    clock,
    store,
    kept: storage(),
    library: new Library(
      store,
      () => clock.now,
      () => `e${++made}`,
    ),
  };
}
const names = async ({ store }: ReturnType<typeof setUp>) =>
  (await store.all()).map((entry) => (entry as { readonly name: string }).name).toSorted();
const shop = (name: string) => named(blank(), name);

test("what was left is in its entry, and no longer a draft", async () => {
  const all = setUp();
  const { id, saved } = all.library.add(shop("before"), false);
  await saved;
  keepDraft(all.kept, id, shop("after"), 2000);
  await takeDrafts(all.kept, all.library);
  expect(await names(all)).toEqual(["after"]);
  expect(all.kept.length).toBe(0);
});

test("an entry that had never been written is written", async () => {
  const all = setUp();
  keepDraft(all.kept, "new", shop("first"), 2000);
  await takeDrafts(all.kept, all.library);
  expect((await all.library.read("new"))?.name).toBe("first");
});

test("an entry that was changed later elsewhere is kept, and the draft beside it", async () => {
  const all = setUp();
  const { id, saved } = all.library.add(shop("before"), false);
  await saved;
  keepDraft(all.kept, id, shop("mine"), 2000);
  all.clock.now = 3000;
  await all.library.save(id, shop("theirs"));
  await takeDrafts(all.kept, all.library);
  expect(await names(all)).toEqual(["mine", "theirs"]);
});

test("a draft that was saved in time changes nothing", async () => {
  const all = setUp();
  const { id, saved } = all.library.add(shop("same"), false);
  await saved;
  keepDraft(all.kept, id, shop("same"), 500);
  await takeDrafts(all.kept, all.library);
  expect(await names(all)).toEqual(["same"]);
});

test("a draft that is dropped is not taken, and rubbish is thrown away", async () => {
  const all = setUp();
  keepDraft(all.kept, "a", shop("gone"), 1);
  dropDraft(all.kept, "a");
  all.kept.setItem("faultline.draft.b", "{ no JSON");
  all.kept.setItem("faultline.draft.c", "7");
  all.kept.setItem("faultline.open", "a");
  await takeDrafts(all.kept, all.library);
  expect(await names(all)).toEqual([]);
  expect(all.kept.length).toBe(1);
});

test("without storage nothing is kept, and nothing fails", async () => {
  const all = setUp();
  keepDraft(null, "a", shop("gone"), 1);
  await takeDrafts(null, all.library);
  expect(await names(all)).toEqual([]);
});
