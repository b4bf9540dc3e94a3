// Turns requests away with 503 while so many are in flight behind it at the replica: begun there and not yet answered.
import type { Failure } from "../../../runtime/failure.ts";
import { InstanceMemory } from "../../../runtime/life/instance-memory.ts";
import type { Instance } from "../../../runtime/network.ts";
import type { StageReport } from "../../../telemetry/views/records.ts";
import type { Passage } from "../passage.ts";
import { ENDED, PASSED, type SettingsOf, type Stage, type StageCounts, type StagePlace } from "./stage.ts";

export class LoadShed implements Stage {
  readonly use = "load-shed";
  readonly counts: StageCounts;
  private readonly bit: number;
  private readonly most: number;
  private readonly failure: Failure;
  private readonly behind: InstanceMemory<{ count: number }>;

  constructor(settings: SettingsOf<"load-shed">, { context, counts, kept, bit }: StagePlace) {
    this.counts = counts;
    this.bit = bit;
    this.most = settings.maxInFlight;
    this.failure = context.failure("shed");
    this.behind = kept(() => new InstanceMemory(() => ({ count: 0 })));
  }

  pass(passage: Passage): number {
    const behind = this.behind.of(passage.frame.instance as Instance);
    if (behind.count >= this.most) {
      passage.failure = this.failure;
      return ENDED;
    }
    behind.count++;
    passage.told |= this.bit;
    return PASSED;
  }

  over({ frame }: Passage): void {
    this.behind.of(frame.instance as Instance).count--;
  }

  report(_now: number, instances: readonly Instance[]): Partial<StageReport> {
    return { inFlight: this.behind.all(instances).reduce((sum, { count }) => sum + count, 0) };
  }
}
