// The theme on the root element: as chosen, else as the system has it, also when that changes.
// Before the app is there public/first-paint.js has set the same.
import { view, viewStore, type Theme } from "./view-store.ts";

export const shownTheme = (theme: Theme, systemDark: boolean): "light" | "dark" =>
  theme === "system" ? (systemDark ? "dark" : "light") : theme;

export function followTheme(root: HTMLElement, dark: MediaQueryList): void {
  const show = () => root.setAttribute("data-theme", shownTheme(view().theme, dark.matches));
  show();
  dark.addEventListener("change", show);
  viewStore.subscribe((state, before) => state.theme !== before.theme && show());
}
