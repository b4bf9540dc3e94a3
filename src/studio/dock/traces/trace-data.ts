// What the list and the scatter are drawn from: two questions at the same moment, one for the newest traces of the shown stretch (the
// scatter), one for the rows that pass every filter.
import { useCallback } from "react";

import type { Mark, TraceList, TraceQuery } from "../../../engine/telemetry/views/records.ts";
import { controls } from "../../run/controls.ts";
import { runStore } from "../../run/run-store.ts";
import type { Span, TraceFilter } from "../dock-store.ts";
import { shownWindow } from "../metrics/window.ts";
import { type Polled, usePolled } from "../polled.ts";
import { SYSTEM } from "../scopes.ts";

export const MOST_DOTS = 2000;
export const MOST_ROWS = 500;

export interface TraceData {
  readonly now: number;
  /** The time axis of the scatter. */
  readonly shown: Span;
  readonly dots: TraceList;
  readonly list: TraceList;
  readonly marks: readonly Mark[];
}

/** The axis holds the range, and the stretch that was asked for if that is older. */
export function scatterWindow(range: number, filter: TraceFilter, now: number): Span {
  const shown = shownWindow(range, null, now);
  const from = Math.min(shown.from, filter.from ?? Infinity);
  return from === shown.from ? shown : { from: Math.max(0, from - 1e6), to: shown.to };
}

/** Exact optional properties: what is not filtered is not there. */
export function queryOf(filter: TraceFilter, shown: Span): Omit<TraceQuery, "most"> {
  return {
    order: filter.order,
    from: filter.from ?? shown.from,
    ...(filter.to === null ? {} : { to: filter.to }),
    ...(filter.node === null ? {} : { node: filter.node }),
    ...(filter.operation === null ? {} : { operation: filter.operation }),
    ...(filter.outcome === null ? {} : { outcome: filter.outcome }),
    ...(filter.minDuration === null ? {} : { minDuration: filter.minDuration }),
    ...(filter.maxDuration === null ? {} : { maxDuration: filter.maxDuration }),
    ...(filter.text === "" ? {} : { text: filter.text }),
  };
}

export function useTraces(filter: TraceFilter, range: number): Polled<TraceData> {
  const ask = useCallback(async (): Promise<TraceData> => {
    const { now } = runStore.getState();
    const shown = scatterWindow(range, filter, now);
    // The box is drawn over the dots around it, so it does not take them away.
    const around = queryOf({ ...filter, from: null, to: null, minDuration: null, maxDuration: null, order: "newest" }, shown);
    const [dots, list, { marks }] = await Promise.all([
      controls.traces({ ...around, most: MOST_DOTS }),
      controls.traces({ ...queryOf(filter, shown), most: MOST_ROWS }),
      controls.series({ scope: SYSTEM, from: Math.max(0, shown.from), to: shown.to, most: 1 }),
    ]);
    return { now, shown, dots, list, marks };
  }, [filter, range]);
  return usePolled(ask);
}
