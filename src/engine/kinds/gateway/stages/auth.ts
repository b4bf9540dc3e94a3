// Checks credentials: takes its time, turns away a share of the requests with 401.
import { type Distribution, draw } from "../../../kernel/distribution.ts";
import type { RandomStream } from "../../../kernel/random-stream.ts";
import type { Failure } from "../../../runtime/failure.ts";
import type { Passage } from "../passage.ts";
import { ENDED, PASSED, type SettingsOf, type Stage, type StageCounts, type StagePlace } from "./stage.ts";

export class Auth implements Stage {
  readonly use = "auth";
  readonly counts: StageCounts;
  private readonly time: Distribution;
  private readonly reject: number;
  private readonly random: RandomStream;
  private readonly failure: Failure;

  constructor(settings: SettingsOf<"auth">, { context, counts, purpose }: StagePlace) {
    this.counts = counts;
    this.time = context.distribution(settings.time);
    this.reject = settings.reject;
    this.random = context.stream(purpose);
    this.failure = context.failure("auth");
  }

  pass(passage: Passage): number {
    const { frame } = passage;
    this.random.seek(frame.request, frame.lineage);
    passage.us += draw(this.time, this.random);
    if (this.reject === 0 || this.random.unit() >= this.reject) return PASSED;
    passage.failure = this.failure;
    return ENDED;
  }
  over(): void {}
  report(): object {
    return {};
  }
}
