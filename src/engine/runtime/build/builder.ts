// Document → network and program, at the start of a run and, for what an edit changed, in the midst of it. Nodes and routes are
// compiled in the order of their ids, so their order in the file is nothing. What is known already keeps its object: an edit
// changes fields, puts new policies in place, adds and removes.
import { known } from "../../../base/assert.ts";
import type { BuildContext, Model } from "../../kinds/model.ts";
import type { CompletedNode, Kind } from "../../kinds/specs.ts";
import { completeNode, completeRoute } from "../../scenario/complete.ts";
import type { Scenario } from "../../scenario/document.ts";
import { legDone } from "../call/calls.ts";
import { openPassages } from "../call/passage.ts";
import { placeAll, Zone, zonesOf } from "../call/zones.ts";
import type { Makers } from "../config/bindings.ts";
import { settleConfigurations } from "../config/configurations.ts";
import type { ConfigSettings } from "../config/settings.ts";
import type { NodeFailures } from "../failure.ts";
import { Autoscaling } from "../life/autoscaling.ts";
import { addInstance, refreshMemory, removeNode, resize, scale } from "../life/lifecycle.ts";
import { Probes } from "../life/probes.ts";
import { type Release, specIn, versionIn } from "../life/release.ts";
import { settleMessaging } from "../messaging/messaging.ts";
import type { BrokerSettings } from "../messaging/settings.ts";
import { type Capacity, Client, Endpoint, Node, type Route } from "../network.ts";
import { NodeData } from "../node-data.ts";
import { type CallTarget, END, FAIL, Step } from "../program.ts";
import { settleRegistry } from "../registry/registrations.ts";
import type { RegistrySettings } from "../registry/settings.ts";
import type { Run } from "../run.ts";
import { startSource } from "../traffic/source.ts";
import type { RequestType } from "../traffic/traffic.ts";
import { restNoMore } from "../visit/resting.ts";
import { Shedding } from "../visit/shedding.ts";
import { changesOf } from "./changes.ts";
import { type Addresses, emitEndpoint } from "./emit.ts";
import { emitHandlers, handlersIn } from "./handlers.ts";
import { RouteBuilder } from "./route-builder.ts";
import { distributionOf, durationOf } from "./texts.ts";
import { entryBelow, outgoingOf, whileRunning } from "./while-running.ts";

const NO_FLAGS: ReadonlySet<string> = new Set();
export type Models = { readonly [K in Kind]: Model<K> };
const byId = <T extends { readonly id: string }>(things: readonly T[]): T[] => things.toSorted((a, b) => (a.id < b.id ? -1 : 1));

export class Builder {
  private readonly run: Run;
  private readonly models: Models;
  private readonly routes: RouteBuilder;
  private readonly makers: Makers;
  /** What nodes keep through edits, by node and a key of their own. */
  private readonly kept = new Map<string, object>();
  /** Routes by the id of their caller, in the order of their ids; null: to be sorted anew. */
  private leaving: ReadonlyMap<string, readonly Route[]> | null = null;

  constructor(run: Run, models: Models) {
    this.run = run;
    this.models = models;
    this.routes = new RouteBuilder(run);
    this.makers = {
      compile: (node, release) => this.compileRelease(node, release),
      timers: (us) => this.routes.timers(us),
      retry: (route, attempts) => this.routes.retryWith(route, attempts),
    };
  }

  /** Everything of the document, at virtual time 0: every replica is up. */
  build(scenario: Scenario): void {
    this.apply({ ...scenario, nodes: [], routes: [] }, scenario);
  }

  /** What differs between the two documents takes effect now. */
  apply(before: Scenario, after: Scenario): void {
    restNoMore(this.run); // an edit may look for them by their frames
    this.run.network.version++;
    const nodes = changesOf(before.nodes, after.nodes);
    const remade = new Set(nodes.fresh.map((node) => node.id));
    const routes = changesOf(before.routes, after.routes, ({ from, to }) => remade.has(from) || remade.has(to));
    for (const route of routes.gone) this.removeRoute(route.id);
    this.leaving = null;
    for (const node of nodes.gone) this.remove(node.id);
    const fresh = byId(nodes.fresh).map((node) => completeNode(node));
    for (const node of fresh) if (node.kind === "zone") this.add(node);
    for (const node of fresh) if (node.kind !== "zone") this.add(node);
    const changed = byId(nodes.changed).map((node) => completeNode(node));
    for (const node of changed) this.change(node);
    for (const route of byId(routes.fresh)) this.routes.add(completeRoute(route));
    for (const route of byId(routes.changed))
      this.routes.change(known(this.run.network.routeById.get(route.id), route.id), completeRoute(route));
    placeAll(this.run.network, (route) => this.run.stream(`${route.id}/zones`));
    if (this.run.network.passages !== null) openPassages(this.run.network);
    this.leaving = null;
    settleRegistry(this.run, (node) => this.registryOf(node));
    settleMessaging(this.run, (node) => this.brokerOf(node));
    const rewritten = this.compile(
      fresh,
      changed,
      [...routes.gone, ...routes.fresh].map((route) => route.from),
    );
    settleConfigurations(this.run, (node) => this.configOf(node), this.makers, rewritten);
    for (const node of fresh) if (this.run.now === 0 || node.kind === "client") this.start(node);
  }

