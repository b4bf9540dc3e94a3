// The listed instance with the fewest unanswered calls; the first of equals.
import type { Instance } from "../runtime/network.ts";

export class LeastOutstanding {
  pick(listed: readonly Instance[]): Instance | null {
    let best: Instance | null = null;
    for (const instance of listed) if (best === null || instance.outstanding < best.outstanding) best = instance;
    return best;
  }
}
