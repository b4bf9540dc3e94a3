// Any listed instance, evenly.
import type { RandomStream } from "../kernel/random-stream.ts";
import type { Instance } from "../runtime/network.ts";

export class RandomChoice {
  private readonly random: RandomStream;
  constructor(random: RandomStream) {
    this.random = random;
  }

  pick(listed: readonly Instance[]): Instance | null {
    return listed.length === 0 ? null : (listed[this.random.below(listed.length)] as Instance);
  }
}
