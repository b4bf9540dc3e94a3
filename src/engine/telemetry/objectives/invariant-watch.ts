// An objective that is an expression over what is kept: it hears of every change from the ledger, and says whether it held.
import { ledgerOf } from "../../runtime/effects/ledger.ts";
import type { Run } from "../../runtime/run.ts";
import type { InvariantObjective } from "../../scenario/document.ts";
import { type Invariant, parseInvariant } from "../../scenario/invariant-text.ts";
import type { ObjectiveResult } from "../metrics/summary.ts";
import type { WindowObserver } from "../metrics/windows.ts";
import type { ObjectiveView } from "../views/effects-view.ts";
import { ComparisonWatch } from "./comparison-watch.ts";
import { EndingWatch } from "./ending-watch.ts";
import { Breaks } from "./invariant-breaks.ts";

export class InvariantWatch implements WindowObserver {
  readonly objective: InvariantObjective;
  /** Null where the expression cannot be read: the document was not parsed. */
  readonly watch: ComparisonWatch | EndingWatch | null;
  private readonly run: Run;
  private readonly breaks: Breaks;
  /** Names without a state, and which of them were entities when it was read. */
  private readonly names: readonly string[];
  private readonly read: string;

  constructor(run: Run, objective: InvariantObjective) {
    this.run = run;
    this.objective = objective;
    this.breaks = new Breaks(run, objective.id, objective.invariant);
    const parsed = parseInvariant(objective.invariant);
    const ledger = ledgerOf(run);
    this.names = parsed.ok ? bareNames(parsed.value) : [];
    this.read = this.reading();
    if (!parsed.ok) this.watch = null;
    else if (parsed.value.sort === "ends") this.watch = new EndingWatch(run, ledger, parsed.value, this.breaks);
    else this.watch = new ComparisonWatch(run, ledger, parsed.value, this.breaks);
  }

  private reading(): string {
    const ledger = ledgerOf(this.run);
    return this.names.filter((name) => ledger.isEntity(name)).join(" ");
  }
  /** An edit has made an entity of what was none, or the other way round: then it must be read anew. */
  get isStale(): boolean {
    return this.reading() !== this.read;
  }

  observe(end: number): void {
    this.watch?.settle(end);
  }

  get isBroken(): boolean {
    return this.breaks.holds === false;
  }
  private get value(): number | null {
    if (this.watch instanceof ComparisonWatch) return this.watch.worst;
    return this.watch === null || this.breaks.holds === null ? null : this.watch.missed;
  }

  result(): ObjectiveResult {
    this.watch?.settle(this.run.now + 1);
    const { count, first, holds } = this.breaks;
    const held = holds === null ? null : count === 0;
    const broken = first === null ? null : this.breaks.view(first);
    return {
      id: this.objective.id,
      held,
      value: this.value,
      ...(broken === null ? {} : { broken: { at: broken.at / 1000, times: count, trace: broken.trace } }),
    };
  }

  /** May the trace of the request be wanted when it has ended? */
  isSuspect(key: number): boolean {
    return this.breaks.blamed.delete(key) || this.watch?.isOpen(key) === true;
  }

  view(): ObjectiveView {
    const { held, id, value } = this.result();
    const { count, holds, since } = this.breaks;
    const state = holds === null ? "nothing" : holds ? "held" : "broken";
    return { id, held, value, state, since: count === 0 ? null : since, count, breaks: this.breaks.views() };
  }
}

const bareNames = (invariant: Invariant): readonly string[] =>
  invariant.sort === "ends"
    ? []
    : [...invariant.left.terms, ...invariant.right.terms].flatMap(({ name, state }) => (state === null ? [name] : []));
