// Reads a registry, its members and its callers at a moment, and compares what they believe with what is true. Changes nothing.
import type { Instance } from "../../runtime/network.ts";
import type { Caller } from "../../runtime/registry/caller.ts";
import type { Registrations } from "../../runtime/registry/registrations.ts";
import type { Run } from "../../runtime/run.ts";
import type { WindowObserver } from "../metrics/windows.ts";
import { TREND_WINDOWS } from "../views/live.ts";
import type { RegistryCaller, RegistryEntry, RegistryLive, RegistryQuery, RegistryView } from "../views/registry-view.ts";

export class RegistryReader implements WindowObserver {
  private readonly run: Run;
  /** How many were listed at the end of each of the last windows. */
  private sizes: number[] = [];

  constructor(run: Run) {
    this.run = run;
  }

  observe(): void {
    const { registry } = this.run;
    if (registry === null && this.sizes.length === 0) return;
    this.sizes = [...this.sizes.slice(1 - TREND_WINDOWS), registry === null ? NaN : registry.host.registry.size];
  }

  /** The last entries of a node's trend. */
  trend(into: Float32Array): void {
    into.set(this.sizes, TREND_WINDOWS - this.sizes.length);
  }

  live(): RegistryLive | null {
    const { registry } = this.run;
    if (registry === null) return null;
    const { host } = registry;
    let listed = 0;
    let up = 0;
    let stale = 0;
    for (const { registration } of host.registry.leases()) {
      listed++;
      if (registration.status !== "HEALTHY") continue;
      if (isWell(registration.address)) up++;
      else stale++;
    }
    return { node: host.node.id, listed, up, stale, preserving: host.registry.isPreserving };
  }

  view({ most, mostCallers }: RegistryQuery): RegistryView | null {
    const { registry } = this.run;
    if (registry === null) return null;
    const { host } = registry;
    const { heartbeat, lease, refresh, selfPreservation, sweep } = host.settings;
    const looking = [...registry.callers.values()].filter((caller) => caller.isLooking).toSorted(callersInOrder);
    const callers = looking.slice(0, mostCallers);
    const all = this.instances(registry).map((instance) => this.entry(instance, registry, callers));
    const entries = all.length <= most ? all : [...all.filter(differs), ...all.filter((entry) => !differs(entry))].slice(0, most);
    return {
      node: host.node.id,
      now: this.run.now,
      state: host.state,
      heartbeat,
      lease,
      sweep,
      refresh,
      selfPreservation,
      nextSweep: host.nextSweep,
      preserving: host.registry.isPreserving,
      ...host.registry.renewalRate(),
      callers: callers.map(callerOf),
      entries: entries.toSorted(inOrder),
      left: { entries: all.length - entries.length, callers: looking.length - callers.length },
      history: host.chronicle.history,
    };
  }

  /** All that run, and those that are listed although they are gone. */
  private instances({ host }: Registrations): readonly Instance[] {
    const found = new Set<Instance>();
    for (const node of this.run.network.nodeById.values())
      if (node !== host.node) for (const instance of node.instances) if (isThere(instance)) found.add(instance);
    for (const { registration } of host.registry.leases()) found.add(registration.address);
    return [...found];
  }

  private entry(instance: Instance, { host }: Registrations, callers: readonly Caller[]): RegistryEntry {
    const service = instance.node.id;
    const lease = host.registry.lease(instance.name);
    const known = lease?.registration.address === instance ? lease : null;
    const inUseBy: number[] = [];
    const unknownTo: number[] = [];
    callers.forEach((caller, i) => {
      if (caller.services.has(service)) (caller.known(service).includes(instance) ? inUseBy : unknownTo).push(i);
    });
    return {
      service,
      instance: instance.name,
      truth: isThere(instance) && !instance.node.removed ? instance.status : null,
      listed: known?.registration.status ?? null,
      renewedAt: known?.renewedAt ?? null,
      inUseBy,
      unknownTo,
    };
  }
}

const isWell = (instance: Instance): boolean => instance.status === "HEALTHY" && !instance.node.removed;
const isThere = ({ node, retired, status }: Instance): boolean => !node.removed && !(retired && status === "STOPPED");
const differs = ({ truth, listed, inUseBy, unknownTo }: RegistryEntry): boolean => {
  const well = truth === "HEALTHY";
  return well !== (listed === "HEALTHY") || (well ? unknownTo.length > 0 : inUseBy.length > 0);
};
/** Services that are called first; by service, then in the order in which they were made. */
const numberOf = ({ instance, service }: RegistryEntry): number => Number(instance.slice(service.length + 1));
const isCalled = ({ inUseBy, unknownTo }: RegistryEntry): number => Number(inUseBy.length + unknownTo.length > 0);
const inOrder = (a: RegistryEntry, b: RegistryEntry): number =>
  a.service === b.service ? numberOf(a) - numberOf(b) : isCalled(b) - isCalled(a) || (a.service < b.service ? -1 : 1);

const callersInOrder = (a: Caller, b: Caller): number =>
  a.node === b.node ? (a.instance?.number ?? 0) - (b.instance?.number ?? 0) : a.node.id < b.node.id ? -1 : 1;

function callerOf({ discovery, name, nextAt, node }: Caller): RegistryCaller {
  const { failures, refreshedAt } = discovery;
  return { name, node: node.id, refreshedAt: refreshedAt === -Infinity ? null : refreshedAt, nextRefresh: nextAt, failures };
}
