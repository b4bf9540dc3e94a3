// Identical requests in flight share one answer: the first is sent, those that come while it is out wait for it (Go's
// `singleflight`, Varnish's request coalescing, NGINX's proxy_cache_lock). It keeps who leads and who waits, in the order in
// which they came, and knows nothing of time: whoever holds it wakes those who wait.
import { doubled, PairIndex } from "../kernel/pair-index.ts";

export class SingleFlight<Member extends object> {
  private readonly index = new PairIndex();
  /** By flight: who was sent, the first and last place of those who wait. */
  private readonly leaders: (Member | null)[] = [];
  private first = new Int32Array(16);
  private last = new Int32Array(16);
  /** Places: a member each, chained by `next`; free ones are chained too. */
  private readonly members: (Member | null)[] = [];
  private next = new Int32Array(16);
  private free = -1;
  /** Members that wait now, of all flights. */
  waiting = 0;

  /** Keys for which somebody is out. */
  get flights(): number {
    return this.index.size;
  }

  /** Who is out for the key (a pair of 32-bit integers: what is asked for, and which one), null when nobody is. */
  leader(space: number, key: number): Member | null {
    const flight = this.index.find(space, key);
    return flight < 0 ? null : (this.leaders[flight] as Member);
  }

  /** The member goes out for a key for which nobody is. */
  lead(space: number, key: number, member: Member): void {
    const flight = this.index.add(space, key);
    while (flight >= this.first.length) {
      this.first = doubled(this.first);
      this.last = doubled(this.last);
    }
    this.leaders[flight] = member;
    this.first[flight] = this.last[flight] = -1;
  }

  /** The member waits for the one that is out. */
  wait(space: number, key: number, member: Member): void {
    const flight = this.index.find(space, key);
    const place = this.place(member);
    const last = this.last[flight] as number;
    if (last < 0) this.first[flight] = place;
    else this.next[last] = place;
    this.last[flight] = place;
    this.waiting++;
  }

  /** The one that waits longest waits no more. @returns null when nobody waits for the key */
  shift(space: number, key: number): Member | null {
    const flight = this.index.find(space, key);
    const place = flight < 0 ? -1 : (this.first[flight] as number);
    if (place < 0) return null;
    const member = this.members[place] as Member;
    this.first[flight] = this.next[place] as number;
    if ((this.first[flight] as number) < 0) this.last[flight] = -1;
    this.release(place);
    return member;
  }

  /** Another is out in place of the one that was. */
  pass(space: number, key: number, member: Member): void {
    this.leaders[this.index.find(space, key)] = member;
  }

  /** Nobody is out for the key any more; those who waited have been taken out by `shift`. */
  land(space: number, key: number): void {
    const flight = this.index.find(space, key);
    if (flight < 0) return;
    this.leaders[flight] = null;
    this.index.remove(flight);
  }

  /** Keeps, in order, only those in wait that the test wants: those who have gone need not stay until their flight lands. */
  keep(wanted: (member: Member) => boolean): void {
    for (let flight = 0; flight < this.leaders.length; flight++) {
      if ((this.leaders[flight] ?? null) === null) continue;
      let kept = -1;
      let place = this.first[flight] as number;
      while (place >= 0) {
        const next = this.next[place] as number;
        if (wanted(this.members[place] as Member)) kept = this.link(flight, kept, place);
        else this.release(place);
        place = next;
      }
      if (kept < 0) this.first[flight] = -1;
      else this.next[kept] = -1;
      this.last[flight] = kept;
    }
  }

  private link(flight: number, before: number, place: number): number {
    if (before < 0) this.first[flight] = place;
    else this.next[before] = place;
    return place;
  }

  private release(place: number): void {
    this.members[place] = null;
    this.next[place] = this.free;
    this.free = place;
    this.waiting--;
  }

  private place(member: Member): number {
    let place = this.free;
    if (place >= 0) this.free = this.next[place] as number;
    else place = this.members.push(null) - 1;
    if (place >= this.next.length) this.next = doubled(this.next);
    this.members[place] = member;
    this.next[place] = -1;
    return place;
  }
}
