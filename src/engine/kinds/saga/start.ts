// The step of a request that starts a saga: it goes on at once, or waits until the saga has ended.
import type { Failure } from "../../runtime/failure.ts";
import type { Frame, VisitEnd } from "../../runtime/frame.ts";
import { type Actor, GO_ON, type SKIP, WAIT } from "../../runtime/program.ts";
import type { RunDefinition, SagaHost } from "../../runtime/saga/saga-host.ts";

/** What a frame's answer says while its saga is under way: it has asked already. */
const STARTED = 21;

export class Start implements Actor, VisitEnd {
  private readonly host: SagaHost;
  private readonly definition: RunDefinition;
  private readonly waits: boolean;

  constructor(host: SagaHost, definition: RunDefinition, waits: boolean) {
    this.host = host;
    this.definition = definition;
    this.waits = waits;
  }

  act(frame: Frame): typeof GO_ON | typeof SKIP | typeof WAIT {
    if (frame.answer === STARTED) {
      frame.answer = 0;
      return GO_ON;
    }
    const isUnderWay = this.host.start(this.definition, frame, this.waits);
    if (!this.waits || !isUnderWay) return GO_ON;
    frame.answer = STARTED;
    frame.atEnd = this;
    return WAIT;
  }

  /** It was taken off the server before its saga ended; the saga goes on. */
  over(frame: Frame, _failure: Failure | null, answered: boolean): void {
    if (!answered) this.host.leaves(frame);
  }
}
