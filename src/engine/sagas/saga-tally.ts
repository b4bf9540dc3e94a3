// How many sagas of a definition are in which state: every one that was started stands in exactly one of them, or is lost.
import { type SagaCounts, SAGA_STATES, type SagaState } from "../telemetry/views/saga-view.ts";

export class SagaTally {
  started = 0;
  lost = 0;
  private readonly of = new Map<SagaState, number>(SAGA_STATES.map((state) => [state, 0]));

  /** @param from null: it has just been started @param to null: it is lost */
  moved(from: SagaState | null, to: SagaState | null): void {
    if (from === null) this.started++;
    else this.of.set(from, this.in(from) - 1);
    if (to === null) this.lost++;
    else this.of.set(to, this.in(to) + 1);
  }

  in(state: SagaState): number {
    return this.of.get(state) as number;
  }

  counts(): SagaCounts {
    return {
      started: this.started,
      completed: this.in("COMPLETED"),
      compensated: this.in("COMPENSATED"),
      failed: this.in("FAILED"),
      running: this.in("RUNNING") + this.in("COMPENSATING"),
      lost: this.lost,
    };
  }
}
