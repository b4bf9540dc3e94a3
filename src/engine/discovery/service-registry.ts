// A registry of instances: who is where, under a lease that heartbeats renew. It learns of a crash by silence only: the instance stays
// listed until a sweep finds its lease run out. Rules as Netflix Eureka's, where they are not said otherwise.
import type { Time } from "../kernel/virtual-clock.ts";
import type { InstanceStatus } from "../telemetry/views/live.ts";
import type { Registration, Snapshot } from "./registration.ts";
import { SelfPreservation } from "./self-preservation.ts";

/** All times in µs. */
export interface LeaseSettings {
  /** How long a registration holds without a renewal (Eureka: 90 s). */
  readonly lease: number;
  /** How often instances renew (Eureka: 30 s); what self-preservation expects of them. */
  readonly heartbeat: number;
  /** How often the registry looks for leases that have run out (Eureka: 60 s). */
  readonly sweep: number;
  /** Eureka's rule against mass eviction: see `SelfPreservation`. */
  readonly selfPreservation: boolean;
}

export interface Lease<A = string> {
  readonly registration: Registration<A>;
  /** Virtual times, µs. */
  readonly since: number;
  readonly renewedAt: number;
}

interface Entry<A> {
  registration: Registration<A>;
  readonly since: number;
  renewedAt: number;
}
const NONE: readonly never[] = [];

export class ServiceRegistry<A = string> {
  private readonly clock: Time;
  private settings: LeaseSettings;
  private readonly byKey = new Map<string, Entry<A>>();
  /** The same by the name of their service. */
  private readonly named = new Map<string, Map<string, Entry<A>>>();
  private readonly renewals: SelfPreservation;
  private known: Map<string, readonly Registration<A>[]> = new Map();
  /** Names whose list is to be made anew. */
  private readonly stale = new Set<string>();
  private sweptAt: number;
  private held = false;

  constructor(settings: LeaseSettings, clock: Time) {
    this.clock = clock;
    this.settings = settings;
    this.renewals = new SelfPreservation(settings.heartbeat, clock.now);
    this.sweptAt = clock.now;
  }

  /** Other settings from now on; leases stay. */
  configure(settings: LeaseSettings): void {
    if (settings.heartbeat !== this.settings.heartbeat) this.renewals.restart(this.clock.now, settings.heartbeat);
    this.settings = settings;
    if (!settings.selfPreservation) this.held = false;
  }

  /** Begins a lease. One that is registered already is replaced, its lease is new. */
  register(registration: Registration<A>): void {
    const { now } = this.clock;
    const { id, service, status, address } = registration;
    const before = this.byKey.get(id)?.registration;
    if (before !== undefined && before.service !== service) this.deregister(id);
    const entry: Entry<A> = { registration: { id, service, status, address }, since: now, renewedAt: now };
    this.byKey.set(id, entry);
    const others = this.named.get(service);
    if (others === undefined) this.named.set(service, new Map([[id, entry]]));
    else others.set(id, entry);
    this.stale.add(service);
  }

  /** @returns false when no such id is registered */
  deregister(id: string): boolean {
    const entry = this.byKey.get(id);
    if (entry === undefined) return false;
    const { service } = entry.registration;
    this.byKey.delete(id);
    this.named.get(service)?.delete(id);
    this.stale.add(service);
    return true;
  }

  /** A heartbeat: the lease begins anew. @returns false when no such id is registered: it has to register again */
  renew(id: string, status?: InstanceStatus): boolean {
    const entry = this.byKey.get(id);
    if (entry === undefined) return false;
    entry.renewedAt = this.clock.now;
    this.renewals.renewed(this.clock.now);
    if (status !== undefined) this.updateStatus(id, status);
    return true;
  }

  /** @returns false when no such id is registered */
  updateStatus(id: string, status: InstanceStatus): boolean {
    const entry = this.byKey.get(id);
    if (entry === undefined) return false;
    if (entry.registration.status === status) return true;
    entry.registration = { ...entry.registration, status };
    this.stale.add(entry.registration.service);
    return true;
  }

  byId(id: string): Registration<A> | null {
    return this.byKey.get(id)?.registration ?? null;
  }
  /** All of that name, whatever their status, in the order in which they came; none of an unknown name. */
  byName(service: string): readonly Registration<A>[] {
    return this.snapshot().get(service) ?? NONE;
  }
  /** Those that said of themselves that they are well. */
  healthy(service: string): readonly Registration<A>[] {
    return this.byName(service).filter(({ status }) => status === "HEALTHY");
  }
  /** Everything, as it is now. The same object until something changes; what was given out never changes. */
  snapshot(): Snapshot<A> {
    if (this.stale.size === 0) return this.known;
    const next = new Map(this.known);
    for (const service of this.stale) {
      const entries = this.named.get(service);
      if (entries !== undefined && entries.size > 0)
        next.set(
          service,
          Array.from(entries.values(), ({ registration }) => registration),
        );
      else {
        next.delete(service);
        this.named.delete(service);
      }
    }
    this.stale.clear();
    return (this.known = next);
  }

  get size(): number {
    return this.byKey.size;
  }
  lease(id: string): Lease<A> | null {
    return this.byKey.get(id) ?? null;
  }
  /** All leases, in the order in which they were granted first. */
  leases(): readonly Lease<A>[] {
    return [...this.byKey.values()];
  }

  /**
   * Takes out those whose lease has run out, and says which; nobody while self-preservation holds evictions back. A sweep that comes
   * late gives every lease the time by which it is late, as Eureka's: a registry that stood still has heard nobody meanwhile.
   */
  sweep(): readonly Lease<A>[] {
    const { now } = this.clock;
    const { lease, sweep, selfPreservation } = this.settings;
    const late = Math.max(0, now - this.sweptAt - sweep);
    this.sweptAt = now;
    this.held = selfPreservation && this.renewals.holdsBack(now, this.byKey.size);
    if (this.held) return [];
    const ended = [...this.byKey.values()].filter(({ renewedAt }) => now - renewedAt > lease + late);
    for (const { registration } of ended) this.deregister(registration.id);
    return ended;
  }

  /** Self-preservation held evictions back at the last sweep. */
  get isPreserving(): boolean {
    return this.held;
  }
  /** Renewals of the last full window (Infinity before there was one) and the number above which evictions go on. */
  renewalRate(): { readonly renewals: number; readonly threshold: number } {
    return { renewals: this.renewals.renewals(this.clock.now), threshold: this.renewals.threshold(this.byKey.size) };
  }

  /** Everything is forgotten: the process died, and its memory with it. */
  clear(): void {
    for (const id of this.byKey.keys()) this.deregister(id);
    this.renewals.restart(this.clock.now);
    this.sweptAt = this.clock.now;
    this.held = false;
  }
}
