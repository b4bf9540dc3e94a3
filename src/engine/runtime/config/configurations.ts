// Everyone who has to do with the configuration of a run: the server, the instances that hold views, and whoever changes documents: the
// drawing, an act, a fault. Made and settled with the drawing; hears of every instance that changes its state.
import type { ConfigValues, ConfigVersion } from "../../configuration/version.ts";
import { configurableFields } from "../../scenario/config-keys.ts";
import { BY_SETTING } from "../../telemetry/views/changes.ts";
import type { Instance, Node } from "../network.ts";
import type { Run } from "../run.ts";
import { Bindings, type Makers } from "./bindings.ts";
import type { Because } from "./config-chronicle.ts";
import { ConfigHost } from "./config-host.ts";
import type { ConfigSettings } from "./settings.ts";
import { Subscriber } from "./subscriber.ts";

export class Configurations {
  readonly host: ConfigHost;
  readonly subscribers = new Map<Instance, Subscriber>();
  private readonly run: Run;
  private readonly bindings: Bindings;
  private written: ReadonlyMap<string, ConfigValues> = new Map();
  /** Services of which somebody is behind, with the moment of the change. */
  private readonly spreading = new Map<string, number>();
  /** µs from the last change that all have by now until the last of them had it; NaN: there was none. */
  spread = NaN;

  constructor(run: Run, node: Node, settings: ConfigSettings, makers: Makers) {
    this.run = run;
    this.host = new ConfigHost(run, node, settings);
    this.host.onChange = (service) => this.spreads(service);
    this.bindings = new Bindings(run, makers);
  }

  /** The drawing is complete, or another. Who is up already, and watches for the first time, has what there is; an edited document goes its way. */
  settle(settings: ConfigSettings, rewritten: ReadonlySet<string>): void {
    const { host } = this;
    host.configure(settings);
    for (const [instance, subscriber] of this.subscribers)
      if (instance.node.removed) {
        subscriber.end();
        this.subscribers.delete(instance);
      }
    const before = this.written;
    this.written = settings.documents;
    const edited: string[] = [];
    for (const [service, values] of settings.documents) {
      if (!host.manager.has(service)) host.manager.start(service, values);
      else if (!sameValues(before.get(service), values)) edited.push(service);
    }
    for (const service of before.keys()) if (!settings.documents.has(service)) edited.push(service); // it is empty from now on
    for (const service of host.manager.services) this.enrol(service);
    this.bindings.rewritten(rewritten);
    for (const subscriber of this.subscribers.values()) subscriber.renew();
    for (const service of edited) this.replace(service, settings.documents.get(service) ?? new Map());
  }

  /** Every instance of the service that runs has a view. */
  private enrol(service: string): void {
    const node = this.run.network.nodeById.get(service);
    if (node === undefined || configurableFields(node.spec.kind) === undefined) return;
    for (const instance of node.instances)
      if (!this.subscribers.has(instance) && isAlive(instance)) {
        const subscriber = this.subscriber(instance);
        const first = Math.floor(subscriber.random.unit() * this.host.settings.poll);
        subscriber.begin(this.run, this.host.manager.fetch(service, instance.name), first);
        if (this.host.isUp) this.host.opens(subscriber, subscriber.ear());
      }
  }

  private subscriber(instance: Instance): Subscriber {
    const found = this.subscribers.get(instance);
    if (found !== undefined) return found;
    const random = this.run.stream(`${this.host.node.id}/view/${instance.name}`);
    const made = new Subscriber(this.host, this.bindings, instance, random);
    this.subscribers.set(instance, made);
    return made;
  }

  /** An instance has become something else. */
  changed(instance: Instance): void {
    const { node, status } = instance;
    if (node === this.host.node) this.host.processChanged(status);
    else if (!this.host.manager.has(node.id) || configurableFields(node.spec.kind) === undefined) return;
    else if (status === "STARTING") {
      const subscriber = this.subscriber(instance);
      subscriber.begin(this.run, null, Math.floor(subscriber.random.unit() * this.host.settings.poll));
    } else if (!isAlive(instance)) {
      this.subscribers.get(instance)?.end();
      if (instance.retired) this.subscribers.delete(instance);
      this.spreads(node.id);
    }
  }
  /** An instance ceased to hang. */
  goesOn({ node }: Instance): void {
    if (node === this.host.node) this.host.goesOn();
  }
  gone(instance: Instance): void {
    this.subscribers.get(instance)?.end();
    this.subscribers.delete(instance);
  }

