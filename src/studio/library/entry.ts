// One scenario of the person's library, and where such entries are kept. Nothing here knows IndexedDB or the screen.
import type { Scenario } from "../../engine/scenario/document.ts";
import { isRecord } from "../view/is-record.ts";

export interface Entry {
  readonly id: string;
  readonly name: string;
  /** Wall-clock milliseconds of the last change; also its version: two tabs tell by it who wrote last. */
  readonly updated: number;
  readonly document: Scenario;
  /** As it came from a template, not yet edited: it goes away when another one is opened. */
  readonly untouched?: boolean;
}

export interface EntryStore {
  all(): Promise<readonly unknown[]>;
  get(id: string): Promise<unknown>;
  put(entry: Entry): Promise<void>;
  remove(id: string): Promise<void>;
}

/** What is found in the store is ours, but perhaps of an older or a newer version: only its frame is relied upon. */
export function isEntry(found: unknown): found is Entry {
  return (
    isRecord(found) &&
    typeof found["id"] === "string" &&
    typeof found["name"] === "string" &&
    typeof found["updated"] === "number" &&
    isRecord(found["document"]) &&
    Array.isArray(found["document"]["nodes"]) &&
    Array.isArray(found["document"]["routes"])
  );
}

/** Newest first. */
export const byAge = (entries: readonly Entry[]): Entry[] => entries.toSorted((a, b) => b.updated - a.updated);
