// Keeps the configuration of services in numbered versions: history, diff, rollback, and a version that only a share of the instances
// gets until it is promoted. Whoever watches is told of a change after a delay, in the order in which they came; one that fails does
// not stop the others. Usable alone under a virtual clock; in a run the watchers are sessions of instances.
import { failure, type Result, success } from "../../base/result.ts";
import type { Clock } from "../kernel/virtual-clock.ts";
import { groupOf } from "./rollout-group.ts";
import { changed, type ConfigChange, type ConfigValue, type ConfigValues, type ConfigVersion, differences } from "./version.ts";

export interface ManagerSettings<P = string> {
  /** µs between a change and the word of it, asked once for each watcher. */
  readonly delay: () => number;
  /** What is wrong with a value; null: nothing. Left out: every value is fine. */
  readonly fault?: (service: string, key: string, value: ConfigValue) => P | null;
  /** Values with a fault are taken all the same. */
  readonly letThrough?: boolean;
}
/** A value that was refused; nothing of the change has happened. */
export interface Refused<P = string> {
  readonly key: string;
  readonly value: ConfigValue;
  readonly fault: P;
}
/** What an instance hears: the version that it is to have. Of two words the one with the higher revision is true. */
export interface Told<C = unknown> {
  readonly revision: number;
  readonly version: ConfigVersion<C>;
}
/** Null: it is known (and may belong to a share), but asks by itself and is not told. */
export type Watcher<C = unknown> = ((told: Told<C>) => void) | null;
export interface Change<C> {
  /** Only so large a share of the watchers; 1: all. */
  readonly share?: number;
  readonly cause?: C;
  /** Faults of values are overlooked, whatever the settings say. */
  readonly unchecked?: boolean;
}
/** A watcher that threw. */
export interface FailedWatch {
  readonly service: string;
  readonly id: string;
  readonly version: number;
  readonly error: unknown;
}

/** Versions that are remembered for a service: the oldest go first. */
const REMEMBERED = 100;
const FAILURES = 100;

class Document<C> {
  readonly versions: ConfigVersion<C>[] = [];
  /** What all are to have that belong to no share. */
  stable: ConfigVersion<C>;
  staged: { readonly version: ConfigVersion<C>; readonly share: number } | null = null;
  revision = 1;
  readonly watchers = new Map<string, Watcher<C>>();
  /** Of watchers to whom a word is on its way: what they were told before. */
  readonly told = new Map<string, Told<C>>();
  private group: ReadonlySet<string> | null = null;

  constructor(first: ConfigVersion<C>) {
    this.stable = first;
    this.versions.push(first);
  }
  get members(): ReadonlySet<string> {
    if (this.staged === null) return NOBODY;
    const { share, version } = this.staged;
    return (this.group ??= groupOf(this.watchers.keys(), share, `${version.service} ${version.number}`));
  }
  /** Who watches, or what is staged, has changed. */
  regroup(): void {
    this.group = null;
  }
  target(id: string): ConfigVersion<C> {
    return this.staged !== null && this.members.has(id) ? this.staged.version : this.stable;
  }
}
const NOBODY: ReadonlySet<string> = new Set();

export class ConfigurationManager<C = unknown, P = string> {
  private settings: ManagerSettings<P>;
  private readonly clock: Clock;
  private readonly documents = new Map<string, Document<C>>();
  private failed: FailedWatch[] = [];

  constructor(settings: ManagerSettings<P>, clock: Clock) {
    this.settings = settings;
    this.clock = clock;
  }

  configure(settings: ManagerSettings<P>): void {
    this.settings = settings;
  }

  /** The services that have a document, in the order in which it was made. */
  get services(): readonly string[] {
    return [...this.documents.keys()];
  }
  has(service: string): boolean {
    return this.documents.has(service);
  }

  /** Version 1, known to whoever asks; nobody is told. One that has a document already keeps it. */
  start(service: string, values: ConfigValues, cause: C | null = null): void {
    if (this.documents.has(service)) return;
    this.documents.set(service, new Document(this.made(service, 1, values, "start", null, cause)));
  }

