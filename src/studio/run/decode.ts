// A frame's tables of numbers into the run store: an object for each node and route, a new one only when something of it changed.
import {
  DOT,
  DOT_COLUMNS,
  INSTANCE,
  INSTANCE_COLUMNS,
  INSTANCE_STATUSES,
  NODE,
  NODE_COLUMNS,
  ROLLOUT_PHASES,
  ROUTE,
  ROUTE_COLUMNS,
  SCALE_REASONS,
  STATUSES,
  TREND_WINDOWS,
} from "../../engine/telemetry/views/live.ts";
import type { Frame } from "../../worker/protocol.ts";
import { type DotEvent, type InstanceLive, liveNodes, liveRoutes, type NodeLive, type RouteLive, runStore, tellDots } from "./run-store.ts";

let nodeIds: readonly string[] = [];
let routeIds: readonly string[] = [];

/** Numbers that a person reads change at most so often, in wall ms; dots and the clock come with every frame. */
const READABLE_MS = 190;
let toldAt = -Infinity;

const NOBODY: ReadonlySet<string> = new Set();
/** Nothing is known any more: another run begins. */
export function forget(): void {
  toldAt = -Infinity;
  nodeIds = [];
  routeIds = [];
  liveNodes.retain(NOBODY);
  liveRoutes.retain(NOBODY);
}

/** Other nodes and routes are drawn from now on. */
function draw(nodes: readonly string[], routes: readonly string[]): void {
  nodeIds = nodes;
  routeIds = routes;
  liveNodes.retain(new Set(nodes));
  liveRoutes.retain(new Set(routes));
}

export function decode(frame: Frame): void {
  if (frame.nodeIds !== undefined && frame.routeIds !== undefined) draw(frame.nodeIds, frame.routeIds);
  const { live } = frame;
  if (frame.state !== "running" || frame.nodeIds !== undefined || performance.now() - toldAt >= READABLE_MS) decodeNumbers(frame);
  const { broken, now, events, faults } = live;
  runStore.setState({
    state: frame.state,
    now,
    events,
    reached: frame.reached,
    failure: frame.failure ?? null,
    broken,
    faults: same(faults, runStore.getState().faults) ? runStore.getState().faults : faults,
    dotsStandFor: frame.dotsStandFor,
    logged: frame.logged,
  });
  if (live.dots.length > 0) tellDots(dotsOf(live.dots));
}

function decodeNumbers(frame: Frame): void {
  toldAt = performance.now();
  decodeNodes(frame);
  const { routes } = frame.live;
  routeIds.forEach((id, i) => put(liveRoutes, id, routeOf(routes.subarray(i * ROUTE_COLUMNS, (i + 1) * ROUTE_COLUMNS))));
}

function decodeNodes({ live }: Frame): void {
  let row = 0;
  nodeIds.forEach((id, i) => {
    const columns = live.nodes.subarray(i * NODE_COLUMNS, (i + 1) * NODE_COLUMNS);
    const count = columns[NODE.instances] as number;
    const instances: InstanceLive[] = [];
    for (let k = 0; k < count; k++, row++)
      instances.push(instanceOf(live.instances.subarray(row * INSTANCE_COLUMNS, (row + 1) * INSTANCE_COLUMNS), live.versions));
    put(liveNodes, id, {
      ...nodeOf(
        columns,
        instances,
        live.causes[i] ?? null,
        live.trends.subarray(i * TREND_WINDOWS, (i + 1) * TREND_WINDOWS),
        live.versions,
      ),
      registry: live.registry?.node === id ? live.registry : null,
      sagas: live.sagas.find(({ node }) => node === id) ?? null,
      config: live.config?.node === id ? live.config : null,
    });
  });
}

const at = (columns: Float64Array, column: number): number => columns[column] as number;

function nodeOf(
  columns: Float64Array,
  instances: readonly InstanceLive[],
  cause: NodeLive["cause"],
  trend: Float32Array,
  versions: readonly string[],
): Omit<NodeLive, "registry" | "sagas" | "config"> {
  return {
    status: STATUSES[at(columns, NODE.status)] ?? "healthy",
    cause,
    arrivals: at(columns, NODE.arrivals),
    rate: at(columns, NODE.rate),
    errorShare: at(columns, NODE.errorShare),
    p50: at(columns, NODE.p50),
    p95: at(columns, NODE.p95),
    p99: at(columns, NODE.p99),
    busy: at(columns, NODE.busy),
    slots: at(columns, NODE.slots),
    waiting: at(columns, NODE.waiting),
    room: at(columns, NODE.room),
    inFlight: at(columns, NODE.inFlight),
    load: at(columns, NODE.load),
    quotaLeft: at(columns, NODE.quotaLeft),
    hitShare: at(columns, NODE.hitShare),
    keys: at(columns, NODE.keys),
    keyRoom: at(columns, NODE.keyRoom),
    depth: at(columns, NODE.depth),
    lag: at(columns, NODE.lag),
    redelivered: at(columns, NODE.redelivered),
    wanted: at(columns, NODE.wanted),
    scaler: scalerOf(columns),
    rollout: rolloutOf(columns, versions),
    instances,
    trend,
  };
}

