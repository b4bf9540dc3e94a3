// Whether a node is well, and if not why: one status and one cause, by fixed rules over the instant and the last windows.
import type { Instance, Node } from "../../runtime/network.ts";
import type { Cause, Status } from "../views/live.ts";
import type { Reason } from "../views/reason.ts";
import type { Lagging } from "./lag-growth.ts";
import type { Wait } from "./waits.ts";

/** What the last windows say of a node. */
export interface Recent {
  /** The share of messages to it and from it that an outage takes; 0: there is none. */
  readonly outage: number;
  readonly ended: number;
  readonly errors: number;
  /** Why it failed last. */
  readonly reason: Reason | null;
  /** The callee in whose calls it spends most of its time, when it is much slower than it was; else null. */
  readonly slowed: { readonly callee: string; readonly share: number } | null;
  /** Of a broker: its group that falls behind; null: none does. */
  readonly lagging: Lagging | null;
  /** For whom most of its visits wait now. Costs a walk over all that is in flight: asked only where it may be the cause. */
  readonly waits: () => Wait | null;
}

export interface Condition {
  readonly status: Status;
  readonly cause: Cause | null;
}
export const WELL: Condition = { status: "healthy", cause: null };

/** From this share of errors on a node is degraded, and failing. */
export const DEGRADED = 0.01;
const FAILING = 0.1;
/** A line this full is a trouble of its own. */
const CROWDED = 0.5;
/** Slots are held by calls, not by work, when so many of them wait for one callee. */
const HELD = 0.7;
/** Visits that wait so long while nothing ends stand still. */
const STILL = 5e6;
const FEW = 3;

/**
 * All of its instances are well and none is crowded: a node of which neither its windows nor an outage say otherwise is healthy then,
 * as `conditionOf` would find at greater length. False says nothing.
 */
export function looksWell(node: Node): boolean {
  const { instances } = node;
  for (let i = 0; i < instances.length; i++) {
    const instance = instances[i] as Instance;
    if (instance.status !== "HEALTHY" || instance.retired || instance.hanging > 0 || instance.ejectedBy > 0) return false;
  }
  return instances.length > 0 && (node.sagas === null || node.sagas.stuck === 0) && crowded(node, 0, 0) === null;
}

export function conditionOf(node: Node, recent: Recent): Condition {
  const instances = node.instances.filter((instance) => !instance.retired);
  const down = instances.filter((instance) => instance.status === "CRASHED" || instance.status === "UNHEALTHY").length;
  const serving = instances.filter((instance) => instance.serves).length;
  if (serving === 0) return withoutInstances(instances, down);
  const unreachable: Cause = { code: "unreachable", share: recent.outage };
  if (recent.outage >= FAILING) return { status: "failing", cause: unreachable };
  const share = recent.ended > 0 ? recent.errors / recent.ended : 0;
  const status: Status = share >= FAILING ? "failing" : "degraded";
  const hanging = instances.filter((instance) => instance.serves && instance.hanging > 0).length;
  if (hanging > 0) return { status: hanging === serving ? "failing" : "degraded", cause: { code: "hangs", hanging, of: instances.length } };
  const crowd = crowded(node, down, instances.length);
  if (crowd?.code === "queueFull") return { status, cause: heldBy(node, crowd, recent.waits) ?? crowd };
  if (share >= DEGRADED) return { status, cause: { code: "errors", share, reason: recent.reason } };
  if (down > 0) return { status: "degraded", cause: { code: "down", down, of: instances.length } };
  const ejected = instances.filter((instance) => instance.ejectedBy > 0).length;
  if (ejected > 0) return { status: "degraded", cause: { code: "ejected", ejected, of: instances.length } };
  const stuck = node.sagas?.stuck ?? 0;
  if (stuck > 0) return { status: "degraded", cause: { code: "stuckSagas", stuck } };
  if (recent.outage > 0) return { status: "degraded", cause: unreachable }; // a few messages lost are no more than that
  if (recent.lagging !== null) return { status: "degraded", cause: { code: "lagGrows", ...recent.lagging } };
  if (recent.slowed !== null) return { status: "degraded", cause: { code: "slow", ...recent.slowed } };
  const still = standsStill(node, recent);
  if (still !== null) return { status: "failing", cause: still };
  return crowd === null ? WELL : { status: "degraded", cause: heldBy(node, crowd, recent.waits) ?? crowd };
}

function withoutInstances(instances: readonly { readonly status: string; readonly since: number }[], down: number): Condition {
  if (down > 0) return { status: "failing", cause: { code: "down", down, of: instances.length } };
  if (instances.some((instance) => instance.status === "STARTING")) return { status: "degraded", cause: null };
  return { status: "stopped", cause: { code: "stopped", at: instances.reduce((last, instance) => Math.max(last, instance.since), 0) } };
}

type Waiting = Extract<Cause, { readonly code: "waits" }>;
type Full = Extract<Cause, { readonly code: "queueFull" | "saturated" }>;

/** A line that is long because the slots before it wait for somebody else; null: they work. */
function heldBy(node: Node, { busy, slots, waiting }: Full, waits: () => Wait | null): Waiting | null {
  if (!node.blocking || sumOf(node, ({ working }) => working) > (1 - HELD) * busy) return null;
  const wait = waits();
  if (wait === null || wait.visits < HELD * busy) return null;
  return { code: "waits", callee: wait.route.target.id, route: wait.route.id, visits: wait.visits, busy, slots, waiting };
}

/** Nothing has ended for some time, and nobody works: all that is here waits for one callee. */
function standsStill(node: Node, { ended, waits }: Recent): Waiting | null {
  if (ended > 0 || sumOf(node, ({ present }) => present) < FEW || sumOf(node, ({ working }) => working) > 0) return null;
  const wait = waits();
  return wait === null || wait.us < STILL * wait.visits ? null : waitingOf(node, wait);
}
/** Null: less than most of its visits wait for the same callee. */
export function waitingOf(node: Node, wait: Wait | null): Waiting | null {
  if (wait === null || wait.visits < HELD * sumOf(node, ({ busy, present, waiting }) => Math.max(busy, present - waiting))) return null;
  const [busy, slots, waiting] = [sumOf(node, (one) => one.busy), sumOf(node, (one) => one.concurrency), sumOf(node, (one) => one.waiting)];
  return { code: "waits", callee: wait.route.target.id, route: wait.route.id, visits: wait.visits, busy, slots, waiting };
}
const sumOf = (node: Node, read: (instance: Instance) => number): number =>
  node.instances.reduce((total, instance) => total + (instance.serves ? read(instance) : 0), 0);

function crowded(node: Node, down: number, of: number): Extract<Cause, { readonly code: "queueFull" | "saturated" }> | null {
  let busy = 0;
  let slots = 0;
  let waiting = 0;
  let room = 0;
  const { instances } = node;
  for (let i = 0; i < instances.length; i++) {
    const instance = instances[i] as Instance;
    if (!instance.serves) continue;
    busy += instance.busy;
    slots += instance.concurrency;
    waiting += instance.waiting;
    room += node.room;
  }
  if (busy < slots) return null;
  if (waiting >= room * 0.9 && waiting > 0) return { code: "queueFull", busy, slots, waiting, room, down, of };
  const many = room === Infinity ? waiting > Math.max(20, 2 * slots) : waiting >= CROWDED * room;
  return many && waiting > 0 ? { code: "saturated", busy, slots, waiting } : null;
}
