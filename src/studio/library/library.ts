// The person's scenarios: the list of them, saving the open one, and what to do when another tab has changed it meanwhile.
// Nothing is ever overwritten that was not read: where two tabs wrote the same entry, both versions are kept.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import type { Scenario } from "../../engine/scenario/document.ts";
import { byAge, isEntry, type Entry, type EntryStore } from "./entry.ts";

/** What became of a save. "forked": another tab had changed the entry, so this one lives on as `id`. */
export type Saved =
  | { readonly kind: "saved" }
  | { readonly kind: "forked"; readonly id: string }
  | { readonly kind: "full" }
  | { readonly kind: "failed"; readonly message: string };

interface LibraryState {
  /** Newest first; null: not read yet. */
  readonly entries: readonly Entry[] | null;
}

export class Library {
  readonly state = createStore<LibraryState>(() => ({ entries: null }));
  /** The version of each entry that this tab has read or written last. */
  private readonly seen = new Map<string, number>();
  private readonly store: EntryStore;
  private readonly now: () => number;
  private readonly newId: () => string;

  constructor(store: EntryStore, now: () => number, newId: () => string) {
    this.store = store;
    this.now = now;
    this.newId = newId;
  }

  async refresh(): Promise<void> {
    const found: readonly unknown[] = await this.store.all().catch(() => []);
    this.state.setState({ entries: byAge(found.filter(isEntry)) });
  }

  async read(id: string): Promise<Entry | null> {
    // A store that cannot be read has no such entry; that nothing can be kept is said when something is written.
    const found = await this.store.get(id).catch(() => null);
    if (!isEntry(found)) return null;
    this.seen.set(id, found.updated);
    return found;
  }

  /** A new entry; the id is there before it is written, the promise says whether it was. */
  add(document: Scenario, untouched: boolean): { readonly id: string; readonly saved: Promise<Saved> } {
    const id = this.newId();
    return { id, saved: this.write(id, document, untouched) };
  }

  async save(id: string, document: Scenario): Promise<Saved> {
    const there = await this.store.get(id).catch(() => undefined);
    const changed = isEntry(there) && there.updated !== this.seen.get(id);
    if (!changed) return this.write(id, document, false);
    const fork = this.newId();
    const saved = await this.write(fork, document, false);
    return saved.kind === "saved" ? { kind: "forked", id: fork } : saved;
  }

  async remove(id: string): Promise<void> {
    await this.store.remove(id);
    this.seen.delete(id);
    this.state.setState(({ entries }) => ({ entries: entries?.filter((entry) => entry.id !== id) ?? null }));
  }

  /** Whether the version that another tab told of is news to this one. */
  isNews(id: string, updated: number): boolean {
    return this.seen.get(id) !== updated;
  }
  version(id: string): number | undefined {
    return this.seen.get(id);
  }

  private async write(id: string, document: Scenario, untouched: boolean): Promise<Saved> {
    // Two writes within a millisecond are still two versions.
    const updated = Math.max(this.now(), (this.seen.get(id) ?? 0) + 1);
    const entry: Entry = { id, name: document.name ?? "", updated, document, ...(untouched ? { untouched } : {}) };
    try {
      await this.store.put(entry);
    } catch (error) {
      return error instanceof DOMException && error.name === "QuotaExceededError"
        ? { kind: "full" }
        : { kind: "failed", message: error instanceof Error ? error.message : String(error) };
    }
    this.seen.set(id, updated);
    this.state.setState(({ entries }) => ({ entries: entries === null ? null : [entry, ...entries.filter((other) => other.id !== id)] }));
    return { kind: "saved" };
  }
}

export const useEntries = (library: Library): readonly Entry[] | null => useStore(library.state, (state) => state.entries);
