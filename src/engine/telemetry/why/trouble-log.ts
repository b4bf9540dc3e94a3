// Writes into the log when a trouble begins: a line that turns requests away, load that is shed, a route whose tries time out or are held
// back by the caller itself. Looked at once a window, so that thousands of them a second cost nothing; said again when it has been quiet
// for a window.
import type { Node, Route } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { WindowObserver } from "../metrics/windows.ts";
import { OUTCOMES } from "../views/live.ts";
import type { LogCode } from "../views/records.ts";

const TIMEOUT = OUTCOMES.indexOf("timeout");

export class TroubleLog implements WindowObserver {
  private readonly run: Run;
  private readonly lineFull = new Growth<Node>("queueFull", ({ rejected, shed, expired }) => rejected - shed - expired);
  private readonly shed = new Growth<Node>("loadShed", (node) => node.shed);
  private readonly timedOut = new Growth<Route>("attemptTimedOut", (route) => route.ended[TIMEOUT] as number);
  private readonly heldBack = new Growth<Route>(
    "ownLimit",
    ({ did }) => did.rateLimited + did.bulkheadFull + did.bulkheadWaited + did.overLimit,
  );

  constructor(run: Run) {
    this.run = run;
  }

  observe(end: number): void {
    const { nodes, routes } = this.run.network;
    this.lineFull.observe(this.run, nodes, end);
    this.shed.observe(this.run, nodes, end);
    this.timedOut.observe(this.run, routes, end);
    this.heldBack.observe(this.run, routes, end);
  }
}

/** One sort of trouble, told by a count that grows. */
class Growth<T extends Node | Route> {
  private readonly code: LogCode;
  private readonly count: (thing: T) => number;
  /** By the index of the thing. */
  private readonly counted: number[] = [];
  /** Null: none is. */
  private troubled: ReadonlySet<T> | null = null;

  constructor(code: LogCode, count: (thing: T) => number) {
    this.code = code;
    this.count = count;
  }

  observe(run: Run, things: readonly T[], end: number): void {
    const before = this.troubled;
    let grown: Set<T> | null = null;
    for (let i = 0; i < things.length; i++) if (this.grew(things[i] as T)) (grown ??= new Set()).add(things[i] as T);
    this.troubled = grown;
    for (const thing of grown ?? []) if (before?.has(thing) !== true) run.log.write(end, "warn", thing.id, this.code);
  }

  private grew(thing: T): boolean {
    const count = this.count(thing);
    const before = this.counted[thing.index] ?? 0;
    this.counted[thing.index] = count;
    return count > before;
  }
}
