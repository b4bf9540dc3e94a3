// The last edits at the moment the page goes away. IndexedDB answers too late then, and a reload right after an edit would lose it:
// what is written here at once is taken into the library by the next visit.
import type { Scenario } from "../../engine/scenario/document.ts";
import { isRecord } from "../view/is-record.ts";
import { isEntry } from "./entry.ts";
import type { Library } from "./library.ts";

const KEY = "faultline.draft.";

/** Written without waiting. Storage that is full or refused keeps nothing: then the save that has begun must do. */
export function keepDraft(storage: Storage | null, id: string, document: Scenario, now: number): void {
  try {
    storage?.setItem(KEY + id, JSON.stringify({ id, name: document.name ?? "", updated: now, document }));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
/** What it held is in the library. */
export const dropDraft = (storage: Storage | null, id: string): void => storage?.removeItem(KEY + id);

/** Takes what the last visit left into the library: in its entry's place, or beside it where that was changed later elsewhere. */
export async function takeDrafts(storage: Storage | null, library: Library): Promise<void> {
  for (const [key, text] of draftsIn(storage)) {
    const draft = parsed(text);
    if (isEntry(draft)) await take(draft, library);
    storage?.removeItem(key);
  }
}
async function take(
  draft: { readonly id: string; readonly updated: number; readonly document: Scenario },
  library: Library,
): Promise<void> {
  const there = await library.read(draft.id);
  if (there !== null && JSON.stringify(there.document) === JSON.stringify(draft.document)) return;
  if (there === null || there.updated <= draft.updated) await library.save(draft.id, draft.document);
  else await library.add(draft.document, false).saved;
}

function draftsIn(storage: Storage | null): (readonly [key: string, text: string])[] {
  const keys = storage === null ? [] : Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return keys.filter((key) => key.startsWith(KEY)).map((key) => [key, storage?.getItem(key) ?? ""] as const);
}
function parsed(text: string): unknown {
  try {
    const draft: unknown = JSON.parse(text);
    return isRecord(draft) ? draft : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
