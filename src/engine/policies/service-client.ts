// A client of a service, alone: what a caller does about its calls, without a drawing. It is made of the same parts as a route of a run
// (retry, budgets, token bucket, bulkhead, fallback) and keeps their order: fallback ( deadline ( retry or hedge ( rate limit (
// timeout of the try ( bulkhead ( network )))))).
import { type Distribution, draw } from "../kernel/distribution.ts";
import { RandomStream } from "../kernel/random-stream.ts";
import type { Clock } from "../kernel/virtual-clock.ts";
import { distributionOf, durationOf } from "../runtime/build/texts.ts";
import { type Failure, Failures } from "../runtime/failure.ts";
import type { ReasonCode } from "../telemetry/views/reason.ts";
import { Bulkhead } from "./bulkhead.ts";
import { Fallback, type FallbackName } from "./fallback.ts";
import type { RetryBudget } from "./retry-budget.ts";
import { Retry, type RetrySettings } from "./retry.ts";
import { TokenBucket } from "./token-bucket.ts";

/** What the service says: an HTTP status and a value (and when to come back, µs), or that nobody listens, or that the connection broke. */
export type Reply<A> = { readonly status: number; readonly value?: A; readonly retryAfter?: number } | "refused" | "reset";

/** Brings a request to the service. It answers once, or never. @param cancelled asked later: has the caller given up meanwhile? */
export type Transport<Q, A> = (request: Q, answer: (reply: Reply<A>) => void, cancelled: () => boolean) => void;

/** How a call ended. `code` is a reason as in a run; null: well. */
export interface CallEnd<A> {
  readonly status: number;
  readonly value: A | undefined;
  readonly code: ReasonCode | null;
  readonly tries: number;
  readonly fellBack: boolean;
}

export interface ServiceClientSettings<A> {
  /** Of one try ["30s"]. */
  readonly timeout?: string;
  /** Of all tries together [none]. */
  readonly deadline?: string;
  /** A message's way, each way ["100ms"]. */
  readonly network?: string;
  /** As `retry` of a route; [3 attempts, exponential from 25 ms to 250 ms, full jitter]. */
  readonly retry?: Partial<RetrySettings>;
  readonly budget?: RetryBudget;
  /** Another try beside those that are out, so long after the last, at most so many more; then there are no retries. */
  readonly hedge?: { readonly after: string; readonly most: number };
  readonly rateLimit?: { readonly rate: number; readonly burst: number; readonly wait?: string };
  readonly bulkhead?: { readonly maxInFlight: number; readonly queue?: number };
  /** Answers with the value in place of such failures [all but the client's own errors]. */
  readonly fallback?: { readonly value: A; readonly on?: readonly FallbackName[] };
  readonly seed?: number;
}

const RETRY: RetrySettings = {
  attempts: 3,
  backoff: "exponential",
  base: 25_000,
  max: 250_000,
  jitter: "full",
  on: ["5xx", "reset", "connect", "timeout"],
  retryAfter: false,
};
const FALLBACK: readonly FallbackName[] = ["5xx", "reset", "connect", "timeout", "deadline", "rejected", "429"];

/**
 * Calls a service through a transport, under a clock.
 * Only the outcomes that `retry.on` names are tried again, a 4xx never but 408 and 429; "nobody listens" (`connect`) is not the same as
 * "no answer in time" (`timeout`). Defaults of this class alone: 30 s a try, 3 attempts, 100 ms of network each way.
 */
export class ServiceClient<Q, A> {
  readonly name: string;
  private readonly parts: Parts<Q, A>;

  /** @throws when hedge and retry are both given */
  constructor(name: string, clock: Clock, transport: Transport<Q, A>, settings: ServiceClientSettings<A> = {}) {
    if (settings.hedge !== undefined && settings.retry !== undefined) throw new Error("a client hedges or retries, not both");
    this.name = name;
    this.parts = partsOf(name, clock, transport, settings);
  }

  /** @returns gives the call up: it ends as cancelled, and so do its tries */
  call(request: Q, ended: (end: CallEnd<A>) => void): () => void {
    return new Call(this.parts, request, ended).begin();
  }

