// Everyone who has to do with the registry of a run: the instances that register there, the callers that keep lists, the registry
// itself. Made and settled with the drawing; hears of every instance that changes its state.
import type { Snapshot } from "../../discovery/registration.ts";
import { isSubscription } from "../messaging/settings.ts";
import type { Instance, Node } from "../network.ts";
import type { Run } from "../run.ts";
import { Caller } from "./caller.ts";
import { Member } from "./member.ts";
import { RegistryHost } from "./registry-host.ts";
import type { RegistrySettings } from "./settings.ts";

export class Registrations {
  readonly host: RegistryHost;
  private readonly run: Run;
  private readonly members = new Map<Instance, Member>();
  readonly callers = new Map<Caller["of"], Caller>();
  /** Of each node or client that looks in the registry: whom it calls. */
  private targets: ReadonlyMap<Caller["node"], ReadonlySet<string>> = new Map();

  constructor(run: Run, node: Node, settings: RegistrySettings) {
    this.run = run;
    this.host = new RegistryHost(run, node, settings);
  }

  /** The drawing is complete, or another. What is up already is known at once, to the registry and to the callers: nobody waits for a gesture. */
  settle(targets: ReadonlyMap<Caller["node"], ReadonlySet<string>>): void {
    const { run, host } = this;
    this.targets = targets;
    for (const instance of this.members.keys()) if (instance.node.removed) this.forget(instance);
    for (const node of run.network.nodeById.values()) {
      if (node === host.node) continue;
      for (const instance of node.instances) if (isUp(instance) && !instance.held && !this.members.has(instance)) this.enrol(instance);
    }
    for (const caller of this.callers.values()) if (!targets.has(caller.node)) this.dismiss(caller);
    for (const [node, services] of targets) for (const of of "instances" in node ? node.instances : [node]) this.caller(of, services);
  }

  /** Who registers, and who looks there. */
  get peers(): readonly Caller["node"][] {
    return [...new Set([...[...this.members.keys()].map(({ node }) => node), ...this.targets.keys()])];
  }

  /** It renews its lease, as far as it is up to it. */
  beats(instance: Instance): boolean {
    return this.members.get(instance)?.isBeating === true;
  }

  private enrol(instance: Instance): void {
    const member = this.member(instance);
    this.host.enrol(instance);
    member.begin(this.run, true, Math.floor(member.random.unit() * this.host.settings.heartbeat));
  }

  private member(instance: Instance): Member {
    const found = this.members.get(instance);
    if (found !== undefined) return found;
    const made = new Member(this.host, instance, this.run.stream(`${this.host.node.id}/member/${instance.name}`));
    this.members.set(instance, made);
    return made;
  }

  private caller(of: Caller["of"], services: ReadonlySet<string>): void {
    const found = this.callers.get(of);
    if (found !== undefined) found.calls(services);
    else if (!("node" in of) || (of.status !== "CRASHED" && of.status !== "STOPPED")) this.look(of, services, this.host.atHand());
  }

  /** A caller begins: with the list at hand, or by asking for one. */
  private look(of: Caller["of"], services: ReadonlySet<string>, list: Snapshot<Instance> | null): void {
    const random = this.run.stream(`${this.host.node.id}/caller/${"node" in of ? of.name : of.id}`);
    const caller = this.callers.get(of) ?? new Caller(this.host, of, random);
    this.callers.set(of, caller);
    caller.calls(services);
    caller.begin(this.run, list, Math.floor(caller.random.unit() * this.host.settings.refresh));
    if (list === null) caller.ask();
  }

  private dismiss(caller: Caller): void {
    caller.end();
    this.callers.delete(caller.of);
  }

  private forget(instance: Instance): void {
    this.members.get(instance)?.end();
    this.members.delete(instance);
    this.host.forget(instance);
    this.host.chronicle.forget(instance);
  }

  /** An instance has become something else. */
  changed(instance: Instance): void {
    const { status, node } = instance;
    if (node === this.host.node) this.host.processChanged(status);
    else if (status === "STARTING") {
      const services = this.targets.get(node);
      if (services !== undefined) this.look(instance, services, null);
    } else if (status === "HEALTHY") {
      if (!instance.held) this.registers(instance);
    } else if (status !== "UNHEALTHY") this.leaves(instance);
  }

  private registers(instance: Instance): void {
    const member = this.member(instance);
    if (!member.isBeating) member.begin(this.run, false, 0);
  }

  /** It is kept from callers, or given to them: it takes itself off the registry, or registers. It goes on all the same. */
  held(instance: Instance): void {
    if (!instance.held) {
      if (instance.status === "HEALTHY") this.registers(instance);
      return;
    }
    const member = this.members.get(instance);
    if (member?.end() === true) this.host.sendDeregistration(member);
  }

  /** It stops in order and says so, or it is dead and says nothing. */
  private leaves(instance: Instance): void {
    const member = this.members.get(instance);
    if (member?.end() === true && instance.status !== "CRASHED") this.host.sendDeregistration(member);
    if (instance.status === "STOPPING") return; // what it still has in hand may call others
    const caller = this.callers.get(instance);
    caller?.end();
    if (instance.retired) this.gone(instance); // else its streams go on where it starts again
  }

  /** It has stopped and is scaled away. What the registry itself holds of it ends by its lease. */
  gone(instance: Instance): void {
    this.callers.delete(instance);
    this.members.delete(instance);
    this.host.chronicle.forget(instance);
  }

  /** Instances and callers of which something is held. */
  get count(): number {
    return this.members.size + this.callers.size + this.host.chronicle.count;
  }

  /** The registry is gone from the drawing. */
  close(): void {
    this.host.close();
    for (const member of this.members.values()) member.end();
    for (const caller of this.callers.values()) caller.end();
  }
}

const isUp = ({ status }: Instance): boolean => status === "HEALTHY" || status === "UNHEALTHY";

/** Puts the drawing's registry in place, a new one, another or none, and tells every route where its caller looks. */
export function settleRegistry(run: Run, settingsOf: (node: Node) => RegistrySettings | null): void {
  const { nodeById, routeById } = run.network;
  let found: { readonly node: Node; readonly settings: RegistrySettings } | null = null;
  for (const node of nodeById.values()) {
    const settings = settingsOf(node);
    if (settings !== null) found = { node, settings };
  }
  if (run.registry !== null && run.registry.host.node !== found?.node) {
    run.registry.close();
    run.registry = null;
  }
  if (found !== null) {
    run.registry?.host.configure(found.settings);
    run.registry ??= new Registrations(run, found.node, found.settings);
  }
  const targets = new Map<Caller["node"], Set<string>>();
  for (const route of [...routeById.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    route.byRegistry = run.registry !== null && route.spec.discovery !== "static" && !isSubscription(route);
    if (!route.byRegistry) continue;
    const called = targets.get(route.from);
    if (called === undefined) targets.set(route.from, new Set([route.target.id]));
    else called.add(route.target.id);
  }
  run.registry?.settle(targets);
}
