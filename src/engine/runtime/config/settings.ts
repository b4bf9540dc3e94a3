// The settings of the configuration server in a run.
import type { ConfigValues } from "../../configuration/version.ts";
import type { Distribution } from "../../kernel/distribution.ts";

export interface ConfigSettings {
  /** As the drawing writes them, by service. */
  readonly documents: ReadonlyMap<string, ConfigValues>;
  /** Values out of range go out all the same. */
  readonly letThrough: boolean;
  /** Instances are told; else they ask. */
  readonly push: boolean;
  /** From a change until an instance is told. */
  readonly delay: Distribution;
  /** µs between two questions of an instance. */
  readonly poll: number;
  /** Of each message to or from the server, one way. */
  readonly latency: Distribution;
}
