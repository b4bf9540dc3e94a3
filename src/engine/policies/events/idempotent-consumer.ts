// An idempotent consumer (Enterprise Integration Patterns): a message that was processed is not processed again, however often it is
// delivered. An id counts once its processing has succeeded, so a failure is tried anew; a copy that comes while the first is in work
// waits for it, as an insert waits for an open transaction with the same primary key. It knows who works and who waits, not what.
import { RecentIds } from "../recent-ids.ts";
import { SingleFlight } from "../single-flight.ts";

/** `first`: process it. `duplicate`: it was processed, acknowledge it. `waits`: it is in work; what becomes of that is told later. */
export type Claim = "first" | "duplicate" | "waits";

/** So many wait until those who have gone are looked for among them. */
const FEW = 64;

/** @typeParam Member who processes a copy: a delivery */
export class IdempotentConsumer<Member extends object> {
  private readonly done: RecentIds;
  private readonly work = new SingleFlight<Member>();
  private sweepAt = FEW;

  /** @param window µs for which an id is remembered after its processing */
  constructor(window: number) {
    this.done = new RecentIds(window);
  }

  set window(us: number) {
    this.done.window = us;
  }
  /** Ids that are remembered, those included whose window is over but which nobody has met yet. */
  get remembered(): number {
    return this.done.size;
  }
  get waiting(): number {
    return this.work.waiting;
  }

  /** A copy of the message with this id (a pair of 32-bit integers) is here. */
  claim(a: number, b: number, member: Member, now: number): Claim {
    if (this.done.has(a, b, now)) return "duplicate";
    if (this.work.leader(a, b) === null) {
      this.work.lead(a, b, member);
      return "first";
    }
    this.work.wait(a, b, member);
    return "waits";
  }

  /** Is it the one that processes the message? */
  holds(a: number, b: number, member: Member): boolean {
    return this.work.leader(a, b) === member;
  }

  /** It was processed. @param tell told of each that waited: it is a duplicate */
  succeeded(a: number, b: number, now: number, tell: (member: Member) => void): void {
    this.done.add(a, b, now);
    for (let next = this.work.shift(a, b); next !== null; next = this.work.shift(a, b)) tell(next);
    this.work.land(a, b);
  }

  /** It was not: the one that waits longest processes it. @param tell told of each in turn, until one says that it does */
  failed(a: number, b: number, tell: (member: Member) => boolean): void {
    for (let next = this.work.shift(a, b); next !== null; next = this.work.shift(a, b)) {
      this.work.pass(a, b, next);
      if (tell(next)) return;
    }
    this.work.land(a, b);
  }

  /** Behind one that never ends, those who have gone need not wait for ever. @param isGone says so, and frees it */
  sweep(isGone: (member: Member) => boolean): void {
    if (this.work.waiting < this.sweepAt) return;
    this.work.keep((member) => !isGone(member));
    this.sweepAt = Math.max(FEW, 2 * this.work.waiting);
  }
}
