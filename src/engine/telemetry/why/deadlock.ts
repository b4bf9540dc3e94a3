// Slots that wait for each other: nodes whose slots are all held while nobody works, because what they called stands, itself or
// through others, in each other's lines. The run goes on (a timeout may free them) and the log says so, once until it is over.
import { IN_LINE } from "../../runtime/frame-states.ts";
import type { Frame } from "../../runtime/frame.ts";
import type { Instance, Node } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { WindowObserver } from "../metrics/windows.ts";

export class DeadlockWatch implements WindowObserver {
  private readonly run: Run;
  private said: ReadonlySet<Node> = new Set();
  /** Of nodes where nobody worked when they were last looked at: the integral of their work. */
  private readonly idle = new Map<Node, number>();

  constructor(run: Run) {
    this.run = run;
  }

  observe(end: number): void {
    const { nodes } = this.run.network;
    let stuck: Set<Node> | null = null;
    for (let i = 0; i < nodes.length; i++) if (this.isStill(nodes[i] as Node)) (stuck ??= new Set()).add(nodes[i] as Node);
    if (stuck === null) {
      if (this.said.size > 0) this.said = new Set();
      return;
    }
    const circle = this.circleAmong(stuck);
    if (circle.every((node) => this.said.has(node))) return; // nothing, or nothing new
    this.said = new Set(circle);
    const busy = circle.reduce((sum, node) => sum + node.instances.reduce((held, instance) => held + instance.busy, 0), 0);
    this.run.log.write(end, "error", circle[0]!.id, "deadlock", { busy, nodes: circle.map((node) => node.id).join(", ") });
  }

  /** All slots held, and no work at all since the last look. */
  private isStill(node: Node): boolean {
    const { instances } = node;
    for (let i = 0; i < instances.length; i++)
      if ((instances[i] as Instance).working > 0) {
        this.idle.delete(node);
        return false;
      }
    const { working } = node.integrals(this.run.now);
    const before = this.idle.get(node);
    this.idle.set(node, working);
    return (
      before === working &&
      instances.some(({ serves }) => serves) &&
      instances.every(({ busy, concurrency, serves }) => !serves || busy >= concurrency)
    );
  }

  /** Those of which every slot waits, through whatever calls, for a place at one of them, and which wait for themselves at last. */
  private circleAmong(stuck: ReadonlySet<Node>): readonly Node[] {
    const waits = this.waits(stuck);
    let locked = stuck;
    for (let before = -1; before !== locked.size;) {
      before = locked.size;
      locked = new Set([...locked].filter((node) => everySlotWaits(node, waits, locked)));
    }
    const waitsFor = new Map<Node, Set<Node>>();
    for (const [holder, { passed }] of waits) {
      const from = nodeOf(holder);
      if (from === null || !locked.has(from)) continue;
      const into = waitsFor.get(from) ?? new Set();
      for (const node of passed) if (locked.has(node)) into.add(node);
      waitsFor.set(from, into);
    }
    return [...locked].filter((node) => reaches(node, node, waitsFor, new Set()));
  }

  /** Every visit that holds a slot while a call below it stands in line at one of the nodes. */
  private waits(stuck: ReadonlySet<Node>): ReadonlyMap<Frame, Wait> {
    const waits = new Map<Frame, Wait>();
    for (const frame of this.run.frames.all) {
      const line = frame.op === IN_LINE ? nodeOf(frame) : null;
      if (line === null || !stuck.has(line)) continue;
      const passed = new Set([line]);
      // What was abandoned is waited for by nobody: the frame that it names as its parent may be another's by now.
      for (let up = frame; !up.abandoned && up.parent !== null; up = up.parent) {
        const { parent } = up;
        if (!parent.holdsSlot) continue;
        const wait = waits.get(parent) ?? { lines: new Set(), passed: new Set() };
        waits.set(parent, wait);
        wait.lines.add(line);
        for (const node of passed) wait.passed.add(node);
        passed.add((parent.instance as Instance).node);
      }
    }
    return waits;
  }
}

interface Wait {
  /** In whose lines the calls below the visit stand. */
  readonly lines: Set<Node>;
  /** Nodes at which slots are held for it on the way there, and those of the lines. */
  readonly passed: Set<Node>;
}

function everySlotWaits(node: Node, waits: ReadonlyMap<Frame, Wait>, locked: ReadonlySet<Node>): boolean {
  let waiting = 0;
  for (const [holder, { lines }] of waits) if (nodeOf(holder) === node && [...lines].some((line) => locked.has(line))) waiting++;
  return waiting === node.instances.reduce((busy, instance) => busy + instance.busy, 0);
}

const nodeOf = (frame: Frame): Node | null => frame.instance?.node ?? null;

function reaches(from: Node, goal: Node, edges: ReadonlyMap<Node, ReadonlySet<Node>>, seen: Set<Node>): boolean {
  for (const next of edges.get(from) ?? []) {
    if (next === goal) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    if (reaches(next, goal, edges, seen)) return true;
  }
  return false;
}
