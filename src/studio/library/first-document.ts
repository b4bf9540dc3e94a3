// What the page shows first: a shared link, else what was open last, else Online Boutique. And links that are followed later.
import { documentStore } from "../document/document-store.ts";
import { openTemplate, FIRST } from "../start/open-template.ts";
import { openText } from "./open-file.ts";
import { openEntry } from "./open.ts";
import { linkIn } from "./read-text.ts";
import { openId } from "./the-library.ts";

export async function showFirstDocument(): Promise<void> {
  const last = openId();
  // A broken link leaves everything as it was: what was open last comes back under the dialog that says so.
  if (await openHash()) return;
  if (last !== null && (await openEntry(last, { runs: true }).catch(() => false))) return;
  openTemplate(FIRST);
}

export function followLinks(): void {
  addEventListener("hashchange", () => void openHash());
}

/** True: the address held a scenario, and it is open. Either way it is cleared, so that a reload does not undo edits. */
async function openHash(): Promise<boolean> {
  const link = linkIn(location.hash);
  if (link === null) return false;
  history.replaceState(null, "", location.pathname + location.search);
  return (await openText(link, "link", "")) && documentStore.getState().entry !== "";
}
