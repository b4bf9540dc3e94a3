// Slots that wait for each other: nodes whose slots are all held while nobody works, because what they called stands in each other's
// lines. The run goes on (a timeout may free them) and the log says so, once until it is over.
import { type Frame, IN_LINE } from "../runtime/frame.ts";
import type { Node } from "../runtime/network.ts";
import type { Run } from "../runtime/run.ts";
import type { WindowObserver } from "./windows.ts";

export class DeadlockWatch implements WindowObserver {
  private readonly run: Run;
  private said: ReadonlySet<Node> = new Set();
  private still = new Map<Node, number>();

  constructor(run: Run) {
    this.run = run;
  }

  observe(end: number): void {
    const stuck = this.run.network.nodes.filter((node) => this.isStill(node));
    if (stuck.length === 0) {
      this.said = new Set();
      return;
    }
    const circle = this.circleAmong(new Set(stuck));
    if (circle.every((node) => this.said.has(node))) return; // nothing, or nothing new
    this.said = new Set(circle);
    const busy = circle.reduce((sum, node) => sum + node.instances.reduce((held, instance) => held + instance.busy, 0), 0);
    this.run.log.write(end, "error", circle[0]!.id, "deadlock", { busy, nodes: circle.map((node) => node.id).join(", ") });
  }

  /** All slots held, a line, and no work at all since the last look. */
  private isStill(node: Node): boolean {
    const working = node.integrals(this.run.now).working;
    const before = this.still.get(node);
    this.still.set(node, working);
    return (
      node.waiting > 0 &&
      before === working &&
      node.instances.every((instance) => !instance.serves || (instance.busy >= instance.concurrency && instance.working === 0))
    );
  }

  private circleAmong(stuck: ReadonlySet<Node>): readonly Node[] {
    const waitsFor = new Map<Node, Set<Node>>();
    for (const frame of this.run.frames.all) {
      if (frame.op !== IN_LINE || frame.route === null) continue;
      const from = nodeOf(frame.parent);
      const to = nodeOf(frame);
      if (from !== null && to !== null && stuck.has(from) && stuck.has(to)) waitsFor.set(from, (waitsFor.get(from) ?? new Set()).add(to));
    }
    return [...stuck].filter((node) => reaches(node, node, waitsFor, new Set()));
  }
}

const nodeOf = (frame: Frame | null): Node | null => frame?.instance?.node ?? null;

function reaches(from: Node, goal: Node, edges: ReadonlyMap<Node, ReadonlySet<Node>>, seen: Set<Node>): boolean {
  for (const next of edges.get(from) ?? []) {
    if (next === goal) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    if (reaches(next, goal, edges, seen)) return true;
  }
  return false;
}
