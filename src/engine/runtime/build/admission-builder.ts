// The caller's own limits of a route from its settings. An edit of one leaves what the others hold; a limit that comes while calls
// are in flight counts them from the start.
import type { AttemptTimers } from "../../policies/attempt-timers.ts";
import { FixedLimit, type ConcurrencyLimit, GradientLimit } from "../../policies/concurrency-limit.ts";
import type { CompletedRoute } from "../../scenario/routes.ts";
import { Admission, type AdmissionSettings } from "../call/admission.ts";
import { UNDER_WAY } from "../frame-states.ts";
import type { Frame } from "../frame.ts";
import type { Route } from "../network.ts";
import type { Run } from "../run.ts";
import { durationOf } from "./texts.ts";

/** @param ring timers of how long a try may stand in the bulkhead's line */
export function setAdmission(
  run: Run,
  route: Route,
  spec: CompletedRoute,
  before: CompletedRoute | undefined,
  ring: (wait: string) => AttemptTimers,
): void {
  const wanted = spec.rateLimit !== undefined || spec.bulkhead !== undefined || spec.concurrencyLimit !== undefined;
  const present = route.admission;
  if (present === null && !wanted) return;
  const settings = settingsOf(spec, ring);
  const limitChanged = JSON.stringify(before?.concurrencyLimit) !== JSON.stringify(spec.concurrencyLimit);
  if (present !== null) present.configure(run, settings, limitChanged);
  else {
    route.admission = new Admission(route, settings, failuresOf(run, route.id));
    countInFlight(run, route, route.admission);
  }
  if (!wanted) route.admission = null;
}

function settingsOf({ rateLimit, bulkhead, concurrencyLimit }: CompletedRoute, ring: (wait: string) => AttemptTimers): AdmissionSettings {
  return {
    rateLimit: rateLimit === undefined ? null : { rate: rateLimit.rate, burst: rateLimit.burst, wait: durationOf(rateLimit.wait) },
    bulkhead: bulkhead === undefined ? null : { maxInFlight: bulkhead.maxInFlight, queue: bulkhead.queue },
    limit: concurrencyLimit === undefined ? null : () => limitOf(concurrencyLimit),
    patience: bulkhead === undefined || durationOf(bulkhead.wait) === 0 ? null : ring(bulkhead.wait),
  };
}

function limitOf(spec: NonNullable<CompletedRoute["concurrencyLimit"]>): ConcurrencyLimit {
  return spec.kind === "fixed" ? new FixedLimit(spec.limit) : new GradientLimit(spec);
}

function failuresOf({ failures }: Run, id: string) {
  return {
    rateLimit: failures.of("ownRateLimit", id),
    full: failures.of("bulkheadFull", id),
    waited: failures.of("bulkheadWait", id),
    limit: failures.of("concurrencyLimit", id),
  };
}

function countInFlight(run: Run, route: Route, admission: Admission): void {
  if (route.inFlight === 0) return;
  for (const frame of run.frames.all) if (isOut(frame, route)) enter(frame, admission);
}
const isOut = (frame: Frame, route: Route): boolean => frame.route === route && !frame.abandoned && UNDER_WAY.has(frame.op);
function enter(frame: Frame, admission: Admission): void {
  frame.leftAt = frame.sentAt;
  admission.gateOf(frame).bulkhead.inFlight++;
}
