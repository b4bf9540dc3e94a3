// What the run tells of single requests and moments, as plain records: traces, logs, state changes, series. All times in µs of virtual time.
import type { Outcome } from "./live.ts";
import type { Cached } from "./notes.ts";
import type { Reason } from "./reason.ts";

/** What a span is of: a call, the publishing of a message (its callee is the broker), a delivery of one. */
export const SPAN_SORTS = ["call", "publish", "delivery"] as const;
export type SpanSort = (typeof SPAN_SORTS)[number];

/**
 * One attempt of a call, seen from both ends; the root is a client's request (attempt 1, no route, no instance). A delivery is a child of
 * the publishing of its message, in the same trace, and its caller is the broker; its attempt says the how-manieth delivery it was.
 */
export interface Span {
  readonly sort: SpanSort;
  readonly id: string; // 16 hex digits
  readonly parent: string | null;
  readonly node: string; // the callee; at the root the client
  readonly instance: string | null; // "orders-2"; null: it never reached one
  readonly version: string | null; // that the instance runs; null without one
  readonly route: string | null;
  readonly operation: string; // endpoint, "read", "write", or the request's "GET /path"
  readonly attempt: number;
  readonly attempts: number; // of the same call, in all
  /** The caller's half. */
  readonly sentAt: number;
  readonly settledAt: number; // NaN while it is not known
  /** The callee's half; NaN where it did not happen. */
  readonly arrivedAt: number;
  readonly startedAt: number; // took its slot
  readonly endedAt: number;
  /** µs of work, without waiting for slots and calls; of these, added by a fault. */
  readonly work: number;
  readonly injected: number; // on the way (route) or in the work (node)
  readonly backoff: number; // wait before this attempt
  /** µs by which the callee's clock was fast: what it wrote down is its half, and the sending of its own calls, by so much later. */
  readonly skew: number;
  readonly limited: number; // wait after that for the caller's own rate limit, and for its bulkhead: then it was sent
  readonly held: number;
  /** µs that the message lay in its topic before this delivery, since it was published or came back; 0 of all else. */
  readonly lay: number;
  /** A second try beside the first; `won`: its answer came first. */
  readonly twin: boolean;
  readonly won: boolean;
  /** The caller answered in its place, so that the call was ok. */
  readonly fellBack: boolean;
  /** How a cache answered; null elsewhere. */
  readonly cached: Cached | null;
  /** Versions of its key that a replica lacked when it read: a stale read where not 0. */
  readonly behind: number;
  /** µs that a write waited for the lock of its row. */
  readonly locked: number;
  /** The event had been handled before, and was only acknowledged. */
  readonly duplicate: boolean;
  readonly outcome: Outcome;
  readonly status: number;
  readonly reason: Reason | null;
  /** The stages that it passed at the callee, in their order, as far as it came; of a gateway its middleware. */
  readonly stages: readonly { readonly use: string; readonly verdict: StageVerdict }[];
}

/** What a stage did with a request: turned it away; answered it, or had no answer; sent it, or let it wait for one sent before; changed it. */
export const STAGE_VERDICTS = ["", "passed", "ended", "hit", "miss", "sent", "coalesced", "changed"] as const;
export type StageVerdict = Exclude<(typeof STAGE_VERDICTS)[number], "">;

/** What a stage of a node has done since the run began, and how it is now. */
export interface StageReport {
  readonly use: string;
  readonly passed: number;
  /** Turned away. */
  readonly ended: number;
  /** rate-limit: tokens that are left now, of all buckets the emptiest. */
  readonly tokens?: number;
  /** cache: answered without a call, entries now, and those that had to make room. */
  readonly hits?: number;
  readonly misses?: number;
  readonly entries?: number;
  readonly evictions?: number;
  /** coalesce: answered by the call of another, and waiting for one now. */
  readonly coalesced?: number;
  readonly waiting?: number;
  /** load-shed: in flight behind it now, all replicas together. */
  readonly inFlight?: number;
  /** logging: records written. */
  readonly written?: number;
  /** headers: requests that were changed. */
  readonly changed?: number;
}

export interface TraceRow {
  readonly id: string; // 32 hex digits
  readonly operation: string; // "POST /cart/checkout"
  readonly client: string;
  readonly startedAt: number;
  readonly duration: number;
  readonly outcome: Outcome;
  readonly status: number;
  readonly reason: Reason | null;
  readonly spans: number;
  readonly nodes: number; // different ones
  readonly tries: number; // most attempts of one call in it
  readonly failedDeliveries: number; // of messages: a request may go well all the same
  readonly lost: boolean; // spans were dropped for lack of room, or it was given up before its last message
  /** µs from its start to the end of the last thing in it: more than its duration where messages outlived the request. */
  readonly lasted: number;
  readonly open: boolean; // messages of it are on the way still
}
export interface Trace extends TraceRow {
  readonly key: number;
  readonly request: number;
  readonly spansOf: readonly Span[]; // in the order of sending, the root first
}

export interface TraceQuery {
  readonly node?: string;
  readonly operation?: string;
  readonly outcome?: "ok" | "failed" | Outcome;
  readonly minDuration?: number;
  readonly maxDuration?: number;
  readonly from?: number;
  readonly to?: number;
  readonly text?: string;
  readonly order: "newest" | "longest";
  readonly most: number;
}
export interface TraceList {
  readonly rows: readonly TraceRow[];
  readonly matched: number;
  readonly byOutcome: Readonly<Record<Outcome, number>>; // of those that match but for the outcome filter
  readonly kept: number;
  readonly seen: number; // requests ended
  readonly dropped: number; // kept once, since overwritten
  readonly operations: readonly string[];
}

