// A client's request: a call without a parent, of whose end the client hears, and for which its user waits so long.
import { type Distribution, drawOf } from "../../kernel/distribution.ts";
import { mixWords } from "../../kernel/hash.ts";
import { EVENT } from "../event-codes.ts";
import { ARRIVE, IN_LINE } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Client, Endpoint, RequestType, Route } from "../network.ts";
import type { Run } from "../run.ts";
import { endCall, startCall } from "./calls.ts";

export function request(run: Run, client: Client, type: RequestType, key: number): Frame {
  const now = run.queue.now;
  const frame = run.frames.take();
  frame.parent = null;
  frame.depth = 1;
  const number = ++client.issued;
  frame.request = number | 0;
  if (run.isWarmingUp) client.excludedIssued++;
  client.inFlight++;
  frame.callLineage = number < 4294967296 ? client.hash : mixWords(client.hash, Math.floor(number / 4294967296));
  frame.client = client;
  frame.type = type;
  frame.key = key;
  if (run.dots.every !== 0) frame.dot = run.dots.sample(client.hash, frame.request);
  run.digest.record(now, (client.hash + EVENT.issued) | 0, frame.request);
  run.traces.begin(frame);
  if (client.patience !== null) armPatience(run, client, client.patience, frame);
  startCall(run, frame, type.route as Route, type.endpoint as Endpoint);
  return frame;
}

function armPatience(run: Run, client: Client, patience: Distribution, frame: Frame): void {
  const timer = run.timer(PATIENCE, drawOf(patience, client.patienceRandom, frame.request, client.hash));
  timer.parent = frame;
  frame.patience = timer;
}

/** The user gives up: a request that waits leaves the line; one in work goes on for nobody unless its route cancels. */
const PATIENCE: TimerOwner = {
  fire(run, timer) {
    const frame = timer.parent as Frame;
    frame.patience = null;
    run.frames.give(timer);
    const waits = frame.op === IN_LINE || frame.op === ARRIVE;
    endCall(run, frame, (frame.client as Client).gaveUp, waits || (frame.route as Route).cancel);
  },
};
