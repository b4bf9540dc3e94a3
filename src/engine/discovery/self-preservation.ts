// Eureka's self-preservation: when many renewals stay away at once, it is the network that failed and not all those instances, so the
// registry stops to evict. Counted as Eureka does: renewals of the last full window against a share of what the leases should send.

/** Eureka: renewalPercentThreshold. */
const THRESHOLD = 0.85;
/** Eureka counts by the minute with a heartbeat of 30 s: two heartbeats a window. Here the window follows the heartbeat. */
const HEARTBEATS_A_WINDOW = 2;

export class SelfPreservation {
  private heartbeat: number;
  private window = 0;
  private count = 0;
  /** Renewals of the last full window; Infinity: there was none yet, and nothing speaks against evicting. */
  private last = Infinity;
  private isFirst = true;

  /** @param heartbeat µs between two renewals of a lease @param now µs */
  constructor(heartbeat: number, now: number) {
    this.heartbeat = heartbeat;
    this.restart(now);
  }

  /** Forgets what was counted: the registry begins, or its heartbeat is another one. */
  restart(now: number, heartbeat = this.heartbeat): void {
    this.heartbeat = heartbeat;
    this.window = this.windowOf(now);
    this.count = 0;
    this.last = Infinity;
    this.isFirst = true;
  }

  private windowOf(now: number): number {
    return Math.floor(now / (HEARTBEATS_A_WINDOW * this.heartbeat));
  }

  private moveTo(now: number): void {
    const window = this.windowOf(now);
    if (window === this.window) return;
    // The window in which it began was no whole one.
    if (!this.isFirst) this.last = window === this.window + 1 ? this.count : 0;
    else if (window > this.window + 1) this.last = 0;
    this.isFirst = false;
    this.window = window;
    this.count = 0;
  }

  renewed(now: number): void {
    this.moveTo(now);
    this.count++;
  }

  /** Renewals of the last full window; Infinity before there was one. */
  renewals(now: number): number {
    this.moveTo(now);
    return this.last;
  }

  /** Evictions go on only above it. A whole number, as Eureka's: so of fewer than seven leases not one may stay away. */
  threshold(leases: number): number {
    return Math.floor(leases * HEARTBEATS_A_WINDOW * THRESHOLD);
  }

  /** Too few renewals for the leases that there are: no time to evict. */
  holdsBack(now: number, leases: number): boolean {
    return leases > 0 && this.renewals(now) <= this.threshold(leases);
  }
}
