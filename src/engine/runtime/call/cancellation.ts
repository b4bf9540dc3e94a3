// What a visit has called ends with it. A call over a route that cancels stands in a list at the visit (or branch) whose leg it is,
// and so does a branch; when the visit is taken off the server, so is everything that was called for it, down to where a route does
// not cancel. The list costs nothing where no route cancels.
import { WAITING } from "../frame-states.ts";
import type { Frame } from "../frame.ts";
import type { Run } from "../run.ts";

export function link(parent: Frame, leg: Frame): void {
  leg.linked = true;
  leg.lastLeg = null;
  leg.nextLeg = parent.firstLeg;
  if (parent.firstLeg !== null) parent.firstLeg.lastLeg = leg;
  parent.firstLeg = leg;
}

export function unlink(leg: Frame): void {
  leg.linked = false;
  if (leg.lastLeg !== null) leg.lastLeg.nextLeg = leg.nextLeg;
  else (leg.parent as Frame).firstLeg = leg.nextLeg;
  if (leg.nextLeg !== null) leg.nextLeg.lastLeg = leg.lastLeg;
}

/** The frame of a call has become another. */
export function takePlace(from: Frame, to: Frame): void {
  unlink(from);
  link(from.parent as Frame, to);
}

/** The visit is gone. A branch that waits for its own calls ends with them; one in work or in line notices when its turn comes. */
export function cancelLegs(run: Run, frame: Frame): void {
  for (let leg = frame.firstLeg; leg !== null; leg = frame.firstLeg) {
    unlink(leg);
    if (leg.route !== null) run.caller.cancel(run, leg, leg.route);
    else if (leg.op === WAITING) cancelLegs(run, leg);
  }
}
