// What an orchestrator in a run tells a participant: a call over one of its drawn routes. Where that leads may change with an edit.
import type { CallTarget } from "../program.ts";

export class SagaCommand {
  /** Null: there is no such route (any more). */
  target: CallTarget | null;
  /** What tells its draws from those of other commands. */
  readonly site: number;
  constructor(target: CallTarget | null, site: number) {
    this.target = target;
    this.site = site;
  }
}
