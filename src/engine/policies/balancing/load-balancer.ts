// One door over the rules of balancing: which backend takes the next call, and the caller's memory that the rule needs. The runtime
// has one for each route; alone it needs no more than the moments at which calls are sent and end.
import type { RandomStream } from "../../kernel/random-stream.ts";
import { type Backend, Peer } from "./backend.ts";
import { type EjectionWatch, OutlierDetector, type OutlierSettings } from "./outlier.ts";
import { observe } from "./peak-ewma.ts";
import { Peers } from "./peers.ts";
import { remembers, STRATEGIES, type Strategy, type StrategyName } from "./strategies.ts";
import { ZoneRouting, type ZoneSettings } from "./zone-routing.ts";

export interface LoadBalancerSettings<B extends Backend = Backend> {
  readonly strategy: StrategyName;
  /** Share of turns under `weighted` [1 each]; more than 0. */
  readonly weightOf?: (backend: B) => number;
  /** Who fails again and again is left out for a while [never]. */
  readonly outlier?: OutlierSettings;
  /** All backends that there are, where calls choose from parts of them: of these no more than a share is left out [the list chosen from last]. */
  readonly everyone?: () => readonly B[];
  /** Calls stay in the caller's zone while it has room for them [anywhere]. */
  readonly zoneAware?: ZoneSettings<B>;
}

/** There is nobody to choose from. */
export class NoBackendError extends Error {
  override readonly name = "NoBackendError";
}

const evenly = (): number => 1;

/**
 * Chooses among backends by one of seven rules: `round-robin`, `random`, `weighted` (smooth, as nginx), `least-outstanding`,
 * `power-of-two` (Envoy's LEAST_REQUEST), `peak-ewma` (Finagle), `consistent-hash` (a ring of 160 points a backend); and leaves out
 * outliers by Envoy's rule of failures in a row, and stays in the caller's zone by Envoy's rule of shares, where it is told to.
 *
 * Counts of calls under way are those of this balancer's own calls, as of one Envoy proxy or one gRPC channel: what other callers
 * have sent to the same backend it does not know. Times are whole µs of any clock that only goes forward.
 */
export class LoadBalancer<B extends Backend = Backend> {
  private readonly random: RandomStream;
  private readonly peers: Peers<B>;
  private readonly watch: EjectionWatch<B> | null;
  private name: StrategyName;
  private strategy: Strategy;
  private weightOf: (backend: B) => number;
  private outlier: OutlierDetector<B> | null = null;
  private zones: ZoneRouting<B> | null = null;
  /** The rule for each list that zones make of the backends, so that each has its own turn. */
  private byZone = new WeakMap<readonly B[], Strategy>();
  /** Somebody wants to know each backend's share. */
  private isWatched = false;
  /** Calls are told to it (`sent`, `ended`): somebody asks what became of them. */
  tracks = false;
  /** And it is not only somebody who watches: a rule goes by it. */
  private asks = false;
  /** Its rule asks what a call is about. */
  hashes = false;
  /** It asks in which zone the caller is. */
  zoned = false;
  /** Its rule goes by its list alone: `next` says all that `choose` would. */
  isPlain = true;

  /** @param random of chance, for the rules that draw @param watch hears of ejections */
  constructor(settings: LoadBalancerSettings<B>, random: RandomStream, watch: EjectionWatch<B> | null = null) {
    this.random = random;
    this.watch = watch;
    this.name = settings.strategy;
    this.strategy = STRATEGIES[settings.strategy](random);
    this.weightOf = evenly;
    this.peers = new Peers((backend, now) => this.meet(backend, now));
    this.configure(settings, 0);
  }

  /** Other settings from now on. A rule that stays keeps its turn, and what is remembered of backends stays. */
  configure(settings: LoadBalancerSettings<B>, now: number): void {
    if (settings.strategy !== this.name) {
      this.strategy = STRATEGIES[settings.strategy](this.random);
      this.byZone = new WeakMap();
    }
    this.name = settings.strategy;
    this.hashes = this.name === "consistent-hash";
    this.weightOf = settings.weightOf ?? evenly;
    for (const peer of this.peers.all) peer.weight = this.weightOf(peer.backend);
    this.detect(settings.outlier, settings.everyone ?? null, now);
    if (settings.zoneAware === undefined) this.zones = null;
    else if (this.zones === null) this.zones = new ZoneRouting(settings.zoneAware, this.random);
    else this.zones.configure(settings.zoneAware);
    this.zoned = this.zones !== null;
    this.track();
  }

