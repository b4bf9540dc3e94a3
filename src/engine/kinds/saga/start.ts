// The steps of an orchestrator's own: a request (or an event) starts a saga, and goes on at once or waits until it has ended; an event
// answers a command.
import type { Failure } from "../../runtime/failure.ts";
import { ANSWER } from "../../runtime/frame-states.ts";
import type { Frame, VisitEnd } from "../../runtime/frame.ts";
import { type Actor, GO_ON, type SKIP, WAIT } from "../../runtime/program.ts";
import type { RunDefinition, SagaHost } from "../../runtime/saga/saga-host.ts";

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
    if (frame.answer === ANSWER.started) {
      frame.answer = ANSWER.full;
      return GO_ON;
    }
    const isUnderWay = this.host.start(this.definition, frame, this.waits);
    if (!this.waits || !isUnderWay) return GO_ON;
    frame.answer = ANSWER.started;
    frame.atEnd = this;
    return WAIT;
  }

  /** It was taken off the server before its saga ended; the saga goes on. */
  over(frame: Frame, _failure: Failure | null, answered: boolean): void {
    if (!answered) this.host.leaves(frame);
  }
}

/** An event that answers a command of some saga; one for which none waits is a copy, or too late. */
export class Heard implements Actor {
  private readonly host: SagaHost;
  private readonly event: string;
  constructor(host: SagaHost, event: string) {
    this.host = host;
    this.event = event;
  }
  act(frame: Frame): typeof GO_ON {
    this.host.heard(this.event, frame);
    return GO_ON;
  }
}
