// Boots the studio: preferences, words, the first document, and then the page. `data-ready` on the root says that it is there.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app.tsx";
import { listenForShortcuts } from "./commands/listen.ts";
import { commands } from "./commands/registry.ts";
import { scenario } from "./document/document-store.ts";
import { seedOf } from "./document/scenario-edits.ts";
import { showFirstDocument, followLinks } from "./library/first-document.ts";
import { keepLibrary } from "./library/keep-library.ts";
import { offerUpdates } from "./library/offer-updates.ts";
import { acceptDrops } from "./library/open-file.ts";
import { controls } from "./run/controls.ts";
import { runStore } from "./run/run-store.ts";
import { beginSession } from "./run/session.ts";
import { followLanguage } from "./view/language-choice.ts";
import { keepPreferences, storageOf } from "./view/preferences.ts";
import { followTheme } from "./view/theme.ts";
import { APPLE } from "./widgets/kbd.tsx";

import "./tokens.css";
import "./base.css";

async function boot(root: HTMLElement): Promise<void> {
  keepPreferences(storageOf(window));
  followTheme(document.documentElement);
  await followLanguage(() => navigator.language);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  listenForShortcuts(commands, APPLE);
  keepLibrary();
  acceptDrops(window);
  await showFirstDocument();
  await beginSession().then(play, tellFailure);
  followLinks();
  document.documentElement.dataset["ready"] = "true";
  offerUpdates();
}

/** A living system is seen at once. */
async function play(): Promise<void> {
  if (scenario().nodes.length > 0) await controls.start();
}
function tellFailure(error: unknown): void {
  runStore.setState({ state: "failed", failure: { code: "worker", message: String(error), seed: seedOf(scenario()), at: 0 } });
}

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");
void boot(root);
