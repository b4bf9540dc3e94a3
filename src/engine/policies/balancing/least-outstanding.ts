// The listed backend with the fewest calls of this caller unanswered; of equals the first after the one that was taken last, so
// that an idle group is used evenly (HAProxy's leastconn and nginx' least_conn take equals in turn likewise).
import type { Backend } from "./backend.ts";
import type { Peers } from "./peers.ts";

export class LeastOutstanding {
  private next = 0;

  pick<B extends Backend>(listed: readonly B[], peers: Peers<B>, now: number): B | null {
    const n = listed.length;
    if (n === 0) return null;
    let at = this.next < n ? this.next : 0;
    let best = at;
    let fewest = Infinity;
    for (let i = 0; i < n && fewest > 0; i++) {
      const { outstanding } = peers.of(listed[at] as B, now);
      if (outstanding < fewest) {
        fewest = outstanding;
        best = at;
      }
      if (++at === n) at = 0;
    }
    this.next = best + 1;
    return listed[best] as B;
  }
}
