// An orchestrator of sagas in a run: what it tells participants goes over drawn routes, its time is the run's, and it lives and dies
// with its node's one instance.
import { mixWords } from "../../kernel/hash.ts";
import { SagaOrchestrator, type SagaWorld } from "../../sagas/saga-orchestrator.ts";
import { SagaTally } from "../../sagas/saga-tally.ts";
import type { SagaDefinition } from "../../sagas/saga.ts";
import { SAGA_STATES, type SagaState } from "../../telemetry/views/saga-view.ts";
import { legDone } from "../call/calls.ts";
import { dropErrand, errandStep, errandTimer, sendErrand, standsStill } from "../call/errand.ts";
import { EVENT } from "../event-codes.ts";
import type { Failure } from "../failure.ts";
import type { Frame } from "../frame.ts";
import type { Instance, Node } from "../network.ts";
import type { CallTarget } from "../program.ts";
import { after } from "../run-clock.ts";
import type { Run } from "../run.ts";
import { SagaChronicle } from "./saga-chronicle.ts";
import type { SagaCommand } from "./saga-command.ts";
import { type RunSaga, type SagaEars, SagaOrigin } from "./saga-origin.ts";

export type RunDefinition = SagaDefinition<SagaCommand, Failure>;

export class SagaHost implements SagaWorld<SagaCommand, Failure, SagaOrigin>, SagaEars {
  readonly node: Node;
  readonly orchestrator: SagaOrchestrator<SagaCommand, Failure, SagaOrigin>;
  readonly chronicle: SagaChronicle;
  /** Those by which sagas are started now. */
  definitions: readonly RunDefinition[] = [];
  /** Where the node's routes lead as they are drawn now; null: there is none to it. */
  drawn: (to: string, endpoint: string) => CallTarget | null = () => null;
  /** Of those that began at or after the warm-up, by the name of the definition. */
  readonly measured = new Map<string, SagaTally>();
  private readonly waiters = new Map<Frame, RunSaga>();
  private readonly run: Run;
  private readonly pc: number;
  private readonly noReply: Failure;
  private readonly refused: Failure;
  /** Those that are under way, by the number of the request with which they began. */
  private readonly byRequest = new Map<number, RunSaga[]>();

  constructor(run: Run, node: Node) {
    this.run = run;
    this.node = node;
    this.pc = errandStep(run);
    this.refused = run.failures.of("sagaRefused", node.id);
    this.noReply = run.failures.of("sagaTimeout", node.id);
    this.orchestrator = new SagaOrchestrator<SagaCommand, Failure, SagaOrigin>(this);
    this.chronicle = new SagaChronicle(run, node);
  }

  get now(): number {
    return this.run.queue.now;
  }
  private get instance(): Instance {
    return this.node.instances[0] as Instance;
  }

  /** @param waits the visit is answered when the saga has ended. @returns false: it has ended already */
  start(definition: RunDefinition, frame: Frame, waits: boolean): boolean {
    const origin = new SagaOrigin(this, frame, this.run.traces.idOf(frame));
    this.run.traces.published(origin.trace, origin.traceSlot); // one saga, one trace: it stays open until the saga has ended
    const saga = this.orchestrator.start(definition, origin);
    const isUnderWay = saga.waits !== "nothing";
    if (waits && isUnderWay) this.waiters.set(frame, saga);
    if (waits && isUnderWay) origin.waiter = frame;
    return isUnderWay;
  }

  /** The visit is over before its saga: nobody is to be answered. */
  leaves(frame: Frame): void {
    const saga = this.waiters.get(frame);
    if (saga === undefined) return;
    this.waiters.delete(frame);
    saga.data.waiter = null;
    free(this.run, frame);
  }

  /** An event may answer a command of a saga that began with the same request. */
  heard(event: string, { client, request }: Frame): void {
    const saga = this.byRequest.get(request)?.find((one) => one.data.client === client && waitsFor(one, event));
    if (saga === undefined) {
      this.orchestrator.late++;
      return;
    }
    this.withdraw(saga); // the broker's acknowledgement may still be on its way
    this.orchestrator.replied(saga, saga.ticket, saga.order?.command.refusals.includes(event) === true ? this.refused : null);
  }

