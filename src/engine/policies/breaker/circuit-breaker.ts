// A circuit breaker: refuses calls that would probably fail, and lets some through after a while to see whether they still do.
// Knows the virtual time that it is told and nothing else: neither run nor route nor call.
import type { BreakerChange, BreakerReason, BreakerState } from "../../telemetry/views/breakers.ts";
import { carryOver } from "./carry-over.ts";
import { CountWindow } from "./count-window.ts";
import { type BreakerSettings, CONSECUTIVE, limitsOf, tallyOf, trialLimitsOf, trialsOf, WINDOWED } from "./settings.ts";
import { judge, type Judgement, type Limits, type Tally } from "./tally.ts";

export type OnChange = (change: BreakerChange) => void;

const HELD = { disabled: "DISABLED", "metrics-only": "METRICS_ONLY", "forced-open": "FORCED_OPEN", normal: "CLOSED" } as const;

/** The state in which it begins, or is held. */
export const heldAs = ({ state }: BreakerSettings): BreakerState => HELD[state];

/**
 * CLOSED → OPEN → HALF_OPEN → CLOSED or OPEN; by setting also DISABLED, METRICS_ONLY and FORCED_OPEN.
 * All times are whole µs of virtual time that never goes back. Ask `admits` before a call and say how it ended by exactly one of
 * `record` and `ignore`. Where `due` is finite, call `tick` at that time: then it changes by itself.
 *
 * Mode `window` follows resilience4j 2 (CircuitBreakerStateMachine): a rate ≥ its threshold opens, once `minimum` outcomes are in;
 * slow is strictly longer than `slowCall`; open for `open` · `openFactor` for each opening in a row before, at most `openMax`
 * (IntervalFunction.ofExponentialBackoff); the first call asked strictly later makes it half-open (`automatic`: the moment itself);
 * half-open admits `probes` calls. An outcome counts in the state in which it arrives, whichever state let its call through; an
 * ignored one gives a permission back in half-open. Entering CLOSED or HALF_OPEN empties the window; outcomes that arrive while it
 * is open are counted, and change nothing.
 * Mode `consecutive`: `failures` in a row open it; `open` after the last failure (≥) one trial at a time is let through, one success
 * closes it.
 */
export class CircuitBreaker {
  private settings: BreakerSettings;
  private readonly onChange: OnChange;
  private closedTally: Tally;
  private trialTally: Tally;
  private limits: Limits;
  private trialLimits: Limits;
  state: BreakerState;
  /** When this state began. */
  since = 0.5;
  /** Openings without a close between them. */
  openings = 0;
  /** Half-open: calls that may still be sent. */
  permits = 0;
  private lastFailure = 0.5;

  /**
   * @param given what differs from the defaults of its mode: five failures in a row and a minute, or resilience4j's with a window
   * @param now µs of virtual time
   * @param onChange is told of every transition, with its reason
   */
  constructor(given: Partial<BreakerSettings> = {}, now = 0, onChange: OnChange = () => {}) {
    const settings = { ...(given.mode === "window" ? WINDOWED : CONSECUTIVE), ...given };
    this.settings = settings;
    this.onChange = onChange;
    this.closedTally = tallyOf(settings);
    this.trialTally = new CountWindow(trialsOf(settings));
    this.limits = limitsOf(settings);
    this.trialLimits = trialLimitsOf(settings);
    this.state = heldAs(settings);
    this.since = now;
    this.lastFailure = now;
  }

  /** May a call be sent? In half-open a yes takes one of the permissions. */
  admits(now: number): boolean {
    switch (this.state) {
      case "OPEN":
        if (this.settings.mode === "window" ? now <= this.opensUntil : now < this.opensUntil) return false;
        this.halfOpen(now);
        return this.takePermit();
      case "HALF_OPEN":
        return this.takePermit();
      case "FORCED_OPEN":
        return false;
      default:
        return true;
    }
  }

  private takePermit(): boolean {
    if (this.permits === 0) return false;
    this.permits--;
    return true;
  }

  /** A call ended in a way that says something of the callee. @param took µs from its sending to its end */
  record(now: number, failed: boolean, took: number): void {
    const { state } = this;
    if (state === "DISABLED" || state === "FORCED_OPEN") return;
    if (failed) this.lastFailure = now;
    const { tally } = this;
    tally.record(now, failed, took > this.settings.slowCall);
    if (state === "CLOSED") this.judgeClosed(now);
    else if (state === "HALF_OPEN") this.judgeTrials(now);
  }

  /** A call ended in a way that says nothing, or was not sent after all. */
  ignore(): void {
    if (this.state === "HALF_OPEN") this.permits++;
  }

