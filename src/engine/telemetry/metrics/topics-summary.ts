// The topics of a run in its summary: what was published and accepted, and what each group has of it. Counts of the measured time; lag
// and the like as they are now.
import type { ConsumerGroup } from "../../messaging/consumer-group.ts";
import { GroupCounts } from "../../messaging/counts.ts";
import type { Topic } from "../../messaging/topic.ts";
import type { Run } from "../../runtime/run.ts";

export interface TopicSummary {
  /** Publishes that reached the topic: accepted, or turned away for its bound. */
  readonly published: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Over all groups, and of what no group was to get. */
  readonly expired: number;
  /** Dead letters of it that went back to their group. */
  readonly replayed: number;
  /** Messages now with which somebody is not done. */
  readonly depth: number;
  readonly groups: Readonly<Record<string, GroupSummary>>;
}
export interface GroupSummary {
  readonly accepted: number;
  readonly delivered: number;
  readonly acknowledged: number;
  readonly redelivered: number;
  readonly duplicated: number;
  readonly deadLettered: number;
  readonly expired: number;
  readonly dropped: number;
  /** Not acknowledged yet, now: waiting + out. */
  readonly lag: number;
  /** The most that it was. */
  readonly mostLag: number;
  readonly waiting: number;
  readonly out: number;
}

/** What was counted when the measured time began. */
type Base = Pick<Topic, "accepted" | "rejected" | "replayed" | "expiredKept">;
const NOTHING: Base = { accepted: 0, rejected: 0, replayed: 0, expiredKept: 0 };
const NO_COUNTS = new GroupCounts();
const topicBases = new WeakMap<Topic, Base>();
const groupBases = new WeakMap<ConsumerGroup, GroupCounts>();

/** The measured time begins. */
export function markTopics({ messaging }: Run): void {
  for (const { broker } of messaging?.hosts.values() ?? [])
    for (const topic of broker.present) {
      const { accepted, rejected, replayed, expiredKept } = topic;
      topicBases.set(topic, { accepted, rejected, replayed, expiredKept });
      for (const group of topic.groups) {
        const { counts } = group;
        counts.peak = 0;
        counts.windowPeak = counts.lag;
        groupBases.set(group, copyOf(counts));
      }
    }
}

function copyOf(counts: GroupCounts): GroupCounts {
  const copy = new GroupCounts();
  copy.accepted = counts.accepted;
  copy.deliveries = counts.deliveries;
  copy.acknowledged = counts.acknowledged;
  copy.redelivered = counts.redelivered;
  copy.duplicated = counts.duplicated;
  copy.deadLettered = counts.deadLettered;
  copy.expired = counts.expired;
  copy.dropped = counts.dropped;
  return copy;
}

/** By "broker/topic". */
export function topicsSummary({ messaging }: Run): Readonly<Record<string, TopicSummary>> {
  const all = Object.create(null) as Record<string, TopicSummary>;
  const hosts = [...(messaging?.hosts.values() ?? [])].toSorted((a, b) => (a.node.id < b.node.id ? -1 : 1));
  for (const { node, broker } of hosts) for (const topic of broker.present) all[`${node.id}/${topic.name}`] = summary(topic);
  return all;
}

function summary(topic: Topic): TopicSummary {
  const base = topicBases.get(topic) ?? NOTHING;
  const groups = Object.create(null) as Record<string, GroupSummary>;
  for (const group of topic.groups.toSorted((a, b) => (a.name < b.name ? -1 : 1))) groups[group.name] = groupSummary(group);
  const accepted = topic.accepted - base.accepted;
  const rejected = topic.rejected - base.rejected;
  const kept = topic.expiredKept - base.expiredKept;
  return {
    published: accepted + rejected,
    accepted,
    rejected,
    expired: Object.values(groups).reduce((sum, { expired }) => sum + expired, kept),
    replayed: topic.replayed - base.replayed,
    depth: topic.depth,
    groups,
  };
}

function groupSummary(group: ConsumerGroup): GroupSummary {
  const { counts } = group;
  const base = groupBases.get(group) ?? NO_COUNTS;
  return {
    accepted: counts.accepted - base.accepted,
    delivered: counts.deliveries - base.deliveries,
    acknowledged: counts.acknowledged - base.acknowledged,
    redelivered: counts.redelivered - base.redelivered,
    duplicated: counts.duplicated - base.duplicated,
    deadLettered: counts.deadLettered - base.deadLettered,
    expired: counts.expired - base.expired,
    dropped: counts.dropped - base.dropped,
    lag: counts.lag,
    mostLag: Math.max(counts.peak, counts.windowPeak),
    waiting: counts.waiting,
    out: counts.out,
  };
}
