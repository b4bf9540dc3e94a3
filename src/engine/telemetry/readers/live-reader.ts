// Fills the tables that an observer reads at a moment (see live.ts) from counters, the last windows and the instances.
import type { ActiveFaults } from "../../runtime/act/active-faults.ts";
import type { Zone } from "../../runtime/call/zones.ts";
import { memoryInUse, memoryLimit } from "../../runtime/life/memory.ts";
import type { Client, Instance, Node, Route } from "../../runtime/network.ts";
import { RECENT } from "../../runtime/recent-ends.ts";
import type { Run } from "../../runtime/run.ts";
import { COLUMN, COLUMNS, type Row } from "../metrics/history.ts";
import { WINDOW, type Windows } from "../metrics/windows.ts";
import type { ObjectiveWatches } from "../objectives/objective-watches.ts";
import {
  type Cause,
  DOT_COLUMNS,
  INSTANCE,
  INSTANCE_COLUMNS,
  INSTANCE_STATUSES,
  type Live,
  NODE,
  NODE_COLUMNS,
  OUTCOMES,
  ROUTE,
  ROUTE_COLUMNS,
  STATUSES,
  TREND_WINDOWS,
} from "../views/live.ts";
import type { Conditions } from "../why/conditions.ts";
import { breakersInto } from "./breaker-reader.ts";
import type { ConfigReader } from "./config-reader.ts";
import { Names, rolloutInto, scalingInto } from "./live-replicas.ts";
import type { MessagesReader } from "./messages-reader.ts";
import type { RegistryReader } from "./registry-reader.ts";
import { sagasLive } from "./saga-reader.ts";

interface Order {
  readonly version: number;
  readonly things: readonly (Node | Client)[];
  readonly routes: readonly Route[];
}

/** Those that tell of something of their own. */
interface Readers {
  readonly config: ConfigReader;
  readonly messages: MessagesReader;
  readonly objectives: ObjectiveWatches;
  readonly registry: RegistryReader;
}

export class LiveReader {
  /** By the number of a zone its place among all by id. */
  private rowOfZone: ReadonlyMap<number, number> = new Map();
  private known: Order = { version: -1, things: [], routes: [] };
  private readonly run: Run;
  private readonly windows: Windows;
  private readonly faults: ActiveFaults;
  private readonly conditions: Conditions;
  private readonly objectives: ObjectiveWatches;
  private readonly registry: RegistryReader;
  private readonly config: ConfigReader;
  private readonly messages: MessagesReader;

  constructor(
    run: Run,
    windows: Windows,
    faults: ActiveFaults,
    conditions: Conditions,
    { config, messages, objectives, registry }: Readers,
  ) {
    this.run = run;
    this.windows = windows;
    this.faults = faults;
    this.conditions = conditions;
    this.objectives = objectives;
    this.registry = registry;
    this.config = config;
    this.messages = messages;
  }

  /** Things in row order: nodes and clients by id, routes by id; what was removed is not among them. The same object until that changes. */
  order(): Order {
    const { nodeById, clientById, routeById, version } = this.run.network;
    if (this.known.version === version) return this.known;
    const byId = <T extends { readonly id: string }>(all: Iterable<T>): T[] => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.known = { version, things: byId([...nodeById.values(), ...clientById.values()]), routes: byId(routeById.values()) };
    return this.known;
  }

  read(): Live {
    const { things, routes } = this.order();
    this.rowOfZone = rowsOf(this.run.network.zoneById);
    const rows = this.windows.history.latest(TREND_WINDOWS);
    const recent = rows.slice(-RECENT);
    const causes: (Cause | null)[] = [];
    const nodes = new Float64Array(things.length * NODE_COLUMNS);
    const instances: number[] = [];
    const versions = new Names();
    things.forEach((thing, i) => {
      const out = nodes.subarray(i * NODE_COLUMNS, (i + 1) * NODE_COLUMNS);
      causes.push("instances" in thing ? this.node(thing, out, recent, instances, versions) : client(thing, out, recent));
    });
    const edges = new Float64Array(routes.length * ROUTE_COLUMNS);
    routes.forEach((route, i) => this.route(route, edges.subarray(i * ROUTE_COLUMNS, (i + 1) * ROUTE_COLUMNS), recent));
    const registry = this.registry.live();
    const lines = trends(things, rows);
    const config = this.config.live();
    for (const [told, reader] of [[registry, this.registry] as const, [config, this.config] as const]) {
      const place = told === null ? -1 : things.findIndex(({ id }) => id === told.node);
      if (place >= 0) reader.trend(lines.subarray(place * TREND_WINDOWS, (place + 1) * TREND_WINDOWS));
    }
    return {
      now: this.run.now,
      events: this.run.events,
      nodes,
      instances: Float64Array.from(instances),
      routes: edges,
      trends: lines,
      dots: this.dots(routes),
      versions: versions.all,
      faults: this.faults.list,
      causes,
      broken: this.objectives.broken,
      registry,
      sagas: things.flatMap((thing) => ("instances" in thing ? (sagasLive(thing) ?? []) : [])),
      config,
    };
  }