  /** Tries that are out now. */
  get inFlight(): number {
    return this.parts.bulkhead.inFlight;
  }
}

interface Parts<Q, A> {
  readonly name: string;
  readonly clock: Clock;
  readonly transport: Transport<Q, A>;
  readonly failures: Failures;
  readonly network: Distribution;
  readonly random: RandomStream;
  readonly timeout: number;
  readonly deadline: number;
  readonly retry: Retry | null;
  readonly hedge: { readonly after: number; readonly most: number } | null;
  readonly bucket: TokenBucket | null;
  readonly tokenWait: number;
  readonly bulkhead: Bulkhead;
  /** Tries in the bulkhead's line, by ticket. */
  readonly held: Map<number, () => void>;
  readonly fallback: { readonly answers: Fallback; readonly value: A } | null;
  tickets: number;
}

function partsOf<Q, A>(name: string, clock: Clock, transport: Transport<Q, A>, settings: ServiceClientSettings<A>): Parts<Q, A> {
  const { timeout = "30s", network = "100ms", seed = 1, deadline, retry, budget, hedge, rateLimit, bulkhead, fallback } = settings;
  const stream = (purpose: string) => new RandomStream(seed, `${name}/${purpose}`);
  return {
    name,
    clock,
    transport,
    failures: new Failures(),
    network: distributionOf(network),
    random: stream("network"),
    timeout: durationOf(timeout),
    deadline: deadline === undefined ? Infinity : durationOf(deadline),
    retry: hedge === undefined ? new Retry({ ...RETRY, ...retry }, stream("retry"), budget ?? null) : null,
    hedge: hedge === undefined ? null : { after: durationOf(hedge.after), most: hedge.most },
    bucket: rateLimit === undefined ? null : new TokenBucket(rateLimit.rate, rateLimit.burst),
    tokenWait: durationOf(rateLimit?.wait ?? "0ms"),
    bulkhead: new Bulkhead(bulkhead?.maxInFlight ?? Infinity, bulkhead?.queue ?? 0),
    held: new Map(),
    fallback: fallback === undefined ? null : { answers: new Fallback(fallback.on ?? FALLBACK), value: fallback.value },
    tickets: 0,
  };
}

/** One call: its tries, one after another or several at once, until one is answered well or none is left. */
class Call<Q, A> {
  private readonly parts: Parts<Q, A>;
  private readonly request: Q;
  private readonly ended: (end: CallEnd<A>) => void;
  private readonly tries = new Set<Try<Q, A>>();
  private over = false;
  private sent = 0;
  private backoff = 0;
  /** Of the good answer. */
  private status = 200;
  private next: (() => void) | null = null;
  private deadline: (() => void) | null = null;

  constructor(parts: Parts<Q, A>, request: Q, ended: (end: CallEnd<A>) => void) {
    this.parts = parts;
    this.request = request;
    this.ended = ended;
  }

  begin(): () => void {
    const { clock, deadline, retry, failures, name } = this.parts;
    retry?.budget?.called(clock.now);
    if (deadline < Infinity) this.deadline = clock.after(deadline, () => this.end(failures.of("deadline", name), undefined));
    this.attempt();
    return () => this.end(failures.of("abandoned", name), undefined);
  }

  private attempt(): void {
    const { hedge, clock } = this.parts;
    this.sent++;
    this.next = hedge === null || this.sent > hedge.most ? null : clock.after(hedge.after, () => this.attempt());
    const attempt: Try<Q, A> = new Try(this.parts, this.request, (failure, value) => this.heard(attempt, failure, value));
    this.tries.add(attempt);
    attempt.begin();
  }

  private heard(attempt: Try<Q, A>, failure: Failure | null, value: A | undefined): void {
    const { retry, clock } = this.parts;
    this.tries.delete(attempt);
    if (this.over) return;
    if (failure === null) {
      this.status = attempt.status;
      retry?.budget?.succeeded();
    } else if (this.tries.size > 0) return; // another one is out
    else if (retry !== null && retry.wants(failure, this.sent, clock.now)) {
      this.backoff = retry.wait(this.sent, this.backoff);
      const wait = retry.heedsRetryAfter ? Math.max(this.backoff, attempt.retryAfter) : this.backoff;
      this.next = clock.after(wait, () => this.attempt());
      return;
    }
    this.end(failure, value);
  }

