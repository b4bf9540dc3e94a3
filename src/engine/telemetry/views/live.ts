// What an observer reads of a run at a moment: fixed columns of numbers by node, instance and route, in the order of their ids.
// Reading changes nothing in the run. Rates and shares are over the last closed windows; counts and states are of the instant.
import type { ConfigLive } from "./config-view.ts";
import type { Reason } from "./reason.ts";
import type { RegistryLive } from "./registry-view.ts";
import type { SagaLive } from "./saga-view.ts";

/** One row a node. Times in µs; NaN where nothing is known yet. `live…` columns are of the instant, the others of the last windows. */
export const NODE = {
  status: 0, // index into STATUSES
  arrivals: 1, // per virtual second
  rate: 2, // ended (at a client: requests ended) per virtual second
  errorShare: 3, // of those ended
  p50: 4,
  p95: 5,
  p99: 6,
  busy: 7, // slots (connections) held now
  slots: 8, // slots of existing instances
  waiting: 9, // in line now
  room: 10, // places in line, Infinity when unbounded
  inFlight: 11,
  instances: 12, // rows of this node in `instances`
  load: 13, // clients: requests a second (users of a closed load) that the load shape asks for now; else NaN
  quotaLeft: 14, // share of the quota that is left now; NaN without one
  wanted: 15, // replicas that there shall be
  scaleWish: 16, // the autoscaler's last wish before its limits; this and the next three are NaN without one, or before its first decision
  scaleUtilisation: 17, // measured before it, 0 … 1
  scaleWhy: 18, // index into SCALE_REASONS
  scaleNextAt: 19, // µs
  rollout: 20, // index into ROLLOUT_PHASES; this and the next two are NaN without a deployment under way
  rolloutVersion: 21, // index into `versions`
  rolloutUntil: 22, // µs at which it goes on by itself; NaN: when somebody decides
  hitShare: 23, // of the reads of a cache in the last windows; NaN elsewhere
  keys: 24, // that it holds, and has room for
  keyRoom: 25,
  depth: 26, // brokers: messages that somebody is not done with; this and the next two are NaN elsewhere
  lag: 27, // messages that are not acknowledged, of all groups together
  redelivered: 28, // per virtual second
} as const;
export const NODE_COLUMNS = 29;

export const INSTANCE = {
  number: 0, // orders-3 → 3
  status: 1, // index into INSTANCE_STATUSES
  busy: 2,
  slots: 3,
  waiting: 4,
  room: 5,
  rate: 6,
  errorShare: 7,
  p99: 8,
  since: 9, // virtual time at which the status began, µs
  memory: 10, // in use, MB; NaN where it is not modelled
  memoryLimit: 11, // MB; Infinity: none
  arrivals: 12, // per virtual second, of the last window
  ejected: 13, // routes that leave it out for its failures
  version: 14, // index into `versions`
  zone: 15, // place of its zone among all by id; NaN: nowhere in particular
} as const;
export const INSTANCE_COLUMNS = 16;

export const ROUTE = {
  rate: 0, // attempts sent per virtual second
  errorShare: 1, // of attempts ended
  tries: 2, // attempts ÷ calls, 1 without retries
  p50: 3,
  p95: 4,
  p99: 5,
  inFlight: 6,
  // breakers of the callers that are there now, by state; NaN where the route has none
  breakersClosed: 7,
  breakersOpen: 8, // forced open too
  breakersHalfOpen: 9,
  breakersIdle: 10, // disabled or metrics only
} as const;
export const ROUTE_COLUMNS = 11;

/** A sampled call as it is seen on a route: one row when an attempt is sent, one when the caller learns of its end. */
export const DOT = {
  id: 0, // the attempt
  route: 1, // row of the route
  phase: 2, // 0 sent, 1 ended
  attempt: 3, // 1 for the first try
  outcome: 4, // index into OUTCOMES, of phase 1
  at: 5, // virtual time, µs
  request: 6, // number that all calls of one request share
} as const;
export const DOT_COLUMNS = 7;

