// What a run is made of: nodes with instances, routes between them, clients. The numbers that grow stand beside what they count.
// Times and integrals are given a fraction first, so that they are doubles from birth; counts are small integers for the first 2³¹.
import type { Distribution } from "../kernel/distribution.ts";
import { hashText } from "../kernel/hash.ts";
import type { Histogram, HistogramPool } from "../kernel/histogram.ts";
import type { RandomStream } from "../kernel/random-stream.ts";
import { SlotRing } from "../kernel/slot-ring.ts";
import type { CompletedNode } from "../kinds/specs.ts";
import type { LoadBalancer } from "../policies/balancing/load-balancer.ts";
import type { CompletedRoute } from "../scenario/routes.ts";
import type { ChangeCause } from "../telemetry/views/changes.ts";
import type { InstanceStatus } from "../telemetry/views/live.ts";
import type { PathReport } from "../telemetry/views/path-report.ts";
import type { StageReport } from "../telemetry/views/records.ts";
import type { AddedLatency, InjectedErrors } from "./act/injections.ts";
import type { Passages } from "./call/passage.ts";
import { PolicyCounts } from "./call/policy-counts.ts";
import { RouteConditions } from "./call/route-conditions.ts";
import { type Zone, zoneForNext } from "./call/zones.ts";
import type { Capacity, HealthCheck } from "./capacity.ts";
import type { HeldState, StoreWork } from "./effects/held-state.ts";
import type { Failure, NodeFailures } from "./failure.ts";
import type { TimerOwner } from "./frame.ts";
import { addIntegrals, type Integrals, NOTHING } from "./integrals.ts";
import type { Autoscaling } from "./life/autoscaling.ts";
import type { Leak, Memory } from "./life/memory.ts";
import { type Release, Releases, versionIn } from "./life/release.ts";
import type { Rollout } from "./life/rollout.ts";
import { Measured } from "./measured.ts";
import type { NodeData } from "./node-data.ts";
import { RecentEnds } from "./recent-ends.ts";
import type { SagaHost } from "./saga/saga-host.ts";
import type { RequestType, Source } from "./traffic/traffic.ts";
import type { RestingRequests } from "./visit/resting.ts";
import type { Shedding } from "./visit/shedding.ts";

export type { AddedLatency, InjectedErrors } from "./act/injections.ts";
export type { Capacity, HealthCheck } from "./capacity.ts";
export type { RequestType, Source } from "./traffic/traffic.ts";

/** A named way into a node. Callers hold the object, so that an edited endpoint is met by their next call. */
export class Endpoint {
  readonly node: Node;
  /** Of the default endpoint: the name of the one that stands first. */
  name: string;
  readonly index: number;
  /** First step in the program; of an unknown endpoint the step that answers 404. */
  entry: number;
  /** Of a call that changes or asks something of what a database keeps. */
  does: StoreWork | null = null;
  constructor(node: Node, name: string, index: number, entry: number) {
    this.node = node;
    this.name = name;
    this.index = index;
    this.entry = entry;
  }
}

