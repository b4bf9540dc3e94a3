// Whether an invariant holds, since when, and what broke it: an instant, a place, the request. Breaks are logged and led back to what
// acts at that moment. Changes nothing in the run.
import { type Behind, requestKey } from "../../runtime/effects/ledger.ts";
import type { Frame } from "../../runtime/frame.ts";
import type { Client } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { BreakView } from "../views/effects-view.ts";

/** Who changed something, as far as it is remembered when the request itself is gone. */
export interface Doer {
  /** The request; null: none. */
  readonly request: { readonly client: Client; readonly number: number } | null;
  readonly frame: Frame | null;
  readonly node: string;
  readonly instance: string | null;
}
export const doerOf = ({ frame, instance, node }: Behind): Doer => ({
  request: frame === null || frame.client === null ? null : { client: frame.client, number: frame.request },
  frame,
  node: node?.id ?? "",
  instance: instance?.name ?? null,
});

interface Break {
  readonly at: number;
  readonly value: number;
  readonly trace: string | null;
  readonly node: string;
  readonly instance: string | null;
}
const MOST_BREAKS = 50;
const MOST_BLAMED = 1000;
/** µs. */
const QUIET = 1e6;

export class Breaks {
  private readonly run: Run;
  private readonly id: string;
  private readonly text: string;
  /** Null: nothing is said yet. */
  holds: boolean | null = null;
  since = 0;
  /** The last break that was logged, and whether that of now is: one that comes and goes must not fill log and journal. */
  private toldAt = -Infinity;
  private isTold = false;
  count = 0;
  first: Break | null = null;
  private latest: Break[] = [];
  /** Requests that broke it, and may be in flight still: then their traces are wanted. */
  readonly blamed = new Set<number>();

  constructor(run: Run, id: string, text: string) {
    this.run = run;
    this.id = id;
    this.text = text;
  }

  /** How it is now. @param by who brought it so @param value what is measured of it */
  judge(holds: boolean, at: number, value: number, by: Doer): void {
    const before = this.holds;
    this.holds = holds;
    if (before === holds) return;
    this.since = at;
    if (!holds) {
      this.isTold = at - this.toldAt >= QUIET;
      this.breaks(at, value, by);
    } else if (before === false && this.isTold) this.log("invariantHealed", at, value, by);
    if (this.isTold && (before !== null || !holds)) this.enters(holds, at, by);
    if (!holds && this.isTold) this.toldAt = at;
  }

  /** Into the journal, led back to a fault that acts now. */
  private enters(holds: boolean, at: number, by: Doer): void {
    const origin = this.run.journal.actingFault(() => true);
    const [from, to] = holds ? (["broken", "held"] as const) : (["held", "broken"] as const);
    const code = by.request === null && by.node !== "" ? "stateLost" : "effect";
    const values = { invariant: this.text };
    this.run.journal.changed({
      at,
      thing: this.id,
      instance: "",
      sort: "objective",
      from,
      to,
      code,
      values,
      led: { origin, because: null },
    });
  }

  /** Another thing of which it is not true, of an invariant that is about each. */
  breaks(at: number, value: number, by: Doer): void {
    const { run } = this;
    this.count++;
    const trace = by.request === null ? null : run.traces.tracing.traceId(by.request.client.hash, by.request.number);
    const one = { at, value, trace, node: by.node, instance: by.instance };
    this.first ??= one;
    this.latest.push(one);
    if (this.latest.length > 2 * MOST_BREAKS) this.latest = this.latest.slice(-MOST_BREAKS);
    if (by.frame !== null) run.traces.keep(by.frame, run.now);
    else if (by.request !== null) this.blames(requestKey(by.request.client.index, by.request.number));
    if (!this.isTold || (at !== this.since && !run.log.mayRepeat(at, this.id, "invariantBroken"))) return;
    this.log("invariantBroken", at, value, by, trace);
  }

  private blames(key: number): void {
    this.blamed.add(key);
    if (this.blamed.size > MOST_BLAMED) this.blamed.delete(this.blamed.values().next().value as number);
  }

  private log(code: "invariantBroken" | "invariantHealed", at: number, value: number, by: Doer, trace: string | null = null): void {
    const level = code === "invariantBroken" ? "error" : "info";
    this.run.log.write(at, level, by.node, code, { id: this.id, invariant: this.text, value }, by.instance, trace);
  }

  /** Newest first; a trace only where it is kept. */
  views(): readonly BreakView[] {
    return this.latest
      .slice(-MOST_BREAKS)
      .map((one) => this.view(one))
      .toReversed();
  }
  view({ at, instance, node, trace, value }: Break): BreakView {
    const kept = trace !== null && this.run.traces.has(trace);
    return { at, value, trace: kept ? trace : null, node, instance };
  }
}