  private add(spec: CompletedNode): void {
    const { run } = this;
    const model = this.models[spec.kind] as Model;
    if (model.role === "client") {
      const { clients, clientById } = run.network;
      const client = new Client(run.histograms, clients.length, spec, run.failures.of("patience", spec.id), (purpose) =>
        run.stream(`${spec.id}/${purpose}`),
      );
      clients.push(client);
      run.requestTimes.push(...client.times);
      clientById.set(spec.id, client);
      return;
    }
    if (model.role === "place") return this.addZone(spec);
    const { nodes, nodeById } = run.network;
    const node = new Node(run.histograms, nodes.length, spec, this.capacity(spec), this.failuresOf(spec.id));
    node.unknownEntry = this.unknownEndpoint(spec.id);
    nodes.push(node);
    nodeById.set(spec.id, node);
    node.zones = zonesOf(run.network, spec);
    node.wanted = node.capacity.replicas;
    const isUp = run.now === 0 || model.registry !== undefined || model.config !== undefined; // one that is drawn while it runs serves at once
    for (let i = 0; i < node.wanted; i++) addInstance(run, node, isUp, "edit");
    run.timer(new Probes(run, node), node.capacity.health.interval);
    shed(run, node, undefined);
    autoscale(run, node);
  }

  private addZone(spec: CompletedNode): void {
    const { zones, zoneById } = this.run.network;
    const zone = new Zone(spec.id, zones.length + 1);
    zones.push(zone);
    zoneById.set(spec.id, zone);
    this.latencies(zone, spec);
  }

  private latencies(zone: Zone, spec: CompletedNode): void {
    const model = this.models[spec.kind] as Model;
    if (model.role === "place") zone.take(model.latencies(spec as never, { distribution: distributionOf }));
  }

  private capacity(spec: CompletedNode): Capacity {
    const model = this.models[spec.kind] as Model;
    if (model.role !== "server") throw new Error(`assertion failed: ${spec.id} has no instances`);
    return model.capacity(spec as never, this.context(spec.id));
  }

  /** Of the node that is a registry. */
  private registryOf({ id, spec }: Node): RegistrySettings | null {
    const model = this.models[spec.kind] as Model;
    return model.role === "server" ? (model.registry?.(spec as never, this.context(id)) ?? null) : null;
  }

  private brokerOf({ id, spec }: Node): BrokerSettings | null {
    const model = this.models[spec.kind] as Model;
    return model.role === "server" ? (model.broker?.(spec as never, this.context(id)) ?? null) : null;
  }

  /** Of the node that keeps configurations. */
  private configOf({ id, spec }: Node): ConfigSettings | null {
    const model = this.models[spec.kind] as Model;
    return model.role === "server" ? (model.config?.(spec as never, this.context(id)) ?? null) : null;
  }

  private failuresOf(id: string): NodeFailures {
    const { failures } = this.run;
    return {
      queueFull: failures.of("queueFull", id),
      crashed: failures.of("crashed", id),
      removed: failures.of("removed", id),
      draining: failures.of("draining", id),
      noListener: failures.of("noListener", id),
      noInstance: failures.of("noInstance", id),
      tooDeep: failures.of("tooDeep", id),
      abandoned: failures.of("abandoned", id),
      expired: failures.of("expired", id),
    };
  }

  private change(spec: CompletedNode): void {
    const { run } = this;
    const client = run.network.clientById.get(spec.id);
    if (client !== undefined) {
      client.spec = spec;
      return;
    }
    const zone = run.network.zoneById.get(spec.id);
    if (zone !== undefined) return this.latencies(zone, spec);
    const node = known(run.network.nodeById.get(spec.id), spec.id);
    const before = node.capacity;
    node.spec = spec;
    node.releases.own.version = versionIn(spec);
    node.capacity = this.capacity(spec);
    refreshMemory(run, node);
    if (node.capacity.concurrency !== before.concurrency)
      for (const instance of node.instances) resize(run, instance, run.config?.slotsOf(instance) ?? node.capacity.concurrency);
    if (node.capacity.replicas !== before.replicas) scale(run, node, node.capacity.replicas, "edit");
    shed(run, node, before.shed);
    autoscale(run, node);
  }

