// The library in the browser's IndexedDB, and in memory where the browser refuses one.
import { createStore, del, get, set, values } from "idb-keyval";

import type { Entry, EntryStore } from "./entry.ts";

export function indexedStore(): EntryStore {
  const store = createStore("faultline", "scenarios");
  return {
    all: () => values<unknown>(store),
    get: (id) => get<unknown>(id, store),
    put: (entry) => set(entry.id, entry, store),
    remove: (id) => del(id, store),
  };
}

export function memoryStore(): EntryStore {
  const entries = new Map<string, Entry>();
  return {
    all: async () => [...entries.values()],
    get: async (id) => entries.get(id),
    put: async (entry) => void entries.set(entry.id, entry),
    remove: async (id) => void entries.delete(id),
  };
}
