// Edits are saved as they are made, and word goes to and comes from other tabs that have the same library.
import type { Scenario } from "../../engine/scenario/document.ts";
import { documentStore } from "../document/document-store.ts";
import { translate } from "../i18n/language.ts";
import { isRecord } from "../view/is-record.ts";
import { dismissKey, toast } from "../widgets/toast.tsx";
import { autosave } from "./autosave.ts";
import { dropDraft, keepDraft } from "./draft.ts";
import { openEntry } from "./open.ts";
import { report } from "./report-saved.ts";
import { drafts, library, rememberOpen } from "./the-library.ts";

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("faultline.library");
const tell = (id: string): void => channel?.postMessage({ id, updated: library.version(id) });

/** From now on edits are saved, and other tabs' saves are heard. */
export function keepLibrary(): void {
  const { flush, unsaved } = autosave(documentStore, saveEdits);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && void flush());
  addEventListener("pagehide", () => {
    const left = unsaved();
    if (left !== null) keepDraft(drafts, left.entry, left.scenario, Date.now());
    void flush();
  });
  channel?.addEventListener("message", (event: MessageEvent<unknown>) => hear(event.data));
}

async function saveEdits(id: string, scenario: Scenario): Promise<void> {
  const saved = await library.save(id, scenario);
  if (saved.kind === "forked" && documentStore.getState().entry === id) {
    documentStore.setState({ entry: saved.id });
    rememberOpen(saved.id);
    dismissKey("elsewhere");
  }
  if (saved.kind === "saved" || saved.kind === "forked") dropDraft(drafts, id);
  tell(saved.kind === "forked" ? saved.id : id);
  report(saved);
}

function hear(message: unknown): void {
  if (!isRecord(message) || typeof message["id"] !== "string" || typeof message["updated"] !== "number") return;
  const { id, updated } = message as { readonly id: string; readonly updated: number };
  if (library.state.getState().entries !== null) void library.refresh();
  if (id !== documentStore.getState().entry || !library.isNews(id, updated)) return;
  toast({
    title: translate("library.elsewhere"),
    text: translate("library.elsewhereText"),
    mark: "degraded",
    stays: true,
    key: "elsewhere",
    action: { label: translate("library.show"), onSelect: () => void openEntry(id) },
  });
}