  private detect(settings: OutlierSettings | undefined, everyone: (() => readonly B[]) | null, now: number): void {
    if (settings === undefined) {
      this.outlier?.release(now);
      this.outlier = null;
    } else if (this.outlier === null) this.outlier = new OutlierDetector(settings, this.peers, this.watch, everyone);
    else this.outlier.configure(settings, everyone);
  }

  private track(): void {
    const { asks, tracks } = this;
    this.asks = remembers(this.name) || this.outlier !== null;
    this.tracks = this.asks || this.isWatched;
    this.isPlain = !this.tracks && !this.hashes && !this.zoned;
    if (tracks && !this.tracks) this.peers.clear(); // it will not hear of what comes, so it must not go on from what was
    else if (asks && !this.asks) for (const peer of this.peers.all) peer.forget(); // nor because somebody watches
  }

  private meet(backend: B, now: number): Peer<B> {
    const peer = new Peer(backend, now);
    peer.weight = this.weightOf(backend);
    return peer;
  }

  /**
   * The backend that takes the next call; null where the list is empty.
   * @param key 32 bits, well mixed: what the call is about
   * @param zone number of the caller's zone; 0: none
   */
  choose(backends: readonly B[], now: number, key: number, zone = 0): B | null {
    const among = this.outlier === null ? backends : this.outlier.among(backends);
    if (this.zones === null) return this.strategy.pick(among, this.peers, now, key);
    const near = this.zones.among(among, zone);
    return (near === among ? this.strategy : this.ruleIn(near)).pick(near, this.peers, now, key);
  }

  /** The backend that takes the next call, of a balancer that is plain; null where the list is empty. */
  next(backends: readonly B[]): B | null {
    return this.strategy.pick(backends, this.peers, 0, 0);
  }

  private ruleIn(near: readonly B[]): Strategy {
    let rule = this.byZone.get(near);
    if (rule === undefined) this.byZone.set(near, (rule = STRATEGIES[this.name](this.random)));
    return rule;
  }

  /**
   * The backend that takes the next call, which counts as sent.
   * @throws NoBackendError where the list is empty
   */
  pick(backends: readonly B[], now = 0, key = 0, zone = 0): B {
    const backend = this.choose(backends, now, key, zone);
    if (backend === null) throw new NoBackendError("no backend to choose from: the list is empty");
    this.sent(backend, now);
    return backend;
  }

  /** A call is on its way to the backend. */
  sent(backend: B, now: number): void {
    const peer = this.peers.of(backend, now);
    peer.outstanding++;
    peer.sent++;
  }

  /** A call has ended, however. @param took µs since it was sent @param status as of HTTP: 502 refused or reset, 504 timed out, 499 given up */
  ended(backend: B, now: number, took: number, status: number): void {
    const peer = this.peers.known(backend);
    if (peer === null) return;
    if (peer.outstanding > 0) peer.outstanding--;
    if (this.name === "peak-ewma") observe(peer, now, took);
    if (this.outlier !== null) this.outlier.answered(peer, now, status);
  }

  /** Lets ejected backends back in whose time is over. To be called every `outlier.sweep`. */
  sweep(now: number): void {
    this.outlier?.sweep(now);
  }

  /** A backend or a caller stands in another zone now. */
  moved(): void {
    this.zones?.moved();
  }

  /** Counts calls from now on, also where no rule asks for it. */
  watchShares(isWatched: boolean): void {
    this.isWatched = isWatched;
    this.track();
  }

  /** Until when (µs) the backend is left out, for the how-manieth time; null: it may be chosen. */
  ejection(backend: B): { readonly until: number; readonly times: number } | null {
    const peer = this.peers.known(backend);
    return peer === null || this.outlier === null ? null : this.outlier.ejection(peer);
  }

  /** What this caller knows of a backend; null: nothing. */
  peer(backend: B): Readonly<Peer<B>> | null {
    return this.peers.known(backend);
  }

  /** Forgets everything, and counts so many calls as under way instead: for one that begins to be told of calls while some are. */
  recount(backends: Iterable<B>, now: number): void {
    this.peers.clear();
    for (const backend of backends) this.peers.of(backend, now).outstanding++;
  }
}
