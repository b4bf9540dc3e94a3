// What was done to the system and what became of it: marks for the charts, state changes for the question why, each with what led
// to it. Bounded: the oldest go first.
import {
  BY_SETTING,
  type ChangeCause,
  type ChangeList,
  type ChangeQuery,
  type ChangeSort,
  type Led,
  type StateChange,
} from "../views/changes.ts";
import type { Reason } from "../views/reason.ts";
import type { Mark } from "../views/records.ts";

const MOST_MARKS = 2000;
const MOST_OPENINGS = 1000;
const MOST_CHANGES = 5000;

/** A change as it is told; `led` where the teller knows better than the rule of `changed`. */
export interface Told {
  readonly at: number;
  readonly thing: string;
  readonly instance: string;
  readonly sort: ChangeSort;
  readonly from: string;
  readonly to: string;
  readonly code: ChangeCause;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly led?: Led;
}

export class Journal {
  private marks: Mark[] = [];
  private openings: Mark[] = [];
  private changes: StateChange[] = [];
  private seq = 0;
  private readonly latest = new Map<string, StateChange>();
  /** The newest of a sort at a thing, of whatever instance, by what became of it. */
  private readonly newest = new Map<string, StateChange>();
  /** What is being done to the system at this moment, else null. */
  private ground: Led | null = null;
  /** Faults that act now, oldest first. */
  private acting: readonly Mark[] = [];
  /** What a failed call leads back to; null where nobody looks into it. */
  blame: ((failure: Reason) => Led) | null = null;

  /** A breaker has opened. Kept apart: breakers that come and go must not push what was done out of the marks. */
  opens(mark: Mark): void {
    this.openings.push(mark);
    if (this.openings.length > MOST_OPENINGS * 1.5) this.openings = this.openings.slice(-MOST_OPENINGS);
  }
  closes(id: string, at: number): void {
    const i = this.openings.findLastIndex((mark) => mark.id === id && mark.to === null);
    if (i >= 0) this.openings[i] = { ...(this.openings[i] as Mark), to: at };
  }

  mark(mark: Mark): void {
    this.marks.push(mark);
    if (mark.act === "fault") this.acting = [...this.acting, mark];
    if (this.marks.length > MOST_MARKS * 1.5) this.marks = this.marks.slice(-MOST_MARKS);
  }

  /** A fault has ended: its band ends with it. */
  ends(id: string, at: number): void {
    const i = this.marks.findLastIndex((mark) => mark.id === id && (mark.to === null || mark.to > at));
    if (i >= 0) this.marks[i] = { ...(this.marks[i] as Mark), to: at };
    this.acting = this.acting.filter((mark) => mark.id !== id);
  }

  /** Marks something that is done; what changes while `act` runs is led back to it. */
  doing<T>(mark: Mark, act: () => T): T {
    this.mark(mark);
    return this.within({ origin: mark, because: null }, act);
  }

  /** What changes while `act` runs is led back to this, unless whoever tells of it knows better. */
  within<T>(led: Led, act: () => T): T {
    const outer = this.ground;
    this.ground = led;
    try {
      return act();
    } finally {
      this.ground = outer;
    }
  }

  /**
   * Writes a change down. Led to by what is being done just now; else by the last change of the same (a start-up ends what a start
   * began); else by the document's settings. The origin is handed on, so that it is known when the changes between are dropped.
   * @returns what leads from this change to those that follow from it
   */
  changed({ at, thing, instance, sort, from, to, code, values = {}, led }: Told): Led {
    const key = `${sort} ${thing} ${instance}`;
    const { origin, because } = led ?? this.ground ?? ledBy(this.latest.get(key));
    const change: StateChange = { seq: ++this.seq, at, thing, instance, sort, from, to, cause: { code, values, origin, because } };
    this.changes.push(change);
    this.latest.set(key, change);
    this.newest.set(`${sort} ${thing} ${to}`, change);
    if (this.changes.length > MOST_CHANGES * 1.5) this.dropOldest();
    return ledBy(change);
  }

  private dropOldest(): void {
    this.changes = this.changes.slice(-MOST_CHANGES);
    const first = (this.changes[0] as StateChange).seq;
    for (const index of [this.latest, this.newest]) for (const [key, change] of index) if (change.seq < first) index.delete(key);
  }

