// Asked once a try, on routes that look in a registry: which instances of the target the caller believes to be well.
import type { Frame } from "../frame.ts";
import type { Client, Instance, Route } from "../network.ts";

const NOBODY: readonly Instance[] = [];

/** @param frame a call: its parent's visit is at the instance that calls, and without a parent its client calls */
export function knownTo(frame: Frame, route: Route): readonly Instance[] {
  const views = frame.parent === null ? (frame.client as Client).views : (frame.parent.instance as Instance).views;
  if (views === null) return NOBODY;
  return views[route.target.index] ?? NOBODY;
}
