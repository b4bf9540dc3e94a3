// Where the time of a request went: every moment of the critical path belongs to one phase of one call, so the phases sum to the
// duration exactly, in whole microseconds.
import type { Stretch } from "./critical-path.ts";
import { criticalPath } from "./critical-path.ts";
import { callsOf, type SpanNode } from "./span-tree.ts";

export const PHASES = ["queue", "injected", "network", "backoff", "held", "work"] as const;
export type Phase = (typeof PHASES)[number];
export type Phases = Readonly<Record<Phase, number>>;
type Tally = Record<Phase, number>;

const none = (): Tally => ({ queue: 0, injected: 0, network: 0, backoff: 0, held: 0, work: 0 });
const overlap = (a: number, b: number, c: number, d: number): number => Math.max(0, Math.min(b, d) - Math.max(a, c));

/** µs of the injected delay that passed on the way; the rest passed in the work. The record has their sum only. */
export function injectedOnTheWay({ span, moments }: SpanNode): number {
  const way = moments.arrived - moments.sent;
  return way >= span.injected ? span.injected : Math.min(way, Math.max(0, span.injected - span.work));
}

/** The waits of a caller before its next try. */
export const backoffs = (node: SpanNode): readonly (readonly [from: number, to: number])[] =>
  node.children
    .filter(({ span }) => span.backoff > 0)
    .map((child) => [Math.max(node.moments.sent, asked(child) - child.span.backoff), asked(child)] as const);
/** When a try first asked the caller's own limits. */
const asked = ({ span, moments }: SpanNode): number => moments.sent - span.held - span.limited;

/** The waits of a caller's tries for its own rate limit and bulkhead, and of a coalesced request for the call of another. */
export const holds = (node: SpanNode): readonly (readonly [from: number, to: number])[] => [
  ...node.children
    .filter(({ span }) => span.held + span.limited > 0)
    .map((child) => [Math.max(node.moments.sent, asked(child)), child.moments.sent] as const),
  ...sharedCall(node),
];
/** From the end of its own work to its answer; one that was sent in the place of another has a call of its own. */
function sharedCall({ span, moments, children }: SpanNode): readonly (readonly [from: number, to: number])[] {
  const waits = children.length === 0 && span.stages.some(({ verdict }) => verdict === "coalesced");
  return waits && moments.ended > moments.started + span.work ? [[moments.started + span.work, moments.ended]] : [];
}

/** Adds the phases of the stretches of one call; a delay is counted once, as far as it lies on the path. */
function addCall(to: Tally, node: SpanNode, stretches: readonly Stretch[]): void {
  const { sent, arrived, started, ended, settled } = node.moments;
  const within = (a: number, b: number) => stretches.reduce((sum, { from, to: until }) => sum + overlap(from, until, a, b), 0);
  const out = within(sent, arrived);
  const self = within(started, ended);
  // Calls side by side may wait at the same time: that time passes once.
  const during = (all: readonly (readonly [number, number])[]) =>
    merge(all).reduce((sum, [a, b]) => sum + within(Math.max(a, started), Math.min(b, ended)), 0);
  const backoff = during(backoffs(node));
  const waits = during([...backoffs(node), ...holds(node)]);
  const onTheWay = injectedOnTheWay(node);
  const delayed = Math.min(out, onTheWay);
  const slowed = Math.min(self - waits, Math.max(0, node.span.injected - onTheWay));
  to.queue += within(arrived, started);
  to.injected += delayed + slowed;
  to.network += out - delayed + within(ended, settled);
  to.backoff += backoff;
  to.held += waits - backoff;
  to.work += self - waits - slowed;
}

export interface Breakdown {
  readonly whole: Phases;
  /** By node of the callee (the client's own at the root). Their sums are the whole. */
  readonly byNode: ReadonlyMap<string, Phases>;
  readonly path: readonly Stretch[];
}

/** The stretches of each call. */
function byCallOf(path: readonly Stretch[]): ReadonlyMap<SpanNode, readonly Stretch[]> {
  const calls = new Map<SpanNode, Stretch[]>();
  for (const stretch of path) {
    const known = calls.get(stretch.node);
    if (known === undefined) calls.set(stretch.node, [stretch]);
    else known.push(stretch);
  }
  return calls;
}

export function breakdown(root: SpanNode): Breakdown {
  const path = criticalPath(root);
  const byCall = byCallOf(path);
  const whole = none();
  const byNode = new Map<string, Tally>();
  for (const [node, stretches] of byCall) {
    const tally = byNode.get(node.span.node) ?? none();
    byNode.set(node.span.node, tally);
    const own = none();
    addCall(own, node, stretches);
    for (const phase of PHASES) {
      tally[phase] += own[phase];
      whole[phase] += own[phase];
    }
  }
  return { whole, byNode, path };
}

export const total = (phases: Phases): number => PHASES.reduce((sum, phase) => sum + phases[phase], 0);

/** The phases of one call by itself, calls that it waited for counted as `calls`: for the panel of a span. */
export function ownPhases(node: SpanNode): Phases & { readonly calls: number } {
  const own = none();
  const { sent, settled } = node.moments;
  const covered = merge(callsOf(node).map((child) => [child.moments.sent, child.moments.settled] as const));
  const free: Stretch[] = [];
  let at = sent;
  for (const [from, to] of covered) {
    if (from > at) free.push({ node, from: at, to: from });
    at = Math.max(at, to);
  }
  if (settled > at) free.push({ node, from: at, to: settled });
  addCall(own, node, free);
  return { ...own, calls: settled - sent - total(own) };
}

/** Overlapping stretches of time as one, oldest first. */
function merge(stretches: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const merged: [number, number][] = [];
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
