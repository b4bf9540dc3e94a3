// The steps of a cache's own: look a key up, put it there, forget it. A frame's `answer` says how far it is; the caller reads of
// it only whether something is missing.
import type { Failure } from "../../runtime/failure.ts";
import { ANSWER } from "../../runtime/frame-states.ts";
import type { Frame, VisitEnd } from "../../runtime/frame.ts";
import { type Actor, GO_ON, SKIP, WAIT } from "../../runtime/program.ts";
import type { CacheStore } from "./store.ts";

/** A cache with a source: a hit is the end of it, a miss goes on to the source, with `coalesce` one at a time a key. */
export class Lookup implements Actor, VisitEnd {
  private readonly store: CacheStore;
  private readonly coalesce: boolean;

  constructor(store: CacheStore, coalesce: boolean) {
    this.store = store;
    this.coalesce = coalesce;
  }

  act(frame: Frame): typeof GO_ON | typeof SKIP | typeof WAIT {
    if (frame.answer === ANSWER.served || frame.answer === ANSWER.missing) return SKIP;
    if (frame.answer === ANSWER.leads) return GO_ON;
    if (this.store.finds(frame)) return SKIP;
    if (this.coalesce && !this.store.leads(frame)) return WAIT;
    this.sendOut(frame);
    return GO_ON;
  }

  private sendOut(frame: Frame): void {
    this.store.goesOut(frame);
    frame.answer = ANSWER.leads;
    frame.atEnd = this;
  }

  over(frame: Frame, failure: Failure | null, answered: boolean): void {
    this.store.comesBack(frame);
    if (!this.store.isAhead(frame)) return;
    if (frame.answer === ANSWER.filled) this.store.land(frame, null, ANSWER.served);
    else if (answered) this.store.land(frame, failure, ANSWER.missing);
    else this.store.pass(frame, (next) => this.sendOut(next));
  }
}

/** A cache without a source: it answers, or says that it does not have the key. */
export class Has implements Actor {
  private readonly store: CacheStore;
  constructor(store: CacheStore) {
    this.store = store;
  }
  act(frame: Frame): typeof GO_ON {
    if (!this.store.finds(frame)) frame.answer = ANSWER.missing;
    return GO_ON;
  }
}

/**
 * What the source has answered is kept, unless its key was written since it was asked: then it may be the old value, and is good for
 * nobody but those who asked before. That it has nothing itself is passed on.
 */
export class Fill implements Actor {
  private readonly store: CacheStore;
  /** It follows a lookup; else it is a caller's own fill, of which nobody knows when it was read. */
  private readonly afterLookup: boolean;
  constructor(store: CacheStore, afterLookup: boolean) {
    this.store = store;
    this.afterLookup = afterLookup;
  }
  act(frame: Frame): typeof GO_ON {
    if (frame.told === ANSWER.missing) frame.answer = ANSWER.missing;
    else {
      if (!this.afterLookup || this.store.isGood(frame)) this.store.put(frame);
      frame.answer = ANSWER.filled;
    }
    return GO_ON;
  }
}

export class Forget implements Actor {
  private readonly store: CacheStore;
  constructor(store: CacheStore) {
    this.store = store;
  }
  act(frame: Frame): typeof GO_ON {
    this.store.forget(frame);
    return GO_ON;
  }
}
