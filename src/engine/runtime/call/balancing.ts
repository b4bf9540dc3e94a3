// Between a route's calls and its balancer: what a call is about, and what is told of its end.
import { mixWord, mixWords } from "../../kernel/hash.ts";
import { UNDER_WAY } from "../frame-states.ts";
import type { Frame } from "../frame.ts";
import type { Instance, Route } from "../network.ts";
import { knownTo } from "../registry/known-to.ts";
import type { Run } from "../run.ts";
import { NO_KEY } from "../traffic/zipf-keys.ts";
import { restNoMore } from "../visit/resting.ts";
import { callerZone } from "./zones.ts";

/** Whoever takes the next try; null: nobody is listed. */
export function chosen(run: Run, frame: Frame, route: Route): Instance | null {
  const { balancer, target } = route;
  const known = route.byRegistry ? knownTo(frame, route) : target.listed;
  const roles = target.data === null ? null : target.data.roles;
  const listed = roles === null ? known : roles.among(frame, known);
  return balancer.choose(listed, run.queue.now, balancer.hashes ? aboutOf(frame) : 0, balancer.zoned ? callerZone(frame) : 0);
}

/** A request without a key is about nothing but itself. */
function aboutOf(frame: Frame): number {
  return frame.key !== NO_KEY ? mixWord(frame.key + 0x2545f491) : mixWords(frame.callLineage, frame.request);
}

/** The balancer begins to be told of calls while some are under way: they are found among the frames. */
export function recount(run: Run, route: Route): void {
  restNoMore(run);
  const pending = run.frames.all.filter((frame) => frame.route === route && !frame.abandoned && UNDER_WAY.has(frame.op));
  route.balancer.recount(
    // Of one that is gone its slot is another's, or will be.
    pending.flatMap(({ instance }) => (instance !== null && route.target.instances.includes(instance) ? [instance] : [])),
    run.now,
  );
}