  /** What leads from the newest fault that has acted on the instance since then; the document's settings when there is none. */
  faultOn(thing: string, instance: string, since: number): Led {
    const mark = this.marks.findLast(
      ({ act, target, instance: only, to }) =>
        act === "fault" && target === thing && (to === null || to >= since) && (only === undefined || only === instance),
    );
    return mark === undefined ? BY_SETTING : { origin: mark, because: null };
  }

  /** What a call that failed so leads back to: for what changes because calls fail, a breaker that opens, an instance that is ejected. */
  ledByFailure(failure: Reason): Led {
    return this.blame === null ? BY_SETTING : this.blame(failure);
  }

  /** The newest fault that acts now, of those that the question is about. */
  actingFault(isMeant: (mark: Mark) => boolean): Mark | null {
    return this.acting.findLast(isMeant) ?? null;
  }
  /** The greatest that one of the faults that act now measures; 0: none does. */
  greatestActing(measured: (mark: Mark) => number): number {
    return this.acting.reduce((greatest, mark) => Math.max(greatest, measured(mark)), 0);
  }
  /** The newest mark of something that was done, of those that the question is about. */
  lastMark(isMeant: (mark: Mark) => boolean): Mark | null {
    return this.marks.findLast(isMeant) ?? null;
  }
  /** The newest change, of those that the question is about. */
  lastChange(isMeant: (change: StateChange) => boolean): StateChange | null {
    return this.changes.findLast(isMeant) ?? null;
  }
  /** The newest change of that sort of the thing itself, or of an instance: found at once, however many there were since. */
  latestOf(sort: ChangeSort, thing: string, instance = ""): StateChange | null {
    return this.latest.get(`${sort} ${thing} ${instance}`) ?? null;
  }
  /** The newest change of that sort at the thing, of whatever instance, to one of these: found at once too. */
  newestOf(sort: ChangeSort, thing: string, to: Iterable<string>): StateChange | null {
    let found: StateChange | null = null;
    for (const one of to) {
      const change = this.newest.get(`${sort} ${thing} ${one}`) ?? null;
      if (change !== null && (found === null || change.seq > found.seq)) found = change;
    }
    return found;
  }
  /** The change and those that it leads back to, as far as they are kept. */
  chain(change: StateChange): readonly StateChange[] {
    return [change, ...this.before([change])];
  }

  /** What leads from the last change of that sort to those that follow from it. */
  ledBy(thing: string, instance: string, sort: ChangeSort): Led {
    return ledBy(this.latest.get(`${sort} ${thing} ${instance}`));
  }

  /** In the order in which they began. */
  marksBetween(from: number, to: number): readonly Mark[] {
    const seen = (mark: Mark) => mark.from <= to && (mark.act === "fault" ? (mark.to ?? Infinity) : (mark.to ?? mark.from)) >= from;
    const done = this.marks.filter(seen);
    const opened = this.openings.filter(seen);
    return opened.length === 0 ? done : [...done, ...opened].sort((a, b) => a.from - b.from);
  }
  get stateChanges(): readonly StateChange[] {
    return this.changes;
  }

  list(query: ChangeQuery): ChangeList {
    const matches = this.changes.filter((change) => fits(change, query));
    const changes = matches.slice(-query.most).reverse();
    return { changes, matched: matches.length, before: this.before(changes) };
  }

  /** The changes that these lead back to, without these. */
  private before(changes: readonly StateChange[]): readonly StateChange[] {
    const known = new Set(changes.map(({ seq }) => seq));
    const found: StateChange[] = [];
    for (const change of changes)
      for (let next = this.numbered(change.cause.because); next !== undefined && !known.has(next.seq);) {
        known.add(next.seq);
        found.push(next);
        next = this.numbered(next.cause.because);
      }
    return found.toSorted((a, b) => b.seq - a.seq);
  }
  private numbered(seq: number | null): StateChange | undefined {
    return seq === null || this.changes.length === 0 ? undefined : this.changes[seq - (this.changes[0] as StateChange).seq];
  }
}

const ledBy = (change: StateChange | undefined): Led =>
  change === undefined ? BY_SETTING : { origin: change.cause.origin, because: change.seq };

function fits(change: StateChange, { thing, instance, sorts, from = -Infinity, to = Infinity }: ChangeQuery): boolean {
  return (
    (thing === undefined || change.thing === thing) &&
    (instance === undefined || change.instance === instance) &&
    (sorts === undefined || sorts.includes(change.sort)) &&
    change.at >= from &&
    change.at <= to
  );
}
