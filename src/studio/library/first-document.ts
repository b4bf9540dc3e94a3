// What the page shows first: a shared link, else what was open last, else Online Boutique. And links that are followed later.
import { FIRST, openTemplate } from "../start/open-template.ts";
import { takeDrafts } from "./draft.ts";
import { openText } from "./open-file.ts";
import { openEntry, type Opening } from "./open.ts";
import { linkIn } from "./read-text.ts";
import { drafts, library, openId } from "./the-library.ts";

/** It does not run yet: the simulation begins when there is a document. */
const STILL: Opening = { runs: false };

export async function showFirstDocument(): Promise<void> {
  await takeDrafts(drafts, library);
  const last = openId();
  if (await openHash(STILL)) return;
  // After a broken link what was open last comes back, under the dialog that says what is wrong.
  if (last !== null && (await openEntry(last, STILL).catch(() => false))) return;
  openTemplate(FIRST, STILL);
}

export function followLinks(): void {
  addEventListener("hashchange", () => void openHash({ runs: true }));
}

/** True: the address held a scenario, and it is open. Either way it is cleared, so that a reload does not undo edits. */
async function openHash(opening: Opening): Promise<boolean> {
  const link = linkIn(location.hash);
  if (link === null) return false;
  history.replaceState(null, "", location.pathname + location.search);
  return openText(link, "link", "", opening);
}
