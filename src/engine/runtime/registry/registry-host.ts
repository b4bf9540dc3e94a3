// The registry of a run: its process, whose memory a crash empties; what reaches it and what it answers; its sweeps. Instances and
// callers speak to it by messages only, so what they believe differs from the truth for as long as messages take or stay away.
import type { Registration, Snapshot } from "../../discovery/registration.ts";
import { ServiceRegistry } from "../../discovery/service-registry.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { InstanceStatus } from "../../telemetry/views/live.ts";
import type { RegistryState } from "../../telemetry/views/registry-view.ts";
import { EVENT } from "../event-codes.ts";
import { DEAD, TIMER } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import { Messages } from "../messages.ts";
import type { Instance, Node } from "../network.ts";
import type { Run } from "../run.ts";
import { errs, isWorking } from "../sole-process.ts";
import type { Caller } from "./caller.ts";
import { RegistryChronicle } from "./chronicle.ts";
import type { Member } from "./member.ts";
import type { RegistrySettings } from "./settings.ts";

/** A fault: a share of the messages gets no answer, or an answer from what the registry knew when the fault began. */
export interface Disturbance {
  readonly share: number;
  readonly random: RandomStream;
  readonly answersFromMemory: boolean;
}
interface Disturbing extends Disturbance {
  readonly memory: Snapshot<Instance>;
}

export class RegistryHost implements TimerOwner {
  readonly run: Run;
  readonly node: Node;
  readonly registry: ServiceRegistry<Instance>;
  readonly chronicle: RegistryChronicle;
  readonly messages: Messages;
  settings: RegistrySettings;
  private readonly well = new WeakMap<readonly Registration<Instance>[], readonly Instance[]>();
  private readonly disturbances = new Set<Disturbing>();
  private sweeps: Frame | null;
  nextSweep: number;
  /** It gives out lists from then on: a registry that has just been started waits until it may have heard of everyone. */
  private listsFrom = 0;

  constructor(run: Run, node: Node, settings: RegistrySettings) {
    this.run = run;
    this.node = node;
    this.settings = settings;
    this.registry = new ServiceRegistry<Instance>(settings, run);
    this.chronicle = new RegistryChronicle(run, node);
    this.messages = new Messages(run, node, settings.latency);
    this.nextSweep = run.now + settings.sweep;
    this.sweeps = run.timer(this, settings.sweep);
  }

  configure(settings: RegistrySettings): void {
    this.settings = settings;
    this.messages.latency = settings.latency;
    this.registry.configure(settings);
  }

  close(): void {
    if (this.sweeps !== null) this.sweeps.op = DEAD; // its event frees it
    this.sweeps = null;
  }

  /** It works: it neither crashed nor hangs. */
  private get isUp(): boolean {
    return isWorking(this.node);
  }

  /** What whoever looks at it would say. */
  get state(): RegistryState {
    const [process] = this.node.instances;
    if (process === undefined || !process.serves) return "down";
    if (process.hanging > 0) return "hanging";
    const all = [...this.disturbances].filter(({ share }) => share >= 1);
    return all.some((by) => !by.answersFromMemory) ? "unreachable" : all.length > 0 ? "stale" : "up";
  }

  /** A message has come to its door. @returns it is dealt with */
  private hears(): boolean {
    if (!this.isUp) return false;
    for (const by of this.disturbances) if (!by.answersFromMemory && meets(by)) return false;
    return !errs(this.node);
  }

  /** A fault begins. @returns what ends it */
  disturb(by: Disturbance): () => void {
    const disturbing = { ...by, memory: this.registry.snapshot() };
    const told = (on: number) => this.run.digest.record(this.run.now, (this.node.hash + EVENT.registryFault) | 0, on);
    this.disturbances.add(disturbing);
    told(1);
    return () => {
      this.disturbances.delete(disturbing);
      told(0);
    };
  }

