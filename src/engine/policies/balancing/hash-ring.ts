// Consistent hashing: each backend stands at many points of a ring, a key belongs to the next point after it. When one leaves, its keys
// move and no others; when one comes, it takes its share of each (Karger 1997; ketama's 160 points; Envoy's RING_HASH).
import { mixWords } from "../../kernel/hash.ts";
import type { Backend } from "./backend.ts";

/** Points of each backend: its share of the keys is off by about 1/√160 = 8 %. */
export const POINTS = 160;

export class HashRing<B extends Backend> {
  private readonly at: Uint32Array;
  private readonly owner: readonly B[];

  constructor(backends: readonly B[]) {
    const points = backends.flatMap((backend) =>
      Array.from({ length: POINTS }, (_, i) => ({ at: mixWords(backend.hash, i) >>> 0, backend })),
    );
    points.sort((a, b) => a.at - b.at || (a.backend.name < b.backend.name ? -1 : 1));
    this.at = Uint32Array.from(points, ({ at }) => at);
    this.owner = points.map(({ backend }) => backend);
  }

  /** @param key 32 bits, well mixed */
  ownerOf(key: number): B | null {
    const word = key >>> 0;
    let low = 0;
    let high = this.at.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.at[middle] as number) < word) low = middle + 1;
      else high = middle;
    }
    return this.owner[low] ?? this.owner[0] ?? null;
  }
}

/** The backend to which the call's key belongs. A ring is made when a list is met for the first time. */
export class ConsistentHash {
  private list: readonly Backend[] | null = null;
  private ring: HashRing<Backend> | null = null;
  private readonly rings = new WeakMap<readonly Backend[], HashRing<Backend>>();

  pick<B extends Backend>(listed: readonly B[], _peers: unknown, _now: number, key: number): B | null {
    if (listed !== this.list) this.turnTo(listed);
    return (this.ring as HashRing<Backend>).ownerOf(key) as B | null;
  }

  private turnTo(listed: readonly Backend[]): void {
    let ring = this.rings.get(listed);
    if (ring === undefined) this.rings.set(listed, (ring = new HashRing(listed)));
    this.list = listed;
    this.ring = ring;
  }
}
