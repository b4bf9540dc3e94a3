// Zones: where clients and instances are, how much longer messages take between two places, and what cannot be reached at all.
// An instance carries the number of its zone; 0 is nowhere in particular, whose messages take no longer.
import { CONSTANT, type Distribution, draw } from "../../kernel/distribution.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { CompletedNode } from "../../kinds/specs.ts";
import type { SpanPool } from "../../telemetry/traces/span-pool.ts";
import { addedTo } from "../act/injections.ts";
import type { Frame } from "../frame.ts";
import type { AddedLatency, Client, Instance, Network, Node, Route } from "../network.ts";

export class Zone {
  readonly id: string;
  /** From 1. */
  readonly index: number;
  /** Null: no time. */
  within: Distribution | null = null;
  between: Distribution | null = null;
  /** By faults, to tries that come to an instance in it. */
  addedLatency: readonly AddedLatency[] | null = null;
  /** Faults that take hold of whoever is made here while they act; null: none. */
  grips: readonly ((instance: Instance) => void)[] | null = null;
  removed = false;
  constructor(id: string, index: number) {
    this.id = id;
    this.index = index;
  }

  take({ within, between }: { readonly within: Distribution; readonly between: Distribution }): void {
    this.within = timeOf(within);
    this.between = timeOf(between);
  }
}
const timeOf = (latency: Distribution): Distribution | null => (latency.kind === CONSTANT && latency.a === 0 ? null : latency);

/** µs that one message takes longer from zone to zone, by their numbers. */
export function timeBetween(zones: readonly Zone[], from: number, to: number, random: RandomStream): number {
  if (from === 0 || to === 0) return 0;
  const zone = zones[from - 1] as Zone;
  const latency = from === to ? zone.within : zone.between;
  return latency === null ? 0 : draw(latency, random);
}

/** Where the caller of a try is. */
export const callerZone = (frame: Frame): number =>
  frame.parent === null ? (frame.client as Client).zone : (frame.parent.instance as Instance).zone;

/** The zones that the messages of one route may cross. */
export class Crossing {
  private readonly zones: readonly Zone[];
  private readonly random: RandomStream;
  constructor(zones: readonly Zone[], random: RandomStream) {
    this.zones = zones;
    this.random = random;
  }

  /** µs that the request takes longer on its way. What a fault adds is noted in its span. */
  there(frame: Frame, spans: SpanPool): number {
    const to = (frame.instance as Instance).zone;
    const us = this.between(callerZone(frame), to);
    const faults = to === 0 ? null : (this.zones[to - 1] as Zone).addedLatency;
    if (faults === null) return us;
    const added = addedTo(faults);
    if (frame.span !== 0) spans.injected(frame, added);
    return us + added;
  }
  /** µs that the answer takes longer. */
  back(frame: Frame): number {
    return this.between((frame.instance as Instance).zone, callerZone(frame));
  }

  private between(from: number, to: number): number {
    return timeBetween(this.zones, from, to, this.random);
  }
}

interface Placed {
  readonly zone?: string;
  readonly spread?: readonly string[];
}
/** The numbers of the zones over which a node's instances are spread. */
export function zonesOf({ zoneById }: Network, spec: CompletedNode): readonly number[] {
  const { zone, spread = [] } = spec as Placed;
  const named = [...new Set([...(zone === undefined ? [] : [zone]), ...spread])];
  return named.flatMap((id) => zoneById.get(id)?.index ?? []);
}

/** Of the node's zones the one with the fewest of its instances; of equals the first. */
export function zoneForNext(node: Node): number {
  const { zones } = node;
  if (zones.length < 2) return zones[0] ?? 0;
  const counts = zones.map((zone) => node.instances.filter((instance) => instance.zone === zone && !instance.retired).length);
  return zones[counts.indexOf(Math.min(...counts))] as number;
}

/** After the zones or the nodes in them have changed: everybody is where the document says, and routes know what they cross. */
export function placeAll(network: Network, stream: (route: Route) => RandomStream): void {
  const moved = new Set<Node | Client>();
  for (const client of network.clientById.values()) {
    const zone = zonesOf(network, client.spec)[0] ?? 0;
    if (zone !== client.zone) moved.add(client);
    client.zone = zone;
  }
  for (const node of network.nodeById.values()) if (place(node, zonesOf(network, node.spec))) moved.add(node);
  for (const route of network.routeById.values()) {
    if (moved.has(route.from) || moved.has(route.target)) route.balancer.moved();
    const touches = network.zoneById.size > 0 && (isZoned(route.from) || isZoned(route.target));
    if (!touches) route.crossing = null;
    else route.crossing ??= new Crossing(network.zones, stream(route));
  }
}
const isZoned = (end: Node | Client): boolean => ("instances" in end ? end.zones.length > 0 : end.zone > 0);

/** @returns it stands elsewhere now */
function place(node: Node, zones: readonly number[]): boolean {
  if (zones.length === node.zones.length && zones.every((zone, i) => zone === node.zones[i])) return false;
  node.zones = zones;
  for (const instance of node.instances) instance.zone = -1;
  for (const instance of node.instances) instance.zone = zoneForNext(node);
  return true;
}
