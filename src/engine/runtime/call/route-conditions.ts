// What may touch the calls over a route besides their callee and the time of their way: policies, faults, what is in the way. Most routes
// have none of it most of the time, and each call would ask for every one of them: `conditions` counts those that are there, so that
// one question is enough.
import type { AttemptTimers } from "../../policies/attempt-timers.ts";
import type { Fallback } from "../../policies/fallback.ts";
import type { Retry } from "../../policies/retry.ts";
import type { AddedLatency, InjectedErrors } from "../act/injections.ts";
import type { Tuning } from "../config/tuning.ts";
import { Measured } from "../measured.ts";
import type { Admission } from "./admission.ts";
import type { Breakers } from "./breakers.ts";
import type { Hedge } from "./hedging.ts";
import type { Passage } from "./passage.ts";
import type { Crossing } from "./zones.ts";

/** Each is null where the route has none of it. */
export class RouteConditions extends Measured {
  /** How many there are: 0 is by far the most common. */
  conditions = 0;
  private ownTimeout: AttemptTimers | null = null;
  private ownDeadline: AttemptTimers | null = null;
  private ownRetry: Retry | null = null;
  private ownHedge: Hedge | null = null;
  private ownBreakers: Breakers | null = null;
  private ownAdmission: Admission | null = null;
  private ownFallback: Fallback | null = null;
  private ownTuning: Tuning | null = null;
  private ownPassage: Passage | null = null;
  private ownCrossing: Crossing | null = null;
  private ownAddedLatency: readonly AddedLatency[] | null = null;
  private ownInjectedErrors: readonly InjectedErrors[] | null = null;
  private isRemoved = false;
  private looksUp = false;

  private count(before: unknown, after: unknown): void {
    this.conditions += (after ? 1 : 0) - (before ? 1 : 0);
  }

  /** Of each try. */
  get timeout(): AttemptTimers | null {
    return this.ownTimeout;
  }
  set timeout(value: AttemptTimers | null) {
    this.count(this.ownTimeout, value);
    this.ownTimeout = value;
  }

  /** Of the call with all its tries. */
  get deadline(): AttemptTimers | null {
    return this.ownDeadline;
  }
  set deadline(value: AttemptTimers | null) {
    this.count(this.ownDeadline, value);
    this.ownDeadline = value;
  }

  get retry(): Retry | null {
    return this.ownRetry;
  }
  set retry(value: Retry | null) {
    this.count(this.ownRetry, value);
    this.ownRetry = value;
  }

  get hedge(): Hedge | null {
    return this.ownHedge;
  }
  set hedge(value: Hedge | null) {
    this.count(this.ownHedge, value);
    this.ownHedge = value;
  }

  get breakers(): Breakers | null {
    return this.ownBreakers;
  }
  set breakers(value: Breakers | null) {
    this.count(this.ownBreakers, value);
    this.ownBreakers = value;
  }

  /** The caller's own limits: rate limit, bulkhead, concurrency limit. */
  get admission(): Admission | null {
    return this.ownAdmission;
  }
  set admission(value: Admission | null) {
    this.count(this.ownAdmission, value);
    this.ownAdmission = value;
  }

  get fallback(): Fallback | null {
    return this.ownFallback;
  }
  set fallback(value: Fallback | null) {
    this.count(this.ownFallback, value);
    this.ownFallback = value;
  }

  /** What configurations say of calls over it, by the caller's instance. */
  get tuning(): Tuning | null {
    return this.ownTuning;
  }
  set tuning(value: Tuning | null) {
    this.count(this.ownTuning, value);
    this.ownTuning = value;
  }

  /** What may drop its messages. */
  get passage(): Passage | null {
    return this.ownPassage;
  }
  set passage(value: Passage | null) {
    this.count(this.ownPassage, value);
    this.ownPassage = value;
  }

  /** Where its messages meet zones. */
  get crossing(): Crossing | null {
    return this.ownCrossing;
  }
  set crossing(value: Crossing | null) {
    this.count(this.ownCrossing, value);
    this.ownCrossing = value;
  }

  get addedLatency(): readonly AddedLatency[] | null {
    return this.ownAddedLatency;
  }
  set addedLatency(value: readonly AddedLatency[] | null) {
    this.count(this.ownAddedLatency, value);
    this.ownAddedLatency = value;
  }

  get injectedErrors(): readonly InjectedErrors[] | null {
    return this.ownInjectedErrors;
  }
  set injectedErrors(value: readonly InjectedErrors[] | null) {
    this.count(this.ownInjectedErrors, value);
    this.ownInjectedErrors = value;
  }

  get removed(): boolean {
    return this.isRemoved;
  }
  set removed(value: boolean) {
    this.count(this.isRemoved, value);
    this.isRemoved = value;
  }

  /** The caller looks in a registry: it chooses from its own view, not from the platform's list. */
  get byRegistry(): boolean {
    return this.looksUp;
  }
  set byRegistry(value: boolean) {
    this.count(this.looksUp, value);
    this.looksUp = value;
  }
}
