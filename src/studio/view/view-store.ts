// How the person looks at it: selection, panels, preferences. Nothing of it is in a document or a link.
// PERSISTS says of every field whether it survives a reload; the table is exhaustive by its type.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import type { Scope } from "../../engine/telemetry/views/records.ts";
import type { Speed } from "../../worker/protocol.ts";
import type { Language } from "../i18n/language.ts";

export type Theme = "light" | "dark" | "system";
/** In their order; the n-th opens by the key n. */
export const DOCK_TABS = ["metrics", "traces", "logs", "timeline", "objectives", "messages", "sagas", "registry", "config"] as const;
export type DockTab = (typeof DOCK_TABS)[number];
export type LeftTab = "components" | "templates" | "faults";
export type Dialog = "none" | "share" | "open" | "shortcuts" | "start" | "commands" | "about";

export interface ViewState {
  readonly theme: Theme;
  readonly language: Language | "system";
  readonly speed: Speed;
  /** Ids of nodes and routes. */
  readonly selection: readonly string[];
  readonly leftTab: LeftTab;
  readonly dockTab: DockTab;
  readonly dockOpen: boolean;
  readonly dockLarge: boolean;
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  /** What the charts show; null: the selection, else the system. */
  readonly scope: Scope | null;
  /** Width of the charts' time axis in virtual seconds; 0: all. */
  readonly range: number;
  /** Virtual time under the pointer in a chart, µs: the one crosshair of all views. */
  readonly crosshair: number | null;
  readonly openTrace: string | null;
  /** Ids that a trace or a search lights up on the canvas. */
  readonly highlight: readonly string[];
  readonly dialog: Dialog;
  /** Whether keys alone (K, ".", R …) run commands; some people dictate or have slips of the hand (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

export const PERSISTS: Readonly<Record<keyof ViewState, boolean>> = {
  theme: true,
  language: true,
  speed: false,
  selection: false,
  leftTab: true,
  dockTab: true,
  dockOpen: true,
  dockLarge: false,
  leftOpen: true,
  rightOpen: true,
  scope: false,
  range: true,
  crosshair: false,
  openTrace: false,
  highlight: false,
  dialog: false,
  singleKeys: true,
};

export const viewStore = createStore<ViewState>(() => ({
  theme: "system",
  language: "system",
  speed: 1,
  selection: [],
  leftTab: "components",
  dockTab: "metrics",
  dockOpen: true,
  dockLarge: false,
  leftOpen: true,
  rightOpen: true,
  scope: null,
  range: 80,
  crosshair: null,
  openTrace: null,
  highlight: [],
  dialog: "none",
  singleKeys: true,
}));
export const view = (): ViewState => viewStore.getState();
export const setView = (change: Partial<ViewState>): void => viewStore.setState(change);
export const useView = <T>(read: (state: ViewState) => T): T => useStore(viewStore, read);
export const select = (ids: readonly string[]): void => setView({ selection: ids });