  /** A service that had no document has one from now on; its instances watch it. */
  document(service: string): void {
    if (this.host.manager.has(service)) return;
    this.host.manager.start(service, new Map());
    this.enrol(service);
  }

  /** All of the document is another. */
  replace(service: string, values: ConfigValues, unchecked = false): void {
    const { chronicle, manager } = this.host;
    const before = manager.stable(service);
    const cause: Because = { led: BY_SETTING };
    const done = manager.replace(service, values, { cause, unchecked });
    if (!done.ok) chronicle.refused(service, done.problems);
    else cause.led = chronicle.came("configChanged", service, { before: before?.number ?? 0, after: done.value.number });
    this.begins(service);
  }

  /** From a change on it is measured how long it takes until all have it. */
  begins(service: string): void {
    this.spreading.set(service, this.run.now);
    this.spreads(service);
  }
  private spreads(service: string): void {
    const since = this.spreading.get(service);
    if (since === undefined || this.behind(service) > 0) return;
    this.spreading.delete(service);
    this.spread = this.run.now - since;
  }
  /** µs for which the oldest change is under way that not all have yet; NaN: there is none. */
  get underWay(): number {
    return this.spreading.size === 0 ? NaN : this.run.now - Math.min(...this.spreading.values());
  }
  /** How many of its instances have another version than they are to have. */
  behind(service: string): number {
    let count = 0;
    for (const [instance, subscriber] of this.subscribers)
      if (instance.node.id === service && subscriber.isOn && this.lags(subscriber)) count++;
    return count;
  }
  lags({ instance, view }: Subscriber): boolean {
    return view.version !== (this.host.manager.target(instance.node.id, instance.name)?.version ?? null);
  }
  /** Slots that the view of an instance gives it; null: it says nothing of them. */
  slotsOf(instance: Instance): number | null {
    return this.subscribers.get(instance)?.acting.concurrency ?? null;
  }
  /** The version that acts at an instance; null: the settings of the drawing do. */
  actsAt(instance: Instance): ConfigVersion<Because> | null {
    return this.subscribers.get(instance)?.acts ?? null;
  }

  /** Whose instances hold a view. */
  get peers(): readonly Node[] {
    return [...new Set([...this.subscribers.keys()].map(({ node }) => node))];
  }
  /** Instances of which something is held, by the views and by the server. */
  get count(): number {
    return this.subscribers.size + this.host.held;
  }
  /** Programs that are kept for wordings of documents. */
  get programs(): number {
    return this.bindings.count;
  }

  /** The server is gone from the drawing, and all that it said. */
  close(): void {
    for (const subscriber of this.subscribers.values()) subscriber.end();
    this.subscribers.clear();
  }
}

const isAlive = ({ status }: Instance): boolean => status !== "CRASHED" && status !== "STOPPED";
const sameValues = (one: ConfigValues | undefined, other: ConfigValues): boolean =>
  one !== undefined && one.size === other.size && [...other].every(([key, value]) => one.has(key) && one.get(key) === value);

/** Puts the drawing's configuration server in place, a new one, another or none. @param rewritten nodes whose programs are new */
export function settleConfigurations(
  run: Run,
  settingsOf: (node: Node) => ConfigSettings | null,
  makers: Makers,
  rewritten: ReadonlySet<string>,
): void {
  let found: { readonly node: Node; readonly settings: ConfigSettings } | null = null;
  for (const node of run.network.nodeById.values()) {
    const settings = settingsOf(node);
    if (settings !== null) found = { node, settings };
  }
  if (run.config !== null && run.config.host.node !== found?.node) {
    run.config.close();
    run.config = null;
  }
  if (found === null) return;
  run.config ??= new Configurations(run, found.node, found.settings, makers);
  run.config.settle(found.settings, rewritten);
}
