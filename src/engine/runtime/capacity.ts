// What a kind says of its instances: how many of what size, how they come and go, how their health is found out.
import type { Distribution } from "../kernel/distribution.ts";
import type { AutoscaleSettings } from "./life/autoscaling.ts";
import type { MemorySettings } from "./life/memory.ts";
import type { SheddingSettings } from "./visit/shedding.ts";

/** How many instances of what size, and how they come and go. */
export interface Capacity {
  readonly replicas: number;
  readonly concurrency: number;
  readonly queue: number; // Infinity: unbounded
  readonly lifo: boolean;
  readonly blocking: boolean;
  readonly startup: number; // µs
  readonly shutdown: number; // µs
  /** Left out: not modelled. */
  readonly memory?: MemorySettings;
  /** Left out: nobody is turned away before the line is full. */
  readonly shed?: SheddingSettings;
  /** Left out: none. */
  readonly autoscale?: AutoscaleSettings;
  readonly health: {
    readonly interval: number;
    readonly timeout: number;
    /** The probe waits in line like a request. */
    readonly inLine: boolean;
    /** Work of the check itself; null: none. */
    readonly time: Distribution | null;
    readonly unhealthyAfter: number;
    readonly healthyAfter: number;
    readonly restartAfter: number;
  };
}

/** Is the instance well? Asked once a probe, when it answers. */
export type HealthCheck = (instance: {
  readonly name: string;
  readonly busy: number;
  readonly waiting: number;
  readonly present: number;
}) => boolean;
