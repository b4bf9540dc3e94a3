// Where the messages of a broker lie: columns over one pool of slots, some 60 bytes a message, so that a million of them take no
// more than a few dozen megabytes. A message is there once, however many groups wait for it; who is done with it says so, and
// with the last one its slot is free.

/** What a message says beside its place: numbers that mean something to whoever published it. */
export interface Content {
  /** Number of its type, in the broker's list of names. */
  readonly type: number;
  /** Below 0: none. */
  readonly key: number;
  /** Who asked for it, what tells it from others of that request (a publish that is tried again is the same), and what its draws
   * are made of; and its trace: as the publisher's frame had them. Left out: 0. */
  readonly request?: number;
  readonly identity?: number;
  readonly lineage?: number;
  readonly origin?: number;
  readonly trace?: number;
  /** The trace's place among those in flight, and the span of the publishing. */
  readonly traceSlot?: number;
  readonly span?: number;
  readonly data?: unknown;
}

export class MessagePool {
  private room = 64;
  private free = new Int32Array(64);
  private freeCount = 0;
  /** Slots that were ever used. */
  private made = 0;
  /** Number of the message, from 1; a dead letter keeps it. */
  ids = new Float64Array(64);
  /** µs: when it was accepted. */
  times = new Float64Array(64);
  traces = new Float64Array(64);
  keys = new Int32Array(64);
  types = new Int32Array(64);
  topics = new Int32Array(64);
  partitions = new Int32Array(64);
  /** Who is not done with it: groups, and the topic where it keeps dead letters. */
  open = new Int32Array(64);
  /** 1: among the last of its topic, to be read back. */
  recent = new Uint8Array(64);
  /** Number of the group whose dead letter it is, from 1; 0: it is none. And how often that group had it delivered. */
  deadOf = new Int32Array(64);
  deliveries = new Int32Array(64);
  requests = new Int32Array(64);
  identities = new Int32Array(64);
  lineages = new Int32Array(64);
  origins = new Int32Array(64);
  traceSlots = new Int32Array(64);
  spans = new Int32Array(64);
  /** Only where messages carry any. */
  private data: unknown[] | null = null;

  take(id: number, now: number, content: Content): number {
    const slot = this.freeCount > 0 ? (this.free[--this.freeCount] as number) : this.make();
    this.ids[slot] = id;
    this.times[slot] = now;
    this.traces[slot] = content.trace ?? 0;
    this.keys[slot] = content.key;
    this.types[slot] = content.type;
    this.open[slot] = 0;
    this.recent[slot] = 0;
    this.deadOf[slot] = 0;
    this.deliveries[slot] = 0;
    this.requests[slot] = content.request ?? 0;
    this.identities[slot] = content.identity ?? 0;
    this.lineages[slot] = content.lineage ?? 0;
    this.origins[slot] = content.origin ?? 0;
    this.traceSlots[slot] = content.traceSlot ?? 0;
    this.spans[slot] = content.span ?? 0;
    if (content.data !== undefined) (this.data ??= [])[slot] = content.data;
    return slot;
  }

  dataOf(slot: number): unknown {
    return this.data?.[slot];
  }

  /** Another message that says the same. */
  copy(slot: number, now: number): number {
    return this.take(this.ids[slot] as number, now, {
      type: this.types[slot] as number,
      key: this.keys[slot] as number,
      request: this.requests[slot] as number,
      identity: this.identities[slot] as number,
      lineage: this.lineages[slot] as number,
      origin: this.origins[slot] as number,
      trace: this.traces[slot] as number,
      traceSlot: this.traceSlots[slot] as number,
      span: this.spans[slot] as number,
      data: this.dataOf(slot),
    });
  }

  give(slot: number): void {
    if (this.data !== null) this.data[slot] = undefined;
    this.free[this.freeCount++] = slot;
  }

  get inUse(): number {
    return this.made - this.freeCount;
  }

  private make(): number {
    if (this.made === this.room) this.grow();
    return this.made++;
  }

  private grow(): void {
    const room = (this.room *= 2);
    this.free = new Int32Array(room); // empty now: nothing to copy
    this.ids = wider(this.ids, new Float64Array(room));
    this.times = wider(this.times, new Float64Array(room));
    this.traces = wider(this.traces, new Float64Array(room));
    this.keys = wider(this.keys, new Int32Array(room));
    this.types = wider(this.types, new Int32Array(room));
    this.topics = wider(this.topics, new Int32Array(room));
    this.partitions = wider(this.partitions, new Int32Array(room));
    this.open = wider(this.open, new Int32Array(room));
    this.recent = wider(this.recent, new Uint8Array(room));
    this.deadOf = wider(this.deadOf, new Int32Array(room));
    this.deliveries = wider(this.deliveries, new Int32Array(room));
    this.requests = wider(this.requests, new Int32Array(room));
    this.identities = wider(this.identities, new Int32Array(room));
    this.lineages = wider(this.lineages, new Int32Array(room));
    this.origins = wider(this.origins, new Int32Array(room));
    this.traceSlots = wider(this.traceSlots, new Int32Array(room));
    this.spans = wider(this.spans, new Int32Array(room));
  }
}

function wider<A extends Float64Array | Int32Array | Uint8Array>(from: A, into: A): A {
  into.set(from);
  return into;
}