export class Instance {
  readonly node: Node;
  readonly number: number;
  readonly name: string;
  readonly hash: number;
  /** Its place among those that the node has now; a later one takes it over. */
  readonly slot: number;
  /** Number of its zone; 0: nowhere in particular. */
  zone: number;
  status: InstanceStatus = "STARTING";
  /** Accepts requests: it is HEALTHY, UNHEALTHY or STOPPING. */
  serves = false;
  since = 0.5;
  /** On the list that callers choose from. */
  listed = false;
  /** What it believes of others where it looks in a registry: the well instances, by the index of their node. Null: it knows nobody. */
  views: (readonly Instance[])[] | null = null;
  hanging = 0; // faults that make it hang
  crashes = 0; // faults that took it down
  ejectedBy = 0; // routes that leave it out for its failures
  failedProbes = 0;
  goodProbes = 0;
  /** The life in which a probe was sent that is not judged yet; -1: none is out. */
  probedLife = -1;
  /** Null: nothing limits its memory and nothing leaks. */
  memory: Memory | null = null;
  /** Moves on whenever a timer of its life (start-up, draining, restart, probes) becomes void. */
  life = 0;
  /** Told when the last visit has left an instance that is being stopped. */
  drain: TimerOwner | null = null;
  /** Why it starts again when it has stopped, or null. */
  startsAgain: ChangeCause | null = null;
  /** It leaves the node's instances when it has stopped: scaled away. */
  retired = false;
  /** Kept off the list, whatever its status: it waits for a switch. */
  held = false;
  readonly release: Release;
  /** First steps of its version's own program; null: the node's. */
  entries: Int32Array | null;
  concurrency: number;
  /** Slots that it is to have: the node's, or what its configuration says. */
  allotted: number;
  /** Of those that it once had, held by nobody and not given back: a fault. */
  leakedSlots = 0;
  busy = 0;
  waiting = 0;
  working = 0;
  present = 0; // visits here
  readonly line = new SlotRing();
  /** Those far back in the line; null: nobody rests. */
  resting: RestingRequests | null = null;
  /** Integral of busy over time = busySum + busy · now: a start subtracts the time, an end adds it. Whole µs: exact. */
  busySum = 0.5;
  workingSum = 0.5;
  waitingSum = 0.5;
  arrivals = 0;
  endedOk = 0;
  endedBad = 0;
  excludedArrivals = 0;
  /** Of the last closed window. */
  windowP99 = NaN;
  readonly recent = new RecentEnds();
  /** The integrals when the measured time began. */
  measured: Integrals = NOTHING;
  slotsSum = 0.5; // integral of the slots, as busySum
  slots = 0; // counted in slotsSum: 0 while it cannot serve
  skew = 0.5; // µs by which its clock is fast: what it writes down, never what happens
  /** What its kind keeps in its memory, by the part that keeps it (see InstanceMemory): lost when it starts anew. */
  kept: Map<object, object> | null = null;
  readonly time: Histogram;

  constructor(node: Node, number: number, concurrency: number, histograms: HistogramPool, release: Release) {
    this.node = node;
    this.number = number;
    this.name = `${node.id}-${number}`;
    this.hash = hashText(this.name);
    this.slot = node.spareSlots.pop() ?? node.slots++;
    this.release = release;
    this.entries = release.entries;
    this.zone = zoneForNext(node);
    this.concurrency = this.allotted = concurrency;
    this.time = node.spareTimes.pop() ?? made(node, histograms.make());
    this.since = this.busySum = this.workingSum = this.waitingSum = this.slotsSum = this.skew = 0;
  }

  /** What was held, in work, in line and there to be held since time 0, in slot-µs. */
  integrals(now: number): Integrals {
    return {
      busy: this.busySum + this.busy * now,
      working: this.workingSum + this.working * now,
      waiting: this.waitingSum + this.waiting * now,
      slots: this.slotsSum + this.slots * now,
    };
  }
}

function made(node: Node, time: Histogram): Histogram {
  node.times.push(time);
  return time;
}

