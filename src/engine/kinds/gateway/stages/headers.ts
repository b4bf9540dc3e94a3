// Sets headers, of all requests or of a share of them. Later stages and the paths see them: a path may ask for a header.
import type { RandomStream } from "../../../kernel/random-stream.ts";
import type { Headers } from "../../../policies/path-table.ts";
import type { StageReport } from "../../../telemetry/views/records.ts";
import type { Passage } from "../passage.ts";
import { CHANGED, PASSED, type SettingsOf, type Stage, type StageCounts, type StagePlace } from "./stage.ts";

export class SetHeaders implements Stage {
  readonly use = "headers";
  readonly counts: StageCounts;
  readonly bit: number;
  readonly set: Headers;
  private readonly share: number;
  private readonly random: RandomStream;

  constructor(settings: SettingsOf<"headers">, { context, counts, bit, purpose }: StagePlace) {
    this.counts = counts;
    this.bit = bit;
    this.set = settings.set;
    this.share = settings.share;
    this.random = context.stream(purpose);
  }

  pass(passage: Passage): number {
    if (this.share < 1) {
      if (this.random.unitOf(passage.frame.request, passage.frame.lineage) >= this.share) return PASSED;
    }
    passage.marks |= this.bit;
    return CHANGED;
  }

  over(): void {}
  report(): Partial<StageReport> {
    return { changed: this.counts.of[CHANGED] as number };
  }
}
