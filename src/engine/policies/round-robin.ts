// Each listed instance in turn.
import type { Instance } from "../runtime/network.ts";

export class RoundRobin {
  private next = 0;

  pick(listed: readonly Instance[]): Instance | null {
    const n = listed.length;
    if (n === 0) return null;
    if (this.next >= n) this.next = 0;
    return listed[this.next++] as Instance;
  }
}
