// What the caller answers in place of a call that failed: a value of its own, such as a default or an old copy. The call is then ok.

/** Names of `retry.on`, and the overall deadline, which no retry answers to. */
export type FallbackName = "5xx" | "reset" | "connect" | "timeout" | "deadline" | "rejected" | "408" | "429";

export class Fallback {
  private readonly on: ReadonlySet<string>;
  constructor(on: readonly FallbackName[]) {
    this.on = new Set(on);
  }

  /** @param name what the failure is called here; `never`: nothing answers to it */
  answers(name: FallbackName | "never"): boolean {
    return this.on.has(name);
  }
}
