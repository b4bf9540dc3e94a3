// What a cache holds, replica by replica, and who is out for which key. Lost with the replica's memory, kept through edits.
import { type CacheSettings, KeyedCache } from "../../policies/keyed-cache.ts";
import { SingleFlight } from "../../policies/single-flight.ts";
import type { Failure } from "../../runtime/failure.ts";
import { CLOSED } from "../../runtime/frame-states.ts";
import type { Frame } from "../../runtime/frame.ts";
import { InstanceMemory } from "../../runtime/life/instance-memory.ts";
import type { Instance } from "../../runtime/network.ts";
import type { NodeData } from "../../runtime/node-data.ts";
import { CACHED } from "../../telemetry/views/notes.ts";
import type { BuildContext } from "../model.ts";

const [HIT, MISS, COALESCED] = [CACHED.indexOf("hit"), CACHED.indexOf("miss"), CACHED.indexOf("coalesced")] as const;
/** All of a cache's keys are of one sort. */
const SPACE = 0;

interface Memory {
  readonly cache: KeyedCache;
  readonly flight: SingleFlight<Frame>;
  /** By key: who is out for it with an answer to come that may be kept. */
  readonly out: Map<number, Set<Frame>>;
  /** So many wait until those who gave up are looked for among them. */
  sweepAt: number;
}
/** Fewer than these are not looked through. */
const FEW = 64;

export class CacheStore {
  readonly data: NodeData;
  private readonly clock: () => number;
  private readonly wake: BuildContext["wake"];
  private readonly note: BuildContext["note"];
  private settings: CacheSettings = { capacity: 1, ttl: Infinity, policy: "lru" };
  private readonly memory = new InstanceMemory<Memory>(() => ({
    cache: new KeyedCache(this.settings),
    flight: new SingleFlight(),
    out: new Map(),
    sweepAt: FEW,
  }));

  constructor(context: BuildContext) {
    this.data = context.data();
    this.clock = context.clock;
    this.wake = context.wake;
    this.note = context.note;
  }

  configure(settings: CacheSettings, { clock, instances }: BuildContext): void {
    this.settings = settings;
    for (const { cache } of this.memory.all(instances())) cache.configure(settings, clock());
    this.data.keys = { held: () => this.sum(instances(), ({ cache }) => cache.size), most: () => settings.capacity * instances().length };
    this.data.evictions = () => this.sum(instances(), ({ cache }) => cache.evictions);
    this.data.expirations = () => this.sum(instances(), ({ cache }) => cache.expirations);
    this.data.waitingForSource = () => this.sum(instances(), ({ flight }) => flight.waiting);
  }

  private sum(instances: readonly Instance[], of: (memory: Memory) => number): number {
    return this.memory.all(instances).reduce((total, memory) => total + of(memory), 0);
  }

  /** Looks the frame's key up and counts what it finds. */
  finds(frame: Frame): boolean {
    const found = this.of(frame).cache.find(SPACE, frame.key, this.clock()) >= 0;
    if (found) this.data.hits++;
    else this.data.misses++;
    this.note(frame, "cached", found ? HIT : MISS);
    return found;
  }
  put(frame: Frame): void {
    this.of(frame).cache.put(SPACE, frame.key, this.clock());
  }
  /** Whatever is on its way for the key is not kept either. */
  forget(frame: Frame): void {
    const { cache, out } = this.of(frame);
    out.delete(frame.key);
    if (cache.remove(SPACE, frame.key)) this.data.invalidations++;
  }

  /** The frame asks the source. */
  goesOut(frame: Frame): void {
    const { out } = this.of(frame);
    const others = out.get(frame.key);
    if (others === undefined) out.set(frame.key, new Set([frame]));
    else others.add(frame);
  }
  /** Nothing has emptied the key since the frame went out. */
  isGood(frame: Frame): boolean {
    return this.of(frame).out.get(frame.key)?.has(frame) === true;
  }
  comesBack(frame: Frame): void {
    const { out } = this.of(frame);
    const those = out.get(frame.key);
    if (those?.delete(frame) === true && those.size === 0) out.delete(frame.key);
  }
  /** Others may wait for the frame. */
  isAhead(frame: Frame): boolean {
    return this.of(frame).flight.leader(SPACE, frame.key) === frame;
  }

  /** True: the frame is out for its key. False: it waits for the one that is. */
  leads(frame: Frame): boolean {
    const memory = this.of(frame);
    const { flight } = memory;
    if (flight.leader(SPACE, frame.key) !== null) {
      if (flight.waiting >= memory.sweepAt) this.sweep(memory);
      flight.wait(SPACE, frame.key, frame);
      this.data.coalesced++;
      this.note(frame, "cached", COALESCED);
      return false;
    }
    flight.lead(SPACE, frame.key, frame);
    return true;
  }

  /** Under a source that hangs, those who gave up must not stay for ever. */
  private sweep(memory: Memory): void {
    memory.flight.keep((member) => {
      if (member.op !== CLOSED) return true;
      this.wake(member, null); // frees it
      return false;
    });
    memory.sweepAt = Math.max(FEW, 2 * memory.flight.waiting);
  }

  /** The frame comes back: those that wait have its answer, or its failure. */
  land(frame: Frame, failure: Failure | null, answer: number): void {
    const { flight } = this.of(frame);
    for (;;) {
      const next = flight.shift(SPACE, frame.key);
      if (next === null) break;
      if (next.op !== CLOSED) next.answer = answer;
      this.wake(next, failure);
    }
    flight.land(SPACE, frame.key);
  }

  /** The frame was taken off on the way: the one that waits longest goes in its place. */
  pass(frame: Frame, told: (next: Frame) => void): void {
    const { flight } = this.of(frame);
    for (;;) {
      const next = flight.shift(SPACE, frame.key);
      if (next === null) {
        flight.land(SPACE, frame.key);
        return;
      }
      const gone = next.op === CLOSED;
      if (!gone) {
        flight.pass(SPACE, frame.key, next);
        told(next);
      }
      this.wake(next, null);
      if (!gone) return;
    }
  }

  private of(frame: Frame): Memory {
    return this.memory.of(frame.instance as Instance);
  }
}
