// What a look at the brokers shows: topics and partitions, groups and their members, the last messages, dead letters. Plain records
// that are asked for by `messages(query)`, as `registry(query)` is; nothing of it changes the run. Times in µs of virtual time.
//
// Shape, for whoever draws it: one `BrokerView` a broker → its `topics` → their `groups` (one a subscription route). The lag of a
// group in a partition is `groups[g].partitions[p].waiting`; who works there is `owner` (an index into `members`, −1: nobody).

export interface MessagesQuery {
  /** Id of one broker; left out: all. */
  readonly broker?: string;
  /** Whose last messages are wanted; left out: none are given. */
  readonly topic?: string;
  /** Messages at most [50], the newest first. */
  readonly most?: number;
}

export interface MessagesView {
  readonly now: number;
  readonly brokers: readonly BrokerView[];
}

export interface BrokerView {
  readonly id: string;
  /** It takes and delivers messages: it neither crashed nor hangs, nor is it out of reach. */
  readonly up: boolean;
  readonly topics: readonly TopicView[];
  /** The last messages of the topic that was asked for, the newest first. */
  readonly last: readonly MessageView[];
}

export interface TopicView {
  readonly name: string;
  /** Messages accepted in each since the run began. */
  readonly partitions: readonly number[];
  /** Messages that somebody is not done with, and how many there may be; null: without bound. */
  readonly depth: number;
  readonly bound: number | null;
  /** µs; null: without end. */
  readonly retention: number | null;
  readonly accepted: number;
  readonly rejected: number;
  readonly replayed: number;
  /** Accepted and turned away, a second, over the last windows; NaN before the first. */
  readonly rate: number;
  readonly rejectedRate: number;
  /** It keeps dead letters: so many are there to be replayed. Null: it is nobody's dead-letter topic. */
  readonly deadLetters: number | null;
  readonly groups: readonly GroupView[];
}

export interface GroupView {
  readonly name: string;
  /** Id of the subscription route, and of the service at its end. */
  readonly route: string;
  readonly service: string;
  readonly ordering: "partition" | "none";
  readonly delivery: "at-least-once" | "at-most-once";
  readonly deadLetter: string | null;
  /** Since the run began: accepted = acknowledged + deadLettered + expired + dropped + waiting + out. */
  readonly accepted: number;
  readonly acknowledged: number;
  readonly deadLettered: number;
  readonly expired: number;
  readonly dropped: number;
  readonly waiting: number;
  readonly out: number;
  /** deliveries = first + redelivered + duplicated. */
  readonly deliveries: number;
  readonly first: number;
  readonly redelivered: number;
  readonly duplicated: number;
  /** Not acknowledged yet: waiting + out; and how old the oldest of those that wait is, 0: none waits. */
  readonly lag: number;
  readonly age: number;
  /** A second, over the last windows; NaN before the first. */
  readonly deliveredRate: number;
  readonly acknowledgedRate: number;
  readonly redeliveredRate: number;
  /** µs until partitions are given out anew; 0: the group does not stand still. */
  readonly pausedFor: number;
  readonly rebalances: number;
  readonly members: readonly { readonly name: string; readonly out: number; readonly partitions: readonly number[] }[];
  readonly partitions: readonly GroupPartitionView[];
}

export interface GroupPartitionView {
  /** In line, never taken. */
  readonly waiting: number;
  /** The message that is out, or back: "none" also where messages pass one another. */
  readonly head: "none" | "out" | "backingOff" | "ready";
  /** Deliveries of that message so far. */
  readonly deliveries: number;
  readonly owner: number;
  readonly age: number;
}

export interface MessageView {
  readonly id: number;
  readonly type: string;
  readonly topic: string;
  readonly partition: number;
  /** Null: it has none. */
  readonly key: number | null;
  readonly publishedAt: number;
  /** `message-id` is the publisher's: two copies of a publish that was tried again have the same. `trace-id`: whether it is recorded or not. */
  readonly headers: Readonly<Record<string, string>>;
  /** Id of its publisher's trace; null: that is not recorded. */
  readonly trace: string | null;
  /** Groups that are not done with it. */
  readonly open: number;
  /** Of a dead letter: whose, and how often that group had it delivered; null: it is none. */
  readonly dead: { readonly group: string; readonly deliveries: number } | null;
}
