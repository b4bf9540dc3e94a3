// For whom the visits of a node wait at this instant: found from the frames when somebody asks, at most once an instant.
import { ARRIVE, CONTINUE, HUNG, IN_LINE, LOST, REPLY, SEND, WAITING, WORKING } from "../../runtime/frame-states.ts";
import type { Frame } from "../../runtime/frame.ts";
import type { Node, Route } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";

/** The route over which most of a node's visits wait: how many, and for how long in all. */
export interface Wait {
  readonly route: Route;
  readonly visits: number;
  /** µs since their calls began, added up. */
  readonly us: number;
}

const OUT: ReadonlySet<number> = new Set([ARRIVE, CONTINUE, HUNG, IN_LINE, LOST, REPLY, SEND, WAITING, WORKING]);

export class Waits {
  private readonly run: Run;
  private events = -1;
  private found: ReadonlyMap<Node, Wait> = new Map();

  constructor(run: Run) {
    this.run = run;
  }

  /** Null: none of its visits waits for a call. */
  of(node: Node): Wait | null {
    if (this.events !== this.run.events) {
      this.events = this.run.events;
      this.found = longest(this.run);
    }
    return this.found.get(node) ?? null;
  }
}

interface Tally {
  readonly route: Route;
  readonly visits: Set<Frame>;
  us: number;
}
function longest(run: Run): ReadonlyMap<Node, Wait> {
  const tallies = new Map<Route, Tally>();
  for (const frame of run.frames.all) {
    const { parent, route } = frame;
    // Who was abandoned is waited for by nobody: the frame that it names as its parent may be another's by now.
    if (parent === null || route === null || frame.abandoned || !OUT.has(frame.op)) continue;
    const tally = tallies.get(route) ?? { route, visits: new Set<Frame>(), us: 0 };
    tallies.set(route, tally);
    tally.visits.add(parent.visit ?? parent);
    tally.us += run.now - frame.calledAt;
  }
  const found = new Map<Node, Wait>();
  for (const { route, visits, us } of tallies.values()) {
    const from = route.from as Node;
    if (us > (found.get(from)?.us ?? -1)) found.set(from, { route, visits: visits.size, us });
  }
  return found;
}