  private remove(id: string): void {
    const { network } = this.run;
    const client = network.clientById.get(id);
    if (client !== undefined) {
      client.removed = true;
      client.source?.stop();
      client.source = null;
      network.clientById.delete(id);
      return;
    }
    const zone = network.zoneById.get(id);
    if (zone !== undefined) {
      zone.removed = true;
      network.zoneById.delete(id);
      return;
    }
    const node = known(network.nodeById.get(id), id);
    removeNode(this.run, node);
    node.state?.discard();
    network.nodeById.delete(id);
    for (const key of this.kept.keys()) if (key.startsWith(`${id} `)) this.kept.delete(key);
  }

  private removeRoute(id: string): void {
    const route = known(this.run.network.routeById.get(id), id);
    route.removed = true;
    this.routes.end(route);
    this.run.network.routeById.delete(id);
  }

  /** Writes the programs of these nodes, and of those from which a route came or went. */
  private compile(fresh: readonly CompletedNode[], changed: readonly CompletedNode[], callers: readonly string[]): ReadonlySet<string> {
    const { network } = this.run;
    const unstarted = new Set(fresh.map((spec) => spec.id));
    const ids = new Set([...unstarted, ...changed.map((spec) => spec.id), ...callers]);
    for (const id of [...ids].toSorted((a, b) => (a < b ? -1 : 1))) {
      const node = network.nodeById.get(id);
      if (node !== undefined) this.program(node);
      const client = network.clientById.get(id);
      if (client !== undefined) this.requests(client, this.run.now > 0 && !unstarted.has(id));
    }
    return ids;
  }

  private program(node: Node): void {
    const { run } = this;
    const model = this.models[node.spec.kind] as Model;
    if (model.role !== "server") return;
    const context = this.context(node.id);
    const plans = model.endpoints(node.spec as never, context);
    const missing = node.unknownEntry;
    for (const endpoint of node.endpoints.values()) endpoint.entry = missing;
    const addresses = addressesOf(node, context);
    for (const plan of plans) this.endpoint(node, plan.name).entry = emitEndpoint(run, node.id, plan, addresses);
    emitHandlers(run, node, model.events?.(node.spec as never, context), addresses);
    for (const [name, endpoint] of node.endpoints) if (endpoint.entry === missing) endpoint.entry = entryBelow(node, name);
    for (const release of node.releases.inUse(node)) this.compileRelease(node, release);
    node.state?.follow();
    const first = plans[0];
    const standard = this.defaultEndpoint(node);
    standard.name = first?.name ?? "";
    standard.entry = first === undefined ? missing : this.endpoint(node, first.name).entry;
  }

  /** The program of a version that differs from the document: under the same names, so with the same draws. */
  compileRelease(node: Node, release: Release): void {
    if (release.isOwn) return;
    const model = this.models[node.spec.kind] as Model;
    if (model.role !== "server") return;
    const context = { ...this.context(node.id), flags: new Set(release.differences.flags) };
    const [spec, addresses] = [specIn(node.spec, release.differences) as never, addressesOf(node, context)];
    const plans = model.endpoints(spec, context);
    const standard = this.defaultEndpoint(node).index;
    const found = plans.map(({ name }) => this.endpoint(node, name).index);
    const handlers = handlersIn(this.run, node, model.events?.(spec, context), addresses);
    const entries = new Int32Array(Math.max(standard, ...found, ...handlers.keys()) + 1).fill(-1);
    for (const [index, entry] of handlers) entries[index] = entry;
    plans.forEach((plan, i) => void (entries[found[i] as number] = emitEndpoint(this.run, node.id, plan, addresses)));
    if (found[0] !== undefined) entries[standard] = entries[found[0]] as number;
    release.entries = entries;
    for (const instance of node.instances) if (instance.release === release) instance.entries = entries;
  }

  /** The step that answers 404. Written when the node is added: a caller's program must not be interrupted by it. */
  private unknownEndpoint(id: string): number {
    const fail = new Step(FAIL);
    fail.failure = this.run.failures.of("unknownEndpoint", id);
    return this.run.program.push(fail, new Step(END)) - 2;
  }