  /** Values in place of those under the same keys, as a new version. */
  set(service: string, values: ConfigValues, change: Change<C> = {}): Result<ConfigVersion<C>, readonly Refused<P>[]> {
    const before = this.documents.get(service)?.stable.values ?? new Map<string, ConfigValue>();
    return this.replace(service, changed(before, values), change, values);
  }

  /** All of the document, as a new version. @param looked which values are looked at: all, where it is left out */
  replace(
    service: string,
    values: ConfigValues,
    { cause, share = 1, unchecked = false }: Change<C> = {},
    looked = values,
  ): Result<ConfigVersion<C>, readonly Refused<P>[]> {
    const refused = unchecked || this.settings.letThrough === true ? [] : this.faultsOf(service, looked);
    if (refused.length > 0) return failure(refused);
    this.start(service, new Map());
    const document = this.document(service);
    const version = this.made(service, nextNumber(document), values, "set", null, cause ?? null);
    this.comes(document, version, share);
    return success(version);
  }

  private faultsOf(service: string, values: ConfigValues): readonly Refused<P>[] {
    const found: Refused<P>[] = [];
    for (const [key, value] of values) {
      const fault = this.settings.fault?.(service, key, value) ?? null;
      if (fault !== null) found.push({ key, value, fault });
    }
    return found;
  }

  /** What a share has goes to all. @returns the version; null: nothing is staged */
  promote(service: string): ConfigVersion<C> | null {
    const document = this.documents.get(service);
    if (document === undefined || document.staged === null) return null;
    const { version } = document.staged;
    this.assign(document, () => {
      document.stable = version;
      document.staged = null;
    });
    return version;
  }

  /**
   * Takes back what is staged; else an older version comes again under a new number: the one before, or that of the number.
   * @returns what those have now that had the other; null: there is nothing to go back to
   */
  rollback(service: string, to?: number, cause: C | null = null): ConfigVersion<C> | null {
    const document = this.documents.get(service);
    if (document === undefined) return null;
    if (document.staged !== null && to === undefined) {
      this.assign(document, () => void (document.staged = null));
      return document.stable;
    }
    const older = to === undefined ? this.before(document) : document.versions.find(({ number }) => number === to);
    if (older === undefined) return null;
    const version = this.made(service, nextNumber(document), older.values, "rollback", older.again ?? older.number, cause);
    this.comes(document, version, 1);
    return version;
  }

  /**
   * What all had before what they have now: a version that was only staged, and never promoted, is passed over. Where that had come by a
   * rollback it stands for the older one that came again, so going back further does not lead to what was rolled back then.
   */
  private before({ stable, versions }: Document<C>): ConfigVersion<C> | undefined {
    const source = stable.again ?? stable.number;
    return versions.findLast(({ number }) => number < source && !this.wasOnlyStaged(stable.service, number));
  }
  private readonly onlyStaged = new Map<string, Set<number>>();
  /** It went to a share, and never to all. */
  wasOnlyStaged(service: string, number: number): boolean {
    return this.onlyStaged.get(service)?.has(number) === true;
  }

  private comes(document: Document<C>, version: ConfigVersion<C>, share: number): void {
    document.versions.push(version);
    if (document.versions.length > REMEMBERED) document.versions.shift();
    this.assign(document, () => {
      if (share < 1) document.staged = { version, share };
      else {
        document.stable = version;
        document.staged = null;
      }
    });
  }

  /** Who is to have which version is another from now on; whoever it is another for is told. */
  private assign(document: Document<C>, change: () => void): void {
    const before = new Map([...document.watchers.keys()].map((id) => [id, document.target(id)]));
    const staged = document.staged?.version;
    change();
    this.note(document, staged);
    document.regroup();
    document.revision++;
    let at = 0;
    for (const [id, watcher] of document.watchers) {
      const version = document.target(id);
      if (version === before.get(id)) continue;
      // One who works through a list: the next is not told before this one.
      at = Math.max(at, this.settings.delay());
      if (watcher === null) continue;
      if (!document.told.has(id)) document.told.set(id, { revision: document.revision - 1, version: before.get(id) as ConfigVersion<C> });
      this.tell(document, id, watcher, { revision: document.revision, version }, at);
    }
  }

