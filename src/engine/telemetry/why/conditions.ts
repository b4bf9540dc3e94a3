// How the nodes of a run are now, each from the instant, the last windows and for whom it waits: what cards, the journal and the
// question why go by.
import type { Node, Route } from "../../runtime/network.ts";
import { RECENT } from "../../runtime/recent-ends.ts";
import type { Run } from "../../runtime/run.ts";
import { COLUMN, COLUMNS } from "../metrics/history.ts";
import type { Windows } from "../metrics/windows.ts";
import { type Cause, OUTCOMES } from "../views/live.ts";
import { type Condition, conditionOf, DEGRADED, looksWell, waitingOf, WELL } from "./causes.ts";
import { takesFrom } from "./in-the-way.ts";
import type { LagGrowth } from "./lag-growth.ts";
import type { Slowness } from "./slowness.ts";
import { Waits } from "./waits.ts";

/** Kinds that do nothing but by messages: out of reach they are not well. */
const REACHED: ReadonlySet<string> = new Set(["broker", "registry", "config"]);
const CANCELLED = OUTCOMES.indexOf("cancelled");

export class Conditions {
  readonly waits: Waits;
  private readonly run: Run;
  private readonly windows: Windows;
  private readonly slowness: Slowness;
  private readonly growth: LagGrowth;

  constructor(run: Run, windows: Windows, slowness: Slowness, growth: LagGrowth) {
    this.run = run;
    this.windows = windows;
    this.slowness = slowness;
    this.growth = growth;
    this.waits = new Waits(run);
  }

  of(node: Node): Condition {
    const { ended, errors } = this.ended(node);
    if (ended > 0 && errors < DEGRADED * ended && this.isWell(node)) return WELL;
    const { lastFailure } = node;
    return conditionOf(node, {
      ended,
      errors,
      outage: outageOf(this.run, node),
      reason: lastFailure === null ? null : { code: lastFailure.code, at: lastFailure.at },
      slowed: this.slowness.of(node),
      lagging: this.growth.of(node),
      waits: () => this.waits.of(node),
    });
  }

  /** Apart from how its visits ended: most nodes are, whenever they are asked. */
  private isWell(node: Node): boolean {
    return looksWell(node) && this.slowness.of(node) === null && !REACHED.has(node.spec.kind);
  }

  /** For whom most of the visits wait, whether or not that is a trouble to the node. */
  heldUp(node: Node): Cause | null {
    return waitingOf(node, this.waits.of(node));
  }

  /** Tries a call over the recent windows, as the route's badge says. */
  triesOf({ index }: Route): number {
    let attempts = 0;
    let calls = 0;
    for (const { routes } of this.windows.history.latest(RECENT)) {
      const at = index * COLUMNS;
      if (at >= routes.length) continue;
      attempts += routes[at + COLUMN.arrivals] as number;
      calls += routes[at + COLUMN.queue] as number;
    }
    return calls > 0 ? Math.max(1, attempts / calls) : 1;
  }

  private ended(node: Node): { readonly ended: number; readonly errors: number } {
    let ended = 0;
    let well = 0;
    for (const { nodes } of this.windows.history.latest(RECENT)) {
      const at = node.index * COLUMNS + COLUMN.ended;
      if (at >= nodes.length) continue;
      for (let i = 0; i < OUTCOMES.length; i++) ended += nodes[at + i] as number;
      well += (nodes[at] as number) + (nodes[at + CANCELLED] as number);
    }
    return { ended, errors: ended - well };
  }
}

/** Of several outages the greatest share. */
function outageOf(run: Run, node: Node): number {
  if (!REACHED.has(node.spec.kind)) return 0; // asked of every node in every window
  return run.journal.greatestActing((mark) => takesFrom(mark, node, run));
}