/** Why the autoscaler's number is what it is; the studio has the words. */
export const SCALE_REASONS = [
  /** Utilisation is within the tolerance of the target: all is well. */
  "steady",
  /** More are needed, and come. */
  "up",
  /** Fewer are enough, and have been for the whole stabilisation window. */
  "down",
  /** More are needed than may be added at a time: the rest comes with the next decisions. */
  "limited",
  /** Fewer are enough now, but within the stabilisation window more were wished for. */
  "stabilising",
  /** More are needed, but with those that are starting it will do. */
  "starting",
  /** The wish is above the most that there may be, or below the fewest. */
  "most",
  "fewest",
  /** None is ready: there is nothing to measure. */
  "unknown",
] as const;
export type ScaleReason = (typeof SCALE_REASONS)[number];

/** How far a deployment has come: it replaces, or it holds until somebody or its time decides. */
export const ROLLOUT_PHASES = ["rolling", "holding"] as const;
export type RolloutPhase = (typeof ROLLOUT_PHASES)[number];
export const STATUSES = ["healthy", "degraded", "failing", "stopped"] as const;
export type Status = (typeof STATUSES)[number];
export const INSTANCE_STATUSES = ["STARTING", "HEALTHY", "UNHEALTHY", "STOPPING", "STOPPED", "CRASHED"] as const;
export type InstanceStatus = (typeof INSTANCE_STATUSES)[number];
/** How a call or request ends; the first is the good one. */
export const OUTCOMES = ["ok", "clientError", "serverError", "timeout", "rejected", "refused", "cancelled"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a node is not healthy, most telling first. The studio has the words. */
export type Cause =
  /** An outage: of all that is sent to it, or comes from it, this share is lost. */
  | { readonly code: "unreachable"; readonly share: number }
  | {
      readonly code: "queueFull";
      readonly busy: number;
      readonly slots: number;
      readonly waiting: number;
      readonly room: number;
      readonly down: number;
      readonly of: number;
    }
  | { readonly code: "down"; readonly down: number; readonly of: number }
  /** Sagas whose compensation gave up: they wait for a person. */
  | { readonly code: "stuckSagas"; readonly stuck: number }
  /** A broker's group falls behind: messages per second, those not handled, and µs since the oldest that waits was published. */
  | {
      readonly code: "lagGrows";
      readonly group: string;
      /** Of the subscription. */
      readonly route: string;
      readonly published: number;
      readonly handled: number;
      readonly lag: number;
      readonly age: number;
    }
  | { readonly code: "ejected"; readonly ejected: number; readonly of: number }
  | { readonly code: "stopped"; readonly at: number }
  | { readonly code: "errors"; readonly share: number; readonly reason: Reason | null }
  | { readonly code: "saturated"; readonly busy: number; readonly slots: number; readonly waiting: number }
  | { readonly code: "slow"; readonly callee: string; readonly share: number }
  /** Its slots are held by calls to one callee (or, where calls hold none, its requests stand still for it). */
  | {
      readonly code: "waits";
      readonly callee: string;
      /** Of the calls for which it waits. */
      readonly route: string;
      readonly visits: number;
      readonly busy: number;
      readonly slots: number;
      readonly waiting: number;
    }
  /** Instances that accept and do nothing. */
  | { readonly code: "hangs"; readonly hanging: number; readonly of: number };

/** A fault that acts now. */
export interface ActiveFault {
  /** Its id of the timeline, or one that was given to it ("fault-1"): what `clear` names. */
  readonly id: string;
  readonly fault: string;
  readonly target: string;
  readonly instance?: string;
  readonly since: number;
  /** Virtual time of its end; null: until it is cleared. */
  readonly until: number | null;
  /** Its own settings, as written: `{ delay: "300ms" }`. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface Live {
  readonly now: number;
  readonly events: number;
  readonly nodes: Float64Array;
  readonly instances: Float64Array;
  readonly routes: Float64Array;
  /** p99 (at a client: rate) of the last 60 windows, oldest first, 60 a node; NaN where a window had no data. */
  readonly trends: Float32Array;
  readonly dots: Float64Array;
  /** Names of versions, to which columns point. */
  readonly versions: readonly string[];
  readonly faults: readonly ActiveFault[];
  /** By row of the node; null: healthy. */
  readonly causes: readonly (Cause | null)[];
  /** Objectives that are broken now. */
  readonly broken: number;
  /** Null: the scenario has no registry. */
  readonly registry: RegistryLive | null;
  /** Of each orchestrator. */
  readonly sagas: readonly SagaLive[];
  /** Null: the scenario has no configuration server. */
  readonly config: ConfigLive | null;
}
export const TREND_WINDOWS = 60;
