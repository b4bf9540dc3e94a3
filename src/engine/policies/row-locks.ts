// Locks by key, as a database takes them on the row that a transaction writes (InnoDB, PostgreSQL): one holds it, the others
// stand in line for it in the order in which they came. Usable alone: it knows neither time nor what is done under a lock.
import { SingleFlight } from "./single-flight.ts";

export class RowLocks<Member extends object> {
  /** Who is out for a key is its holder here. */
  private readonly holders = new SingleFlight<Member>();

  /** Keys that are locked now. */
  get locked(): number {
    return this.holders.flights;
  }
  /** Members that wait for a lock now. */
  get waiting(): number {
    return this.holders.waiting;
  }

  /** @returns true when the member holds the key's lock now; false: it stands in line for it */
  acquire(key: number, member: Member): boolean {
    if (this.holders.leader(0, key) !== null) {
      this.holders.wait(0, key, member);
      return false;
    }
    this.holders.lead(0, key, member);
    return true;
  }

  holds(key: number, member: Member): boolean {
    return this.holders.leader(0, key) === member;
  }

  /** The holder gives the lock back. @returns who holds it now, null when nobody stood in line */
  release(key: number): Member | null {
    const next = this.holders.shift(0, key);
    if (next === null) this.holders.land(0, key);
    else this.holders.pass(0, key, next);
    return next;
  }
}
