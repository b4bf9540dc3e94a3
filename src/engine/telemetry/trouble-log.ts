// Writes into the log when a trouble begins: a line that turns requests away, a route whose tries time out. Looked at once a window,
// so that thousands of them a second cost nothing; said again when it has been quiet for a window.
import type { Node, Route } from "../runtime/network.ts";
import type { Run } from "../runtime/run.ts";
import { OUTCOMES } from "./live.ts";
import type { WindowObserver } from "./windows.ts";

const TIMEOUT = OUTCOMES.indexOf("timeout");

export class TroubleLog implements WindowObserver {
  private readonly run: Run;
  private readonly counted = new Map<Node | Route, number>();
  private troubled = new Set<Node | Route>();

  constructor(run: Run) {
    this.run = run;
  }

  observe(end: number): void {
    const before = this.troubled;
    this.troubled = new Set();
    for (const node of this.run.network.nodes)
      if (this.grew(node, node.rejected) && !before.has(node)) this.run.log.write(end, "warn", node.id, "queueFull");
    for (const route of this.run.network.routes)
      if (this.grew(route, route.ended[TIMEOUT] as number) && !before.has(route))
        this.run.log.write(end, "warn", route.id, "attemptTimedOut");
  }

  private grew(thing: Node | Route, count: number): boolean {
    const grew = count > (this.counted.get(thing) ?? 0);
    this.counted.set(thing, count);
    if (grew) this.troubled.add(thing);
    return grew;
  }
}
