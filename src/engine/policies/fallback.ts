// What the caller answers in place of a call that failed: a value of its own, such as a default or an old copy. The call is then ok.
import type { Failure } from "../runtime/failure.ts";

/** Names of `retry.on`, and the overall deadline, which no retry answers to. */
export type FallbackName = "5xx" | "reset" | "connect" | "timeout" | "deadline" | "rejected" | "408" | "429";

export class Fallback {
  private readonly on: ReadonlySet<string>;
  constructor(on: readonly FallbackName[]) {
    this.on = new Set(on);
  }

  answers(failure: Failure): boolean {
    return this.on.has(failure.code === "deadline" || failure.code === "expired" ? "deadline" : failure.retry);
  }
}
