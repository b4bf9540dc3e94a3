// An instance's own view of its configuration: a cached copy of the version that it heard of last. It hears by push, or asks by
// interval, and goes on with what it has while nobody answers; so instances disagree for a while. Usable alone under a virtual clock;
// in a run messages bring what it hears.
import type { Result } from "../../base/result.ts";
import type { Time } from "../kernel/virtual-clock.ts";
import type { Refused, Told } from "./configuration-manager.ts";
import { type ConfigChange, type ConfigValue, type ConfigValues, type ConfigVersion, differences } from "./version.ts";

/** Where a view comes from, and where it writes to; the manager is one. */
export interface ConfigSource<C = unknown, P = string> {
  /** Null: it cannot be reached, or has nothing. */
  fetch(service: string, id: string): Told<C> | null;
  /** What it is to have, though it may not have been told yet. */
  target(service: string, id: string): Told<C> | null;
  set(service: string, values: ConfigValues): Result<ConfigVersion<C>, readonly Refused<P>[]>;
  watch(service: string, id: string, watcher: ((told: Told<C>) => void) | null): () => void;
}
export interface ViewSettings {
  readonly service: string;
  /** The name of the instance. */
  readonly instance: string;
  /** It is told of changes; else it asks. */
  readonly push: boolean;
  /** µs after which it asks again, when something is read. */
  readonly refresh: number;
}
const NOTHING: ConfigValues = new Map();

export class DistributedConfig<C = unknown, P = string> {
  readonly settings: ViewSettings;
  private readonly clock: Time;
  private readonly source: ConfigSource<C, P> | null;
  private cached: ConfigVersion<C> | null = null;
  private revision = 0;
  private askedAt = -Infinity;
  private readonly ends: () => void;
  /** Virtual time of the last answer or word that arrived; −Infinity: none yet. */
  heardAt = -Infinity;
  /** Questions in a row that brought nothing. */
  failures = 0;
  /** Called with each other version, and what it changes. What it throws is the failure of whoever told. */
  onChange: ((version: ConfigVersion<C>, changes: readonly ConfigChange[]) => void) | null = null;

  /** @param source null: whoever runs it asks, and hands over what arrives to `accept` */
  constructor(settings: ViewSettings, clock: Time, source: ConfigSource<C, P> | null = null) {
    this.settings = settings;
    this.clock = clock;
    this.source = source;
    this.ends =
      source === null
        ? () => undefined
        : source.watch(settings.service, settings.instance, settings.push ? (told) => void this.accept(told) : null);
  }

  /** The version that it holds; null: none yet. */
  get version(): ConfigVersion<C> | null {
    return this.cached;
  }
  get values(): ConfigValues {
    return this.cached?.values ?? NOTHING;
  }

  /** The value as it knows it. The default is given and not kept: a value that is set later is seen. */
  get(key: string): ConfigValue | undefined;
  get<T extends ConfigValue>(key: string, otherwise: T): ConfigValue | T;
  get(key: string, otherwise?: ConfigValue): ConfigValue | undefined {
    this.freshen();
    return this.values.get(key) ?? otherwise;
  }

  /** Writes through the manager; its own copy is made anew, and those of others that are told of changes follow. */
  set(key: string, value: ConfigValue): Result<ConfigVersion<C>, readonly Refused<P>[]> | null {
    const { service } = this.settings;
    const done = this.source?.set(service, new Map([[key, value]])) ?? null;
    if (done?.ok === true) this.refresh(true);
    return done;
  }

  private freshen(): void {
    if (this.source === null) return;
    const { push, refresh } = this.settings;
    const isDue = this.askedAt === -Infinity || (!push && this.clock.now - this.askedAt >= refresh);
    if (isDue) this.refresh();
  }

  /** Asks now. @param latest for what is on its way to it, too @returns false when nobody answered: what it has stays in use */
  refresh(latest = false): boolean {
    const { service, instance } = this.settings;
    this.askedAt = this.clock.now;
    const told = (latest ? this.source?.target(service, instance) : this.source?.fetch(service, instance)) ?? null;
    if (told === null) this.missed();
    else this.accept(told);
    return told !== null;
  }

  /** Something has arrived. @returns false: a later word came before it, so it says nothing; or it is what is known */
  accept({ revision, version }: Told<C>): boolean {
    this.heardAt = this.clock.now;
    this.failures = 0;
    if (revision < this.revision) return false;
    this.revision = revision;
    const before = this.cached;
    if (before === version) return false;
    this.cached = version;
    this.onChange?.(version, differences(before?.values ?? NOTHING, version.values));
    return true;
  }

  missed(): void {
    this.failures++;
  }

  /** Nothing is known any more: the process that held the view is gone. */
  clear(): void {
    this.cached = null;
    this.revision = 0;
    this.askedAt = -Infinity;
    this.heardAt = -Infinity;
    this.failures = 0;
  }
  /** It watches no longer. */
  close(): void {
    this.ends();
  }
}
