// State changes as data: of instances, lists, breakers and whatever else has a state; each with what brought it about, back to the
// fault, the act or the edit that began it. Without one of these, a setting of the document brought it about.
import type { Cause, Status } from "./live.ts";
import type { Reason, ReasonCode } from "./reason.ts";
import type { Mark } from "./records.ts";

/** What it is that changed: an instance itself, its place on a list, a breaker, … */
export type ChangeSort =
  | "condition"
  | "instance"
  | "listing"
  | "breaker"
  | "ejection"
  | "lease"
  | "scale"
  | "deploy"
  | "saga"
  | "config"
  | "member"
  | "objective";

/** What an objective comes to be. */
export const OBJECTIVE_STATES = ["held", "broken"] as const;

/** What becomes of a registration; and, of the registry as a whole, whether it evicts or holds that back. */
export const LEASE_STATES = ["unregistered", "registered", "deregistered", "evicted", "evicting", "preserving"] as const;
export type LeaseState = (typeof LEASE_STATES)[number];

/** What brings a change about; the studio has a sentence for each, which `values` fill. */
export const CHANGE_CAUSES = [
  "fault",
  "faultOver",
  "kill",
  "restart",
  "stop",
  "start",
  "scale",
  "edit",
  "removed",
  "probe",
  "startup",
  "drained",
  "autoscale",
  "deploy",
  "promote",
  "rollback",
  "errors",
  "outOfMemory",
  "restartPolicy",
  "instanceStatus",
  "failuresInRow",
  "ejectionOver",
  "outcomes",
  "leaseExpired",
  "unknownLease",
  "renewals",
  "condition",
  "session",
  "maxPoll",
  "stepFailed",
  "compensationFailed",
  "retry-saga",
  "resolve-saga",
  "config",
  "configHeard",
  "effect",
  "stateLost",
  "measured",
] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

/** What led to a change. Both null: nothing that was done; the document's settings are so. */
export interface Led {
  /** The fault, act or edit at the beginning of the chain. */
  readonly origin: Mark | null;
  /** Number of the change before this one in the chain; null where the chain begins. It may have been dropped since. */
  readonly because: number | null;
}
export const BY_SETTING: Led = { origin: null, because: null };

export interface StateChange {
  /** Rises by one with every change of the run. */
  readonly seq: number;
  readonly at: number;
  /** Id of the node or route. */
  readonly thing: string;
  /** "orders-2"; "": it concerns the thing as a whole. */
  readonly instance: string;
  readonly sort: ChangeSort;
  /** Words of the sort: at `instance` those of INSTANCE_STATUSES. */
  readonly from: string;
  readonly to: string;
  readonly cause: Led & {
    readonly code: ChangeCause;
    readonly values: Readonly<Record<string, string | number>>;
  };
}

export interface ChangeQuery {
  /** Of this node or route; left out: of all. */
  readonly thing?: string;
  readonly instance?: string;
  readonly sorts?: readonly ChangeSort[];
  readonly from?: number;
  readonly to?: number;
  readonly most: number;
}
export interface ChangeList {
  /** Newest first. */
  readonly changes: readonly StateChange[];
  readonly matched: number;
  /** What the changes lead back to, as far as it is still kept and not among them; newest first. */
  readonly before: readonly StateChange[];
}

/** The setting at which a chain ends: a reason that a node or route gives by itself, or what there is of it. */
export type WhySetting = ReasonCode | "slots" | "replicas" | "loss" | "endless" | "unknown";

/** One link of the answer to why a thing is as it is: the first is now, the last began it. */
export type WhyLink =
  | { readonly sort: "condition"; readonly thing: string; readonly status: Status; readonly cause: Cause | null }
  /** Requests of the client end badly, the last for this reason. */
  | { readonly sort: "failing"; readonly thing: string; readonly reason: Reason }
  /** Over the route `thing` to that node. */
  | { readonly sort: "over"; readonly thing: string; readonly to: string }
  /** Each call over the route takes so many tries: they add to the load of that node. */
  | { readonly sort: "retries"; readonly thing: string; readonly to: string; readonly tries: number }
  | { readonly sort: "change"; readonly change: StateChange }
  | { readonly sort: "origin"; readonly origin: Mark }
  | {
      readonly sort: "setting";
      readonly thing: string;
      readonly setting: WhySetting;
      readonly values: Readonly<Record<string, string | number>>;
    };
