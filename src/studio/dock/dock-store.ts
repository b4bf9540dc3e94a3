// What the person asks of the panels: compared scopes, zoom, filters. Part of the view that lives as long as the page;
// nothing of it is in a document, a link or the run. Shared by the panels, so that a chart can ask the trace list for a moment.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import type { Outcome } from "../../engine/telemetry/views/live.ts";
import type { Level, Scope } from "../../engine/telemetry/views/records.ts";

/** A stretch of virtual time, µs. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface TraceFilter {
  readonly node: string | null;
  readonly operation: string | null;
  readonly outcome: "ok" | "failed" | Outcome | null;
  readonly minDuration: number | null;
  readonly maxDuration: number | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly text: string;
  readonly order: "newest" | "longest";
}
export interface LogFilter {
  readonly node: string | null;
  readonly trace: string | null;
  readonly levels: readonly Level[];
  readonly text: string;
}
export interface DockState {
  /** Scopes beside the first one, at most three. */
  readonly compared: readonly Scope[];
  /** The charts show this stretch; null: the range up to now. */
  readonly zoom: Span | null;
  readonly logLatency: boolean;
  readonly table: boolean;
  readonly traces: TraceFilter;
  readonly logs: LogFilter;
}

export const ALL_LEVELS: readonly Level[] = ["debug", "info", "warn", "error"];
export const MOST_SCOPES = 4;
export const NO_TRACE_FILTER: TraceFilter = {
  node: null,
  operation: null,
  outcome: null,
  minDuration: null,
  maxDuration: null,
  from: null,
  to: null,
  text: "",
  order: "longest",
};
export const NO_LOG_FILTER: LogFilter = { node: null, trace: null, levels: ALL_LEVELS, text: "" };

export const dockStore = createStore<DockState>(() => ({
  compared: [],
  zoom: null,
  logLatency: false,
  table: false,
  traces: NO_TRACE_FILTER,
  logs: NO_LOG_FILTER,
}));
export const useDock = <T>(read: (state: DockState) => T): T => useStore(dockStore, read);
export const setDock = (change: Partial<DockState>): void => dockStore.setState(change);
export const filterTraces = (change: Partial<TraceFilter>): void =>
  dockStore.setState((state) => ({ traces: { ...state.traces, ...change } }));
export const filterLogs = (change: Partial<LogFilter>): void => dockStore.setState((state) => ({ logs: { ...state.logs, ...change } }));

/** Does the filter leave anything out? The order is no filter. */
export const isFiltered = (filter: TraceFilter): boolean => {
  const { order: _order, text, ...rest } = filter;
  return text !== "" || Object.values(rest).some((value) => value !== null);
};
