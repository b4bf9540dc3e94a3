// This tab's library: the store of this browser, and the open entry's id, kept over a reload.
import { storageOf } from "../view/preferences.ts";
import { indexedStore, memoryStore } from "./indexed-store.ts";
import { Library } from "./library.ts";

const hasIndexedDB = typeof indexedDB !== "undefined";
export const library = new Library(hasIndexedDB ? indexedStore() : memoryStore(), Date.now, () => crypto.randomUUID());
/** Where edits are put that there was no time to save. */
export const drafts: Storage | null = typeof window === "undefined" ? null : storageOf(window);

const OPEN_KEY = "faultline.open";
/** Each tab has its own open scenario; a new tab begins with the one that was open last. */
export const openId = (): string | null =>
  (typeof sessionStorage === "undefined" ? null : sessionStorage.getItem(OPEN_KEY)) ?? storageOf(window)?.getItem(OPEN_KEY) ?? null;
export function rememberOpen(id: string): void {
  try {
    sessionStorage.setItem(OPEN_KEY, id);
    storageOf(window)?.setItem(OPEN_KEY, id);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // without storage the next visit begins anew
  }
}
