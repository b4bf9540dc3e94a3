// The settings of the registry in a run.
import type { LeaseSettings } from "../../discovery/service-registry.ts";
import type { Distribution } from "../../kernel/distribution.ts";

export interface RegistrySettings extends LeaseSettings {
  /** µs between two refreshes of a caller's list. */
  readonly refresh: number;
  /** Of each message to or from the registry, one way. */
  readonly latency: Distribution;
}
