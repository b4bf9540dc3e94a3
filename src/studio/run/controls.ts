// What a person does to the run: transport, acts of an operator, and questions to the worker. Every answer is that of the present run.
import type { RecordedRun, TimelineEntry } from "../../engine/scenario/document.ts";
import type { LogList, LogQuery, Series, SeriesQuery, Trace, TraceList, TraceQuery } from "../../engine/telemetry/records.ts";
import type { Failure, Position, Speed } from "../../worker/protocol.ts";

/** The omission of the time: an act by hand happens now. */
export type ActNow = TimelineEntry extends infer E ? (E extends { readonly at: string } ? Omit<E, "at"> : never) : never;

export interface Controls {
  start(): Promise<void>;
  pause(): Promise<Position>;
  toggle(): Promise<void>;
  step(): Promise<void>;
  /** The present document from virtual time 0 with an empty log. */
  reset(): Promise<void>;
  setSpeed(speed: Speed): Promise<void>;
  act(entry: ActNow): Promise<Failure | null>;
  position(): Promise<Position>;
  digestAt(time: number): Promise<string | null>;
  recorded(): Promise<RecordedRun>;
  series(query: SeriesQuery): Promise<Series>;
  traces(query: TraceQuery): Promise<TraceList>;
  trace(id: string): Promise<Trace | null>;
  logs(query: LogQuery): Promise<LogList>;
}

export const controls = {} as Controls;
