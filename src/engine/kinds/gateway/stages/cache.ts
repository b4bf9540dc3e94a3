// A response cache in each replica's memory, by method, path and key: a hit answers without a call, a good answer fills it.
import { type CacheSettings, KeyedCache } from "../../../policies/keyed-cache.ts";
import type { Failure } from "../../../runtime/failure.ts";
import { InstanceMemory } from "../../../runtime/life/instance-memory.ts";
import type { Instance } from "../../../runtime/network.ts";
import type { StageReport } from "../../../telemetry/views/records.ts";
import { ANSWERED, type Passage } from "../passage.ts";
import { HIT, MISS, PASSED, type SettingsOf, type Stage, type StageCounts, type StagePlace } from "./stage.ts";

/** The caches of all replicas under the settings of now. */
class Caches {
  settings: CacheSettings = { capacity: 1, ttl: Infinity, policy: "lru" };
  private readonly memory = new InstanceMemory(() => new KeyedCache(this.settings));

  of(instance: Instance, now: number): KeyedCache {
    const cache = this.memory.of(instance);
    if (cache.settings !== this.settings) cache.configure(this.settings, now);
    return cache;
  }
  sum(instances: readonly Instance[], read: (cache: KeyedCache) => number): number {
    return this.memory.all(instances).reduce((sum, cache) => sum + read(cache), 0);
  }
}

export class Cache implements Stage {
  readonly use = "cache";
  readonly counts: StageCounts;
  private readonly bit: number;
  private readonly methods: ReadonlySet<string>;
  private readonly caches: Caches;

  constructor(settings: SettingsOf<"cache">, { context, counts, kept, bit }: StagePlace) {
    this.counts = counts;
    this.bit = bit;
    this.methods = new Set(settings.methods);
    this.caches = kept(() => new Caches());
    this.caches.settings = {
      capacity: settings.capacity,
      ttl: context.duration(settings.ttl),
      policy: settings.policy,
    };
  }

  pass(passage: Passage, now: number): number {
    const { frame, type } = passage;
    if (!this.methods.has(type.method)) return PASSED;
    const cache = this.caches.of(frame.instance as Instance, now);
    if (cache.find(type.resource, frame.key, now) >= 0) {
      passage.next = ANSWERED;
      return HIT;
    }
    passage.told |= this.bit;
    return MISS;
  }

  over({ frame, type }: Passage, failure: Failure | null, answered: boolean, now: number): void {
    if (!answered || failure !== null) return;
    const cache = this.caches.of(frame.instance as Instance, now);
    // Of several that missed together the first one's answer is kept: its time to live counts from there.
    if (!cache.has(type.resource, frame.key, now)) cache.put(type.resource, frame.key, now);
  }

  report(_now: number, instances: readonly Instance[]): Partial<StageReport> {
    return {
      hits: this.counts.of[HIT] as number,
      misses: this.counts.of[MISS] as number,
      entries: this.caches.sum(instances, (cache) => cache.size),
      evictions: this.caches.sum(instances, (cache) => cache.evictions),
    };
  }
}
