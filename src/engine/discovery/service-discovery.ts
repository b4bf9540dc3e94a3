// How a caller finds instances by the name of their service: through a list of its own, fetched from a registry now and then. Between
// two refreshes it believes what it heard last, and while the registry cannot be reached it goes on with that list.
import { failure, type Result, success } from "../../base/result.ts";
import type { Time } from "../kernel/virtual-clock.ts";
import type { Registration, Snapshot } from "./registration.ts";

export interface DiscoverySettings {
  /** µs between two refreshes (Eureka: registryFetchIntervalSeconds, 30 s). */
  readonly refresh: number;
}
/** Nobody of that name is known to be well. */
export interface NoInstance {
  readonly status: 503;
  readonly message: string;
}
/** Asks the registry for everything it has; null: it cannot be reached. */
export type Fetch<A = string> = () => Snapshot<A> | null;

interface Known<A> {
  readonly all: readonly Registration<A>[];
  readonly healthy: readonly Registration<A>[];
}
const NOTHING: Known<never> = { all: [], healthy: [] };

export class ServiceDiscovery<A = string> {
  private readonly clock: Time;
  private readonly fetch: Fetch<A> | null;
  private settings: DiscoverySettings;
  private cache = new Map<string, Known<A>>();
  private last: Snapshot<A> | null = null;
  private askedAt = -Infinity;
  /** Virtual time of the last list that arrived; −Infinity: none yet. */
  refreshedAt = -Infinity;
  /** Refreshes in a row that brought nothing. */
  failures = 0;

  /** @param fetch null: whoever runs it asks, and hands over what arrives to `accept` */
  constructor(settings: DiscoverySettings, clock: Time, fetch: Fetch<A> | null = null) {
    this.settings = settings;
    this.clock = clock;
    this.fetch = fetch;
  }

  configure(settings: DiscoverySettings): void {
    this.settings = settings;
  }

  /** The healthy ones of that name, by the list at hand; a list older than `refresh` is fetched first, where there is a `fetch`. */
  resolve(service: string): Result<readonly Registration<A>[], NoInstance> {
    this.freshen();
    const { healthy } = this.cache.get(service) ?? NOTHING;
    if (healthy.length > 0) return success(healthy);
    return failure({ status: 503, message: `no healthy instance of ${service}` });
  }
  /** All of that name, the unhealthy ones too. */
  discoverAll(service: string): readonly Registration<A>[] {
    this.freshen();
    return (this.cache.get(service) ?? NOTHING).all;
  }

  private freshen(): void {
    if (this.fetch !== null && this.clock.now - this.askedAt >= this.settings.refresh) this.refresh();
  }

  /** Fetches now. @returns false when the registry could not be reached: the last list stays in use */
  refresh(): boolean {
    this.askedAt = this.clock.now;
    const snapshot = this.fetch === null ? null : this.fetch();
    if (snapshot === null) this.missed();
    else this.accept(snapshot);
    return snapshot !== null;
  }

  /** A list has arrived. @returns the names whose instances, or their health, are others than before */
  accept(snapshot: Snapshot<A>): readonly string[] {
    this.refreshedAt = this.clock.now;
    this.failures = 0;
    if (snapshot === this.last) return [];
    const before = this.cache;
    this.last = snapshot;
    this.cache = new Map();
    const changed = [...before.keys()].filter((service) => !snapshot.has(service));
    for (const [service, all] of snapshot) {
      const known = before.get(service);
      if (known?.all === all) this.cache.set(service, known);
      else {
        this.cache.set(service, { all, healthy: all.filter(({ status }) => status === "HEALTHY") });
        changed.push(service);
      }
    }
    return changed;
  }

  /** A refresh brought nothing. */
  missed(): void {
    this.failures++;
  }

  /** Nothing is known any more: the process that held the list is gone. */
  clear(): void {
    this.cache = new Map();
    this.last = null;
    this.askedAt = -Infinity;
    this.refreshedAt = -Infinity;
    this.failures = 0;
  }
}
