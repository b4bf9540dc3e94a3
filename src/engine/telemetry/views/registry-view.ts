// What is to be seen of a registry at a moment: what it believes, what each caller believes, and what is true.
import type { InstanceStatus } from "./live.ts";
import type { HistoryEvent } from "./records.ts";

/** The few numbers of it that come with every frame. */
export interface RegistryLive {
  /** Its node. */
  readonly node: string;
  readonly listed: number;
  /** Of those listed as healthy: how many are. */
  readonly up: number;
  /** Listed as healthy, and not. */
  readonly stale: number;
  readonly preserving: boolean;
}

/** Unreachable and stale: by a fault that meets all messages. */
export type RegistryState = "up" | "down" | "hanging" | "unreachable" | "stale";

export interface RegistryView {
  readonly node: string;
  readonly now: number;
  readonly state: RegistryState;
  /** µs */
  readonly lease: number;
  readonly heartbeat: number;
  readonly sweep: number;
  readonly refresh: number;
  /** Virtual time of the next sweep. */
  readonly nextSweep: number;
  readonly selfPreservation: boolean;
  /** Evictions were held back at the last sweep. */
  readonly preserving: boolean;
  /** Renewals of the last full window, Infinity before there was one; evictions go on above the threshold. */
  readonly renewals: number;
  readonly threshold: number;
  readonly callers: readonly RegistryCaller[];
  readonly entries: readonly RegistryEntry[];
  /** Instances and callers that are not shown. */
  readonly left: { readonly entries: number; readonly callers: number };
  /** The latest, oldest first. */
  readonly history: readonly HistoryEvent[];
}
export interface RegistryCaller {
  /** Of an instance, or the id of a client. */
  readonly name: string;
  readonly node: string;
  /** Virtual time of the list that it has; null: it has none. */
  readonly refreshedAt: number | null;
  readonly nextRefresh: number;
  /** Refreshes in a row that brought nothing. */
  readonly failures: number;
}
/** An instance: one that runs, or one that is listed although it is gone. */
export interface RegistryEntry {
  readonly service: string;
  readonly instance: string;
  /** Null: it is gone for good. */
  readonly truth: InstanceStatus | null;
  /** Null: not listed. */
  readonly listed: InstanceStatus | null;
  /** Virtual time of the last renewal of its lease; null: it has none. */
  readonly renewedAt: number | null;
  /** Callers of its service, as places in `callers`, that count it among the healthy; and those that do not. */
  readonly inUseBy: readonly number[];
  readonly unknownTo: readonly number[];
}
export interface RegistryQuery {
  /** Entries at most; those about which opinions differ come first. */
  readonly most: number;
  /** Callers at most. */
  readonly mostCallers: number;
}
