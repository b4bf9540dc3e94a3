// The faults that act now: starts them by name, ends them in time or when they are cleared, and lists them for those who look.
import type { FaultContext, FaultEffect } from "../../faults/effect.ts";
import type { FaultName } from "../../faults/specs.ts";
import type { CompletedFault } from "../../scenario/complete.ts";
import type { ActiveFault } from "../../telemetry/views/live.ts";
import type { Mark } from "../../telemetry/views/records.ts";
import { type Item, RANK } from "../agenda.ts";
import { durationOf } from "../build/texts.ts";
import type { Run } from "../run.ts";
import { faultContext } from "./fault-context.ts";

export type Effects = { readonly [N in FaultName]: FaultEffect<N> };

interface Acting extends ActiveFault {
  readonly isGone: () => boolean;
  readonly stop: () => void;
  readonly end: Item | null;
  readonly mark: Mark;
}

const COMMON: ReadonlySet<string> = new Set(["do", "id", "at", "for", "fault", "target", "instance"]);

export class ActiveFaults {
  private readonly run: Run;
  private readonly effects: Effects;
  private acting: Acting[] = [];
  private given = 0;

  constructor(run: Run, effects: Effects) {
    this.run = run;
    this.effects = effects;
  }

  get list(): readonly ActiveFault[] {
    return this.acting.map(({ stop: _stop, end: _end, isGone: _isGone, mark: _mark, ...fault }) => fault);
  }
  /** @returns the id under which it acts; null when its target is gone */
  start(fault: CompletedFault): string | null {
    const { given, run } = this;
    const id = fault.id ?? this.freeId();
    const context = faultContext(run, fault, id);
    if (context === null) {
      this.given = given; // what meets nobody is not in the log: no other fault's id may tell of it
      return null;
    }
    this.clear(id);
    const until = fault.for === undefined ? null : run.now + durationOf(fault.for);
    const end: Item | null = until === null ? null : { at: until, rank: RANK.end, apply: () => this.clear(id) };
    if (end !== null) run.agenda.add(end);
    const settings = Object.fromEntries(Object.entries(fault).filter(([key]) => !COMMON.has(key)));
    const shown: ActiveFault = {
      id,
      fault: fault.fault,
      target: fault.target,
      since: run.now,
      until,
      settings,
      ...(fault.instance === undefined ? {} : { instance: fault.instance }),
    };
    const mark = markOf(shown);
    run.log.write(run.now, "warn", fault.target, "faultStarted", { fault: fault.fault, id }, fault.instance ?? null);
    const effect = this.effects[fault.fault] as (settings: CompletedFault, on: FaultContext) => () => void;
    const stop = run.journal.doing(mark, () => {
      const undo = effect(fault, context);
      run.drain();
      return undo;
    });
    this.acting.push({ ...shown, stop, end, mark, isGone: context.isGone });
    return id;
  }

  private freeId(): string {
    let id = "";
    do id = `fault-${++this.given}`;
    while (this.acting.some((fault) => fault.id === id));
    return id;
  }

  /** Ends the fault of that id, or all. */
  clear(which: string): void {
    this.end((fault) => which === "all" || fault.id === which);
  }

  /** Ends those whose node or route was deleted: another of the same id is not theirs. */
  clearRemoved(): void {
    this.end((fault) => fault.isGone());
  }

  private end(isOver: (fault: Acting) => boolean): void {
    const ends = this.acting.filter(isOver);
    this.acting = this.acting.filter((fault) => !ends.includes(fault));
    for (const fault of ends) {
      if (fault.end !== null) this.run.agenda.remove(fault.end);
      this.run.journal.ends(fault.id, this.run.now);
      this.run.journal.within({ origin: fault.mark, because: null }, fault.stop);
      this.run.log.write(this.run.now, "info", fault.target, "faultEnded", { fault: fault.fault, id: fault.id }, fault.instance ?? null);
    }
  }
}

const markOf = ({ id, fault, target, instance, since, until, settings }: ActiveFault): Mark => ({
  id,
  act: "fault",
  fault,
  target,
  ...(instance === undefined ? {} : { instance }),
  from: since,
  to: until,
  settings,
});
