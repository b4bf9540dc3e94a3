// A token bucket: of the gateway, of each client, or of each of its paths. Who gets no token is answered with 429, which says
// when the next one is there.
import { TokenBucket } from "../../../policies/token-bucket.ts";
import type { Failure } from "../../../runtime/failure.ts";
import type { StageReport } from "../../../telemetry/views/records.ts";
import type { Passage } from "../passage.ts";
import { ENDED, PASSED, type SettingsOf, type Stage, type StageCounts, type StagePlace } from "./stage.ts";

/** Buckets by name, made when first asked for. An edit changes their rate and size, not what is in them. */
export class Buckets {
  private readonly all = new Map<string, TokenBucket>();
  private rate = 1;
  private burst = 1;

  configure(rate: number, burst: number, now: number): void {
    this.rate = rate;
    this.burst = burst;
    for (const bucket of this.all.values()) bucket.configure(rate, burst, now);
  }
  of(name: string): TokenBucket {
    let bucket = this.all.get(name);
    if (bucket === undefined) this.all.set(name, (bucket = new TokenBucket(this.rate, this.burst)));
    return bucket;
  }
  /** Tokens in the emptiest of them. */
  available(now: number): number {
    let least = this.burst;
    for (const bucket of this.all.values()) least = Math.min(least, bucket.available(now));
    return least;
  }
}

export class RateLimit implements Stage {
  readonly use = "rate-limit";
  readonly counts: StageCounts;
  private readonly per: SettingsOf<"rate-limit">["per"];
  private readonly buckets: Buckets;
  private readonly failure: Failure;
  private readonly prefixOf: StagePlace["prefixOf"];
  private readonly names = new Map<string, string>();

  constructor(settings: SettingsOf<"rate-limit">, { context, counts, kept, prefixOf }: StagePlace) {
    this.counts = counts;
    this.per = settings.per;
    this.buckets = kept(() => new Buckets());
    this.buckets.configure(settings.rate, settings.burst, context.now);
    this.failure = context.failure("rateLimit");
    this.prefixOf = prefixOf;
  }

  pass(passage: Passage, now: number): number {
    const bucket = this.buckets.of(this.nameOf(passage));
    if (bucket.take(now)) return PASSED;
    passage.failure = this.failure;
    passage.frame.retryAfter = bucket.wait(now);
    return ENDED;
  }

  private nameOf({ frame, type }: Passage): string {
    if (this.per === "gateway") return "";
    if (this.per === "client") return frame.client === null ? "" : frame.client.id;
    let name = this.names.get(type.path);
    if (name === undefined) this.names.set(type.path, (name = this.prefixOf(type.path) ?? "?"));
    return name;
  }

  over(): void {}
  report(now: number): Partial<StageReport> {
    return { tokens: this.buckets.available(now) };
  }
}
