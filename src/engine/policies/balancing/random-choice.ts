// Any listed backend, evenly.
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { Backend } from "./backend.ts";

export class RandomChoice {
  private readonly random: RandomStream;
  constructor(random: RandomStream) {
    this.random = random;
  }

  pick<B extends Backend>(listed: readonly B[]): B | null {
    return listed.length === 0 ? null : (listed[this.random.below(listed.length)] as B);
  }
}
