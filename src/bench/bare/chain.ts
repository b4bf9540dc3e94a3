// The chain of the performance paper as a bare loop, with spans, histograms and integrals (its "W3full"):
// Poisson 1000/s → gateway 1×8, 0.5 ms → A 3×4, 4 ms → { B 2×4, 3 ms, then with chance ½ db 1×16, 5 ms } and { C 2×8, 6 ms } → join.
// All exponential, round robin over replicas, a line each, a slot held for the work only. Times in ms.
import { BareChance } from "./chance.ts";
import { BareHeap } from "./heap.ts";
import type { Bare } from "./mmc.ts";
import { BareRecorder, count, histogram, quantile } from "./recorder.ts";
import { BareRing } from "./ring.ts";

const SLOTS = [8, 4, 4, 4, 4, 4, 16, 8, 8];
const MEANS = [0.5, 4, 4, 4, 3, 3, 5, 6, 6];
const [GATEWAY, A, B, DB, C] = [0, 1, 4, 6, 7] as const;
const REPLICAS = SLOTS.length;
/** Requests in flight, at most; an event's payload is request × 16 + replica. */
const ROOM = 1 << 16;
const ARRIVAL = 15;

export class BareChain {
  private readonly chance: BareChance;
  private readonly heap = new BareHeap(1 << 12);
  private readonly lines = SLOTS.map(() => new BareRing());
  private readonly busy = new Int32Array(REPLICAS);
  private readonly recorder = new BareRecorder(REPLICAS);
  private readonly latencies = histogram();
  private readonly issuedAt = new Float64Array(ROOM);
  private readonly branches = new Uint8Array(ROOM);
  /** Of a visit: two a request, since its branches are under way at once; C is the second. */
  private readonly arrivedAt = new Float64Array(ROOM * 2);
  private readonly beganAt = new Float64Array(ROOM * 2);
  private readonly free = Int32Array.from({ length: ROOM }, (_, i) => ROOM - 1 - i);
  private freeCount = ROOM;
  private nextA = 0;
  private nextB = 0;
  private nextC = 0;
  private now = 0.5;

  constructor(seed: number) {
    this.chance = new BareChance(seed);
    this.now = 0;
  }

  /** @returns events, and the 99th percentile of the latency in ms */
  run(seconds: number): Bare {
    const { heap, chance } = this;
    const end = seconds * 1000;
    let events = 0;
    heap.push(chance.exponential(1), ARRIVAL);
    for (;;) {
      const now = heap.times[0] as number;
      if (now > end) break;
      this.now = now;
      events++;
      const payload = heap.pop();
      if (payload === ARRIVAL) {
        heap.push(now + chance.exponential(1), ARRIVAL);
        this.issue();
      } else this.depart(payload & 15, payload >> 4);
    }
    return { events, found: quantile(this.latencies, 0.99) };
  }

  private issue(): void {
    const request = this.free[--this.freeCount] as number;
    this.issuedAt[request] = this.now;
    this.visit(GATEWAY, request);
  }

  private visit(replica: number, request: number): void {
    const line = this.lines[replica] as BareRing;
    const busy = this.busy[replica] as number;
    this.recorder.integrate(replica, this.now, line.size, busy);
    this.arrivedAt[visitOf(replica, request)] = this.now;
    if (busy < (SLOTS[replica] as number)) {
      this.busy[replica] = busy + 1;
      this.begin(replica, request);
    } else line.push(request);
  }

  private begin(replica: number, request: number): void {
    this.beganAt[visitOf(replica, request)] = this.now;
    // The one payload that would read as an arrival is request 0 at replica 15, and there is no such replica.
    this.heap.push(this.now + this.chance.exponential(MEANS[replica] as number), request * 16 + replica);
  }

  private depart(replica: number, request: number): void {
    const line = this.lines[replica] as BareRing;
    const visit = visitOf(replica, request);
    this.recorder.integrate(replica, this.now, line.size, this.busy[replica] as number);
    this.recorder.visit(replica, request, replica >= A ? 1 : 0, this.arrivedAt[visit] as number, this.beganAt[visit] as number, this.now);
    if (line.size > 0) this.begin(replica, line.shift());
    else this.busy[replica] = (this.busy[replica] as number) - 1;
    this.goOn(replica, request);
  }

  private goOn(replica: number, request: number): void {
    if (replica === GATEWAY) {
      this.visit(A + this.nextA, request);
      this.nextA = this.nextA === 2 ? 0 : this.nextA + 1;
    } else if (replica < B) {
      this.branches[request] = 2;
      this.visit(B + this.nextB, request);
      this.nextB = 1 - this.nextB;
      this.visit(C + this.nextC, request);
      this.nextC = 1 - this.nextC;
    } else if (replica < DB && this.chance.uniform() < 0.5) this.visit(DB, request);
    else this.join(request);
  }

  private join(request: number): void {
    const left = (this.branches[request] as number) - 1;
    this.branches[request] = left;
    if (left > 0) return;
    count(this.latencies, 0, this.now - (this.issuedAt[request] as number));
    this.free[this.freeCount++] = request;
  }
}

const visitOf = (replica: number, request: number): number => request * 2 + (replica >= C ? 1 : 0);
