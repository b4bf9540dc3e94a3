// The summary of a run: a stable, documented contract (command-line.md). Times in ms of virtual time, rates per second of it.
// `requests` covers the whole run; everything else what began at or after the warm-up, averages over [warm-up, end].
import { type Distilled, distil } from "../../kernel/distilled.ts";
import type { Failure } from "../../runtime/failure.ts";
import { addIntegrals } from "../../runtime/integrals.ts";
import type { Measured } from "../../runtime/measured.ts";
import type { Instance, Node, Route } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import { type BreakerSummary, breakerSummary } from "../readers/breaker-reader.ts";
import { sagaSummaries } from "../readers/saga-reader.ts";
import { type InstanceStatus, type Outcome, OUTCOMES } from "../views/live.ts";
import type { ReasonCode } from "../views/reason.ts";
import type { Level, StageReport } from "../views/records.ts";
import { type DataSummary, dataSummary } from "./data-summary.ts";
import { markTopics, type TopicSummary, topicsSummary } from "./topics-summary.ts";

/** Without data count is 0 and the rest null. */
export interface Distribution {
  readonly count: number;
  readonly mean: number | null;
  readonly min: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly p999: number | null;
  readonly max: number | null;
}

export interface NodeSummary {
  readonly kind: string;
  readonly arrivals: number;
  readonly completed: number;
  readonly ok: number;
  readonly errors: number;
  readonly rejected: number;
  readonly aborted: number;
  readonly inFlight: number;
  readonly rate: number | null;
  readonly latency: Distribution;
  readonly wait: Distribution;
  readonly queue: { readonly mean: number | null; readonly max: number };
  readonly busy: { readonly mean: number | null };
  readonly working: { readonly mean: number | null };
  readonly utilisation: number | null;
  readonly instances: readonly {
    readonly id: string;
    readonly status: InstanceStatus;
    readonly arrivals: number;
    readonly utilisation: number | null;
  }[];
  /** What the stages of a gateway's middleware did, in their order, over the whole run; absent where it has none. */
  readonly stages?: readonly StageReport[];
  /** What the node keeps besides its visits; absent where it keeps nothing. */
  readonly data?: DataSummary;
}
export interface RouteSummary {
  readonly calls: number;
  readonly attempts: number;
  readonly retries: number;
  /** Tries beside the first one, and those of them whose answer came first. */
  readonly hedges: number;
  readonly hedgesWon: number;
  /** Calls that the caller's own limits hold back now: attempts + waiting = calls − turned away before sending + retries + hedges. */
  readonly waiting: number;
  readonly ok: number;
  readonly errors: number;
  readonly timeouts: number;
  readonly refused: number;
  readonly rejected: number;
  readonly cancelled: number;
  /** Calls that failed and that the caller answered itself. */
  readonly fallbacks: number;
  /** Tries that the caller's own limits turned away before they were sent; they are among `rejected`. */
  readonly turnedAway: { readonly rateLimit: number; readonly bulkhead: number; readonly concurrencyLimit: number };
  readonly inFlight: number;
  /** Null: the route has none. By caller instance now; openings and rejected tries of the measured time. */
  readonly breaker: BreakerSummary | null;
  readonly latency: Distribution;
}
/** Always: started = completed + compensated + failed + running + lost. */
export interface SagaSummary {
  readonly started: number;
  readonly completed: number;
  readonly compensated: number;
  /** A compensation gave up, and nobody has acted since. */
  readonly failed: number;
  /** Compensating ones too. */
  readonly running: number;
  /** Gone with the memory of an orchestrator that is not durable. */
  readonly lost: number;
}
export interface ObjectiveResult {
  readonly id: string;
  /** Null: nothing was known; then it does not hold. */
  readonly held: boolean | null;
  /** Of an invariant: of a comparison its left side less its right at its worst, of entities how many did not end in time. */
  readonly value: number | null;
  /** Of an invariant that was broken: when first (ms), how often, and by which request, where its trace is kept. */
  readonly broken?: { readonly at: number; readonly times: number; readonly trace: string | null };
}
export interface Summary {
  readonly seed: number;
  readonly digest: string;
  readonly virtualSeconds: number;
  readonly events: number;
  readonly requests: Readonly<Record<"issued" | "inFlight" | Outcome, number>>;
  readonly latency: Distribution;
  readonly latencyOk: Distribution;
  readonly reasons: Readonly<Record<string, number>>;
  readonly nodes: Readonly<Record<string, NodeSummary>>;
  readonly routes: Readonly<Record<string, RouteSummary>>;
  /** By "broker/topic". */
  readonly topics: Readonly<Record<string, TopicSummary>>;
  /** By the name of their definition. */
  readonly sagas: Readonly<Record<string, SagaSummary>>;
  /** At the end, wherever they are kept: counters by their name, entities by name and state ("order.pending"). */
  readonly counters: Readonly<Record<string, number>>;
  readonly objectives: readonly ObjectiveResult[];
  readonly log: Readonly<Record<Exclude<Level, "debug">, number>>;
}

