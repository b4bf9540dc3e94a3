// A client's request has ended: what is counted of it, and who hears of it.
import { EVENT } from "../event-codes.ts";
import { type Failure, OK } from "../failure.ts";
import { DEAD } from "../frame-states.ts";
import type { Frame } from "../frame.ts";
import type { Client } from "../network.ts";
import type { Run } from "../run.ts";
import { bookRequest } from "./booking.ts";

export function requestEnds(run: Run, frame: Frame, failure: Failure | null): void {
  const client = frame.client as Client;
  const now = run.queue.now;
  const outcome = failure === null ? OK : failure.outcome;
  if (failure !== null) client.lastFailure = failure;
  client.ended[outcome]!++;
  client.inFlight--;
  if (failure === null && !run.hasWarmup) client.timeOk.record(now - frame.calledAt);
  else bookRequest(client, failure, outcome, now - frame.calledAt, !run.hasWarmup || frame.calledAt >= run.measuredFrom);
  run.digest.record(now, (client.hash + EVENT.done + outcome) | 0, frame.request);
  if (frame.patience !== null) {
    frame.patience.op = DEAD; // its event frees it
    frame.patience = null;
  }
  run.traces.end(frame, now, failure, run.log);
  client.source?.ended(frame.request, failure);
}
