// How many slots an instance had over time: what its utilisation is measured by.
import type { Instance } from "../network.ts";
import type { Run } from "../run.ts";

/** The slots that exist go into their integral; an instance that cannot serve has none. */
export function countSlots(run: Run, instance: Instance): void {
  const slots = instance.serves ? instance.concurrency : 0;
  instance.slotsSum += (instance.slots - slots) * run.now;
  instance.slots = slots;
}
