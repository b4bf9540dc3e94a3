// The states of a frame, and what the answer of a visit says.

/** What happens when a frame surfaces (up to TIMER), or what it is doing while it is not scheduled. */
export const DEAD = 0; // free it
export const CONTINUE = 1; // go on with the program
export const WORKING = 2; // its work ends
export const ARRIVE = 3; // the request reaches the instance
export const REPLY = 4; // the answer reaches the caller
export const SEND = 5; // the next attempt, after the back-off
export const TIMER = 6; // owner.fire
export const IN_LINE = 7;
export const WAITING = 8; // for legs
export const CLOSED = 9; // the visit is over, but legs or a line still refer to it
export const LOST = 10; // the request or its answer never arrives
export const HUNG = 11; // at an instance that does nothing any more
export const FREE = 12;
export const HELD = 13; // before it is sent: in line for the caller's own bulkhead
export const PERMITTED = 14; // its token of the caller's own rate limit is there
export const DELIVERING = 15; // stands in for a broker, as the caller of a delivery

/**
 * What an answer says: that it is one, or that what was asked for is not there. Callers ask no more; the others are notes by which a
 * kind's own steps know a visit that they have seen: its saga was started, another copy of its message was handled, it waited for
 * another's key and is served, it is out for its key, it has brought it.
 */
export const ANSWER = { full: 0, missing: 1, started: 2, handled: 3, served: 4, leads: 5, filled: 6 } as const;

/** A try in one of these states was sent, and its caller waits for it, unless it is abandoned. */
export const UNDER_WAY: ReadonlySet<number> = new Set([ARRIVE, CONTINUE, HUNG, IN_LINE, LOST, REPLY, WAITING, WORKING]);