  // ── the orchestrator's world
  send(saga: RunSaga, command: SagaCommand, _ticket: number): void {
    const { data: origin, progress } = saga;
    const { isMessage, site } = command;
    const target = this.present(command);
    origin.saga = saga;
    const lineage = isMessage ? origin.lineage : mixWords(origin.lineage, progress?.tries ?? 0);
    origin.out =
      target === null ? this.missing(origin) : sendErrand(this.run, this.instance, origin, origin, this.pc, lineage, target, site);
  }
  /** A saga outlives edits: the route of its definition may have gone, and come back as another. */
  private present({ target }: SagaCommand): CallTarget | null {
    if (target === null || !target.route.removed) return target;
    return this.drawn(target.route.target.id, target.endpoint.name) ?? target;
  }
  /** Nothing is drawn there: it fails, but not before the orchestrator has finished what it does. */
  private missing(origin: SagaOrigin): Frame {
    const timer = errandTimer(this.run, this.instance, origin, this.pc, 0);
    timer.failure = this.node.failures.noInstance;
    return timer;
  }
  withdraw({ data }: RunSaga): void {
    if (data.out !== null) dropErrand(this.run, data.out);
    data.out = null;
  }
  alarm(saga: RunSaga, delay: number): void {
    this.disarm(saga);
    saga.data.saga = saga;
    saga.data.alarm = errandTimer(this.run, this.instance, saga.data, this.pc, delay);
  }
  disarm({ data }: RunSaga): void {
    if (data.alarm !== null) dropErrand(this.run, data.alarm);
    data.alarm = null;
  }
  timedOut(): Failure {
    return this.noReply;
  }
  moved(saga: RunSaga, from: SagaState | null, to: SagaState | null): void {
    const { run, node } = this;
    const code = to === null ? SAGA_STATES.length : SAGA_STATES.indexOf(to);
    run.digest.record(run.now, (node.hash + EVENT.saga + code) | 0, saga.number | 0);
    if (!run.hasWarmup || saga.startedAt >= run.measuredFrom) this.tallyOf(saga.definition.name).moved(from, to);
    this.chronicle.moved(saga, from, to);
    this.enroll(saga, from, to);
    this.trace(saga, to);
    if (to === "COMPLETED" || to === "COMPENSATED" || to === "FAILED") this.answer(saga, to === "COMPLETED" ? null : saga.failure);
  }
  private enroll(saga: RunSaga, from: SagaState | null, to: SagaState | null): void {
    const { byRequest } = this;
    const { request } = saga.data;
    if (from === null || from === "FAILED") byRequest.set(request, [...(byRequest.get(request) ?? []), saga]);
    if (to === "RUNNING" || to === "COMPENSATING") return;
    const left = (byRequest.get(request) ?? []).filter((other) => other !== saga);
    if (left.length === 0) byRequest.delete(request);
    else byRequest.set(request, left);
  }
  /** A saga that turns back is an error of its trace; with its end the trace ends, and what a person has done later is not in it. */
  private trace({ data }: RunSaga, to: SagaState | null): void {
    const { traces, now } = this.run;
    if (to === "COMPENSATING" && data.isTraced) traces.deliveryFailed(data.trace, data.traceSlot, now);
    if (to === "RUNNING" || to === "COMPENSATING" || !data.isTraced) return;
    data.isTraced = false;
    traces.delivered(data.trace, data.traceSlot);
  }
  private tallyOf(name: string): SagaTally {
    let found = this.measured.get(name);
    if (found === undefined) this.measured.set(name, (found = new SagaTally()));
    return found;
  }
  private answer({ data }: RunSaga, failure: Failure | null): void {
    const { waiter } = data;
    if (waiter === null) return;
    data.waiter = null;
    this.waiters.delete(waiter);
    legDone(this.run, waiter, failure);
  }

  // ── what a person does about those that are stuck
  hasStuck(number: number | undefined): boolean {
    for (const saga of this.orchestrator.waiting) if (number === undefined || saga.number === number) return true;
    return false;
  }
  get stuck(): number {
    const { orchestrator } = this;
    return orchestrator.names.reduce((sum, name) => sum + orchestrator.tally(name).in("FAILED"), 0);
  }
  nameOf(number: number): string {
    return this.orchestrator.find(number)?.definition.name ?? "";
  }
  /** @param number left out: all of them */
  unstick(how: "retry" | "resolve", number: number | undefined): void {
    const { orchestrator } = this;
    const meant = [...orchestrator.waiting].filter((saga) => number === undefined || saga.number === number);
    for (const saga of meant) orchestrator[how](saga);
  }

  // ── what the frames of a saga tell
  rang(saga: RunSaga, timer: Frame): void {
    if (standsStill(timer)) return;
    saga.data.alarm = null;
    this.run.frames.give(timer);
    this.orchestrator.rings(saga);
  }
  answered(saga: RunSaga, errand: Frame): void {
    if (standsStill(errand)) return;
    const { failure } = errand;
    saga.data.out = null;
    this.run.frames.give(errand);
    if (failure === null && saga.order?.command.isAwaited === true) return; // the broker has it; the participant is still to answer
    this.orchestrator.replied(saga, saga.ticket, failure);
  }

  /** The instance's status has changed. */
  changed(instance: Instance): void {
    const { orchestrator } = this;
    if (instance.serves === orchestrator.isUp) return;
    if (instance.serves) this.chronicle.recovered(instance, orchestrator.recover());
    else {
      if (this.node.removed) orchestrator.durable = false; // whatever it wrote down is gone with it
      this.chronicle.crashed(instance, orchestrator.crash(), orchestrator.durable);
    }
  }
}

const waitsFor = ({ waits, order }: RunSaga, event: string): boolean =>
  waits === "reply" && order !== null && (order.command.replies.includes(event) || order.command.refusals.includes(event));

/** A visit that stands in wait without a caller: its leg returns, and it frees itself. */
function free(run: Run, frame: Frame): void {
  after(run, 0, () => legDone(run, frame, null));
}
