// Which faults stand in the way of messages: of a route's, and of all that a broker, a registry or a configuration server has to do with.
// A zone that a partition names stands for whatever is wholly in it.
import type { Client, Network, Node, Route } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { Mark } from "../views/records.ts";

type End = Node | Client;

/** By these nobody reaches a node that is up. */
const OUTAGES: ReadonlySet<string> = new Set(["broker-outage", "registry-outage"]);

/** Does the fault act on the calls of the route itself? */
export function actsOn({ fault, settings, target }: Mark, { from, id, target: to }: Route, { zoneById }: Network): boolean {
  if (target === id) return true;
  if (fault === "loss") return target === to.id || target === from.id;
  if (fault === "partition") return parts(settings, from, to, zoneById) > 0;
  const zone = zoneById.get(target)?.index;
  if (zone === undefined) return false;
  if (fault === "latency") return zonesOf(to).includes(zone);
  if (!isCut(fault, settings)) return false;
  const [here, there] = [zonesOf(from), zonesOf(to)];
  return here.some((one) => there.some((other) => (one === zone) !== (other === zone)));
}

/** The share of all messages to the node and from it that the fault takes; 0: it takes none, or not from everyone. */
export function takesFrom({ fault, instance, settings, target }: Mark, node: Node, run: Run): number {
  const { zoneById } = run.network;
  if (target === node.id) {
    if (fault === "loss" && instance === undefined) return Number(settings["rate"] ?? 1);
    return OUTAGES.has(fault) ? shareOf(settings) : 0;
  }
  if (fault === "partition") return fromEach(peersOf(run, node), (peer) => parts(settings, peer, node, zoneById));
  const zone = zoneById.get(target)?.index;
  if (zone === undefined || !isCut(fault, settings)) return 0;
  const isIn = zonesOf(node).includes(zone);
  return fromEach(peersOf(run, node), (peer) => (zonesOf(peer).every((one) => (one === zone) !== isIn) ? shareOf(settings) : 0));
}
const fromEach = (peers: readonly End[], taken: (peer: End) => number): number =>
  peers.length === 0 ? 0 : peers.reduce((least, peer) => Math.min(least, taken(peer)), 1);

const shareOf = (settings: Mark["settings"]): number => Number(settings["share"] ?? 1);
const isCut = (fault: string, settings: Mark["settings"]): boolean => fault === "zone-outage" && settings["how"] === "cut-off";

/** Where its replicas are, or would be. */
function zonesOf(end: End): readonly number[] {
  if (!("instances" in end)) return [end.zone];
  return end.instances.length > 0 ? end.instances.map(({ zone }) => zone) : end.zones;
}

function parts(settings: Mark["settings"], one: End, other: End, zones: Network["zoneById"]): number {
  const [here = [], there = []] = settings["between"] as readonly (readonly string[])[];
  const apart = (isOn(here, one, zones) && isOn(there, other, zones)) || (isOn(there, one, zones) && isOn(here, other, zones));
  return apart ? shareOf(settings) : 0;
}
function isOn(side: readonly string[], end: End, zones: Network["zoneById"]): boolean {
  if (side.includes(end.id)) return true;
  const wholly = "instances" in end ? (end.zones.length === 1 ? end.zones[0] : undefined) : end.zone;
  return wholly !== undefined && side.some((id) => zones.get(id)?.index === wholly);
}

/** With whom the node exchanges messages, by routes or without. */
function peersOf({ config, network, registry }: Run, node: Node): readonly End[] {
  if (registry?.host.node === node) return registry.peers;
  if (config?.host.node === node) return config.peers;
  const routes = [...network.routeById.values()];
  return routes.flatMap(({ from, target }) => (target === node ? [from] : from === node ? [target] : []));
}
