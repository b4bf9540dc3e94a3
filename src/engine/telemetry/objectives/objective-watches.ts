// What watches the objectives of a run: one watch each, kept through edits as long as its objective is the same.
import { type LedgerWatch, requestKey } from "../../runtime/effects/ledger.ts";
import type { Run } from "../../runtime/run.ts";
import { completeObjective } from "../../scenario/complete.ts";
import type { Objective } from "../../scenario/document.ts";
import type { ObjectiveResult } from "../metrics/summary.ts";
import type { WindowObserver } from "../metrics/windows.ts";
import type { ObjectiveView } from "../views/effects-view.ts";
import { InvariantWatch } from "./invariant-watch.ts";
import { ObjectiveWatch } from "./objectives.ts";

type Watch = ObjectiveWatch | InvariantWatch;

export class ObjectiveWatches {
  private readonly run: Run;
  private watches: readonly Watch[] = [];

  constructor(run: Run) {
    this.run = run;
  }

  /** The objectives are these from now on. @param observers of the run's windows, among which they stand last */
  follow(objectives: readonly Objective[], observers: WindowObserver[]): void {
    const others = observers.filter((observer) => !(observer instanceof ObjectiveWatch || observer instanceof InvariantWatch));
    this.watches = objectives.map((written) => {
      const objective = completeObjective(written);
      const same = JSON.stringify(objective);
      return (
        this.watches.find((watch) => JSON.stringify(watch.objective) === same && !(watch instanceof InvariantWatch && watch.isStale)) ??
        ("invariant" in objective ? new InvariantWatch(this.run, objective) : new ObjectiveWatch(this.run, objective))
      );
    });
    observers.splice(0, Infinity, ...others, ...this.watches);
    this.listen();
  }

  /** Invariants hear of each change, and their traces are kept. */
  private listen(): void {
    const { ledger, traces } = this.run;
    if (ledger === null) return;
    const invariants = this.watches.filter((watch) => watch instanceof InvariantWatch);
    ledger.watches = invariants.flatMap(({ watch }): LedgerWatch[] => (watch === null ? [] : [watch]));
    traces.tracing.watched = invariants.length > 0;
    traces.isSuspect = invariants.length === 0 ? null : (client, request) => isSuspect(invariants, requestKey(client.index, request));
  }

  /** How many are broken now. */
  get broken(): number {
    return this.watches.reduce((count, { isBroken }) => count + (isBroken ? 1 : 0), 0);
  }
  results(): readonly ObjectiveResult[] {
    return this.watches.map((watch) => watch.result());
  }
  views(): readonly ObjectiveView[] {
    return this.watches.map((watch) => watch.view());
  }
}

/** Each is asked: one that is told may forget it. */
function isSuspect(invariants: readonly InvariantWatch[], request: number): boolean {
  let found = false;
  for (const invariant of invariants) if (invariant.isSuspect(request)) found = true;
  return found;
}
