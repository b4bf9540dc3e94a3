// The first step of an idempotent consumer, for every kind that has one: is this message to be handled, or was it?
import { IdempotentConsumer } from "../policies/events/idempotent-consumer.ts";
import type { Failure } from "../runtime/failure.ts";
import { ANSWER, CLOSED } from "../runtime/frame-states.ts";
import type { Frame, VisitEnd } from "../runtime/frame.ts";
import { InstanceMemory } from "../runtime/life/instance-memory.ts";
import type { Instance } from "../runtime/network.ts";
import { type Actor, GO_ON, SKIP, WAIT } from "../runtime/program.ts";
import type { BuildContext, Plan } from "./model.ts";

type Consumer = IdempotentConsumer<Frame>;

export interface Remembering {
  /** How long an id is remembered once its message was handled. */
  readonly window: string;
  /** `shared`: outlives every instance. `memory`: each remembers its own, until it starts anew. */
  readonly store: "shared" | "memory";
}

/** The step before those of a handler, none where the node is not idempotent. What is remembered outlives edits. */
export function onceEach(idempotent: Remembering | undefined, context: BuildContext): readonly Plan[] {
  if (idempotent === undefined) return [];
  const window = context.duration(idempotent.window);
  const consumers = idempotent.store === "shared" ? sharedBy(window, context) : ofEach(window, context);
  return [{ do: "act-by", by: new Once(consumers.of, context) }];
}
function sharedBy(window: number, context: BuildContext): { readonly of: () => Consumer } {
  const consumer = context.kept("handled", () => new IdempotentConsumer<Frame>(window));
  consumer.window = window;
  context.data().remembered = () => consumer.remembered;
  return { of: () => consumer };
}
function ofEach(window: number, context: BuildContext): { readonly of: (frame: Frame) => Consumer } {
  const settings = context.kept("window", () => ({ window }));
  const memory = context.kept("handledBy", () => new InstanceMemory(() => new IdempotentConsumer<Frame>(settings.window)));
  settings.window = window;
  for (const consumer of memory.all(context.instances())) consumer.window = window;
  context.data().remembered = () => memory.all(context.instances()).reduce((sum, { remembered }) => sum + remembered, 0);
  return { of: ({ instance }) => memory.of(instance as Instance) };
}

class Once implements Actor, VisitEnd {
  private readonly consumerOf: (frame: Frame) => IdempotentConsumer<Frame>;
  private readonly context: Pick<BuildContext, "clock" | "wake" | "note" | "data">;

  constructor(consumerOf: Once["consumerOf"], context: Once["context"]) {
    this.consumerOf = consumerOf;
    this.context = context;
  }

  act(frame: Frame): typeof GO_ON | typeof SKIP | typeof WAIT {
    const consumer = this.consumerOf(frame);
    const { request, callLineage } = frame;
    if (frame.answer === ANSWER.handled) return SKIP;
    if (consumer.holds(request, callLineage, frame)) return GO_ON;
    consumer.sweep((member) => this.isGone(member));
    const claim = consumer.claim(request, callLineage, frame, this.context.clock());
    if (claim === "waits") return WAIT;
    if (claim === "first") this.takes(frame);
    else this.repeats(frame);
    return claim === "first" ? GO_ON : SKIP;
  }

  private takes(frame: Frame): void {
    frame.atEnd = this;
  }
  private repeats(frame: Frame): void {
    this.context.data().events.duplicates++;
    this.context.note(frame, "duplicate", 1);
  }

  over(frame: Frame, failure: Failure | null, answered: boolean, now: number): void {
    const consumer = this.consumerOf(frame);
    const { request, callLineage } = frame;
    if (answered && failure === null) consumer.succeeded(request, callLineage, now, (copy) => this.tell(copy));
    else consumer.failed(request, callLineage, (copy) => this.succeeds(copy));
  }

  /** It waited for what has been handled now. */
  private tell(copy: Frame): void {
    if (!this.isGone(copy)) {
      copy.answer = ANSWER.handled;
      this.repeats(copy);
      this.context.wake(copy, null);
    }
  }
  /** It waited for what has failed now, and is handled in its place. */
  private succeeds(copy: Frame): boolean {
    if (this.isGone(copy)) return false;
    this.takes(copy);
    this.context.wake(copy, null);
    return true;
  }

  /** Its visit has been taken off the server meanwhile: it waits for us to free it. */
  private isGone(copy: Frame): boolean {
    if (copy.op !== CLOSED) return false;
    this.context.wake(copy, null);
    return true;
  }
}