  private node(node: Node, out: Float64Array, recent: readonly Row[], instances: number[], versions: Names): Cause | null {
    measure((row) => row.nodes, node.index, recent, out);
    const present = node.instances.filter((instance) => !(instance.retired && instance.status === "STOPPED"));
    out[NODE.instances] = present.length;
    out[NODE.load] = NaN;
    heldBy(node, out, this.run.now);
    this.messages.into(node, out);
    for (const instance of present) {
      if (instance.serves) {
        out[NODE.busy]! += instance.busy + instance.leakedSlots;
        out[NODE.slots]! += instance.concurrency + instance.leakedSlots;
        out[NODE.waiting]! += instance.waiting;
        out[NODE.room]! += node.room;
      }
      out[NODE.inFlight]! += instance.present;
      const row = instanceRow(instance, node.room, this.rowOfZone);
      row[INSTANCE.version] = versions.of(instance.release.version);
      instances.push(...row);
    }
    scalingInto(out, node);
    rolloutInto(out, node, versions);
    const condition = this.conditions.of(node);
    out[NODE.status] = STATUSES.indexOf(condition.status);
    return condition.cause;
  }

  private route(route: Route, out: Float64Array, recent: readonly Row[]): void {
    const sums = sumOf((row) => row.routes, route.index, recent);
    const seconds = recent.length * (WINDOW / 1e6);
    const ended = endedOf(sums);
    const failed = ended - (sums[COLUMN.ended] as number) - (sums[COLUMN.ended + OUTCOMES.indexOf("cancelled")] as number);
    out[ROUTE.rate] = seconds > 0 ? (sums[COLUMN.arrivals] as number) / seconds : NaN;
    out[ROUTE.errorShare] = ended > 0 ? failed / ended : NaN;
    out[ROUTE.tries] = this.conditions.triesOf(route);
    quantiles((row) => row.routes, route.index, recent, out, ROUTE.p50);
    out[ROUTE.inFlight] = route.inFlight;
    breakersInto(out, ROUTE.breakersClosed, route.breakers);
  }

  /** Rows of the network's routes become rows of the table; those of removed ones go. */
  private dots(routes: readonly Route[]): Float64Array {
    const taken = this.run.dots.take();
    const rowOf = new Map(routes.map((route, i) => [route.index, i]));
    const columns = DOT_COLUMNS;
    let kept = 0;
    for (let at = 0; at < taken.length; at += columns) {
      const row = rowOf.get(taken[at + 1] as number);
      if (row === undefined) continue;
      taken.copyWithin(kept, at, at + columns);
      taken[kept + 1] = row;
      kept += columns;
    }
    return kept === taken.length ? taken : taken.slice(0, kept);
  }
}

const rowsOf = (zones: ReadonlyMap<string, Zone>): ReadonlyMap<number, number> =>
  new Map([...zones.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ index }, row) => [index, row]));

/** What a node with data holds. */
function heldBy({ data }: Node, out: Float64Array, now: number): void {
  out[NODE.quotaLeft] = data?.quotaLeft?.(now) ?? NaN;
  out[NODE.hitShare] = data?.recentHits ?? NaN;
  out[NODE.keys] = data?.keys?.held() ?? NaN;
  out[NODE.keyRoom] = data?.keys?.most() ?? NaN;
}

function client(source: Client, out: Float64Array, recent: readonly Row[]): Cause | null {
  const { ended, errors } = measure((row) => row.clients, source.index, recent, out);
  out[NODE.quotaLeft] = NaN;
  out[NODE.hitShare] = out[NODE.keys] = out[NODE.keyRoom] = NaN;
  out[NODE.depth] = out[NODE.lag] = out[NODE.redelivered] = NaN;
  out[NODE.inFlight] = source.inFlight;
  out[NODE.load] = source.source?.load() ?? 0;
  const share = ended > 0 ? errors / ended : 0;
  out[NODE.status] = STATUSES.indexOf(share >= 0.1 ? "failing" : share >= 0.01 ? "degraded" : "healthy");
  const { lastFailure } = source;
  const reason = lastFailure === null ? null : { code: lastFailure.code, at: lastFailure.at };
  return share >= 0.01 ? { code: "errors", share, reason } : null;
}

