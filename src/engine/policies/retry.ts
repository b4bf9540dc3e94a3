// Whether a failed attempt is tried again, and how long the caller waits before. Names and rules: scenario-format.md, "Routes".
import type { RandomStream } from "../kernel/random-stream.ts";
import type { Failure, RetryName } from "../runtime/failure.ts";
import type { RetryBudget } from "./retry-budget.ts";

export interface RetrySettings {
  readonly attempts: number; // the first one counts
  readonly backoff: "none" | "fixed" | "exponential";
  readonly base: number; // µs
  readonly max: number; // µs
  readonly jitter: "none" | "full" | "equal" | "decorrelated";
  readonly on: readonly string[];
  /** The wait is no shorter than the `retry-after` of the answer. */
  readonly retryAfter: boolean;
}

export class Retry {
  private readonly settings: RetrySettings;
  private readonly random: RandomStream;
  private readonly on: ReadonlySet<string>;
  private readonly fives: boolean;
  readonly budget: RetryBudget | null;
  /** Retries that the budget did not allow. */
  overBudget = 0;
  readonly heedsRetryAfter: boolean;

  constructor(settings: RetrySettings, random: RandomStream, budget: RetryBudget | null) {
    this.settings = settings;
    this.heedsRetryAfter = settings.retryAfter;
    this.random = random;
    this.budget = budget;
    this.on = new Set(settings.on);
    this.fives = this.on.has("5xx");
  }

  /** A call begins: it may earn the budget a retry. */
  called(now: number): void {
    if (this.budget !== null) this.budget.called(now);
  }

  /** @param attempt number of the attempt that failed  @param name what its route calls the failure [by its own name] */
  wants(failure: Failure, attempt: number, now: number, name: RetryName = failure.retry): boolean {
    if (!this.answersTo(name)) return false; // and then the budget is not charged either: an error of the client says nothing of the server
    this.budget?.failed(now);
    if (attempt >= this.settings.attempts) return false;
    if (this.budget === null || this.budget.take(now)) return true;
    this.overBudget++;
    return false;
  }

  private answersTo(name: RetryName): boolean {
    if (name === "5xx") return this.fives;
    return name !== "never" && this.on.has(name);
  }

  /** Whole µs before the k-th retry (k = 1 for the first). @param previous the wait before the one before, 0 at the first */
  wait(k: number, previous: number): number {
    const { backoff, base, max, jitter } = this.settings;
    if (backoff === "none") return 0;
    if (jitter === "decorrelated") return this.decorrelated(previous > 0 ? previous : base);
    const d = backoff === "fixed" ? base : Math.min(max, base * doubled(k - 1));
    if (jitter === "none") return d;
    const u = this.random.unit();
    return Math.floor(jitter === "full" ? d * u : d / 2 + (d / 2) * u);
  }

  private decorrelated(previous: number): number {
    const { base, max } = this.settings;
    return Math.floor(Math.min(max, base + Math.max(0, 3 * previous - base) * this.random.unit()));
  }
}

/** 2^k, without overflow. */
function doubled(k: number): number {
  let x = 1;
  for (let i = 0; i < k && x < 1e15; i++) x *= 2;
  return x;
}