export type Level = "debug" | "info" | "warn" | "error";
/** What the log says; `code` names the sentence, `values` fill it. */
export interface LogRecord {
  readonly seq: number;
  readonly at: number;
  readonly level: Level;
  readonly node: string; // the node or route it is about; "" for the run
  readonly instance: string | null;
  readonly code: LogCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly trace: string | null; // id of a trace, where it belongs to a request that is being recorded
  readonly skew: number; // µs by which the clock of the instance that wrote it was fast; `at` is the true time
}
export const LOG_CODES = [
  "runStarted",
  "instanceStatus",
  "instanceListed",
  "instanceDelisted",
  "outOfMemory",
  "ejected",
  "ejectionOver",
  "autoscaled",
  "deployStarted",
  "deployHeld",
  "deploySwitched",
  "deployDone",
  "deployRolledBack",
  "deployPromoted",
  "faultStarted",
  "faultEnded",
  "killed",
  "restarted",
  "stopped",
  "started",
  "scaled",
  "loadChanged",
  "actInVain",
  "edited",
  "requestFailed",
  "queueFull",
  "attemptTimedOut",
  "loadShed",
  "ownLimit",
  "deadlock",
  "breakerChanged",
  "registered",
  "deregistered",
  "evicted",
  "renewedLate",
  "listChanged",
  "preservationOn",
  "preservationOff",
  "requestLogged",
  "eventUnhandled",
  "handlerFailed",
  "topicFull",
  "messageDeadLettered",
  "messageExpired",
  "messageDropped",
  "consumerJoined",
  "consumerLeft",
  "consumerExpelled",
  "rebalanced",
  "deadLettersReplayed",
  "deadLettersFull",
  "sagaTurnedBack",
  "sagaCompensated",
  "sagaFailed",
  "sagaTriedAgain",
  "sagaResolved",
  "sagasLost",
  "sagasHalted",
  "sagasResumed",
  "stateLost",
  "invariantBroken",
  "invariantHealed",
  "configChanged",
  "configStaged",
  "configPromoted",
  "configRolledBack",
  "configRefused",
  "configUnreachable",
  "configApplied",
  "configFailed",
  "configMissed",
] as const;
export type LogCode = (typeof LOG_CODES)[number];
export interface LogQuery {
  readonly node?: string;
  readonly trace?: string;
  readonly levels?: readonly Level[];
  readonly text?: string;
  /** Only records after this sequence number. */
  readonly after?: number;
  readonly most: number;
}
export interface LogList {
  readonly records: readonly LogRecord[]; // oldest first
  readonly matched: number;
  readonly dropped: number; // overwritten by the ring
}

/** Something that happened at the registry or the configuration server, or that came of it. The words of the log say it. */
export interface HistoryEvent {
  readonly at: number;
  readonly code: LogCode;
  readonly node: string;
  readonly instance: string | null;
  readonly values: LogRecord["values"];
}

/** A stretch of what was done to the system, for bands and marks behind the charts. */
export interface Mark {
  readonly id: string;
  readonly act:
    | "fault"
    | "kill"
    | "restart"
    | "stop"
    | "start"
    | "scale"
    | "autoscale"
    | "deploy"
    | "promote"
    | "rollback"
    | "config"
    | "load"
    | "edit"
    | "replay"
    | "retry-saga"
    | "resolve-saga"
    | "breaker";
  /** Of a fault: its name, else "". */
  readonly fault: string;
  readonly target: string;
  readonly instance?: string;
  readonly from: number;
  readonly to: number | null; // null: a moment, or a fault that still acts
  readonly settings: Readonly<Record<string, unknown>>;
  /** A rule did it, such as the watch over a deployment or a staged configuration. */
  readonly itself?: true;
  /** Of an edit: ids of the nodes and routes whose settings it changed. */
  readonly things?: readonly string[];
}

export type Scope = { readonly system: true } | { readonly node: string } | { readonly route: string };
export interface SeriesQuery {
  readonly scope: Scope;
  readonly from: number;
  readonly to: number;
  /** Rows are merged (counts added, quantiles as the greatest) until no more than this many are left. */
  readonly most: number;
}
/** Columns of equal length, one entry a window; rates per second of virtual time; NaN = not known. */
export interface Series {
  readonly from: Float64Array; // start of each window, µs
  readonly width: number; // µs of the widest window in it
  readonly arrivals: Float64Array;
  readonly ok: Float64Array;
  readonly clientError: Float64Array;
  readonly serverError: Float64Array;
  readonly timeout: Float64Array;
  readonly rejected: Float64Array;
  readonly refused: Float64Array;
  readonly cancelled: Float64Array;
  readonly p50: Float64Array; // µs
  readonly p95: Float64Array;
  readonly p99: Float64Array;
  readonly busy: Float64Array; // share of slots held; of a route: attempts in flight
  readonly queue: Float64Array; // share of the places in line that are taken; of an unbounded line: number waiting
  readonly marks: readonly Mark[];
  /** Where detail begins: older windows were dropped. */
  readonly since: number;
}