export class Node extends Measured {
  readonly id: string;
  readonly hash: number;
  readonly index: number;
  spec: CompletedNode;
  /** What the hot path asks of its capacity, by value: the kinds' objects have many shapes. */
  blocking = true;
  lifo = false;
  /** Places in the line of an instance; Infinity: unbounded. */
  room = 0.5;
  private ownCapacity: Capacity;
  removed = false;
  readonly instances: Instance[] = [];
  /** What balancers choose from: the platform's list. A new array whenever it changes. */
  listed: readonly Instance[] = [];
  nextNumber = 1;
  /** Numbers of the zones over which its instances are spread. */
  zones: readonly number[] = [];
  /** Slots that instances have stood in, and those of them that are free. */
  slots = 0;
  readonly spareSlots: number[] = [];
  /** By name, known or not: a caller's endpoint is found (or not) when it is called. */
  readonly endpoints = new Map<string, Endpoint>();
  defaultEndpoint: Endpoint | null = null;
  /** By type of event: its way in, with a handler or without. */
  readonly handlers = new Map<string, Endpoint>();
  /** First step of what is done with events without a handler. */
  unhandledEntry = 0;
  /** First step of what an unknown endpoint does: it answers 404. */
  unknownEntry = 0;
  readonly wait: Histogram;
  arrivals = 0;
  excludedArrivals = 0;
  rejected = 0;
  excludedRejected = 0;
  aborted = 0;
  excludedAborted = 0;
  /** Of instances that were scaled away; and the sum of all when the measured time began. */
  gone: Integrals = NOTHING;
  measured: Integrals = NOTHING;
  maxWaiting = 0; // since the measured time began
  windowMaxWaiting = 0;
  waiting = 0;
  addedLatency: readonly AddedLatency[] | null = null;
  injectedErrors: readonly InjectedErrors[] | null = null;
  /** How many instances there shall be: those of the document, or what scaled it last. */
  wanted = 0;
  readonly releases: Releases;
  /** A deployment under way. */
  rollout: Rollout | null = null;
  /** Null: it turns nobody away before its line is full. */
  shedding: Shedding | null = null;
  /** Turned away for that, and for a deadline that had passed: they are among `rejected`. */
  shed = 0;
  expired = 0;
  /** Null: its number is not scaled by itself. */
  autoscaling: Autoscaling | null = null;
  /** Memory leaks that act; null: none. */
  leaks: readonly Leak[] | null = null;
  /** What its probes ask besides whether it answers; null: nothing. */
  healthCheck: HealthCheck | null = null;
  /** Null: its kind counts nothing more. */
  data: NodeData | null = null;
  /** Null: it runs no sagas. */
  sagas: SagaHost | null = null;
  /** Null: no step changes anything here. */
  state: HeldState | null = null;
  /** Why a visit last failed here. */
  lastFailure: Failure | null = null;
  queueFull: Failure;
  /** The stages through which its kind passes requests, where it has any. */
  stages: ((now: number, instances: readonly Instance[]) => readonly StageReport[]) | null = null;
  /** The paths by which its kind sends requests on. */
  paths: ((now: number) => readonly PathReport[]) | null = null;
  /** Histograms of instances that were scaled away: the next new one goes on with it, the node keeps its times. */
  readonly spareTimes: Histogram[] = [];
  readonly failures: NodeFailures;

  constructor(histograms: HistogramPool, index: number, spec: CompletedNode, capacity: Capacity, failures: NodeFailures) {
    super();
    this.id = spec.id;
    this.hash = hashText(spec.id);
    this.index = index;
    this.releases = new Releases(versionIn(spec));
    this.spec = spec;
    this.ownCapacity = this.capacity = capacity;
    this.failures = failures;
    this.queueFull = failures.queueFull;
    this.wait = histograms.make();
  }

  get capacity(): Capacity {
    return this.ownCapacity;
  }
  set capacity(capacity: Capacity) {
    this.ownCapacity = capacity;
    this.blocking = capacity.blocking;
    this.lifo = capacity.lifo;
    this.room = capacity.queue;
  }

  integrals(now: number): Integrals {
    return this.instances.reduce((sum, instance) => addIntegrals(sum, instance.integrals(now)), this.gone);
  }
}
export class Route extends RouteConditions {
  readonly time: Histogram;
  readonly id: string;
  readonly hash: number;
  readonly index: number;
  readonly from: Node | Client;
  readonly target: Node;
  spec: CompletedRoute;
  calls = 0;
  excludedCalls = 0;
  attempts = 0;
  excludedAttempts = 0;
  retries = 0;
  excludedRetries = 0;
  notSent = 0;
  excludedNotSent = 0;
  inFlight = 0;
  latency: Distribution | null = null; // null: none, and then no event
  loss = 0;
  readonly networkRandom: RandomStream;
  readonly lossRandom: RandomStream;
  readonly retryRandom: RandomStream;
  cancel = false;
  propagate = false;
  readonly did = new PolicyCounts();
  readonly balancer: LoadBalancer<Instance>;
  /** Of outlier ejection: µs between two sweeps, and what they are swept by; null without the policy. */
  sweep = 0.5;
  sweeps: TimerOwner | null = null;
  readonly timedOut: Failure;
  readonly pastDeadline: Failure;
  /** Why a try last ended badly. */
  lastFailure: Failure | null = null;

