// Which instances a fault falls on when it takes a share of them: so many, drawn without repeats from the fault's own stream.
import type { RandomStream } from "../kernel/random-stream.ts";

/** In their order. At least one, unless the share is 0 or there are none. */
export function shareOf<T>(all: readonly T[], share: number, random: RandomStream): readonly T[] {
  const wanted = share <= 0 ? 0 : Math.min(all.length, Math.max(1, Math.round(share * all.length)));
  let left = wanted;
  // Each is chosen with the probability that is left for it: a sample of fixed size in one pass (Fan, Muller and Rezucha 1962).
  return all.filter((_, i) => {
    if (left === 0 || (left < all.length - i && random.unit() * (all.length - i) >= left)) return false;
    left--;
    return true;
  });
}
