// What a node with data may write down of a request in its trace: how a cache answered, how many versions a read lacked, how long
// a write waited for the lock of its row, that an event had been handled before. A request has at most one of them at a node, so a
// span keeps one number for all of them.
export const NOTES = ["cached", "behind", "locked", "duplicate"] as const;
export type Note = (typeof NOTES)[number];

/** `cached`: the key was there, was had from elsewhere, or came with the answer to another's question. */
export const CACHED = ["", "hit", "miss", "coalesced"] as const;
export type Cached = Exclude<(typeof CACHED)[number], "">;

/** More than any value: 200 days in µs. */
const ROOM = 17_592_186_044_416;
export const packNote = (what: Note, value: number): number => (NOTES.indexOf(what) + 1) * ROOM + value;
/** The value, 0 where another or none is noted. */
export const notedAs = (what: Note, packed: number): number => (Math.floor(packed / ROOM) - 1 === NOTES.indexOf(what) ? packed % ROOM : 0);
