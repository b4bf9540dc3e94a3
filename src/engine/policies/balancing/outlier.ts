// Outlier ejection by Envoy's rule for failures in a row: a backend that fails so many calls of this caller, one after another, is out
// of its choice for a while, longer each time. It is passive: it sees nothing but the answers that the caller gets anyway.
import type { Backend, Peer } from "./backend.ts";
import type { Peers } from "./peers.ts";

/** Envoy's defaults in brackets. Times in µs. */
export interface OutlierSettings {
  /** Failures in a row that eject [5]. */
  readonly failures: number;
  /** Out for this long times the ejections so far [30 s], at most [300 s]. */
  readonly base: number;
  readonly max: number;
  /** Who may come back is looked at so often [10 s]. */
  readonly sweep: number;
  /** At most this share of the group is out at once [0.1], but always one. */
  readonly share: number;
  /** Where less than this share is left in, ejections are disregarded: Envoy's panic threshold [0.5]. */
  readonly panic: number;
}

/** Hears of each ejection and return. */
export interface EjectionWatch<B extends Backend = Backend> {
  /** @param until µs: it comes back at the first sweep from then on */
  ejected(backend: B, now: number, until: number, ejections: number): void;
  returned(backend: B, now: number): void;
}

const NOBODY: readonly never[] = [];

export class OutlierDetector<B extends Backend = Backend> {
  private settings: OutlierSettings;
  private readonly peers: Peers<B>;
  private readonly watch: EjectionWatch<B> | null;
  /** The group as it was last chosen from, and who is left in of it. */
  private group: readonly B[] = [];
  private left: readonly B[] = NOBODY;
  /** Of each list that callers have: the very same array until somebody comes back or goes, so that what is made of it stays. */
  private lefts = new WeakMap<readonly B[], readonly B[]>();
  /** How many are ejected, of all lists. */
  private out = 0;

  /** Of whom no more than a share may be out, where callers choose from parts of it; null: the list that was chosen from last. */
  private everyone: (() => readonly B[]) | null;

  constructor(settings: OutlierSettings, peers: Peers<B>, watch: EjectionWatch<B> | null, everyone: (() => readonly B[]) | null = null) {
    this.everyone = everyone;
    this.settings = settings;
    this.peers = peers;
    this.watch = watch;
  }

  /** Other settings from now on; who is out stays so. */
  configure(settings: OutlierSettings, everyone: (() => readonly B[]) | null = null): void {
    this.everyone = everyone;
    this.settings = settings;
    this.forget();
  }

  /** Those of the list that are not ejected; all of them when too few would be left. */
  among(listed: readonly B[]): readonly B[] {
    if (this.out === 0) {
      this.group = listed;
      return listed;
    }
    if (listed !== this.group || this.left === NOBODY) this.turnTo(listed);
    return this.left;
  }

  private turnTo(listed: readonly B[]): void {
    let left = this.lefts.get(listed);
    if (left === undefined) this.lefts.set(listed, (left = this.leftOf(listed)));
    this.group = listed;
    this.left = left;
  }
  private leftOf(listed: readonly B[]): readonly B[] {
    const left = listed.filter((backend) => !this.isOut(backend));
    return left.length === listed.length || left.length < this.settings.panic * listed.length ? listed : left;
  }
  private forget(): void {
    this.lefts = new WeakMap();
    this.left = NOBODY;
  }

  private isOut(backend: B): boolean {
    return this.peers.known(backend)?.ejected === true;
  }

  /** An answer: a 5xx (also of a timeout or a refused connection) counts, 499 (the caller gave up) says nothing, all else clears. */
  answered(peer: Peer<B>, now: number, status: number): void {
    if (status === 499) return;
    if (status < 500) {
      peer.failures = 0;
      return;
    }
    if (++peer.failures < this.settings.failures || peer.ejected || !this.mayEject()) return;
    peer.ejected = true;
    this.out++;
    peer.since = now;
    peer.ejections++;
    this.forget();
    this.watch?.ejected(peer.backend, now, now + this.stay(peer), peer.ejections);
  }

  /** Until when it is out, for the how-manieth time; null: it is in. */
  ejection(peer: Peer<B>): { readonly until: number; readonly times: number } | null {
    return peer.ejected ? { until: peer.since + this.stay(peer), times: peer.ejections } : null;
  }

  private mayEject(): boolean {
    const group = this.everyone === null ? this.group : this.everyone();
    const out = group.filter((backend) => this.isOut(backend)).length;
    return out + 1 <= Math.max(1, Math.floor(this.settings.share * group.length));
  }

  private stay({ ejections }: Peer<B>): number {
    return Math.min(this.settings.max, this.settings.base * ejections);
  }

  /** Lets back in whose time is over; one that was in all the while is forgiven one of its ejections, as in Envoy. */
  sweep(now: number): void {
    for (const peer of this.peers.all) {
      if (!peer.ejected) peer.ejections = Math.max(0, peer.ejections - 1);
      else if (now - peer.since >= this.stay(peer)) this.returns(peer, now);
    }
    this.out = this.peers.all.filter(({ ejected }) => ejected).length; // without those that another has replaced
  }

  /** Everybody comes back: the policy ends. */
  release(now: number): void {
    for (const peer of this.peers.all) {
      if (peer.ejected) this.returns(peer, now);
      peer.ejections = peer.failures = 0;
    }
  }

  private returns(peer: Peer<B>, now: number): void {
    peer.ejected = false;
    this.out--;
    peer.since = now;
    peer.failures = 0;
    this.forget();
    this.watch?.returned(peer.backend, now);
  }
}
