// What is to be seen of a configuration at a moment: the documents with their versions, and what each instance holds of them.
import type { ConfigValue } from "../../configuration/version.ts";
import type { InstanceStatus } from "./live.ts";
import type { HistoryEvent } from "./records.ts";

/** The few numbers of it that come with every frame. */
export interface ConfigLive {
  /** Its node. */
  readonly node: string;
  readonly documents: number;
  /** Views that instances hold, and those of them that hold what they are to. */
  readonly views: number;
  readonly current: number;
  /** µs from the last change that all have by now until the last of them had it; NaN: there was none. */
  readonly spread: number;
  /** µs for which the oldest change is under way that not all have yet; NaN: there is none. */
  readonly underWay: number;
}

/** Slow: by a fault. */
export type ConfigState = "up" | "slow" | "down" | "hanging";

export interface ConfigView {
  readonly node: string;
  readonly now: number;
  readonly state: ConfigState;
  readonly push: boolean;
  /** µs between two questions of an instance. */
  readonly poll: number;
  /** Values out of range go out all the same. */
  readonly letThrough: boolean;
  readonly documents: readonly ConfigDocument[];
  /** The one that was asked for, or the first; null: there is none. */
  readonly shown: ConfigDetail | null;
  /** The latest, oldest first. */
  readonly history: readonly HistoryEvent[];
}
export interface ConfigDocument {
  readonly service: string;
  /** What all are to have that belong to no share. */
  readonly stable: number;
  readonly staged: number | null;
  readonly views: number;
  readonly behind: number;
}
export interface ConfigDetail extends Omit<ConfigDocument, "staged"> {
  readonly staged: { readonly version: number; readonly share: number; readonly count: number } | null;
  /** Oldest first; those that anybody holds are among them. */
  readonly versions: readonly ConfigVersionRow[];
  readonly instances: readonly ConfigInstance[];
  /** Instances that are not shown. */
  readonly left: number;
}
export interface ConfigVersionRow {
  readonly number: number;
  readonly at: number;
  readonly by: "start" | "set" | "rollback";
  /** It went to a share, and never to all. */
  readonly tried: boolean;
  /** Whose values came again. */
  readonly again: number | null;
  readonly values: readonly (readonly [key: string, value: ConfigValue])[];
}
export interface ConfigInstance {
  readonly name: string;
  readonly status: InstanceStatus;
  /** The version of its view, and the one that acts; null: none, it goes by the drawing. */
  readonly holds: number | null;
  readonly acts: number | null;
  /** What it is to have. */
  readonly target: number;
  /** Virtual times: since when it holds that, and when it asks next. */
  readonly since: number;
  readonly nextAt: number;
  /** Questions in a row that brought nothing. */
  readonly failures: number;
}
export interface ConfigQuery {
  /** Whose document; null: the first. */
  readonly service: string | null;
  /** Instances at most; those that differ come first. */
  readonly most: number;
}
