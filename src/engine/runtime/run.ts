// The state of one run and the loop over its events. Knows neither kinds nor policies.
// An event is a frame that surfaces, from the heap or, without delay, from the ready list; `op` says what is to be done.
// Nothing recurses: whoever lets another frame go on puts it on the ready list, which is drained before the next event.
import { Digest } from "../kernel/digest.ts";
import { EventQueue } from "../kernel/event-queue.ts";
import type { Histogram } from "../kernel/histogram.ts";
import { RandomStream } from "../kernel/random-stream.ts";
import { Logger } from "../telemetry/logger.ts";
import { MetricsCollector } from "../telemetry/metrics/metrics-collector.ts";
import { DotRecorder } from "../telemetry/readers/dots.ts";
import { TraceStore } from "../telemetry/traces/trace-store.ts";
import { Journal } from "../telemetry/why/journal.ts";
import { Agenda } from "./agenda.ts";
import { permitted } from "./call/admission.ts";
import type { CallerSide } from "./call/caller-side.ts";
import { attempt, book, bookNotSent, cancel, endCall, notSent, receive, send } from "./call/calls.ts";
import type { Configurations } from "./config/configurations.ts";
import type { Ledger } from "./effects/ledger.ts";
import { Failures } from "./failure.ts";
import { FramePool } from "./frame-pool.ts";
import { ARRIVE, CONTINUE, DEAD, PERMITTED, REPLY, SEND, TIMER, WORKING } from "./frame-states.ts";
import type { Frame, TimerOwner } from "./frame.ts";
import type { Messaging } from "./messaging/messaging.ts";
import { Network } from "./network.ts";
import { Step, VERDICT } from "./program.ts";
import type { Registrations } from "./registry/registrations.ts";
import { RunFailure } from "./run-failure.ts";
import { interpret } from "./visit/interpreter.ts";
import { arrive, workEnds } from "./visit/visits.ts";

/** More events than this within one microsecond: work without time that never ends. */
const AT_ONE_INSTANT = 1e6;

export class Run {
  readonly seed: number;
  readonly queue = new EventQueue();
  readonly frames = new FramePool();
  readonly metrics = new MetricsCollector();
  /** All timers of the run. */
  readonly histograms = this.metrics.pool;
  readonly failures = new Failures();
  readonly network = new Network();
  /** How long the requests of all clients took, one or two a client. */
  readonly requestTimes: Histogram[] = [];
  readonly program: Step[] = [];
  readonly agenda = new Agenda();
  readonly digest = new Digest();
  readonly log = new Logger();
  readonly journal = new Journal();
  readonly dots = new DotRecorder();
  readonly traces: TraceStore;
  /** Where instances register; null: nobody does, and callers see the platform's lists. */
  registry: Registrations | null = null;
  /** Its brokers; null: there is none. */
  messaging: Messaging | null = null;
  /** What is kept, by name; null: nothing is. */
  ledger: Ledger | null = null;
  /** Where instances have their settings from besides the drawing; null: nowhere. */
  config: Configurations | null = null;
  readonly caller: CallerSide = { attempt, send, notSent, bookNotSent, book, endCall, cancel };
  private readonly ready: Frame[] = [];
  private readyHead = 0;
  private readyTail = 0;
  events = 0.5;
  /** What began before does not count in the summary: the end of the warm-up. */
  measuredFrom = 0.5;
  /** There is a warm-up: only then is anything compared with `measuredFrom`. And it goes on. */
  hasWarmup = false;
  isWarmingUp = false;
  /**
   * So many stand in a line before anybody rests in it: nearer ones are in the caches. Whoever rests comes back in another frame, and a
   * crash meets frames in their order: another number here is another run.
   */
  restFrom = 512;
  private atInstant = 0;
  private verdictAt = -1;

  constructor(seed: number) {
    this.seed = seed;
    this.events = 0;
    this.measuredFrom = 0;
    this.traces = new TraceStore(seed, this.failures);
  }

