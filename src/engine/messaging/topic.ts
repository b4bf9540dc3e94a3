// A topic: accepts messages into partitions and hands each to every group that subscribes. A message stays until the last of them
// is done with it; the last few are kept to be read back. What nobody takes is kept only where it is somebody's dead letters.
import { mixWord } from "../kernel/hash.ts";
import { SlotRing } from "../kernel/slot-ring.ts";
import type { ConsumerGroup } from "./consumer-group.ts";
import type { BrokerWatcher } from "./group-host.ts";
import type { MessagePool } from "./message-pool.ts";
import type { TopicSettings } from "./settings.ts";

/** Messages that are kept to be read back, whoever is done with them. */
export const RECENT = 100;
/** Dead letters that a topic keeps at most: beyond that the oldest go, as if their time were over. */
export const MOST_KEPT = 100_000;

export class Topic {
  readonly name: string;
  readonly index: number;
  settings: TopicSettings;
  readonly pool: MessagePool;
  groups: readonly ConsumerGroup[] = [];
  /** It keeps what no group takes: it is the dead-letter topic of some group. */
  keeps = false;
  readonly kept = new SlotRing();
  private readonly recent = new SlotRing();
  /** Messages that somebody is not done with. */
  depth = 0;
  accepted = 0;
  /** Turned away for the bound. */
  rejected = 0;
  /** Dead letters that went back to their groups. */
  replayed = 0;
  /** Of those that it kept for nobody: their time was over, or they were too many. */
  expiredKept = 0;
  /** Accepted by partition, since the run began. */
  readonly byPartition: number[] = [];
  private turn = 0;
  removed = false;

  constructor(settings: TopicSettings, index: number, pool: MessagePool) {
    this.name = settings.name;
    this.settings = settings;
    this.index = index;
    this.pool = pool;
  }

  get isFull(): boolean {
    return this.depth >= this.settings.bound;
  }

  /** A message that lies in the pool becomes one of this topic. Its groups are not told yet: see `handOut`. */
  put(slot: number): void {
    const { pool, groups } = this;
    const partition = this.partitionOf(pool.keys[slot] as number);
    const keeps = this.keeps && groups.length === 0;
    this.accepted++;
    this.byPartition[partition] = (this.byPartition[partition] ?? 0) + 1;
    this.place(slot, partition, groups.length + (keeps ? 1 : 0));
    this.remember(slot);
    if (keeps) this.kept.push(slot);
  }

  /** @param open how many are to be done with it */
  place(slot: number, partition: number, open: number): void {
    const { pool } = this;
    pool.topics[slot] = this.index;
    pool.partitions[slot] = partition;
    pool.open[slot] = open;
    if (open > 0) this.depth++;
  }

  handOut(slot: number): void {
    const { groups } = this;
    const partition = this.pool.partitions[slot] as number;
    for (let i = 0; i < groups.length; i++) (groups[i] as ConsumerGroup).accept(slot, partition);
  }

  /** Messages of one key go to one partition; those without take turns. */
  partitionOf(key: number): number {
    const { partitions } = this.settings;
    if (partitions === 1) return 0;
    if (key >= 0) return (mixWord(key + 0x51ed27) >>> 0) % partitions;
    this.turn = (this.turn + 1) % partitions;
    return this.turn;
  }

  private remember(slot: number): void {
    const { pool, recent } = this;
    pool.recent[slot] = 1;
    recent.push(slot);
    if (recent.length <= RECENT) return;
    const oldest = recent.shift();
    pool.recent[oldest] = 0;
    if (pool.open[oldest] === 0) pool.give(oldest);
  }

  /** One of those that a message is for is done with it. */
  done(slot: number): void {
    const { pool } = this;
    if (--pool.open[slot]! > 0) return;
    this.depth--;
    if (pool.recent[slot] === 0) pool.give(slot);
  }

  /** Messages that nobody has taken for as long as the retention are over. @returns µs: when the next one is, Infinity: none waits */
  expire(now: number, watcher: Pick<BrokerWatcher, "letGo">): number {
    const { pool, kept, groups } = this;
    const { retention } = this.settings;
    if (retention === Infinity) return Infinity;
    let next = Infinity;
    while (kept.length > 0 && (pool.times[kept.at(0)] as number) + retention <= now) this.losesOldest(watcher);
    if (kept.length > 0) next = pool.times[kept.at(0)] as number;
    for (const group of groups) next = Math.min(next, group.expire(now - retention));
    return next + retention;
  }

  /** The oldest of the dead letters is kept no longer. */
  losesOldest(watcher: Pick<BrokerWatcher, "letGo">): void {
    this.expiredKept++;
    watcher.letGo(this.kept.at(0));
    this.done(this.kept.shift());
  }

  /** The topic is no more, and nobody subscribes to it: what it kept goes. */
  close(watcher: Pick<BrokerWatcher, "letGo">): void {
    const { kept, pool, recent } = this;
    this.removed = true;
    while (kept.length > 0) {
      watcher.letGo(kept.at(0));
      this.done(kept.shift());
    }
    while (recent.length > 0) {
      const slot = recent.shift();
      pool.recent[slot] = 0;
      if (pool.open[slot] === 0) pool.give(slot);
    }
  }

  /** Slots of the last messages, the newest first. */
  last(most: number): number[] {
    const n = Math.min(most, this.recent.length);
    return Array.from({ length: n }, (_, i) => this.recent.at(this.recent.length - 1 - i));
  }
}
