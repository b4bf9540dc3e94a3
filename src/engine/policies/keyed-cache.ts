// A cache of answers by real keys: capacity, time to live, eviction of the least recently or the least frequently used. It knows
// what is there, not what it says: whoever caches values keeps them in an array at the entry's number. Usable alone: every
// operation takes the time. Constant time an operation; memory follows the most entries that were there at once.
import { PairIndex } from "../kernel/pair-index.ts";
import { type EvictionOrder, FrequencyOrder, RecencyOrder } from "./eviction-order.ts";

export type EvictionPolicy = "lru" | "lfu";

export interface CacheSettings {
  /** Entries at most, 1 or more. */
  readonly capacity: number;
  /** µs that an entry is good for since it was put there (as Caffeine's expireAfterWrite); Infinity: for ever. */
  readonly ttl: number;
  readonly policy: EvictionPolicy;
}

export class KeyedCache {
  settings: CacheSettings;
  private readonly index = new PairIndex();
  private order: EvictionOrder;
  /** In the order in which they were put: the first is the first to expire. */
  private readonly age = new RecencyOrder();
  private storedAt = new Float64Array(16);
  hits = 0;
  misses = 0;
  /** Entries that had to make room, and that were found or thrown out because their time was over. */
  evictions = 0;
  expirations = 0;

  constructor(settings: CacheSettings) {
    this.settings = settings;
    this.order = orderOf(settings.policy);
  }

  /** Entries that are there, those included whose time is over but which nobody has met yet. */
  get size(): number {
    return this.index.size;
  }

  /**
   * Looks a key up: a hit counts, and counts as a use. A key is a pair of 32-bit integers: what is asked for, and which one.
   * @returns the entry's number, −1 for a miss
   */
  find(space: number, key: number, now: number): number {
    const entry = this.index.find(space, key);
    if (entry >= 0 && !this.isOver(entry, now)) {
      this.hits++;
      this.order.use(entry);
      return entry;
    }
    this.misses++;
    if (entry >= 0) this.expire(entry);
    return -1;
  }

  /** Whether the key is there and good, without counting or using it. */
  has(space: number, key: number, now: number): boolean {
    const entry = this.index.find(space, key);
    return entry >= 0 && !this.isOver(entry, now);
  }

  /** When the entry was put there, µs. */
  since(entry: number): number {
    return this.storedAt[entry] as number;
  }

  /**
   * Puts a key there, its time to live begins (anew). A full cache throws out what is over, else what its policy names.
   * @returns the entry's number; it may have been another key's before
   */
  put(space: number, key: number, now: number): number {
    let entry = this.index.find(space, key);
    if (entry >= 0) {
      this.order.use(entry);
      this.age.remove(entry);
    } else {
      if (this.index.size >= this.settings.capacity) this.makeRoom(now);
      entry = this.index.add(space, key);
      if (entry >= this.storedAt.length) this.grow();
      this.order.add(entry);
    }
    this.age.add(entry);
    this.storedAt[entry] = now;
    return entry;
  }

  /** @returns false when it was not there */
  remove(space: number, key: number): boolean {
    const entry = this.index.find(space, key);
    if (entry >= 0) this.discard(entry);
    return entry >= 0;
  }

  /** All entries go, the counts stay. */
  clear(): void {
    this.index.clear();
    this.order = orderOf(this.settings.policy);
    for (let entry = this.age.first; entry >= 0; entry = this.age.first) this.age.remove(entry);
  }

  /** Other settings for what is there: a smaller cache evicts, another policy begins with the order in which entries were put. */
  configure(settings: CacheSettings, now: number): void {
    const before = this.settings;
    this.settings = settings;
    if (settings.policy !== before.policy) this.reorder();
    while (this.index.size > settings.capacity) this.makeRoom(now);
  }

  private isOver(entry: number, now: number): boolean {
    return now >= (this.storedAt[entry] as number) + this.settings.ttl;
  }

  private makeRoom(now: number): void {
    if (this.isOver(this.age.first, now)) this.expire(this.age.first);
    else {
      this.evictions++;
      this.discard(this.order.first);
    }
  }

  private expire(entry: number): void {
    this.expirations++;
    this.discard(entry);
  }

  private discard(entry: number): void {
    this.index.remove(entry);
    this.order.remove(entry);
    this.age.remove(entry);
  }

  private reorder(): void {
    this.order = orderOf(this.settings.policy);
    for (let entry = this.age.first; entry >= 0; entry = this.age.next(entry)) this.order.add(entry);
  }

  private grow(): void {
    const bigger = new Float64Array(2 * this.storedAt.length);
    bigger.set(this.storedAt);
    this.storedAt = bigger;
  }
}

const orderOf = (policy: EvictionPolicy): EvictionOrder => (policy === "lru" ? new RecencyOrder() : new FrequencyOrder());
