// The theme on the root element: as chosen, else as the system has it, also when that changes.
// Before the app is there public/first-paint.js has set the same.
import { useSyncExternalStore } from "react";

import { view, viewStore, type Theme } from "./view-store.ts";

const DARK = "(prefers-color-scheme: dark)";

export const shownTheme = (theme: Theme, systemDark: boolean): "light" | "dark" =>
  theme === "system" ? (systemDark ? "dark" : "light") : theme;

export function followTheme(root: HTMLElement): void {
  const dark = matchMedia(DARK);
  const show = () => root.setAttribute("data-theme", shownTheme(view().theme, dark.matches));
  show();
  dark.addEventListener("change", show);
  viewStore.subscribe((state, before) => state.theme !== before.theme && show());
}

const subscribe = (listener: () => void) => {
  const dark = matchMedia(DARK);
  const stop = viewStore.subscribe(listener);
  dark.addEventListener("change", listener);
  return () => {
    stop();
    dark.removeEventListener("change", listener);
  };
};
/** The theme that is seen now, for what is not drawn by style sheets. */
export const useShownTheme = () => useSyncExternalStore(subscribe, () => shownTheme(view().theme, matchMedia(DARK).matches));
