// What one place keeps: counters, and entities with a state each. The memory of one instance, or a database. It tells an observer
// of every change, and is usable alone. Memory: a counter a name, an entity for each that was made, of the newest so many; older ones
// stay as they are for those who count, and are found by nobody any more.
import { RecentIds } from "../recent-ids.ts";

/** States that no document names: it was taken away; it was lost with the memory that held it. */
export const GONE = -1;
export const LOST = -2;

/** One that was made. Others of the same id may have been made beside it: nothing but an idempotency key keeps them from it. */
export class Entity {
  /** Of whose making it is: what `by` says. */
  readonly id: number;
  state: number;
  twin: Entity | null;
  constructor(id: number, state: number, twin: Entity | null) {
    this.id = id;
    this.state = state;
    this.twin = twin;
  }
}

export interface StateObserver {
  moved(counter: number, by: number): void;
  /** @param from GONE where it was made @param to its new state, GONE or LOST */
  entered(kind: number, entity: Entity, from: number, to: number): void;
}

/** Entities of a kind that are found again. */
const MOST_FOUND = 200_000;

export class StateStore {
  private readonly observer: StateObserver | null;
  private readonly mostFound: number;
  private counters: number[] = [];
  private entities: (Map<number, Entity> | undefined)[] = [];
  /** By kind and state how many there are, found or not. */
  private counts: (number[] | undefined)[] = [];
  private remembered = new Map<string, RecentIds>();

  constructor(observer: StateObserver | null = null, mostFound = MOST_FOUND) {
    this.observer = observer;
    this.mostFound = mostFound;
  }

  amount(counter: number): number {
    return this.counters[counter] ?? 0;
  }
  has(counter: number): boolean {
    return this.counters[counter] !== undefined;
  }
  add(counter: number, by: number): void {
    this.counters[counter] = this.amount(counter) + by;
    this.observer?.moved(counter, by);
  }

  create(kind: number, id: number, state: number): void {
    const found = (this.entities[kind] ??= new Map());
    const made = new Entity(id, state, found.get(id) ?? null);
    found.set(id, made);
    if (found.size > this.mostFound) found.delete(found.keys().next().value as number);
    this.entered(kind, made, GONE, state);
  }

  private entered(kind: number, entity: Entity, from: number, to: number): void {
    const counts = (this.counts[kind] ??= []);
    if (from >= 0) counts[from] = (counts[from] ?? 0) - 1;
    if (to >= 0) counts[to] = (counts[to] ?? 0) + 1;
    this.observer?.entered(kind, entity, from, to);
  }

  /** @param from only those in that state; null: in whatever state @returns how many it met */
  update(kind: number, id: number, from: number | null, to: number): number {
    let met = 0;
    for (let entity = this.entities[kind]?.get(id) ?? null; entity !== null; entity = entity.twin) {
      const before = entity.state;
      if (from !== null && before !== from) continue;
      met++;
      if (before === to) continue;
      entity.state = to;
      this.entered(kind, entity, before, to);
    }
    return met;
  }

  /** @returns how many it took away */
  remove(kind: number, id: number, from: number | null): number {
    const found = this.entities[kind];
    let kept: Entity | null = null;
    let met = 0;
    for (let entity = found?.get(id) ?? null; entity !== null;) {
      const { state, twin } = entity;
      if (from === null || state === from) {
        met++;
        entity.state = GONE;
        this.entered(kind, entity, state, GONE);
      } else {
        entity.twin = kept;
        kept = entity;
      }
      entity = twin;
    }
    if (met === 0 || found === undefined) return met;
    if (kept === null) found.delete(id);
    else found.set(id, kept);
    return met;
  }

  /** Of the one that was made last; GONE: there is none. */
  stateOf(kind: number, id: number): number {
    return this.entities[kind]?.get(id)?.state ?? GONE;
  }
  /** Of a kind in a state; null: in any. */
  count(kind: number, state: number | null): number {
    const counts = this.counts[kind] ?? [];
    return state === null ? counts.reduce((sum, count) => sum + count, 0) : (counts[state] ?? 0);
  }

  /** Of the step of that name. */
  idsOf(step: string, window: number): RecentIds {
    let ids = this.remembered.get(step);
    if (ids === undefined || ids.window !== window) this.remembered.set(step, (ids = new RecentIds(window)));
    return ids;
  }

  /** Everything that it keeps is lost. */
  lose(): void {
    this.counters.forEach((amount, counter) => void (amount !== 0 && this.observer?.moved(counter, -amount)));
    this.counters = [];
    for (const [kind, found] of this.entities.entries())
      for (const newest of found?.values() ?? [])
        for (let entity: Entity | null = newest; entity !== null; entity = entity.twin) {
          const { state } = entity;
          entity.state = LOST;
          this.entered(kind, entity, state, LOST);
        }
    this.forgetOld();
    this.entities = [];
    this.counts = [];
    this.remembered = new Map();
  }

  /** Those that nobody found any more are lost too. */
  private forgetOld(): void {
    for (const [kind, counts] of this.counts.entries())
      counts?.forEach((count, state) => {
        for (let i = 0; i < count; i++) this.observer?.entered(kind, new Entity(0, LOST, null), state, LOST);
      });
  }

  /** Another place with the same in it, which tells nobody. */
  copy(): StateStore {
    const copy = new StateStore(null, this.mostFound);
    copy.counters = [...this.counters];
    copy.counts = this.counts.map((counts) => counts && [...counts]);
    copy.entities = this.entities.map((found) => found && new Map([...found].map(([id, entity]) => [id, copyOf(entity)])));
    return copy;
  }
}

function copyOf(entity: Entity): Entity {
  const first = new Entity(entity.id, entity.state, null);
  let last = first;
  for (let next = entity.twin; next !== null; next = next.twin) last = last.twin = new Entity(next.id, next.state, null);
  return first;
}
