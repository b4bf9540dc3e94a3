// What of the view survives a reload: one JSON object in localStorage. What is found there is checked field by field and never trusted.
import { isRecord } from "./is-record.ts";
import { DOCK_TABS, PERSISTS, setView, view, viewStore, type DockTab, type LeftTab, type Theme, type ViewState } from "./view-store.ts";

/** Also read by public/first-paint.js. */
export const VIEW_KEY = "faultline.view";

const oneOf =
  <const T extends string>(...values: readonly T[]) =>
  (value: unknown): value is T =>
    values.includes(value as T);
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";

type Kept = { readonly [K in keyof ViewState]?: (value: unknown) => value is ViewState[K] };
const CHECKS: Kept = {
  theme: oneOf<Theme>("light", "dark", "system"),
  language: oneOf("en", "zh", "system"),
  leftTab: oneOf<LeftTab>("components", "templates", "faults"),
  dockTab: oneOf<DockTab>(...DOCK_TABS),
  dockOpen: isBoolean,
  leftOpen: isBoolean,
  rightOpen: isBoolean,
  singleKeys: isBoolean,
  range: (value): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= 1e7,
};

/** The fields that were kept and are sound; nothing else. */
export function parsePreferences(text: string | null): Partial<ViewState> {
  const kept = parseJson(text);
  if (!isRecord(kept)) return {};
  const sound = Object.entries(CHECKS).filter(([name, check]) => Object.hasOwn(kept, name) && check(kept[name]));
  return Object.fromEntries(sound.map(([name]) => [name, kept[name]]));
}
function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null; // cut or foreign: as if nothing had been kept
  }
}

export function writePreferences(state: ViewState): string {
  const kept = Object.entries(state).filter(([name]) => PERSISTS[name as keyof ViewState]);
  return JSON.stringify(Object.fromEntries(kept));
}

/** Takes over what was kept and keeps it from now on. A browser that refuses storage has no preferences, nothing worse. */
export function keepPreferences(storage: Storage | null): void {
  setView(parsePreferences(read(storage)));
  let written = writePreferences(view());
  viewStore.subscribe((state) => {
    const text = writePreferences(state);
    if (text === written) return;
    written = text;
    write(storage, text);
  });
}
function read(storage: Storage | null): string | null {
  return storage?.getItem(VIEW_KEY) ?? null;
}
function write(storage: Storage | null, text: string): void {
  try {
    storage?.setItem(VIEW_KEY, text);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // a full store loses a preference, not the page
  }
}

/** localStorage, or null where the browser forbids it. */
export function storageOf(host: { readonly localStorage: Storage }): Storage | null {
  try {
    return host.localStorage;
  } catch {
    return null;
  }
}
