// Which nodes are much slower than they were, and for which callee they wait: looked at once a window. What a node usually takes is
// the average of its windows' p99, weighed by age; while it is slow that only drifts (doubling takes some twelve minutes).
import type { Node, Route } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { WindowObserver } from "../metrics/windows.ts";

const SLOWER = 2.5;
const NOTICED = 20_000; // µs more than usual, at least
/** Weight of the newest window. Following its best windows faster than its worst would take noise for trouble. */
const FOLLOWS = 0.1;
const DRIFTS_UP = 1.001;
/** Windows until it is known what is usual. */
const LEARNS = 5;
/** A callee is named when at least this share of the time goes there. */
const TELLING = 0.5;

interface Usual {
  p99: number;
  windows: number;
  slow: number; // windows in a row
}

export class Slowness implements WindowObserver {
  private readonly run: Run;
  private readonly usual = new Map<Node, Usual>();
  private readonly slowed = new Map<Node, { readonly callee: string; readonly share: number }>();
  private readonly quantile: (node: Node) => number;

  constructor(run: Run, quantile: (node: Node) => number) {
    this.run = run;
    this.quantile = quantile;
  }

  of(node: Node): { readonly callee: string; readonly share: number } | null {
    return this.slowed.get(node) ?? null;
  }

  observe(): void {
    const { nodes, routes } = this.run.network;
    const spent = new Map<Node, { route: Route; us: number }>();
    for (let i = 0; i < routes.length; i++) {
      const route = routes[i] as Route;
      if (route.removed || !(route.from.index in nodes) || nodes[route.from.index] !== route.from) continue;
      const us = route.time.windowSum();
      const from = route.from as Node;
      if (us > (spent.get(from)?.us ?? 0)) spent.set(from, { route, us });
    }
    for (let i = 0; i < nodes.length; i++) this.look(nodes[i] as Node, spent.get(nodes[i] as Node));
  }

  private look(node: Node, most: { readonly route: Route; readonly us: number } | undefined): void {
    const p99 = this.quantile(node);
    if (p99 !== p99) return;
    const usual = this.usual.get(node) ?? { p99, windows: 0, slow: 0 };
    this.usual.set(node, usual);
    usual.windows++;
    const slow = usual.windows > LEARNS && p99 > usual.p99 * SLOWER && p99 > usual.p99 + NOTICED;
    usual.slow = slow ? usual.slow + 1 : 0;
    if (slow) usual.p99 *= DRIFTS_UP;
    else usual.p99 += (p99 - usual.p99) * Math.max(FOLLOWS, 1 / usual.windows);
    if (usual.slow === 0) this.slowed.delete(node);
    else if (usual.slow >= 2 && most !== undefined) this.blame(node, most.route, most.us);
  }

  private blame(node: Node, { target }: Route, us: number): void {
    const all = node.times.reduce((sum, time) => sum + time.windowSum(), 0);
    const share = us / Math.max(1, all);
    if (share >= TELLING) this.slowed.set(node, { callee: target.id, share: Math.min(1, share) });
  }
}
