// The system "Microservice", alone: one instance of a service, with what it depends on, under a virtual clock of its own. It is a face
// over a run of one node, so what it does is what every service in a drawing does; engine/README.md says why.
import { known } from "../base/assert.ts";
import { MODELS } from "./kinds/models.ts";
import type { Node as DocumentNode } from "./kinds/specs.ts";
import { Builder, type Models } from "./runtime/build/builder.ts";
import { request } from "./runtime/call/requests.ts";
import { type Failure, OK } from "./runtime/failure.ts";
import { addInstance, crashInstance, startInstance, stopInstance } from "./runtime/life/lifecycle.ts";
import { type Client, Endpoint, type HealthCheck, type Instance, type Node, type RequestType } from "./runtime/network.ts";
import { Run } from "./runtime/run.ts";
import type { Scenario } from "./scenario/document.ts";
import { type InstanceStatus, type Outcome, OUTCOMES } from "./telemetry/views/live.ts";
import type { Reason } from "./telemetry/views/reason.ts";

type ServiceNode = Extract<DocumentNode, { readonly kind: "service" }>;

/** A service as the document writes it (scenario-format, "service"): its endpoints, slots, line, times, health. One replica of it lives here. */
export type MicroserviceSettings = Omit<ServiceNode, "kind" | "replicas">;

export interface MicroserviceWorld {
  /** What its steps call, read or write, as nodes of a document; each is reached without latency. */
  readonly dependencies?: readonly DocumentNode[];
  /** Of all its draws [1]. */
  readonly seed?: number;
}

/** What became of a request; the open fields fill in when the clock reaches its end. */
export interface Answer {
  readonly endpoint: string;
  /** Virtual time, µs. */
  readonly askedAt: number;
  /** NaN while it is in work. */
  readonly answeredAt: number;
  /** HTTP status; null while it is in work. */
  readonly status: number | null;
  readonly outcome: Outcome | null;
  /** Why it ended badly. */
  readonly reason: Reason | null;
}

const CALLER = "caller";

/**
 * One microservice: STARTING → HEALTHY ⇄ UNHEALTHY → STOPPING → STOPPED, or CRASHED at any time. All times are whole µs of virtual
 * time. A request is never an exception: an unknown endpoint is a 404, a full line a 503, nobody there a 503 or a refused 502.
 *
 * @example
 * const orders = new Microservice({ id: "orders", endpoints: [{ name: "get", steps: [{ work: "5ms" }] }] });
 * orders.start();
 * orders.advance(2_000_000); // its start-up
 * const answer = orders.handleRequest("get");
 * orders.advance(2_005_000); // answer.status === 200
 */
export class Microservice {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Names of its endpoints, the default one first; one without a list has one, which does `time`. */
  readonly endpoints: readonly string[];
  /** Ids of what it calls. */
  readonly dependencies: readonly string[];
  /** Virtual time of its making. */
  readonly createdAt = 0;
  readonly config: MicroserviceSettings;
  private readonly run: Run;
  private readonly node: Node;
  private readonly client: Client;
  private readonly types = new Map<string, RequestType>();
  private readonly answers = new Map<number, { -readonly [K in keyof Answer]: Answer[K] }>();
  private instance: Instance | null = null;

  constructor(settings: MicroserviceSettings, { dependencies = [], seed = 1 }: MicroserviceWorld = {}) {
    this.id = settings.id;
    this.name = settings.name ?? settings.id;
    this.version = settings.version ?? "1.0.0";
    this.endpoints = (settings.endpoints ?? []).map(({ name }) => name);
    this.dependencies = dependencies.map(({ id }) => id);
    this.config = settings;
    this.run = new Run(seed);
    new Builder(this.run, withoutInstances(settings.id)).build(drawn(settings, dependencies));
    this.node = known(this.run.network.nodeById.get(settings.id), settings.id);
    this.client = known(this.run.network.clientById.get(CALLER), CALLER);
    this.client.source = { ended: (number, failure) => this.answered(number, failure), load: () => 0, multiply() {}, stop() {} };
  }

