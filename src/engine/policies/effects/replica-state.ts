// What a read replica has: a copy that meets each effect when the write that brought it is replayed there, in the order of the commits.
// Usable alone: it takes the time. Memory: the copy, and the effects that are on their way.
import type { Effect, Origin } from "./effect.ts";
import type { StateStore } from "./state-store.ts";

interface OnItsWay {
  readonly at: number;
  readonly effect: Effect;
  readonly origin: Origin;
}

export class ReplicaState {
  private readonly store: StateStore;
  private ways: OnItsWay[] = [];
  private first = 0;

  /** @param source what it is a copy of at this moment */
  constructor(source: StateStore) {
    this.store = source.copy();
  }

  /** @param at when it is here; never before those that were told earlier @param now what is here by then is kept no longer */
  follows(effect: Effect, origin: Origin, at: number, now: number): void {
    this.at(now);
    this.ways.push({ at, effect, origin: { ...origin } });
  }

  /** As it is at a moment: an effect is here at its very moment. */
  at(now: number): StateStore {
    while (this.first < this.ways.length && (this.ways[this.first] as OnItsWay).at <= now) {
      const { effect, origin } = this.ways[this.first++] as OnItsWay;
      effect.replay(this.store, origin);
    }
    if (this.first > 1024 && 2 * this.first > this.ways.length) {
      this.ways = this.ways.slice(this.first);
      this.first = 0;
    }
    return this.store;
  }

  get pending(): number {
    return this.ways.length - this.first;
  }
}
