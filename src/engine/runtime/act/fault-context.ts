// The narrow view through which a fault's effect sees the run: where it was put, and what it may do there.
import { known } from "../../../base/assert.ts";
import type { FaultContext } from "../../faults/effect.ts";
import type { CompletedFault } from "../../scenario/complete.ts";
import { distributionOf, durationOf } from "../build/texts.ts";
import { cutOff, lose, separate } from "../call/passage.ts";
import type { Zone } from "../call/zones.ts";
import { misconfigure } from "../config/config-acts.ts";
import { crashInstance, refreshMemory, startInstance, wake } from "../life/lifecycle.ts";
import type { Leak } from "../life/memory.ts";
import { leakConnections } from "../life/whole-pool.ts";
import { poisonMessages } from "../messaging/poison.ts";
import type { Client, Instance, Node, Route } from "../network.ts";
import type { Run } from "../run.ts";
import { multiplyLoad } from "../traffic/load.ts";
import { addTo } from "./effect-list.ts";

export interface Placed extends FaultContext {
  /** What it was put on has been deleted. */
  readonly isGone: () => boolean;
}

/** Null: what it is to be put on is not there. */
export function faultContext(run: Run, fault: CompletedFault, id: string): Placed | null {
  if (fault.fault === "partition") return betweenSets(run, fault, id);
  const { network } = run;
  const node = network.nodeById.get(fault.target) ?? null;
  const route = network.routeById.get(fault.target) ?? null;
  const client = network.clientById.get(fault.target) ?? null;
  const instance = node?.instances.find((one) => one.name === fault.instance) ?? null;
  const zone = network.zoneById.get(fault.target) ?? null;
  const place = node ?? route ?? client ?? zone;
  if (place === null || (fault.instance !== undefined && instance === null)) return null;
  return { ...context(run, fault, id, { node, route, client, zone, instance }), isGone: () => place.removed };
}

/** It is gone when one of its sets is: nothing is separated any more. */
function betweenSets(run: Run, fault: Extract<CompletedFault, { readonly fault: "partition" }>, id: string): Placed | null {
  const { nodeById, clientById, zoneById } = run.network;
  const isThere = (side: readonly string[]) => side.some((one) => nodeById.has(one) || clientById.has(one) || zoneById.has(one));
  if (!fault.between.every(isThere)) return null;
  const nowhere = { node: null, route: null, client: null, zone: null, instance: null };
  return { ...context(run, fault, id, nowhere), isGone: () => !fault.between.every(isThere) };
}

interface Where {
  readonly node: Node | null;
  readonly route: Route | null;
  readonly client: Client | null;
  readonly zone: Zone | null;
  readonly instance: Instance | null;
}
function context(run: Run, fault: CompletedFault, id: string, where: Where): FaultContext {
  const { node, route, client, zone, instance } = where;
  const place = (node ?? route) as Node | Route;
  return {
    ...where,
    instances: instance === null ? instancesOf(run, where) : [instance],
    random: run.stream(`${fault.target}/fault/${id}`),
    distribution: distributionOf,
    duration: durationOf,
    failure: (status) => run.failures.of("fault", fault.target, status),
    addLatency: (added) => addTo(zone ?? place, "addedLatency", added),
    injectErrors: (errors) => addTo(place, "injectedErrors", errors),
    crash: (one) => crashInstance(run, one, "fault"),
    start: (one) => startInstance(run, one, "faultOver"),
    grip: (take) => gripIn(run, zone as Zone, id, take),
    wake: (one) => wake(run, one),
    misconfigure: (values, share) => misconfigure(run, fault.target, values, share),
    delayConfig: (by) => run.config?.host.slow(by) ?? (() => undefined),
    disturbBroker: (by) => run.messaging?.hosts.get(node as Node)?.disturb(by) ?? (() => undefined),
    poisonMessages: (which) => poisonMessages(run, node as Node, which, run.failures.of("poison", fault.target)),
    disturbRegistry: (by) => run.registry?.host.disturb(by) ?? (() => undefined),
    leakMemory: (leak) => leakAt(run, node as Node, leak),
    leakConnections: (leak) => leakConnections(run, leak, node as Node),
    exhaustQuota: ({ rate, random }) =>
      addTo(known(node?.data, "the data of the node"), "quotaGone", {
        rate,
        random,
        failure: run.failures.of("quota", fault.target),
        instance: null,
      }),
    lose: (loss) => untilOpen(run, lose(run.network, { ...loss, place })),
    cutOff: ({ zone: cut, ...rest }) => untilOpen(run, cutOff(run.network, { ...rest, zone: cut.index })),
    separate: (cut) =>
      untilOpen(run, separate(run.network, { ...cut, here: withoutZones(run, cut.here), there: withoutZones(run, cut.there) })),
    multiplyLoad: (factor) => multiplyLoad(client as Client, {}, factor),
    skewClock: (one, us) => skewClock(run, one, us),
  };
}

/** Consumers that were out of reach ask again when they are not. */
const untilOpen =
  ({ messaging }: Run, open: () => void): (() => void) =>
  () => {
    open();
    messaging?.passagesOpened();
  };

/** All that the node has now, or all in the zone: by node and number. */
function instancesOf({ network }: Run, { node, zone }: Where): readonly Instance[] {
  if (zone === null) return [...(node?.instances ?? [])];
  const nodes = [...network.nodeById.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return nodes.flatMap(({ instances }) => instances.filter((instance) => instance.zone === zone.index));
}

/** A zone stands for the nodes that are wholly in it. */
function withoutZones({ network }: Run, ids: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(ids);
  for (const id of ids) {
    const zone = network.zoneById.get(id)?.index;
    if (zone === undefined) continue;
    for (const node of network.nodeById.values()) if (node.zones.length === 1 && node.zones[0] === zone) all.add(node.id);
    for (const client of network.clientById.values()) if (client.zone === zone) all.add(client.id);
  }
  return all;
}

function gripIn({ journal }: Run, zone: Zone, id: string, take: (instance: Instance) => void): () => void {
  const grip = (instance: Instance) => {
    const origin = journal.actingFault((mark) => mark.id === id);
    journal.within({ origin, because: null }, () => take(instance));
  };
  return addTo(zone, "grips", grip);
}

/** Whole µs add up and cancel out exactly. */
function skewClock(run: Run, instance: Instance, us: number): () => void {
  setClock(run, instance, instance.skew + us);
  return () => setClock(run, instance, instance.skew - us);
}
function setClock(run: Run, instance: Instance, skew: number): void {
  instance.skew = skew;
  if (skew === 0) run.log.clocks.delete(instance.name);
  else run.log.clocks.set(instance.name, skew);
}

function leakAt(run: Run, node: Node, leak: Leak): () => void {
  const undo = addTo(node, "leaks", leak);
  refreshMemory(run, node);
  return () => {
    undo();
    refreshMemory(run, node);
  };
}