  /** µs; everything up to and including this moment has happened. */
  get now(): number {
    return this.run.now;
  }
  /** STOPPED before its first start. */
  get status(): InstanceStatus {
    return this.instance?.status ?? "STOPPED";
  }
  /** Slots taken, waiting in line, requests present. */
  get load(): { readonly busy: number; readonly waiting: number; readonly present: number } {
    const { busy = 0, waiting = 0, present = 0 } = this.instance ?? {};
    return { busy, waiting, present };
  }
  /** Replaces what its probes find: null, as at first, is "it answers unless it crashed or hangs". Asked once a probe. */
  set healthCheck(check: HealthCheck | null) {
    this.node.healthCheck = check;
  }

  /** STARTING now, HEALTHY after its `startup`. One that runs is left alone; one that is stopping starts when it has stopped. */
  start(): void {
    if (this.instance === null) this.instance = addInstance(this.run, this.node, false, "start");
    else startInstance(this.run, this.instance, "start");
  }
  /** In order: new requests find nobody, those that are here may end for `shutdown`; then it is STOPPED. */
  stop(): void {
    if (this.instance !== null) stopInstance(this.run, this.instance, "stop");
    this.run.drain();
  }
  /** The process dies: its work and its memory are lost; it is CRASHED until it is started (or its liveness probe restarts it). */
  crash(): void {
    if (this.instance !== null) crashInstance(this.run, this.instance, "kill");
    this.run.drain();
  }

  /** Asks now. @param endpoint its name; left out, the default one @param key of what is asked for, for locks and caches behind it */
  handleRequest(endpoint = "", key = 0): Answer {
    const answer = {
      endpoint,
      askedAt: this.now,
      answeredAt: NaN,
      status: null,
      outcome: null,
      reason: null,
    };
    this.answers.set((this.client.issued + 1) | 0, answer);
    request(this.run, this.client, this.type(endpoint), key);
    this.run.drain();
    return answer;
  }

  /** Lets the virtual clock run up to and including that moment. A moment that has passed changes nothing. */
  advance(until: number): void {
    this.run.advance(until);
  }

  private type(name: string): RequestType {
    let type = this.types.get(name);
    if (type === undefined) {
      const route = known(this.run.network.routeById.get("ask"), "ask");
      const { defaultEndpoint, endpoints, unknownEntry } = this.node;
      const endpoint = name === "" ? defaultEndpoint : (endpoints.get(name) ?? new Endpoint(this.node, name, -1, unknownEntry));
      type = {
        index: this.types.size,
        path: `/${name}`,
        method: "GET",
        weight: 1,
        route,
        endpoint,
        keys: 1,
        zipf: 0,
        resource: this.types.size,
        critical: false,
      };
      this.types.set(name, type);
    }
    return type;
  }

  private answered(number: number, failure: Failure | null): void {
    const answer = known(this.answers.get(number), `request ${number}`);
    this.answers.delete(number);
    answer.answeredAt = this.run.queue.now;
    answer.status = failure?.status ?? 200;
    answer.outcome = OUTCOMES[failure?.outcome ?? OK] ?? null;
    answer.reason = failure === null ? null : { code: failure.code, at: failure.at };
  }
}

/** The kinds as they are, but that service has no instance before it is started. */
const withoutInstances = (id: string): Models => ({
  ...MODELS,
  service: {
    ...MODELS.service,
    role: "server",
    capacity: (node, context) => {
      const capacity = (MODELS.service as Extract<Models["service"], { readonly role: "server" }>).capacity(node, context);
      return node.id === id ? { ...capacity, replicas: 0 } : capacity;
    },
  } as Models["service"],
});

/** Somebody who asks only when told to, the service, and what it depends on. */
const drawn = (settings: MicroserviceSettings, dependencies: readonly DocumentNode[]): Scenario => ({
  format: "faultline/1",
  tracing: { sample: 0, keepErrors: false, keepSlowest: 0 },
  nodes: [{ id: CALLER, kind: "client", load: { shape: "constant", rate: 0 } }, { ...settings, kind: "service" }, ...dependencies],
  routes: [
    { id: "ask", from: CALLER, to: settings.id, latency: "0ms" },
    ...dependencies.map(({ id }, i) => ({ id: `depends-${i + 1}`, from: settings.id, to: id, latency: "0ms" })),
  ],
});
