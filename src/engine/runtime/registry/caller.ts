// A caller's side: the list of one instance (or client), refreshed by a clock of its own. What routes see of it are its views.
import type { Snapshot } from "../../discovery/registration.ts";
import { ServiceDiscovery } from "../../discovery/service-discovery.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import { EVENT } from "../event-codes.ts";
import { DEAD, TIMER } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Client, Instance, Node } from "../network.ts";
import type { Run } from "../run.ts";
import type { RegistryHost } from "./registry-host.ts";

export class Caller implements TimerOwner {
  readonly of: Instance | Client;
  readonly node: Node | Client;
  /** Null: a client. */
  readonly instance: Instance | null;
  readonly name: string;
  readonly random: RandomStream;
  readonly discovery: ServiceDiscovery<Instance>;
  private readonly host: RegistryHost;
  private frame: Frame | null = null;
  /** Ids of the services that it calls. */
  private targets: ReadonlySet<string> = new Set();
  private asked = 0;
  private answered = 0;
  nextAt = 0.5;

  constructor(host: RegistryHost, of: Instance | Client, random: RandomStream) {
    this.host = host;
    this.of = of;
    this.node = "node" in of ? of.node : of;
    this.instance = "node" in of ? of : null;
    this.name = "node" in of ? of.name : of.id;
    this.random = random;
    this.discovery = new ServiceDiscovery<Instance>(host.settings, host.run);
  }

  /** Its process runs, and has or awaits a list. */
  get isLooking(): boolean {
    return this.frame !== null;
  }

  get services(): ReadonlySet<string> {
    return this.targets;
  }

  /** Begins with the list at hand, or (null) with none, and asks again after `first` µs. */
  begin(run: Run, list: Snapshot<Instance> | null, first: number): void {
    this.end();
    this.of.views = [];
    if (list !== null) this.discovery.accept(list);
    for (const service of this.targets) this.see(service);
    this.nextAt = run.now + first;
    this.frame = run.timer(this, first);
  }

  /** The process is gone, its list with it. */
  end(): void {
    this.of.views = null;
    this.discovery.clear();
    if (this.frame === null) return;
    this.frame.op = DEAD; // its event frees it
    this.frame = null;
  }

  calls(targets: ReadonlySet<string>): void {
    this.targets = targets;
    if (this.frame !== null) for (const service of targets) this.see(service);
  }

  fire(run: Run, frame: Frame): void {
    const { refresh } = this.host.settings;
    run.later(frame, TIMER, refresh);
    this.nextAt = run.now + refresh;
    if (this.answered < this.asked) this.discovery.missed();
    this.ask();
  }

  ask(): void {
    const number = ++this.asked;
    const { frame } = this;
    const { run } = this.host;
    this.host.sendFetch(this, (list) => {
      // A list that another one overtook, or that reaches a process begun anew, says nothing.
      if (this.frame !== frame || frame === null || number <= this.answered) return;
      this.answered = number;
      run.digest.record(run.now, (this.of.hash + EVENT.refreshed) | 0, list.size);
      this.take(list);
    });
  }

  private take(list: Snapshot<Instance>): void {
    for (const service of this.discovery.accept(list)) {
      if (!this.targets.has(service)) continue;
      const before = this.known(service);
      this.see(service);
      this.host.listChanged(this, service, before, this.known(service));
    }
  }

  /** The instances that it believes to be well. */
  known(service: string): readonly Instance[] {
    const node = this.host.run.network.nodeById.get(service);
    return (node === undefined ? undefined : this.of.views?.[node.index]) ?? [];
  }

  private see(service: string): void {
    const node = this.host.run.network.nodeById.get(service);
    if (node === undefined || this.of.views === null) return;
    this.of.views[node.index] = this.host.wellOf(this.discovery.discoverAll(service));
  }
}