  private endpoint(node: Node, name: string): Endpoint {
    const found = node.endpoints.get(name);
    if (found !== undefined) return found;
    const { endpoints } = this.run.network;
    const made = new Endpoint(node, name, endpoints.length, entryBelow(node, name));
    endpoints.push(made);
    node.endpoints.set(name, made);
    return made;
  }

  private defaultEndpoint(node: Node): Endpoint {
    if (node.defaultEndpoint !== null) return node.defaultEndpoint;
    const { endpoints } = this.run.network;
    node.defaultEndpoint = new Endpoint(node, "", endpoints.length, node.unknownEntry);
    endpoints.push(node.defaultEndpoint);
    return node.defaultEndpoint;
  }

  /** A client that had nobody to ask has no traffic yet: its first route starts it. */
  private requests(client: Client, restart: boolean): void {
    const model = this.models[client.spec.kind] as Model;
    if (model.role !== "client") return;
    client.types = goingOn(client.types, model.types(client.spec as never, this.context(client.id)));
    this.run.traces.tracing.retain(new Set([...this.run.network.clientById.values()].flatMap(({ types }) => types)));
    const patience = (client.spec as { readonly patience?: string }).patience;
    client.patience = patience === undefined ? null : distributionOf(patience);
    if (restart) this.start(client.spec);
  }

  /** Traffic begins (anew). */
  private start(spec: CompletedNode): void {
    const client = this.run.network.clientById.get(spec.id);
    const model = this.models[spec.kind] as Model;
    if (client === undefined || model.role !== "client") return;
    startSource(this.run, client, (context) => model.start(spec as never, context));
  }

  private keep<T extends object>(key: string, make: () => T): T {
    let found = this.kept.get(key);
    if (found === undefined) this.kept.set(key, (found = make()));
    return found as T;
  }

  private context(id: string): BuildContext {
    const { run } = this;
    this.leaving ??= byCaller(run.network.routeById.values());
    const outgoing = this.leaving.get(id) ?? [];
    return {
      id,
      outgoing: outgoing.map(outgoingOf),
      stream: (purpose) => run.stream(`${id}/${purpose}`),
      distribution: distributionOf,
      duration: durationOf,
      failure: (code, status) => run.failures.of(code, id, status),
      flags: NO_FLAGS,
      kept: (key, make) => this.keep(`${id} ${key}`, make),
      instances: () => run.network.nodeById.get(id)?.instances ?? [],
      clock: () => run.now,
      note: (frame, what, value) => run.traces.spans.noted(frame, what, value),
      wake: (frame, failure) => legDone(run, frame, failure),
      data: () => {
        const node = known(run.network.nodeById.get(id), id);
        return (node.data ??= new NodeData());
      },
      ...whileRunning(run, id),
      target: (to, endpoint): CallTarget | null => {
        const route: Route | undefined = outgoing.find((one) => one.target.id === to);
        if (route === undefined) return null;
        return { route, endpoint: endpoint === undefined ? this.defaultEndpoint(route.target) : this.endpoint(route.target, endpoint) };
      },
    };
  }
}

const addressesOf = (node: Node, { target }: BuildContext): Addresses => ({ target, nowhere: node.failures.noInstance });

/** What an edit leaves as it was stays the very same: something may be remembered of it. */
const goingOn = (before: readonly RequestType[], after: readonly RequestType[]): readonly RequestType[] =>
  after.map((type) => before.find((one) => isSame(one, type)) ?? type);
const isSame = (one: RequestType, other: RequestType): boolean =>
  (Object.keys(other) as (keyof RequestType)[]).every((key) => one[key] === other[key]);

/** Changed settings begin to measure anew. */
function shed({ failures }: Run, node: Node, before: Capacity["shed"]): void {
  const settings = node.capacity.shed;
  if (settings === undefined) node.shedding = null;
  else if (node.shedding === null || JSON.stringify(before) !== JSON.stringify(settings))
    node.shedding = new Shedding(settings, failures.of("shed", node.id), failures.of("shedDelay", node.id));
}

/** An autoscaler that is changed remembers what it has seen. */
function autoscale(run: Run, node: Node): void {
  const settings = node.capacity.autoscale;
  if (settings === undefined) node.autoscaling = null;
  else if (node.autoscaling === null) node.autoscaling = new Autoscaling(run, node, settings);
  else node.autoscaling.change(settings);
}

function byCaller(routes: Iterable<Route>): ReadonlyMap<string, readonly Route[]> {
  const leaving = new Map<string, Route[]>();
  for (const route of byId([...routes])) {
    const others = leaving.get(route.from.id);
    if (others === undefined) leaving.set(route.from.id, [route]);
    else others.push(route);
  }
  return leaving;
}
