// By which name of `retry.on` a route knows how its call failed. What happened on the way to its target, or there, goes by its own name;
// what the target hands on of a call of its own is an answer to this route like any other, and goes by its status: a timeout further on
// is a 504 here, and that is a 5xx.
import type { Failure, RetryName } from "../failure.ts";
import type { Route } from "../network.ts";

export function nameAt({ id, target }: Pick<Route, "id" | "target">, failure: Failure): RetryName {
  return isOwn(id, target.id, failure) ? failure.retry : byStatus(failure);
}

/** The overall deadline of this very call. */
export const isPastDeadline = ({ id, target }: Pick<Route, "id" | "target">, failure: Failure): boolean =>
  (failure.code === "deadline" || failure.code === "expired") && isOwn(id, target.id, failure);

/** An orchestrator answers with the timeout of a command, which is none of this call. */
const isOwn = (route: string, target: string, { at, code }: Failure): boolean => at === route || (at === target && code !== "sagaTimeout");

/** Of an answer, wherever it arose. */
export function byStatus({ code, status }: Failure): RetryName {
  if (code === "tooDeep") return "never"; // however often it is asked
  if (status >= 500) return "5xx";
  return status === 408 ? "408" : status === 429 ? "429" : "never";
}
