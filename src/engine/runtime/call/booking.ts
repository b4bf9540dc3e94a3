// What is counted of calls and requests, and told of them to the route's balancer, where it is more than a line.
import type { Failure } from "../failure.ts";
import type { Frame } from "../frame.ts";
import type { Client, Instance, Route } from "../network.ts";
import type { Run } from "../run.ts";

/** Not the first try: one after another, or one beside another. */
export function again(run: Run, frame: Frame, route: Route): void {
  const excluded = run.hasWarmup && frame.calledAt < run.measuredFrom ? 1 : 0;
  if (frame.hedged === null) {
    route.retries++;
    route.excludedRetries += excluded;
  } else {
    route.did.hedges++;
    route.did.excludedHedges += excluded;
  }
}

export function tellBalancer(frame: Frame, route: Route, failure: Failure | null, now: number): void {
  const left = route.admission === null ? frame.sentAt : frame.leftAt;
  route.balancer.ended(frame.instance as Instance, now, now - left, failure === null ? 200 : failure.status);
}

/** How long a request took. @param measured it began after the warm-up */
export function bookRequest(client: Client, failure: Failure | null, outcome: number, took: number, measured: boolean): void {
  const time = failure === null ? client.timeOk : client.timeBad;
  if (measured) {
    time.record(took);
    if (failure !== null) failure.requests++;
  } else {
    time.recordExcluded(took);
    client.excludedEnded[outcome]!++;
  }
}
