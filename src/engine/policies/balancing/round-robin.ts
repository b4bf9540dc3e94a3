// Each listed backend in turn.
import type { Backend } from "./backend.ts";

export class RoundRobin {
  private next = 0;

  pick<B extends Backend>(listed: readonly B[]): B | null {
    const n = listed.length;
    if (n === 0) return null;
    if (this.next >= n) this.next = 0;
    return listed[this.next++] as B;
  }
}