  private note({ stable, staged, versions }: Document<C>, before: ConfigVersion<C> | undefined): void {
    const { service } = stable;
    const numbers = this.onlyStaged.get(service) ?? new Set<number>();
    if (staged !== null) numbers.add(staged.version.number);
    if (before !== undefined && before === stable) numbers.delete(before.number);
    for (const number of numbers) if (number < (versions[0] as ConfigVersion<C>).number) numbers.delete(number);
    this.onlyStaged.set(service, numbers);
  }

  private tell(document: Document<C>, id: string, watcher: NonNullable<Watcher<C>>, told: Told<C>, us: number): void {
    this.clock.after(us, () => {
      if (document.watchers.get(id) !== watcher) return; // it has gone meanwhile
      if (told.version === document.target(id)) document.told.delete(id);
      else if ((document.told.get(id)?.revision ?? Infinity) < told.revision) document.told.set(id, told);
      try {
        watcher(told);
      } catch (error) {
        this.failed.push({ service: told.version.service, id, version: told.version.number, error });
        if (this.failed.length > FAILURES) this.failed.shift();
      }
    });
  }

  /** Is told of every change from now on, after all who came before. @returns ends it */
  watch(service: string, id: string, watcher: Watcher<C>): () => void {
    this.start(service, new Map());
    const document = this.document(service);
    document.watchers.set(id, watcher);
    document.told.delete(id);
    document.regroup();
    return () => {
      if (document.watchers.get(id) !== watcher) return;
      document.watchers.delete(id);
      document.told.delete(id);
      document.regroup();
    };
  }
  watches(service: string, id: string): boolean {
    return this.documents.get(service)?.watchers.has(id) === true;
  }
  /** How many watch, all documents together. */
  get watchers(): number {
    return [...this.documents.values()].reduce((sum, { watchers }) => sum + watchers.size, 0);
  }
  /** Nobody watches any more: the process that held their sessions is gone. Versions stay. */
  dropWatchers(): void {
    for (const document of this.documents.values()) {
      document.watchers.clear();
      document.told.clear();
      document.regroup();
    }
  }

  /**
   * What an instance that asks hears: of one that watches, what has been told to it; of any other, what it is to have.
   * @returns null: the service has no document
   */
  fetch(service: string, id: string): Told<C> | null {
    return this.documents.get(service)?.told.get(id) ?? this.target(service, id);
  }
  /** What the instance is to have, whether it has been told or not. */
  target(service: string, id: string): Told<C> | null {
    const document = this.documents.get(service);
    return document === undefined ? null : { revision: document.revision, version: document.target(id) };
  }
  /** The value that all are to have. */
  get(service: string, key: string): ConfigValue | undefined {
    return this.documents.get(service)?.stable.values.get(key);
  }
  /** What all are to have that belong to no share. */
  stable(service: string): ConfigVersion<C> | null {
    return this.documents.get(service)?.stable ?? null;
  }
  staged(service: string): { readonly version: ConfigVersion<C>; readonly share: number; readonly members: ReadonlySet<string> } | null {
    const document = this.documents.get(service);
    return document === undefined || document.staged === null ? null : { ...document.staged, members: document.members };
  }
  /** Oldest first. */
  history(service: string): readonly ConfigVersion<C>[] {
    return this.documents.get(service)?.versions ?? [];
  }
  /** What leads from one version to the other; null: one of them is not (or no longer) known. */
  diff(service: string, from: number, to: number): readonly ConfigChange[] | null {
    const [before, after] = [from, to].map((wanted) => this.history(service).find(({ number }) => number === wanted));
    return before === undefined || after === undefined ? null : differences(before.values, after.values);
  }
  /** Watchers that threw, oldest first. */
  get failures(): readonly FailedWatch[] {
    return this.failed;
  }

  private document(service: string): Document<C> {
    return this.documents.get(service) as Document<C>;
  }
  private made(
    service: string,
    number: number,
    values: ConfigValues,
    by: ConfigVersion["by"],
    again: number | null,
    cause: C | null,
  ): ConfigVersion<C> {
    return { service, number, at: this.clock.now, values: new Map(values), by, again, cause };
  }
}

const nextNumber = <C>({ versions }: Document<C>): number => (versions.at(-1)?.number ?? 0) + 1;
