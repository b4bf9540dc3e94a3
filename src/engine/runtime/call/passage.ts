// May a message pass from one node to another now? The one place that knows of loss and partitions: routes ask their passage, and
// whoever sends without a route (heartbeats, lists of a registry) asks the network's. Both are null while nothing is in the way.
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { Frame } from "../frame.ts";
import type { Client, Instance, Network, Node, Route } from "../network.ts";
import { callerZone } from "./zones.ts";

/** A share of the messages of a node or route is lost. */
export interface MessageLoss {
  readonly place: Node | Route;
  readonly rate: number;
  readonly random: RandomStream;
  /** Null: of every instance. */
  readonly instance: Instance | null;
}
/** Two sets of nodes, by id, between which messages are dropped. */
export interface Separation {
  readonly here: ReadonlySet<string>;
  readonly there: ReadonlySet<string>;
  readonly oneWay: boolean;
  readonly share: number;
  readonly random: RandomStream;
}

/** Nothing passes the border of a zone: its number. */
export interface CutZone {
  readonly zone: number;
  readonly share: number;
  readonly random: RandomStream;
}

const strikes = (random: RandomStream, rate: number): boolean => rate >= 1 || (rate > 0 && random.unit() < rate);
const separates = ({ here, there, oneWay }: Separation, from: string, to: string): boolean =>
  (here.has(from) && there.has(to)) || (!oneWay && there.has(from) && here.has(to));

/** What may stop the messages of one route. Loss of the document is drawn first, from its own stream, as without faults. */
export class Passage {
  private readonly loss: number;
  private readonly random: RandomStream;
  private readonly losses: readonly MessageLoss[];
  private readonly onTheWay: readonly Separation[];
  private readonly back: readonly Separation[];
  private readonly cutZones: readonly CutZone[];

  constructor(route: Route, { cutZones, losses, separations }: Passages) {
    const { from, target } = route;
    this.cutZones = route.crossing === null ? [] : cutZones;
    this.loss = route.loss;
    this.random = route.lossRandom;
    this.losses = losses.filter(({ place }) => place === route || place === target || place === from);
    this.onTheWay = separations.filter((cut) => separates(cut, from.id, target.id));
    this.back = separations.filter((cut) => separates(cut, target.id, from.id));
  }

  get isFree(): boolean {
    return (
      this.loss === 0 && this.losses.length === 0 && this.onTheWay.length === 0 && this.back.length === 0 && this.cutZones.length === 0
    );
  }

  dropsRequest(frame: Frame): boolean {
    return this.drops(frame, this.onTheWay);
  }
  dropsAnswer(frame: Frame): boolean {
    return this.drops(frame, this.back);
  }

  private drops(frame: Frame, cuts: readonly Separation[]): boolean {
    if (this.loss > 0 && this.random.unit() < this.loss) return true;
    for (const cut of cuts) if (strikes(cut.random, cut.share)) return true;
    for (const { random, share, zone } of this.cutZones)
      if ((callerZone(frame) === zone) !== ((frame.instance as Instance).zone === zone) && strikes(random, share)) return true;
    for (const { instance, random, rate } of this.losses) {
      if (instance !== null && instance !== frame.instance && instance !== (frame.parent as Frame | null)?.instance) continue;
      if (strikes(random, rate)) return true;
    }
    return false;
  }
}

/** Where the end of a message is: the instance where it is one of that node's, else its first. */
function zoneAt(end: Node | Client, instance: Instance | null): number {
  if (!("instances" in end)) return end.zone;
  return (instance !== null && instance.node === end ? instance : end.instances[0])?.zone ?? 0;
}

/** What is in the way of messages anywhere in the network. */
export class Passages {
  readonly losses: readonly MessageLoss[];
  readonly separations: readonly Separation[];
  readonly cutZones: readonly CutZone[];
  constructor(losses: readonly MessageLoss[], separations: readonly Separation[], cutZones: readonly CutZone[]) {
    this.losses = losses;
    this.separations = separations;
    this.cutZones = cutZones;
  }

  get isFree(): boolean {
    return this.losses.length === 0 && this.separations.length === 0 && this.cutZones.length === 0;
  }

  /** Does a message pass that takes no route? Draws where only a share is lost: ask once for each message. */
  passes(from: Node | Client, to: Node | Client, instance: Instance | null = null): boolean {
    for (const cut of this.separations) if (separates(cut, from.id, to.id) && strikes(cut.random, cut.share)) return false;
    for (const loss of this.losses) {
      if (loss.place !== from && loss.place !== to) continue;
      if ((loss.instance === null || loss.instance === instance) && strikes(loss.random, loss.rate)) return false;
    }
    for (const { random, share, zone } of this.cutZones)
      if ((zoneAt(from, instance) === zone) !== (zoneAt(to, instance) === zone) && strikes(random, share)) return false;
    return true;
  }

  /** Is every message from one to the other dropped, for certain? Draws nothing. */
  cuts(from: Node, to: Node, instance: Instance): boolean {
    const concerns = (loss: MessageLoss) =>
      (loss.place === from || loss.place === to) && (loss.instance === null || loss.instance === instance);
    return (
      this.separations.some((cut) => cut.share >= 1 && separates(cut, from.id, to.id)) ||
      this.losses.some((loss) => loss.rate >= 1 && concerns(loss)) ||
      this.cutZones.some(({ share, zone }) => share >= 1 && (zoneAt(from, instance) === zone) !== (zoneAt(to, instance) === zone))
    );
  }
}

const NONE = new Passages([], [], []);

/** The route's passage as things stand; called when the route or what is in the way changes. */
export function openPassage(network: Network, route: Route): void {
  const passage = new Passage(route, network.passages ?? NONE);
  route.passage = passage.isFree ? null : passage;
}

/** Puts a loss in the way. @returns what takes it away */
export const lose = (network: Network, loss: MessageLoss): (() => void) => putInTheWay(network, "losses", loss);
/** Separates two sets. @returns what joins them again */
export const separate = (network: Network, cut: Separation): (() => void) => putInTheWay(network, "separations", cut);
/** Cuts a zone off. @returns what opens its border again */
export const cutOff = (network: Network, cut: CutZone): (() => void) => putInTheWay(network, "cutZones", cut);

type Way = "losses" | "separations" | "cutZones";
function putInTheWay<W extends Way>(network: Network, way: W, thing: Passages[W][number]): () => void {
  change(network, way, (things) => [...things, thing]);
  return () => change(network, way, (things) => things.filter((other) => other !== thing));
}
function change(network: Network, way: Way, to: (things: readonly object[]) => readonly object[]): void {
  const now = network.passages ?? NONE;
  const after = { losses: now.losses, separations: now.separations, cutZones: now.cutZones, [way]: to(now[way]) };
  const passages = new Passages(after.losses, after.separations, after.cutZones);
  network.passages = passages.isFree ? null : passages;
  openPassages(network);
}
/** Of all routes: what is in the way, or where their ends stand, has changed. */
export function openPassages(network: Network): void {
  for (const route of network.routeById.values()) openPassage(network, route);
}
