// Connections that are never given back: a fault takes them out of the pool one by one, as code that forgets to close them does.
// They count as held until the fault ends or the instance starts anew; nobody works on them.
import { EVENT } from "../event-codes.ts";
import { countSlots } from "../life/slot-count.ts";
import type { Instance } from "../network.ts";
import type { NodeData, PoolLeak } from "../node-data.ts";
import type { Run } from "../run.ts";

/** An operation gives its connection back, or not: then there is one less. */
export function giveBack(run: Run, instance: Instance, data: NodeData, leaks: readonly PoolLeak[]): void {
  for (const { rate, random, instance: only } of leaks) {
    if ((only !== null && only !== instance) || instance.concurrency === 0 || random.unit() >= rate) continue;
    instance.leakedSlots++;
    instance.concurrency--;
    data.leaked++;
    countSlots(run, instance);
    run.digest.record(run.now, (instance.hash + EVENT.leaked) | 0, instance.leakedSlots);
  }
}
