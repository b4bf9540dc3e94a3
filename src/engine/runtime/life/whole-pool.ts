// What a leaking pool has lost comes back: when the last fault that makes it leak has ended.
import { known } from "../../../base/assert.ts";
import { addTo } from "../act/effect-list.ts";
import type { Instance, Node } from "../network.ts";
import type { PoolLeak } from "../node-data.ts";
import type { Run } from "../run.ts";
import { pump } from "../visit/visits.ts";
import { countSlots } from "./slot-count.ts";

/** The pool is whole again: what had leaked is closed. */
function closeLeaked(run: Run, instance: Instance): void {
  if (instance.leakedSlots === 0) return;
  instance.concurrency = instance.allotted; // it may be another than when they leaked
  instance.leakedSlots = 0;
  countSlots(run, instance);
  pump(run, instance);
}

export function leakConnections(run: Run, leak: PoolLeak, node: Node): () => void {
  const data = known(node.data, "the data of a database");
  const undo = addTo(data, "poolLeaks", leak);
  return () => {
    undo();
    if (data.poolLeaks === null) for (const instance of node.instances) closeLeaked(run, instance);
  };
}
