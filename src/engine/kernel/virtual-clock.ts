// A clock that stands still until it is told to go on: for the systems that are driven alone. Whole microseconds; what is due at the
// same moment happens in the order in which it was asked for.

/** For who only asks what time it is: a run has it, and so has every clock. */
export interface Time {
  /** µs */
  readonly now: number;
}
export interface Clock extends Time {
  /** @param us whole µs from now  @returns withdraws it; once it has happened that does nothing */
  after(us: number, then: () => void): () => void;
}

interface Due {
  readonly at: number;
  readonly happen: () => void;
}

export class VirtualClock implements Clock {
  now = 0;
  /** By time, of equals the first asked for first. */
  private readonly due: Due[] = [];

  after(us: number, then: () => void): () => void {
    const entry: Due = { at: this.now + us, happen: then };
    const place = this.due.findIndex(({ at }) => at > entry.at);
    this.due.splice(place < 0 ? this.due.length : place, 0, entry);
    return () => {
      const i = this.due.indexOf(entry);
      if (i >= 0) this.due.splice(i, 1);
    };
  }

  /** Everything that is due up to and including the moment (µs) happens, what it brings about too. */
  advance(until: number): void {
    for (let next = this.due[0]; next !== undefined && next.at <= until; next = this.due[0]) {
      this.due.shift();
      this.now = next.at;
      next.happen();
    }
    this.now = Math.max(this.now, until);
  }
}
