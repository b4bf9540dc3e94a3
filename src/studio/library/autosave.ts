// Saves the open document a moment after the last edit, and at once when the page is hidden or another one is opened.
import type { StoreApi } from "zustand/vanilla";

import type { Scenario } from "../../engine/scenario/document.ts";
import type { DocumentState } from "../document/document-store.ts";

export const SAVE_AFTER_MS = 300;

interface Pending {
  readonly entry: string;
  readonly scenario: Scenario;
}

/** `save` is called with what is to be written; one call is over before the next begins. */
export function autosave(documents: StoreApi<DocumentState>, save: (entry: string, scenario: Scenario) => Promise<void>) {
  let pending: Pending | null = null;
  /** Edited, and not known to be written. */
  let unsaved: Pending | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<void> = Promise.resolve();

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    if (pending === null) return last;
    const now = pending;
    pending = null;
    last = last.then(async () => {
      await save(now.entry, now.scenario);
      if (unsaved === now) unsaved = null;
    });
    return last;
  };
  /** Another document: this one is written at once. The same document under another id (a fork): what is pending goes there. */
  const moved = (state: DocumentState, before: DocumentState) => {
    if (state.scenario !== before.scenario || pending === null) return void flush();
    unsaved = pending = { entry: state.entry, scenario: state.scenario };
  };
  const stop = documents.subscribe((state, before) => {
    if (state.entry !== before.entry) return moved(state, before);
    if (state.scenario === before.scenario) return;
    unsaved = pending = { entry: state.entry, scenario: state.scenario };
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), SAVE_AFTER_MS);
  });
  return { flush, stop, unsaved: () => unsaved };
}
