// One stage of a gateway's middleware: it lets a request pass, ends it, answers it, or lets it wait; and may hear of its end. Its
// numbers and what it holds live through edits, under the name of its use and its place among those of the same use.
import type { Failure } from "../../../runtime/failure.ts";
import type { Instance } from "../../../runtime/network.ts";
import { STAGE_VERDICTS, type StageReport, type StageVerdict } from "../../../telemetry/views/records.ts";
import type { BuildContext } from "../../model.ts";
import type { CompletedNodeOfKind } from "../../specs.ts";
import type { Passage } from "../passage.ts";

export type Use = CompletedNodeOfKind<"gateway">["middleware"][number]["use"];
export type SettingsOf<U extends Use> = Extract<CompletedNodeOfKind<"gateway">["middleware"][number], { readonly use: U }>;

const code = (verdict: StageVerdict): number => STAGE_VERDICTS.indexOf(verdict);
export const PASSED = code("passed");
export const ENDED = code("ended");
export const HIT = code("hit");
export const MISS = code("miss");
export const SENT = code("sent");
export const COALESCED = code("coalesced");
export const CHANGED = code("changed");

export interface Stage {
  readonly use: Use;
  readonly counts: StageCounts;
  /** @returns its verdict, one of the codes above; ENDED: with `passage.failure` */
  pass(passage: Passage, now: number): number;
  /** The request that asked for it (`passage.told`) has ended. @param answered false: taken off the server */
  over(passage: Passage, failure: Failure | null, answered: boolean, now: number): void;
  /** What it says beside how many it let pass and ended. */
  report(now: number, instances: readonly Instance[]): Partial<StageReport>;
}

export class StageCounts {
  /** By verdict. */
  readonly of = new Float64Array(STAGE_VERDICTS.length);
}

/** What a stage may ask for while it is built. */
export interface StagePlace {
  readonly context: BuildContext;
  /** Its own bit in `told` and `marks`: its place in the order. */
  readonly bit: number;
  /** What it keeps through edits. */
  readonly kept: <T extends object>(make: () => T) => T;
  readonly purpose: string;
  readonly counts: StageCounts;
  /** The longest prefix of a path that the gateway knows. */
  readonly prefixOf: (path: string) => string | null;
}
