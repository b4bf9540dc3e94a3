// One second of virtual time after another: closes every histogram, reads every counter and time integral, and hands the row to the
// history. Runs between events, so it schedules nothing, costs nothing a record and cannot change the run.
import { closeTogether, windowQuantiles } from "../../kernel/window-quantiles.ts";
import { RANK } from "../../runtime/agenda.ts";
import type { Measured } from "../../runtime/measured.ts";
import type { Client, Instance, Network, Node, Route } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import { OUTCOMES } from "../views/live.ts";
import { COLUMN, COLUMNS, History, type Row } from "./history.ts";
import { turnLags } from "./lags.ts";

export const WINDOW = 1_000_000;

/** What is looked at before the window's histograms are cleared. */
export interface WindowObserver {
  observe(end: number): void;
}

/** Readings at the end of the window before, by thing; what a window counts is the difference. */
class Readings {
  private values = new Float64Array(64);
  /** The growth of a value since it was last read. */
  since(i: number, value: number): number {
    if (i >= this.values.length) {
      const bigger = new Float64Array(Math.max(2 * this.values.length, i + 1));
      bigger.set(this.values);
      this.values = bigger;
    }
    const growth = value - (this.values[i] as number);
    this.values[i] = value;
    return growth;
  }

  /** The growth of values that stand in a row. */
  row(from: number, values: Float64Array, out: Float32Array, at: number): void {
    for (let i = 0; i < values.length; i++) out[at + i] = this.since(from + i, values[i] as number);
  }
}

const READINGS = OUTCOMES.length + 4;

export class Windows {
  readonly history = new History();
  readonly observers: WindowObserver[] = [];
  private readonly run: Run;
  private readonly quantiles = new Float64Array(4);
  private readonly systemQuantiles = new Float64Array(4);
  private readonly nodes = new Readings();
  private readonly routes = new Readings();
  private readonly clients = new Readings();

  constructor(run: Run) {
    this.run = run;
    this.plan(WINDOW);
  }

  private plan(at: number): void {
    this.run.agenda.add({ at, rank: RANK.window, apply: () => this.close(at) });
  }

  private close(end: number): void {
    const { observers } = this;
    for (let i = 0; i < observers.length; i++) (observers[i] as WindowObserver).observe(end);
    if (this.run.messaging !== null) turnLags(this.run);
    const { network } = this.run;
    const row: Row = {
      start: end - WINDOW,
      width: WINDOW,
      nodes: new Float32Array(network.nodes.length * COLUMNS),
      routes: new Float32Array(network.routes.length * COLUMNS),
      clients: new Float32Array(network.clients.length * COLUMNS),
      system: new Float32Array(COLUMNS),
    };
    // Before the clients' own windows are closed; of one client alone they are the system's.
    if (network.clients.length !== 1) windowQuantiles(this.run.requestTimes, this.systemQuantiles);
    const { clients, nodes, routes } = network;
    for (let i = 0; i < nodes.length; i++) this.closeNode(nodes[i] as Node, row.nodes, end);
    for (let i = 0; i < routes.length; i++) this.closeRoute(routes[i] as Route, row.routes);
    for (let i = 0; i < clients.length; i++) this.closeClient(clients[i] as Client, row.clients);
    this.closeSystem(network, row);
    this.history.add(row);
    this.plan(end + WINDOW);
  }

  private closeMeasured(thing: Measured, readings: Readings, index: number, arrivals: number, out: Float32Array): number {
    const at = index * COLUMNS;
    const from = index * READINGS;
    out[at + COLUMN.arrivals] = readings.since(from, arrivals);
    readings.row(from + 1, thing.ended, out, at + COLUMN.ended);
    closeTogether(thing.times, this.quantiles);
    out[at + COLUMN.p50] = this.quantiles[1] as number;
    out[at + COLUMN.p95] = this.quantiles[2] as number;
    out[at + COLUMN.p99] = this.quantiles[3] as number;
    return at;
  }

  private closeNode(node: Node, out: Float32Array, now: number): void {
    const at = this.closeMeasured(node, this.nodes, node.index, node.arrivals, out);
    node.wait.close();
    const { busy, slots, waiting } = node.integrals(now);
    let room = 0;
    const { instances } = node;
    for (let i = 0; i < instances.length; i++) {
      const instance = instances[i] as Instance;
      instance.windowP99 = instance.time.windowP99;
      instance.recent.close(instance.arrivals, instance.endedOk, instance.endedBad);
      if (instance.serves) room += node.room;
    }
    const from = node.index * READINGS + 1 + OUTCOMES.length;
    const held = this.nodes.since(from, busy);
    const existing = this.nodes.since(from + 1, slots);
    const inLine = this.nodes.since(from + 2, waiting) / WINDOW;
    out[at + COLUMN.busy] = existing > 0 ? Math.min(1, Math.max(0, held / existing)) : NaN;
    out[at + COLUMN.queue] = room === Infinity ? inLine : room > 0 ? Math.max(0, inLine / room) : inLine > 0 ? 1 : NaN;
    if (node.windowMaxWaiting > node.maxWaiting && now > this.run.measuredFrom) node.maxWaiting = node.windowMaxWaiting;
    node.windowMaxWaiting = node.waiting;
  }

  private closeRoute(route: Route, out: Float32Array): void {
    const at = this.closeMeasured(route, this.routes, route.index, route.attempts, out);
    const calls = this.routes.since(route.index * READINGS + 1 + OUTCOMES.length, route.calls);
    out[at + COLUMN.busy] = route.inFlight;
    out[at + COLUMN.queue] = calls;
  }

  private closeClient(client: Client, out: Float32Array): void {
    const at = this.closeMeasured(client, this.clients, client.index, client.issued, out);
    out[at + COLUMN.busy] = NaN;
    out[at + COLUMN.queue] = NaN;
  }

  private closeSystem(network: Network, row: Row): void {
    // Counts, which stand before the quantiles, are those of all clients together.
    for (let column = 0; column < COLUMN.p50; column++)
      for (let at = column; at < row.clients.length; at += COLUMNS) row.system[column]! += row.clients[at] as number;
    const quantiles = network.clients.length === 1 ? this.quantiles : this.systemQuantiles;
    for (let q = 1; q <= 3; q++) row.system[COLUMN.p50 + q - 1] = quantiles[q] as number;
    let busiest = NaN;
    let fullest = NaN;
    for (const node of network.nodes) {
      const busy = row.nodes[node.index * COLUMNS + COLUMN.busy] as number;
      const queue = row.nodes[node.index * COLUMNS + COLUMN.queue] as number;
      if (!(busy <= busiest)) busiest = busy === busy ? busy : busiest;
      if (node.room !== Infinity && !(queue <= fullest)) fullest = queue === queue ? queue : fullest;
    }
    row.system[COLUMN.busy] = busiest;
    row.system[COLUMN.queue] = fullest;
  }
}