/** What the autoscaler decided last; null without one. */
function scalerOf(columns: Float64Array): NodeLive["scaler"] {
  const nextAt = at(columns, NODE.scaleNextAt);
  if (Number.isNaN(nextAt)) return null;
  return {
    nextAt,
    wish: at(columns, NODE.scaleWish),
    utilisation: at(columns, NODE.scaleUtilisation),
    why: SCALE_REASONS[at(columns, NODE.scaleWhy)] ?? null,
  };
}

/** A deployment under way; null without one. */
function rolloutOf(columns: Float64Array, versions: readonly string[]): NodeLive["rollout"] {
  const phase = ROLLOUT_PHASES[at(columns, NODE.rollout)];
  if (phase === undefined) return null;
  return { phase, version: versions[at(columns, NODE.rolloutVersion)] ?? "", until: at(columns, NODE.rolloutUntil) };
}

function instanceOf(columns: Float64Array, versions: readonly string[]): InstanceLive {
  return {
    number: at(columns, INSTANCE.number),
    status: INSTANCE_STATUSES[at(columns, INSTANCE.status)] ?? "STOPPED",
    busy: at(columns, INSTANCE.busy),
    slots: at(columns, INSTANCE.slots),
    waiting: at(columns, INSTANCE.waiting),
    room: at(columns, INSTANCE.room),
    rate: at(columns, INSTANCE.rate),
    errorShare: at(columns, INSTANCE.errorShare),
    p99: at(columns, INSTANCE.p99),
    since: at(columns, INSTANCE.since),
    memory: at(columns, INSTANCE.memory),
    memoryLimit: at(columns, INSTANCE.memoryLimit),
    arrivals: at(columns, INSTANCE.arrivals),
    version: versions[at(columns, INSTANCE.version)] ?? "",
    ejected: at(columns, INSTANCE.ejected),
    zone: at(columns, INSTANCE.zone),
  };
}

function routeOf(columns: Float64Array): RouteLive {
  return {
    rate: at(columns, ROUTE.rate),
    errorShare: at(columns, ROUTE.errorShare),
    tries: at(columns, ROUTE.tries),
    p50: at(columns, ROUTE.p50),
    p95: at(columns, ROUTE.p95),
    p99: at(columns, ROUTE.p99),
    inFlight: at(columns, ROUTE.inFlight),
    breakers: breakersOf(columns),
  };
}
function breakersOf(columns: Float64Array): RouteLive["breakers"] {
  const closed = at(columns, ROUTE.breakersClosed);
  if (Number.isNaN(closed)) return null;
  return {
    closed,
    open: at(columns, ROUTE.breakersOpen),
    halfOpen: at(columns, ROUTE.breakersHalfOpen),
    idle: at(columns, ROUTE.breakersIdle),
  };
}

function put<T extends object>(store: { get(id: string): T | undefined; set(id: string, value: T): void }, id: string, value: T): void {
  const before = store.get(id);
  if (before === undefined || !same(before, value)) store.set(id, value);
}

/** Deeply, over plain data and typed arrays; NaN is itself. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Float32Array && b instanceof Float32Array) return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

function dotsOf(rows: Float64Array): DotEvent[] {
  const dots: DotEvent[] = [];
  for (let from = 0; from < rows.length; from += DOT_COLUMNS) {
    const row = rows.subarray(from, from + DOT_COLUMNS);
    const route = routeIds[at(row, DOT.route)];
    if (route === undefined) continue;
    dots.push({
      id: at(row, DOT.id),
      route,
      phase: at(row, DOT.phase) === 0 ? "sent" : "ended",
      attempt: at(row, DOT.attempt),
      outcome: at(row, DOT.outcome),
      at: at(row, DOT.at),
      request: at(row, DOT.request),
    });
  }
  return dots;
}