/** The words of a reason in the summary: fixed, in English, part of the contract. */
const WORDS: Readonly<Record<ReasonCode, string>> = {
  queueFull: "queue full at",
  errorRate: "error of",
  failStep: "failed step of",
  fault: "injected error at",
  notFound: "no route at",
  unknownEndpoint: "unknown endpoint of",
  auth: "not authorised by",
  rateLimit: "rate limit of",
  quota: "quota used up at",
  tooDeep: "calls too deep at",
  crashed: "crash of",
  removed: "removal of",
  draining: "shutdown of",
  noListener: "nobody listens at",
  noInstance: "no healthy instance of",
  breakerOpen: "breaker open on",
  timeout: "timeout on",
  deadline: "deadline of",
  patience: "patience of",
  abandoned: "caller gave up at",
  ownRateLimit: "rate limit on",
  bulkheadFull: "bulkhead full on",
  bulkheadWait: "waited too long for the bulkhead of",
  concurrencyLimit: "concurrency limit on",
  twinWon: "twin was faster on",
  expired: "deadline had passed at",
  shed: "load shed at",
  shedDelay: "load shed for its wait at",
  sagaRefused: "refused by an event, told to",
  poison: "poison message at",
  sagaTimeout: "no reply in time to",
  topicFull: "topic full at",
  conflict: "refused by what is kept at",
};

export function summarise(run: Run, objectives: readonly ObjectiveResult[]): Summary {
  const { network } = run;
  const clients = network.clients;
  const nodes = network.nodes.filter((node) => !node.removed);
  const routes = network.routes.filter((route) => !route.removed);
  const { info, warn, error } = run.log.counts;
  return {
    seed: run.seed,
    digest: run.digest.text(),
    virtualSeconds: run.now / 1e6,
    events: run.events,
    requests: requestsOf(run),
    latency: inMs(distil(run.requestTimes)),
    latencyOk: inMs(distil(clients.map((client) => client.timeOk))),
    reasons: reasonsOf(run.failures.all),
    nodes: byId(nodes, (node) => nodeSummary(run, node)),
    routes: byId(routes, routeSummary),
    topics: topicsSummary(run),
    sagas: sagaSummaries(nodes),
    counters: countersOf(run),
    objectives,
    log: { info, warn, error },
  };
}

function countersOf({ ledger }: Run): Readonly<Record<string, number>> {
  const found = Object.create(null) as Record<string, number>;
  for (const [name, value] of ledger?.readings() ?? []) found[name] = value;
  return found;
}

/** Ids come from a document: a record without a prototype takes any of them. */
function byId<T extends { readonly id: string }, S>(things: readonly T[], summary: (thing: T) => S): Readonly<Record<string, S>> {
  const all = Object.create(null) as Record<string, S>;
  for (const thing of things.toSorted((a, b) => (a.id < b.id ? -1 : 1))) all[thing.id] = summary(thing);
  return all;
}

function requestsOf(run: Run): Summary["requests"] {
  const of = (read: (client: (typeof run.network.clients)[number]) => number) =>
    run.network.clients.reduce((sum, client) => sum + read(client), 0);
  const ended = Object.fromEntries(OUTCOMES.map((outcome, i) => [outcome, of((client) => client.ended[i] as number)])) as Record<
    Outcome,
    number
  >;
  return { issued: of((client) => client.issued), ...ended, inFlight: of((client) => client.inFlight) };
}

function reasonsOf(failures: readonly Failure[]): Record<string, number> {
  const reasons = Object.create(null) as Record<string, number>;
  for (const { code, at, requests } of failures) {
    const words = `${WORDS[code]} ${at}`;
    if (requests > 0) reasons[words] = (reasons[words] ?? 0) + requests;
  }
  return reasons;
}

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
const perSecond = (count: number, us: number): number | null => (us > 0 ? (count * 1e6) / us : null);

