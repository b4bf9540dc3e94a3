// What is told of the sagas of a node: log, journal, and the latest that have ended, for those who look.
import type { LogCode } from "../../telemetry/views/records.ts";
import type { SagaState } from "../../telemetry/views/saga-view.ts";
import type { Failure } from "../failure.ts";
import type { Instance, Node } from "../network.ts";
import { RECENT } from "../recent-ends.ts";
import type { Run } from "../run.ts";
import type { RunSaga } from "./saga-origin.ts";

/** Of those that have ended, so many are kept: the latest. Those that wait for a person are kept by the orchestrator. */
const KEPT = 500;

export class SagaChronicle {
  private readonly run: Run;
  private readonly node: Node;
  private readonly ring: RunSaga[] = [];
  private written = 0;
  /** How many had ended at the end of each of the last windows. */
  private readonly marks: { readonly at: number; readonly completed: number; readonly compensated: number }[] = [];

  constructor(run: Run, node: Node) {
    this.run = run;
    this.node = node;
  }

  /** A window ends. */
  turn(): void {
    const { orchestrator } = this.node.sagas ?? {};
    if (orchestrator === undefined) return;
    const mark = { at: this.run.now, completed: 0, compensated: 0 };
    for (const name of orchestrator.names) {
      mark.completed += orchestrator.tally(name).in("COMPLETED");
      mark.compensated += orchestrator.tally(name).in("COMPENSATED");
    }
    this.marks.push(mark);
    if (this.marks.length > RECENT + 1) this.marks.shift();
  }
  /** Ends a second over the last windows; NaN before there was one. */
  rates(): { readonly completed: number; readonly compensated: number } {
    const [first] = this.marks;
    const last = this.marks.at(-1);
    if (first === undefined || last === undefined) return { completed: NaN, compensated: NaN };
    const from = this.marks.length > RECENT ? first : { at: 0, completed: 0, compensated: 0 };
    const seconds = (last.at - from.at) / 1e6;
    return { completed: (last.completed - from.completed) / seconds, compensated: (last.compensated - from.compensated) / seconds };
  }

  /** Newest first. */
  *ended(): Iterable<RunSaga> {
    for (let back = 1; back <= Math.min(KEPT, this.written); back++) yield this.ring[(this.written - back) % KEPT] as RunSaga;
  }

  moved(saga: RunSaga, from: SagaState | null, to: SagaState | null): void {
    if (to === "COMPLETED" || to === "COMPENSATED") this.ring[this.written++ % KEPT] = saga;
    if (from === "RUNNING" && to === "COMPENSATING") this.turnedBack(saga, saga.failure);
    else if (to === "FAILED") this.failed(saga, saga.progress?.failure ?? null);
    else if (to === "COMPENSATED" && this.mayTell("sagaCompensated")) this.write("info", "sagaCompensated", saga, {});
  }

  private turnedBack(saga: RunSaga, failure: Failure | null): void {
    if (failure === null || !this.mayTell("sagaTurnedBack")) return;
    this.write("warn", "sagaTurnedBack", saga, { step: stepOf(saga), reason: failure.code, at: failure.at, status: failure.status });
    this.journal(saga, "RUNNING", "COMPENSATING", "stepFailed", failure);
  }

  private failed(saga: RunSaga, failure: Failure | null): void {
    if (failure === null || !this.mayTell("sagaFailed")) return;
    this.write("error", "sagaFailed", saga, { step: stepOf(saga), reason: failure.code, at: failure.at, status: failure.status });
    this.journal(saga, "COMPENSATING", "FAILED", "compensationFailed", failure);
  }

  private journal(saga: RunSaga, from: SagaState, to: SagaState, code: "stepFailed" | "compensationFailed", failure: Failure): void {
    const { journal, now } = this.run;
    journal.changed({
      at: now,
      thing: this.node.id,
      instance: "",
      sort: "saga",
      from,
      to,
      code,
      values: { saga: saga.number, name: saga.definition.name, step: stepOf(saga), reason: failure.code, at: failure.at },
      led: journal.ledByFailure(failure),
    });
  }

  crashed(instance: Instance, lost: number, durable: boolean): void {
    const halted = durable ? [...(this.node.sagas?.orchestrator.running ?? [])].length : 0;
    if (lost + halted > 0) this.told(lost > 0 ? "LOST" : "HALTED", "instanceStatus", { count: lost + halted, status: instance.status });
    if (lost > 0) this.run.log.write(this.run.now, "error", this.node.id, "sagasLost", { count: lost }, instance.name);
    if (halted > 0) this.run.log.write(this.run.now, "warn", this.node.id, "sagasHalted", { count: halted }, instance.name);
  }

  recovered(instance: Instance, resumed: number): void {
    if (resumed > 0) this.told("RUNNING", "instanceStatus", { count: resumed, status: instance.status });
    if (resumed > 0) this.run.log.write(this.run.now, "info", this.node.id, "sagasResumed", { count: resumed }, instance.name);
  }

  /** What becomes of all that were under way, led back to what became of their orchestrator. */
  private told(to: "LOST" | "HALTED" | "RUNNING", code: "instanceStatus", values: Readonly<Record<string, string | number>>): void {
    const { journal, now } = this.run;
    const { id, instances } = this.node;
    const from = to === "RUNNING" ? "HALTED" : "RUNNING";
    const led = journal.ledBy(id, instances[0]?.name ?? "", "instance");
    journal.changed({ at: now, thing: id, instance: "", sort: "saga", from, to, code, values, led });
  }

  private mayTell(code: LogCode): boolean {
    return this.run.log.mayRepeat(this.run.now, this.node.id, code);
  }
  private write(level: "info" | "warn" | "error", code: LogCode, saga: RunSaga, values: Readonly<Record<string, string | number>>): void {
    const instance = this.node.instances[0]?.name ?? null;
    const what = { saga: saga.number, name: saga.definition.name, ...values };
    this.run.log.write(this.run.now, level, this.node.id, code, what, instance, saga.data.traceId);
  }
}

/** A saga that turns back has not left the step yet. */
const stepOf = ({ definition, step }: RunSaga): string => definition.steps[step]?.name ?? "";
