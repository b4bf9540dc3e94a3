// What forms and the JSON Schema say in one language: en.ts and zh.ts, each fetched by itself. Labels of kinds and faults are in their specs.
import type { FaultName } from "../faults/specs.ts";
import type { Words } from "../kinds/spec.ts";
import type { Kind } from "../kinds/specs.ts";

export interface FormWords {
  readonly kinds: Readonly<Record<Kind, Words>>;
  readonly faults: Readonly<Record<FaultName, Words>>;
  /** Id, kind and name of a node. */
  readonly identity: Words;
  readonly route: Words;
  /** By the step's verb: "call.endpoint". */
  readonly steps: Words;
  /** Of the actions that are no faults. */
  readonly acts: Words;
  readonly objective: Words;
  readonly settings: Words;
}