  private end(failure: Failure | null, value: A | undefined): void {
    if (this.over) return;
    this.over = true;
    this.next?.();
    this.deadline?.();
    for (const attempt of this.tries) attempt.giveUp();
    const { fallback } = this.parts;
    const fellBack =
      failure !== null && fallback !== null && fallback.answers.answers(failure.code === "deadline" ? "deadline" : failure.retry);
    const end = { tries: this.sent, fellBack };
    if (failure === null) this.ended({ status: this.status, value, code: null, ...end });
    else if (fellBack) this.ended({ status: 200, value: fallback.value, code: null, ...end });
    else this.ended({ status: failure.status, value: undefined, code: failure.code, ...end });
  }
}

/** One try, from asking for its token to its end. */
class Try<Q, A> {
  private readonly parts: Parts<Q, A>;
  private readonly request: Q;
  private readonly heard: (failure: Failure | null, value: A | undefined) => void;
  /** µs that the answer asks to wait. */
  retryAfter = 0;
  status = 200;
  private over = false;
  private isOut = false;
  private ticket = -1;
  private timer: (() => void) | null = null;

  constructor(parts: Parts<Q, A>, request: Q, heard: (failure: Failure | null, value: A | undefined) => void) {
    this.parts = parts;
    this.request = request;
    this.heard = heard;
  }

  begin(): void {
    const { bucket, tokenWait, clock } = this.parts;
    const wait = bucket === null ? 0 : bucket.reserve(clock.now, tokenWait);
    if (wait < 0) this.fails("ownRateLimit");
    else if (wait > 0) this.timer = clock.after(wait, () => this.permitted());
    else this.permitted();
  }

  private permitted(): void {
    const { bulkhead, held, clock, timeout } = this.parts;
    this.timer = clock.after(timeout, () => this.fails("timeout"));
    if (bulkhead.enter()) {
      this.leaves();
      return;
    }
    this.ticket = this.parts.tickets++;
    if (bulkhead.join(this.ticket)) held.set(this.ticket, () => this.leaves());
    else this.fails("bulkheadFull");
  }

  private leaves(): void {
    const { clock, transport } = this.parts;
    this.isOut = true;
    clock.after(this.way(), () => {
      transport(
        this.request,
        (reply) => void clock.after(this.way(), () => this.answered(reply)),
        () => this.over,
      );
    });
  }
  private way(): number {
    return draw(this.parts.network, this.parts.random);
  }

  private answered(reply: Reply<A>): void {
    if (typeof reply === "object") {
      this.retryAfter = reply.retryAfter ?? 0;
      this.status = reply.status;
    }
    if (reply === "refused") this.fails("noListener");
    else if (reply === "reset") this.fails("crashed");
    else if (reply.status < 400) this.ends(null, reply.value);
    else if (reply.status === 429) this.fails("rateLimit");
    else this.fails("failStep", reply.status);
  }

  private fails(code: ReasonCode, status?: number): void {
    this.ends(this.parts.failures.of(code, this.parts.name, status), undefined);
  }

  giveUp(): void {
    this.ends(this.parts.failures.of("abandoned", this.parts.name), undefined);
  }

  private ends(failure: Failure | null, value: A | undefined): void {
    if (this.over) return;
    this.over = true;
    this.timer?.();
    const { bulkhead, held } = this.parts;
    if (held.delete(this.ticket) && !this.isOut) bulkhead.withdraw();
    if (this.isOut) {
      bulkhead.leave();
      admit(bulkhead, held);
    }
    this.heard(failure, value);
  }
}

/** Those in line for whom there is a place now; who left early has no entry any more. */
function admit(bulkhead: Bulkhead, held: Map<number, () => void>): void {
  for (let ticket = bulkhead.next(); ticket >= 0; ticket = bulkhead.next()) {
    const leaves = held.get(ticket);
    if (leaves === undefined) continue;
    held.delete(ticket);
    bulkhead.comesIn();
    leaves();
  }
}