  // ── its own process
  fire(run: Run, frame: Frame): void {
    run.later(frame, TIMER, this.settings.sweep);
    this.nextSweep = run.now + this.settings.sweep;
    if (!this.isUp) return;
    const before = this.registry.isPreserving;
    const ended = this.registry.sweep();
    if (before !== this.registry.isPreserving) this.chronicle.preserving(!before, this.registry.renewalRate());
    for (const { registration, renewedAt } of ended) this.chronicle.evicted(registration.address, run.now - renewedAt);
  }

  /** Its own instance became something else: what it knew lived in its memory. */
  processChanged(to: InstanceStatus): void {
    if (to === "CRASHED" || to === "STOPPED") {
      this.registry.clear();
    } else if (to === "HEALTHY") this.listsFrom = this.run.now + this.settings.heartbeat;
  }

  // ── instances
  /** At the beginning: it is known without a message. */
  enrol(instance: Instance): void {
    this.registry.register(registrationOf(instance));
  }

  /** The node is gone from the drawing, and nobody may look for it. */
  forget(instance: Instance): void {
    if (this.registry.byId(instance.name)?.address === instance) this.registry.deregister(instance.name);
  }

  sendRegistration(member: Member, cause: "startup" | "unknownLease"): void {
    const { instance, random } = member;
    const registration = registrationOf(instance);
    this.messages.toHost(instance.node, instance, random, () => {
      if (!this.hears()) return;
      this.registry.register(registration);
      this.chronicle.registered(instance, cause);
      this.answer(member, true);
    });
  }

  sendRenewal(member: Member): void {
    const { instance, random } = member;
    const { name, status } = instance;
    this.messages.toHost(instance.node, instance, random, () => {
      if (!this.hears()) return;
      const renewedAt = this.registry.lease(name)?.renewedAt ?? this.run.now;
      const known = this.registry.renew(name, status);
      this.run.digest.record(this.run.now, (instance.hash + EVENT.renewed) | 0, known ? 1 : 0);
      const gap = this.run.now - renewedAt;
      if (gap > 1.5 * this.settings.heartbeat) this.chronicle.renewedLate(instance, gap);
      this.answer(member, known);
    });
  }

  sendDeregistration(member: Member): void {
    const { instance, random } = member;
    this.messages.toHost(instance.node, instance, random, () => {
      if (!this.hears() || this.registry.byId(instance.name)?.address !== instance) return;
      this.registry.deregister(instance.name);
      this.chronicle.deregistered(instance);
    });
  }

  private answer(member: Member, known: boolean): void {
    this.messages.fromHost(member.instance.node, member.instance, member.random, () => member.answered(known));
  }

  // ── callers
  /** The well ones of a list. One array for all who have that list, so that what is made of it is made once. */
  wellOf(list: readonly Registration<Instance>[]): readonly Instance[] {
    let well = this.well.get(list);
    if (well === undefined) {
      well = list.flatMap(({ address, status }) => (status === "HEALTHY" ? [address] : []));
      this.well.set(list, well);
    }
    return well;
  }

  sendFetch(caller: Caller, then: (list: Snapshot<Instance>) => void): void {
    this.messages.toHost(caller.node, caller.instance, caller.random, () => {
      if (!this.hears() || this.run.now < this.listsFrom) return;
      const list = this.list();
      this.messages.fromHost(caller.node, caller.instance, caller.random, () => then(list));
    });
  }

  /** For a caller that is drawn into the running system: what it would have heard; null: nothing. */
  atHand(): Snapshot<Instance> | null {
    return this.isUp && this.run.now >= this.listsFrom ? this.list() : null;
  }

  /** What it answers now. */
  private list(): Snapshot<Instance> {
    for (const by of this.disturbances) if (by.answersFromMemory && meets(by)) return by.memory;
    return this.registry.snapshot();
  }

  listChanged(caller: Caller, service: string, before: readonly Instance[], after: readonly Instance[]): void {
    this.chronicle.listChanged(caller.name, caller.of, service, before, after);
  }
}

const meets = ({ share, random }: Disturbance): boolean => share >= 1 || random.unit() < share;

const registrationOf = (instance: Instance): Registration<Instance> => ({
  id: instance.name,
  service: instance.node.id,
  status: instance.status,
  address: instance,
});
