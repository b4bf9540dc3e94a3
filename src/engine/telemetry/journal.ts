// What was done to the system and what became of its instances: marks for the charts, state changes for the question why.
// Bounded: the oldest go first.
import type { Mark, StateChange } from "./records.ts";

const MOST_MARKS = 2000;
const MOST_CHANGES = 5000;

export class Journal {
  private marks: Mark[] = [];
  private changes: StateChange[] = [];

  mark(mark: Mark): void {
    this.marks.push(mark);
    if (this.marks.length > MOST_MARKS * 1.5) this.marks = this.marks.slice(-MOST_MARKS);
  }

  /** A fault has ended: its band ends with it. */
  ends(id: string, at: number): void {
    const i = this.marks.findLastIndex((mark) => mark.id === id && (mark.to === null || mark.to > at));
    if (i >= 0) this.marks[i] = { ...(this.marks[i] as Mark), to: at };
  }

  changed(change: StateChange): void {
    this.changes.push(change);
    if (this.changes.length > MOST_CHANGES * 1.5) this.changes = this.changes.slice(-MOST_CHANGES);
  }

  marksBetween(from: number, to: number): readonly Mark[] {
    return this.marks.filter((mark) => mark.from <= to && (mark.act === "fault" ? (mark.to ?? Infinity) : (mark.to ?? mark.from)) >= from);
  }
  get stateChanges(): readonly StateChange[] {
    return this.changes;
  }
}