type Read = (row: Row) => Float32Array;

function sumOf(read: Read, index: number, recent: readonly Row[]): Float64Array {
  const sums = new Float64Array(COLUMNS);
  for (const row of recent) {
    const columns = read(row);
    const at = index * COLUMNS;
    for (let i = 0; i < COLUMNS; i++)
      if (at + i < columns.length && (i < COLUMN.p50 || i === COLUMN.queue)) sums[i]! += columns[at + i] as number;
  }
  return sums;
}
const endedOf = (sums: Float64Array): number => {
  let ended = 0;
  for (let i = 0; i < OUTCOMES.length; i++) ended += sums[COLUMN.ended + i] as number;
  return ended;
};

function measure(
  read: Read,
  index: number,
  recent: readonly Row[],
  out: Float64Array,
): { readonly ended: number; readonly errors: number } {
  const sums = sumOf(read, index, recent);
  const seconds = recent.length * (WINDOW / 1e6);
  const ended = endedOf(sums);
  const cancelled = sums[COLUMN.ended + OUTCOMES.indexOf("cancelled")] as number;
  const errors = ended - (sums[COLUMN.ended] as number) - cancelled;
  out[NODE.arrivals] = seconds > 0 ? (sums[COLUMN.arrivals] as number) / seconds : NaN;
  out[NODE.rate] = seconds > 0 ? ended / seconds : NaN;
  out[NODE.errorShare] = ended > 0 ? errors / ended : NaN;
  quantiles(read, index, recent, out, NODE.p50);
  return { ended, errors };
}

/** Of the newest window that has data; p50, p95 and p99 stand side by side. */
function quantiles(read: Read, index: number, recent: readonly Row[], out: Float64Array, to: number): void {
  out[to] = out[to + 1] = out[to + 2] = NaN;
  for (let i = recent.length - 1; i >= 0; i--) {
    const columns = read(recent[i] as Row);
    const at = index * COLUMNS + COLUMN.p50;
    if (at >= columns.length || (columns[at] as number) !== columns[at]) continue;
    for (let k = 0; k < 3; k++) out[to + k] = columns[at + k] as number;
    return;
  }
}

function instanceRow(instance: Instance, room: number, rowOfZone: ReadonlyMap<number, number>): number[] {
  const row = Array.from({ length: INSTANCE_COLUMNS }, () => NaN);
  const { recent } = instance;
  const ended = recent.ok + recent.bad;
  const perSecond = 1e6 / (Math.max(1, recent.windows) * WINDOW);
  row[INSTANCE.number] = instance.number;
  row[INSTANCE.status] = INSTANCE_STATUSES.indexOf(instance.status);
  row[INSTANCE.busy] = instance.busy + instance.leakedSlots;
  row[INSTANCE.slots] = instance.concurrency + instance.leakedSlots;
  row[INSTANCE.waiting] = instance.waiting;
  row[INSTANCE.room] = room;
  row[INSTANCE.rate] = ended * perSecond;
  row[INSTANCE.errorShare] = ended > 0 ? recent.bad / ended : NaN;
  row[INSTANCE.p99] = instance.windowP99;
  row[INSTANCE.since] = instance.since;
  row[INSTANCE.memory] = memoryInUse(instance);
  row[INSTANCE.memoryLimit] = memoryLimit(instance);
  row[INSTANCE.arrivals] = recent.arrivals * perSecond;
  row[INSTANCE.ejected] = instance.ejectedBy;
  row[INSTANCE.zone] = rowOfZone.get(instance.zone) ?? NaN;
  return row;
}

function trends(things: readonly (Node | Client)[], rows: readonly Row[]): Float32Array {
  const out = new Float32Array(things.length * TREND_WINDOWS).fill(NaN);
  const first = TREND_WINDOWS - rows.length;
  things.forEach((thing, i) => {
    const isNode = "instances" in thing;
    const at = thing.index * COLUMNS + (isNode ? COLUMN.p99 : COLUMN.arrivals);
    rows.forEach((row, j) => {
      const columns = isNode ? row.nodes : row.clients;
      if (at < columns.length) out[i * TREND_WINDOWS + first + j] = columns[at] as number;
    });
  });
  return out;
}
