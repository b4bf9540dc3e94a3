// What a topic and a consumer group are told: durations in whole µs, Infinity for what has no end.

export interface TopicSettings {
  readonly name: string;
  readonly partitions: number;
  /** µs that a message is kept for groups that have not taken it. */
  readonly retention: number;
  /** Messages that it holds at most; above that publishers are turned away. */
  readonly bound: number;
}

/** The wait before a message is delivered again: of the k-th redelivery base, or min(max, base · 2^(k−1)). */
export interface BackOff {
  readonly backoff: "none" | "fixed" | "exponential";
  readonly base: number;
  readonly max: number;
  /** Chance in it: full from 0 to the wait, equal from its half. Left out: none. */
  readonly jitter?: "none" | "full" | "equal";
}

export interface GroupSettings {
  readonly delivery: "at-least-once" | "at-most-once";
  /** `partition`: one message of a partition is out at a time, and its redelivery holds the partition. `none`: messages pass one another. */
  readonly ordering: "partition" | "none";
  /** Messages that a consumer holds at once, where messages may pass one another. */
  readonly prefetch: number;
  readonly ackTimeout: number;
  readonly redelivery: BackOff;
  /** Deliveries of one message at most; then it goes to the dead letters. */
  readonly maxDeliveries: number;
  /** Name of the topic for those; null: they are dropped. */
  readonly deadLetter: string | null;
  /** µs without a heartbeat after which a consumer is expelled, and those without asking for more while it has heartbeats. */
  readonly session: number;
  readonly maxPoll: number;
  /** µs of standstill of the group while partitions are given out anew. */
  readonly rebalance: number;
}

/** What a subscription says that says nothing: SQS hands out ten and hides them for 30 s; Kafka's session and poll, scaled down. */
export const GROUP_DEFAULTS: GroupSettings = {
  delivery: "at-least-once",
  ordering: "partition",
  prefetch: 10,
  ackTimeout: 30_000_000,
  redelivery: { backoff: "exponential", base: 100_000, max: 10_000_000 },
  maxDeliveries: Infinity,
  deadLetter: null,
  session: 10_000_000,
  maxPoll: 20_000_000,
  rebalance: 1_000_000,
};

/** @param failed deliveries so far  @param chance from 0 to 1, asked only where there is chance in it  @returns whole µs */
export function waitBefore(settings: BackOff, failed: number, chance: () => number): number {
  const wait = withoutJitter(settings, failed);
  const { jitter = "none" } = settings;
  if (jitter === "none" || wait === 0) return wait;
  return Math.round(jitter === "full" ? wait * chance() : wait / 2 + (wait / 2) * chance());
}

function withoutJitter({ backoff, base, max }: BackOff, failed: number): number {
  if (backoff === "none") return 0;
  if (backoff === "fixed") return base;
  let wait = base;
  for (let k = 1; k < failed && wait < max; k++) wait *= 2;
  return Math.min(max, wait);
}