  /** When it changes by itself; Infinity: only when it is asked or told. */
  get due(): number {
    if (this.state === "OPEN" && this.settings.automatic) return this.opensUntil;
    return this.state === "HALF_OPEN" ? this.since + this.settings.halfOpenMax : Infinity;
  }

  /** When an open one lets a call through, at the earliest; NaN in any other state. */
  get opensUntil(): number {
    if (this.state !== "OPEN") return NaN;
    const from = this.settings.mode === "consecutive" ? this.lastFailure : this.since;
    return from + openFor(this.settings, this.openings);
  }

  /** To be called at `due`; earlier it does nothing. */
  tick(now: number): void {
    if (now < this.due) return;
    if (this.state === "OPEN") this.halfOpen(now);
    else this.open(now, "probesLate", this.settings.halfOpenMax, this.trialTally.total, 0);
  }

  /** What counts now: half-open its probes, else its window. */
  get tally(): Tally {
    return this.state === "HALF_OPEN" ? this.trialTally : this.closedTally;
  }
  get judgedBy(): Limits {
    return this.state === "HALF_OPEN" ? this.trialLimits : this.limits;
  }

  /** Calls that half-open lets through. */
  get probes(): number {
    return trialsOf(this.settings);
  }

  /** What its limits say of its window now, whether or not it acts on it. */
  judgement(now: number): Judgement {
    this.tally.turn(now);
    return judge(this.tally, this.judgedBy);
  }

  /**
   * Other settings from now on. State and window stay; a window of another size keeps the newest that it has room for, another way
   * to count begins empty, another `state` takes effect at once. A limit that is already passed acts with the next outcome.
   */
  configure(settings: BreakerSettings, now: number): void {
    const before = this.settings;
    this.settings = settings;
    this.limits = limitsOf(settings);
    this.trialLimits = trialLimitsOf(settings);
    const made = tallyOf(settings);
    if (made.kind !== this.closedTally.kind || made.size !== this.closedTally.size) {
      carryOver(this.closedTally, made, now);
      this.closedTally = made;
    }
    if (trialsOf(settings) !== trialsOf(before)) this.resizeTrials(trialsOf(settings), trialsOf(before));
    if (settings.state !== before.state) this.hold(now);
    else if (this.state === "HALF_OPEN") this.judgeTrials(now);
  }

  private resizeTrials(probes: number, before: number): void {
    const made = new CountWindow(probes);
    carryOver(this.trialTally, made, 0);
    this.trialTally = made;
    if (this.state === "HALF_OPEN") this.permits = Math.max(0, this.permits + probes - before);
  }

  private hold(now: number): void {
    const to = heldAs(this.settings);
    this.openings = 0;
    this.closedTally.clear();
    this.change(now, to, "set", 0, 0, 0);
  }

  private judgeClosed(now: number): void {
    const { failed, slow, total } = this.closedTally;
    const { failureRate, slowRate } = this.limits;
    const judged = judge(this.closedTally, this.limits);
    if (judged === "failures") this.open(now, this.settings.mode === "consecutive" ? "inRow" : "failures", failed, total, failureRate);
    else if (judged === "slow") this.open(now, "slow", slow, total, slowRate);
  }

  private judgeTrials(now: number): void {
    const { failed, slow, total } = this.trialTally;
    const { failureRate, slowRate } = this.trialLimits;
    const judged = judge(this.trialTally, this.trialLimits);
    if (judged === "failures") this.open(now, "probesFailed", failed, total, failureRate);
    else if (judged === "slow") this.open(now, "probesSlow", slow, total, slowRate);
    else if (judged === "good") {
      this.openings = 0;
      this.closedTally.clear();
      this.change(now, "CLOSED", "probesGood", total - failed, total, failureRate);
    }
  }

  private open(now: number, reason: BreakerReason, part: number, of: number, threshold: number): void {
    this.openings++;
    this.change(now, "OPEN", reason, part, of, threshold);
  }

  private halfOpen(now: number): void {
    const waited = now - this.since;
    this.trialTally.clear();
    this.closedTally.clear();
    this.permits = trialsOf(this.settings);
    this.change(now, "HALF_OPEN", "waited", waited, 0, 0);
  }

  private change(at: number, to: BreakerState, reason: BreakerReason, part: number, of: number, threshold: number): void {
    const from = this.state;
    this.state = to;
    this.since = at;
    this.onChange({ at, from, to, reason, part, of, threshold });
  }
}

/** How long the so-manieth opening in a row lasts, whole µs. */
export function openFor({ open, openFactor, openMax }: BreakerSettings, openings: number): number {
  let wait = open;
  for (let i = 1; openFactor > 1 && i < openings && wait < openMax; i++) wait *= openFactor;
  return Math.round(Math.min(wait, Math.max(open, openMax)));
}