  /** A step of the program that makes a frame's verdict its failure. */
  verdictStep(): number {
    if (this.verdictAt < 0) this.verdictAt = this.program.push(new Step(VERDICT)) - 1;
    return this.verdictAt;
  }

  get now(): number {
    return this.queue.now;
  }

  stream(name: string): RandomStream {
    return new RandomStream(this.seed, name);
  }

  /** @param delay whole µs */
  later(frame: Frame, op: number, delay: number): void {
    frame.op = op;
    this.queue.after(delay, frame.slot);
  }

  soon(frame: Frame, op: number): void {
    frame.op = op;
    this.ready[this.readyTail++] = frame;
  }

  /** An event of its own clock, for whoever has one. */
  timer(owner: TimerOwner, delay: number): Frame {
    const frame = this.frames.take();
    frame.owner = owner;
    this.later(frame, TIMER, delay);
    return frame;
  }

  /**
   * Everything that happens up to and including `until`, or until so many events are done: then it stops after the last event
   * of an instant, with `now` at that instant. What is said to happen at a moment happens before the events of that moment.
   */
  advance(until: number, most = Infinity): void {
    const last = this.events + most;
    for (;;) {
      const at = this.agenda.nextAt;
      if (at > until) {
        if (this.fire(until, last)) this.queue.now = Math.max(this.queue.now, until);
        return;
      }
      if (!this.fire(at - 1, last)) return;
      this.queue.now = at;
      this.atInstant = 0;
      this.agenda.fire(at);
      this.drain();
    }
  }

  /** All events of the next instant at which there are any, or which has entries on the agenda that people made. */
  step(limit: number): void {
    const next = Math.min(this.queue.dueAt, this.agenda.nextActAt);
    this.advance(Math.min(next, limit));
  }

  /** @returns false when it stopped for the number of events */
  private fire(limit: number, last: number): boolean {
    const queue = this.queue;
    const frames = this.frames.all;
    let events = this.events;
    let { atInstant } = this;
    while (queue.isDue(limit)) {
      const before = queue.now;
      if (events >= last && queue.dueAt !== before) {
        this.events = events;
        this.atInstant = atInstant;
        return false;
      }
      const frame = frames[queue.pop()] as Frame;
      events++;
      if (queue.now !== before) atInstant = 0;
      else if (++atInstant > AT_ONE_INSTANT) this.stuck(frame);
      dispatch(this, frame);
      if (this.readyTail > 0) this.drain();
    }
    this.events = events;
    this.atInstant = atInstant;
    return true;
  }

  drain(): void {
    const ready = this.ready;
    while (this.readyHead < this.readyTail) {
      const frame = ready[this.readyHead++] as Frame;
      if (this.readyHead > AT_ONE_INSTANT) this.stuck(frame);
      dispatch(this, frame);
    }
    this.readyHead = 0;
    this.readyTail = 0;
  }

  private stuck(frame: Frame): never {
    const node = frame.instance?.node.id ?? frame.route?.target.id ?? frame.client?.id;
    throw new RunFailure(
      "limit",
      `more than ${AT_ONE_INSTANT} events within one microsecond${node === undefined ? "" : ` at ${node}`}: give the work, the latency or the back-off there a time above 0`,
      this.seed,
      this.now,
      node,
    );
  }
}

function dispatch(run: Run, frame: Frame): void {
  switch (frame.op) {
    case WORKING:
      workEnds(run, frame);
      interpret(run, frame);
      break;
    case CONTINUE:
      interpret(run, frame);
      break;
    case REPLY:
      receive(run, frame);
      break;
    case ARRIVE:
      arrive(run, frame);
      break;
    case TIMER:
      (frame.owner as TimerOwner).fire(run, frame);
      break;
    case SEND:
      attempt(run, frame);
      break;
    case PERMITTED:
      permitted(run, frame);
      break;
    case DEAD:
      run.frames.give(frame);
      break;
    default:
      throw new RunFailure("engine", `a frame in state ${frame.op} surfaced`, run.seed, run.now, frame.instance?.node.id);
  }
}
