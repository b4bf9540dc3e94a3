// Whether a node is well, and if not why: one status and one cause, by fixed rules over the instant and the last windows.
import type { Node } from "../runtime/network.ts";
import type { Cause, Status } from "./live.ts";
import type { Reason } from "./reason.ts";

/** What the last windows say of a node. */
export interface Recent {
  readonly ended: number;
  readonly errors: number;
  /** Why it failed last. */
  readonly reason: Reason | null;
  /** The callee in whose calls it spends most of its time, when it is much slower than it was; else null. */
  readonly slowed: { readonly callee: string; readonly share: number } | null;
}

export interface Condition {
  readonly status: Status;
  readonly cause: Cause | null;
}
const WELL: Condition = { status: "healthy", cause: null };

/** From this share of errors on a node is degraded, and failing. */
const DEGRADED = 0.01;
const FAILING = 0.1;
/** A line this full is a trouble of its own. */
const CROWDED = 0.5;

export function conditionOf(node: Node, recent: Recent): Condition {
  const instances = node.instances.filter((instance) => !instance.retired);
  const down = instances.filter((instance) => instance.status === "CRASHED" || instance.status === "UNHEALTHY").length;
  const serving = instances.filter((instance) => instance.serves).length;
  if (serving === 0) return withoutInstances(instances, down);
  const share = recent.ended > 0 ? recent.errors / recent.ended : 0;
  const status: Status = share >= FAILING ? "failing" : "degraded";
  const crowd = crowded(node, down, instances.length);
  if (crowd?.code === "queueFull") return { status, cause: crowd };
  if (share >= DEGRADED) return { status, cause: { code: "errors", share, reason: recent.reason } };
  if (down > 0) return { status: "degraded", cause: { code: "down", down, of: instances.length } };
  const ejected = instances.filter((instance) => instance.ejectedBy > 0).length;
  if (ejected > 0) return { status: "degraded", cause: { code: "ejected", ejected, of: instances.length } };
  if (recent.slowed !== null) return { status: "degraded", cause: { code: "slow", ...recent.slowed } };
  return crowd === null ? WELL : { status: "degraded", cause: crowd };
}

function withoutInstances(instances: readonly { readonly status: string; readonly since: number }[], down: number): Condition {
  if (down > 0) return { status: "failing", cause: { code: "down", down, of: instances.length } };
  if (instances.some((instance) => instance.status === "STARTING")) return { status: "degraded", cause: null };
  return { status: "stopped", cause: { code: "stopped", at: instances.reduce((last, instance) => Math.max(last, instance.since), 0) } };
}

function crowded(node: Node, down: number, of: number): Extract<Cause, { readonly code: "queueFull" | "saturated" }> | null {
  let busy = 0;
  let slots = 0;
  let waiting = 0;
  let room = 0;
  for (const instance of node.instances) {
    if (!instance.serves) continue;
    busy += instance.busy;
    slots += instance.concurrency;
    waiting += instance.waiting;
    room += node.capacity.queue;
  }
  if (busy < slots) return null;
  if (waiting >= room * 0.9 && waiting > 0) return { code: "queueFull", busy, slots, waiting, room, down, of };
  const many = room === Infinity ? waiting > Math.max(20, 2 * slots) : waiting >= CROWDED * room;
  return many && waiting > 0 ? { code: "saturated", busy, slots, waiting } : null;
}
