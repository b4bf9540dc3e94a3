// What the worker last said: the state of the run, and the live numbers of each node and route by their own subscription,
// so that a frame draws anew what it changed and not the canvas. The only home of what the simulation tells.
import { useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import type { ConfigLive } from "../../engine/telemetry/views/config-view.ts";
import type { ActiveFault, Cause, InstanceStatus, RolloutPhase, Status, ScaleReason } from "../../engine/telemetry/views/live.ts";
import type { RegistryLive } from "../../engine/telemetry/views/registry-view.ts";
import type { SagaLive } from "../../engine/telemetry/views/saga-view.ts";
import type { Failure, RunState } from "../../worker/protocol.ts";

export interface NodeLive {
  readonly status: Status;
  readonly cause: Cause | null;
  readonly arrivals: number;
  readonly rate: number;
  readonly errorShare: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly busy: number;
  readonly slots: number;
  readonly waiting: number;
  readonly room: number;
  readonly inFlight: number;
  readonly load: number;
  /** Share of an external service's quota; NaN without one. */
  readonly quotaLeft: number;
  /** Share of the reads that a cache answered itself, the keys that it holds and has room for; NaN elsewhere. */
  readonly hitShare: number;
  readonly keys: number;
  readonly keyRoom: number;
  /** Of a broker: messages that somebody is not done with, those that no group has acknowledged, redeliveries a second; NaN elsewhere. */
  readonly depth: number;
  readonly lag: number;
  readonly redelivered: number;
  readonly instances: readonly InstanceLive[];
  readonly trend: Float32Array;
  /** Replicas that there shall be. */
  readonly wanted: number;
  readonly scaler: ScalerLive | null;
  readonly rollout: RolloutLive | null;
  /** Of an orchestrator alone. */
  readonly sagas: SagaLive | null;
  /** Of the registry alone. */
  readonly registry: RegistryLive | null;
  /** Of the configuration server alone. */
  readonly config: ConfigLive | null;
}
export interface InstanceLive {
  readonly number: number;
  readonly status: InstanceStatus;
  readonly busy: number;
  readonly slots: number;
  readonly waiting: number;
  readonly room: number;
  readonly rate: number;
  readonly errorShare: number;
  readonly p99: number;
  readonly since: number;
  /** MB; NaN where it is not modelled, and for no limit Infinity. */
  readonly memory: number;
  readonly memoryLimit: number;
  /** Per virtual second. */
  readonly arrivals: number;
  /** "": it has none. */
  readonly version: string;
  /** Routes that leave it out for its failures. */
  readonly ejected: number;
  /** Place of its zone among all by id; NaN: nowhere in particular. */
  readonly zone: number;
}
/** Breakers of the callers that are there now, by state. */
export interface BreakersLive {
  readonly closed: number;
  readonly open: number;
  readonly halfOpen: number;
  readonly idle: number;
}
/** @see ROLLOUT_PHASES; `until` is NaN where somebody must decide. */
export interface RolloutLive {
  readonly phase: RolloutPhase;
  readonly version: string;
  readonly until: number;
}
/** The autoscaler's last decision; `why` is null before the first. */
export interface ScalerLive {
  readonly nextAt: number;
  readonly wish: number;
  readonly utilisation: number;
  readonly why: ScaleReason | null;
}
export interface RouteLive {
  /** Null: the route has none. */
  readonly breakers: BreakersLive | null;
  readonly rate: number;
  readonly errorShare: number;
  readonly tries: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly inFlight: number;
}

export interface RunStatus {
  readonly state: RunState | "loading";
  readonly now: number; // µs
  readonly events: number;
  readonly reached: number;
  readonly failure: Failure | null;
  readonly faults: readonly ActiveFault[];
  /** Objectives that are broken now. */
  readonly broken: number;
  readonly dotsStandFor: number;
  /** Number of entries in the log of what was done by hand. */
  readonly logged: number;
  /** The document was edited since virtual time 0 of this run. */
  readonly edited: boolean;
  /** The run began from the document's record; after a reset it does not. */
  readonly recorded: boolean;
}

/** Of a run that has told nothing yet. */
export const UNTOLD: RunStatus = {
  state: "loading",
  now: 0,
  events: 0,
  reached: 0,
  failure: null,
  faults: [],
  broken: 0,
  dotsStandFor: 1,
  logged: 0,
  edited: false,
  recorded: false,
};
export const runStore = createStore<RunStatus>(() => UNTOLD);
export const useRun = <T>(read: (status: RunStatus) => T): T => useStore(runStore, read);

class LiveOf<T> {
  private readonly values = new Map<string, T>();
  private readonly listeners = new Map<string, Set<() => void>>();
  get(id: string): T | undefined {
    return this.values.get(id);
  }
  set(id: string, value: T): void {
    this.values.set(id, value);
    for (const listener of this.listeners.get(id) ?? []) listener();
  }
  /** Of all others nothing is known any more. */
  retain(ids: ReadonlySet<string>): void {
    const gone = [...this.values.keys()].filter((id) => !ids.has(id));
    for (const id of gone) this.values.delete(id);
    for (const id of gone) for (const listener of this.listeners.get(id) ?? []) listener();
  }
  subscribe(id: string, listener: () => void): () => void {
    const set = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.listeners.delete(id);
    };
  }
}
export const liveNodes = new LiveOf<NodeLive>();
export const liveRoutes = new LiveOf<RouteLive>();

/** Live numbers of a node, undefined before the first frame. A new object only when a number changed. */
export const useNodeLive = (id: string): NodeLive | undefined =>
  useSyncExternalStore(
    (listener) => liveNodes.subscribe(id, listener),
    () => liveNodes.get(id),
  );
export const useRouteLive = (id: string): RouteLive | undefined =>
  useSyncExternalStore(
    (listener) => liveRoutes.subscribe(id, listener),
    () => liveRoutes.get(id),
  );

/** A sampled call as the canvas animates it; see DOT in engine/telemetry/views/live.ts. */
export interface DotEvent {
  readonly id: number;
  readonly route: string;
  readonly phase: "sent" | "ended";
  readonly attempt: number;
  readonly outcome: number;
  readonly at: number;
  readonly request: number;
}
type DotListener = (dots: readonly DotEvent[]) => void;
const dotListeners = new Set<DotListener>();
export const onDots = (listener: DotListener): (() => void) => {
  dotListeners.add(listener);
  return () => dotListeners.delete(listener);
};
export const tellDots = (dots: readonly DotEvent[]): void => {
  for (const listener of dotListeners) listener(dots);
};
