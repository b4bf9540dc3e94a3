// What an orchestrator in a run tells a participant: a call over one of its drawn routes, or a publish to a broker at the end of one.
// A command by message is answered by an event; without any that is named, by the broker's acknowledgement.
import type { CallTarget } from "../program.ts";

export class SagaCommand {
  /** Null: there is no such route. */
  readonly target: CallTarget | null;
  /** What tells its draws from those of other commands. */
  readonly site: number;
  /** It is published: said again it is the same message, which an idempotent consumer knows. */
  readonly isMessage: boolean;
  /** Types of the events that say that it was done, and that it will not be. */
  readonly replies: readonly string[];
  readonly refusals: readonly string[];

  constructor(
    target: CallTarget | null,
    site: number,
    isMessage = false,
    replies: readonly string[] = [],
    refusals: readonly string[] = [],
  ) {
    this.target = target;
    this.site = site;
    this.isMessage = isMessage;
    this.replies = replies;
    this.refusals = refusals;
  }

  /** That it was sent is no answer yet. */
  get isAwaited(): boolean {
    return this.replies.length > 0 || this.refusals.length > 0;
  }
}
