// Which groups fall behind: looked at once a window. A group does when its oldest waiting message gets older window after window while
// more is published than handled; it does no longer when that age shrinks as steadily, or has seen no new height for some time.
import type { ConsumerGroup } from "../../messaging/consumer-group.ts";
import type { Subscription } from "../../runtime/messaging/subscription.ts";
import type { Node } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { WindowObserver } from "../metrics/windows.ts";

/** Windows in a row that make a trend. */
const STEADY = 5;
/** Windows without a new height after which it grows no more. */
const LEVEL = 10;
/** µs; younger than that, a line comes and goes. */
const NOTICED = 1e6;

export interface Lagging {
  readonly group: string;
  /** Of the subscription. */
  readonly route: string;
  /** Messages per second over the last windows. */
  readonly published: number;
  readonly handled: number;
  /** Messages that are published and not handled. */
  readonly lag: number;
  /** µs since the oldest that waits was published. */
  readonly age: number;
}

/** At the end of a window. */
interface Mark {
  readonly age: number;
  readonly accepted: number;
  readonly handled: number;
}
interface Watched {
  /** The oldest first. */
  readonly marks: readonly Mark[];
  /** Windows in a row in which its oldest message became older, or younger. */
  readonly older: number;
  readonly younger: number;
  /** Null: it does not fall behind; else the greatest age, and how many windows ago that was. */
  readonly height: { readonly age: number; readonly ago: number } | null;
}
const NEW: Watched = { marks: [], older: 0, younger: 0, height: null };

export class LagGrowth implements WindowObserver {
  private readonly run: Run;
  private watched = new Map<ConsumerGroup, Watched>();

  constructor(run: Run) {
    this.run = run;
  }

  /** Of a broker's groups that fall behind, the one whose message is oldest; null: none does. */
  of(node: Node): Lagging | null {
    const host = this.run.messaging === null ? undefined : this.run.messaging.hosts.get(node);
    if (host === undefined) return null;
    let worst: Lagging | null = null;
    for (const subscription of host.subscriptions.values()) {
      const lagging = this.lagging(subscription);
      if (lagging !== null && lagging.age > (worst?.age ?? 0)) worst = lagging;
    }
    return worst;
  }

  observe(): void {
    const { messaging, now } = this.run;
    if (messaging === null) return;
    const before = this.watched;
    this.watched = new Map();
    for (const { subscriptions } of messaging.hosts.values())
      for (const { group } of subscriptions.values()) this.watched.set(group, next(before.get(group) ?? NEW, markOf(group, now)));
  }

  private lagging({ group, route }: Subscription): Lagging | null {
    const watched = this.watched.get(group) ?? NEW;
    const newest = watched.marks.at(-1);
    if (watched.height === null || newest === undefined) return null;
    const { counts, name } = group;
    return { group: name, route: route.id, ...ratesOf(watched.marks), lag: counts.waiting + counts.out, age: newest.age };
  }
}

function markOf(group: ConsumerGroup, now: number): Mark {
  const { accepted, acknowledged, deadLettered, dropped, expired } = group.counts;
  const oldest = group.oldest();
  return { age: oldest === Infinity ? 0 : now - oldest, accepted, handled: acknowledged + deadLettered + dropped + expired };
}

function next(before: Watched, mark: Mark): Watched {
  const last = before.marks.at(-1)?.age ?? 0;
  const marks = [...before.marks.slice(-STEADY), mark];
  const older = mark.age > last ? before.older + 1 : 0;
  const younger = mark.age < last ? before.younger + 1 : 0;
  return { marks, older, younger, height: heightOf({ marks, older, younger, height: before.height }, mark) };
}

function heightOf({ marks, older, younger, height }: Watched, { age }: Mark): Watched["height"] {
  const { handled, published } = ratesOf(marks);
  if (height === null) return older >= STEADY && age >= NOTICED && published > handled ? { age, ago: 0 } : null;
  if (age > height.age) return { age, ago: 0 };
  return age < NOTICED || younger >= STEADY || height.ago >= LEVEL ? null : { age: height.age, ago: height.ago + 1 };
}

/** Per second: a window is one. */
function ratesOf(marks: readonly Mark[]): { readonly published: number; readonly handled: number } {
  const [first] = marks;
  const last = marks.at(-1);
  if (first === undefined || last === undefined || marks.length < 2) return { published: 0, handled: 0 };
  const windows = marks.length - 1;
  return { published: (last.accepted - first.accepted) / windows, handled: (last.handled - first.handled) / windows };
}