export function inMs(times: Distilled): Distribution {
  const ms = (us: number) => orNull(us / 1000);
  const { count, mean, min, max } = times;
  return {
    count,
    mean: ms(mean),
    min: ms(min),
    p50: ms(times.quantile(0.5)),
    p90: ms(times.quantile(0.9)),
    p95: ms(times.quantile(0.95)),
    p99: ms(times.quantile(0.99)),
    p999: ms(times.quantile(0.999)),
    max: ms(max),
  };
}

/** Of what began in the measured time. */
export const measuredEnds = (thing: Measured): number[] =>
  OUTCOMES.map((_, i) => (thing.ended[i] as number) - (thing.excludedEnded[i] as number));

function nodeSummary(run: Run, node: Node): NodeSummary {
  const us = Math.max(0, run.now - run.measuredFrom);
  const ends = measuredEnds(node).reduce((sum, count) => sum + count, 0);
  const arrivals = node.arrivals - node.excludedArrivals;
  const rejected = node.rejected - node.excludedRejected;
  const aborted = node.aborted - node.excludedAborted;
  const completed = ends - rejected - aborted;
  const ok = measuredEnds(node)[0] as number;
  const { busy, working, waiting, slots } = addIntegrals(node.integrals(run.now), node.measured, -1);
  const mean = (integral: number) => (us > 0 ? integral / us : null);
  return {
    kind: node.spec.kind,
    arrivals,
    completed,
    ok,
    errors: completed - ok,
    rejected,
    aborted,
    inFlight: arrivals - ends,
    rate: perSecond(completed, us),
    latency: inMs(distil(node.times)),
    wait: inMs(distil([node.wait])),
    queue: { mean: mean(waiting), max: us > 0 ? Math.max(node.maxWaiting, node.windowMaxWaiting) : 0 },
    busy: { mean: mean(busy) },
    working: { mean: mean(working) },
    utilisation: us > 0 && slots > 0 ? busy / slots : null,
    instances: node.instances.map((instance) => instanceSummary(run, instance)),
    ...stagesOf(run, node),
    ...dataSummary(node, run.now),
  };
}

function stagesOf(run: Run, node: Node): Pick<NodeSummary, "stages"> {
  const stages = node.stages?.(run.now, node.instances) ?? [];
  return stages.length === 0 ? {} : { stages };
}

function instanceSummary(run: Run, instance: Instance): NodeSummary["instances"][number] {
  const { busy, slots } = addIntegrals(instance.integrals(run.now), instance.measured, -1);
  return {
    id: instance.name,
    status: instance.status,
    arrivals: instance.arrivals - instance.excludedArrivals,
    utilisation: run.now > run.measuredFrom && slots > 0 ? busy / slots : null,
  };
}

function routeSummary(route: Route): RouteSummary {
  const ends = measuredEnds(route);
  const [ok = 0, clientError = 0, serverError = 0, timeouts = 0, rejected = 0, refused = 0, cancelled = 0] = ends;
  const calls = route.calls - route.excludedCalls;
  const attempts = route.attempts - route.excludedAttempts;
  const retries = route.retries - route.excludedRetries;
  const hedges = route.did.hedges - route.did.excludedHedges;
  const notSent = route.notSent - route.excludedNotSent; // they ended without having been attempts
  const ended = ends.reduce((sum, count) => sum + count, 0);
  return {
    calls,
    attempts,
    retries,
    hedges,
    hedgesWon: route.did.hedgesWon - route.did.excludedHedgesWon,
    waiting: calls - notSent + retries + hedges - attempts,
    ok,
    errors: clientError + serverError,
    timeouts,
    refused,
    rejected,
    cancelled,
    fallbacks: route.did.fallbacks - route.did.excludedFallbacks,
    turnedAway: turnedAwayBy(route.did),
    inFlight: attempts + notSent - ended,
    breaker: breakerSummary(route.breakers),
    latency: inMs(distil(route.times)),
  };
}

const turnedAwayBy = ({ rateLimited, bulkheadFull, bulkheadWaited, overLimit }: Route["did"]): RouteSummary["turnedAway"] => ({
  rateLimit: rateLimited,
  bulkhead: bulkheadFull + bulkheadWaited,
  concurrencyLimit: overLimit,
});

/** The measured time begins: from here on averages are taken. */
export function startMeasuring(run: Run): void {
  run.isWarmingUp = false;
  markTopics(run);
  for (const node of run.network.nodes) {
    node.measured = node.integrals(run.now);
    node.maxWaiting = 0;
    node.windowMaxWaiting = node.waiting;
    for (const instance of node.instances) instance.measured = instance.integrals(run.now);
  }
}
