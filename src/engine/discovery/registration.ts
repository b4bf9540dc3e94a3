// What a registry knows of an instance: a copy, true when it was told and only until it changes.
import type { InstanceStatus } from "../telemetry/views/live.ts";

/**
 * One entry of a registry. Never changed in place: news makes another one, so whoever holds it holds what was true then.
 * @typeParam A how it is reached: a text such as "10.0.0.7:8080", or whatever who runs it understands
 */
export interface Registration<A = string> {
  /** Unique in the registry: `orders-2`. */
  readonly id: string;
  /** The name by which it is looked for: `orders`. */
  readonly service: string;
  readonly status: InstanceStatus;
  readonly address: A;
}

/** The registry as it was at one moment: registrations by the name of their service, in the order in which they came. */
export type Snapshot<A = string> = ReadonlyMap<string, readonly Registration<A>[]>;
