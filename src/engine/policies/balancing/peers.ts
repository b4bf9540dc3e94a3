// The caller's memory of its backends, by their slots: a look into an array, whatever list the backend came from.
import { type Backend, Peer } from "./backend.ts";

export class Peers<B extends Backend = Backend> {
  private readonly bySlot: (Peer<B> | undefined)[] = [];
  private readonly meet: (backend: B, now: number) => Peer<B>;

  /** @param meet what is remembered of one that was not known */
  constructor(meet: (backend: B, now: number) => Peer<B> = (backend, now) => new Peer(backend, now)) {
    this.meet = meet;
  }

  /** Of the backend; a new one where another stood in its slot. */
  of(backend: B, now: number): Peer<B> {
    const found = this.bySlot[backend.slot];
    return found !== undefined && found.backend === backend ? found : this.make(backend, now);
  }

  /** Null: nothing is known of it (any more). */
  known(backend: B): Peer<B> | null {
    const found = this.bySlot[backend.slot];
    return found !== undefined && found.backend === backend ? found : null;
  }

  private make(backend: B, now: number): Peer<B> {
    while (this.bySlot.length < backend.slot) this.bySlot.push(undefined);
    const made = this.meet(backend, now);
    this.bySlot[backend.slot] = made;
    return made;
  }

  get all(): readonly Peer<B>[] {
    return this.bySlot.filter((peer) => peer !== undefined);
  }

  clear(): void {
    this.bySlot.length = 0;
  }
}