  constructor(histograms: HistogramPool, index: number, spec: CompletedRoute, from: Node | Client, target: Node, parts: RouteParts) {
    super();
    this.time = histograms.make();
    this.times.push(this.time);
    this.id = spec.id;
    this.hash = hashText(spec.id);
    this.index = index;
    this.spec = spec;
    this.from = from;
    this.target = target;
    this.networkRandom = parts.stream("network");
    this.lossRandom = parts.stream("loss");
    this.retryRandom = parts.stream("retry");
    this.timedOut = parts.timedOut;
    this.pastDeadline = parts.pastDeadline;
    this.balancer = parts.balancer;
  }
}
export interface RouteParts {
  readonly stream: (purpose: string) => RandomStream;
  readonly timedOut: Failure;
  readonly pastDeadline: Failure;
  readonly balancer: LoadBalancer<Instance>;
}

export class Client extends Measured {
  readonly id: string;
  readonly hash: number;
  readonly index: number;
  spec: CompletedNode;
  removed = false;
  source: Source | null = null;
  types: readonly RequestType[] = [];
  readonly timeOk: Histogram;
  readonly timeBad: Histogram;
  readonly typeRandom: RandomStream;
  readonly keyRandom: RandomStream;
  readonly patienceRandom: RandomStream;
  patience: Distribution | null = null;
  readonly gaveUp: Failure;
  /** As an instance's. */
  views: (readonly Instance[])[] | null = null;
  /** Why a request last ended badly. */
  lastFailure: Failure | null = null;
  issued = 0;
  excludedIssued = 0;
  inFlight = 0;
  /** Number of its zone; 0: nowhere in particular. */
  zone = 0;
  /** A stream of its source, which goes on where an edit puts another source in the place of one. */
  readonly stream: (purpose: string) => RandomStream;
  /** Factors that multiply the load now, by the act that brought them. */
  readonly multipliers = new Map<object, number>();

  constructor(histograms: HistogramPool, index: number, spec: CompletedNode, gaveUp: Failure, stream: (purpose: string) => RandomStream) {
    super();
    this.id = spec.id;
    this.hash = hashText(spec.id);
    this.index = index;
    this.spec = spec;
    this.gaveUp = gaveUp;
    this.timeOk = histograms.make();
    this.timeBad = histograms.make();
    this.times.push(this.timeOk, this.timeBad);
    this.typeRandom = stream("request");
    this.keyRandom = stream("key");
    this.patienceRandom = stream("patience");
    const streams = new Map<string, RandomStream>();
    this.stream = (purpose) => streams.get(purpose) ?? streams.set(purpose, stream(purpose)).get(purpose)!;
  }
}

export class Network {
  /** Moves on when nodes or routes come or go. */
  version = 0;
  readonly nodes: Node[] = [];
  readonly clients: Client[] = [];
  readonly routes: Route[] = [];
  readonly nodeById = new Map<string, Node>();
  readonly clientById = new Map<string, Client>();
  /** By their numbers less one; those that were removed stay. */
  readonly zones: Zone[] = [];
  readonly zoneById = new Map<string, Zone>();
  readonly routeById = new Map<string, Route>();
  readonly endpoints: Endpoint[] = [];
  /** What is in the way of messages anywhere; null: nothing. */
  passages: Passages | null = null;
  /** Numbers of "GET /path", in the order in which they were first met. */
  readonly resources = new Map<string, number>();
}
