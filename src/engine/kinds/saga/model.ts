// An orchestrator of sagas: a request takes `time` in a slot, then a saga goes on by itself. The request is answered at once, or when
// the saga has ended. Without definitions there is one: every outgoing route in turn, with nothing to undo.
import { hashText } from "../../kernel/hash.ts";
import { Retry } from "../../policies/retry.ts";
import { byStatus } from "../../runtime/call/answered-by.ts";
import type { Failure } from "../../runtime/failure.ts";
import { SagaCommand } from "../../runtime/saga/saga-command.ts";
import type { RunDefinition } from "../../runtime/saga/saga-host.ts";
import type { SagaOrder, SagaRetry } from "../../sagas/saga.ts";
import { NO_HEALTH } from "../health.ts";
import type { BuildContext, EndpointPlan, EventPlans, Plan, ServerModel } from "../model.ts";
import { onceEach } from "../once.ts";
import type { CompletedNodeOfKind } from "../specs.ts";
import { Unhandled } from "../unhandled.ts";
import { Heard, Start } from "./start.ts";

type SagaNode = CompletedNodeOfKind<"saga">;
type Definition = SagaNode["sagas"][number];
type Step = Definition["steps"][number];
type Command = Step["command"];

export const saga: ServerModel<"saga"> = {
  role: "server",
  capacity: (node, { duration }) => ({
    replicas: 1,
    concurrency: node.concurrency,
    queue: node.queue === "unbounded" ? Infinity : node.queue,
    lifo: false,
    blocking: false,
    startup: duration(node.startup),
    shutdown: 0,
    health: NO_HEALTH,
  }),
  endpoints(node, context) {
    const host = context.sagas();
    host.orchestrator.durable = node.durable;
    host.drawn = context.target;
    const definitions = node.sagas.length > 0 ? node.sagas : [everyRoute(context)];
    host.definitions = definitions.map((definition) => definitionOf(definition, context));
    return host.definitions.map((made, i): EndpointPlan => ({
      name: made.name,
      steps: [
        { do: "work", time: context.distribution(node.time) },
        { do: "act-by", by: new Start(host, made, definitions[i]?.answer === "end") },
      ],
    }));
  },
  events,
};

/** Events answer commands, or begin sagas; what the same event does both for, it does both. */
function events(node: SagaNode, context: BuildContext): EventPlans {
  const host = context.sagas();
  const work: Plan = { do: "work", time: context.distribution(node.time) };
  const { durable, idempotent } = node;
  const once = onceEach(idempotent && { ...idempotent, store: durable ? "shared" : "memory" }, context);
  const starts = new Map<string, Plan[]>();
  node.sagas.forEach(({ event }, i) => {
    const made = host.definitions[i];
    if (event === undefined || made === undefined) return;
    starts.set(event, [...(starts.get(event) ?? []), { do: "act-by", by: new Start(host, made, false) }]);
  });
  const heard = new Set(host.definitions.flatMap(eventsOf));
  return {
    handlers: [...new Set([...heard, ...starts.keys()])].map((name) => ({
      name,
      steps: [work, ...(heard.has(name) ? [{ do: "act-by", by: new Heard(host, name) } as const] : []), ...begins(starts.get(name), once)],
    })),
    others: { name: "", steps: [{ do: "act-by", by: new Unhandled(context) }] },
  };
}
const begins = (starts: readonly Plan[] = [], once: readonly Plan[]): readonly Plan[] => (starts.length === 0 ? [] : [...once, ...starts]);
const eventsOf = ({ steps }: RunDefinition): readonly string[] =>
  steps
    .flatMap((step) => (step.compensation === null ? [step] : [step, step.compensation]))
    .flatMap(({ command }) => [...command.replies, ...command.refusals]);

const everyRoute = ({ id, outgoing }: BuildContext): Definition => ({
  name: id,
  answer: "accepted",
  steps: outgoing
    .filter(({ kind }) => kind !== "broker")
    .map(({ to }) => ({ command: { call: to, reply: [], failed: [] }, timeout: "10s" })),
});

/** Sagas that are under way keep the definition by which they began. */
function definitionOf({ name, steps }: Definition, context: BuildContext): RunDefinition {
  return {
    name,
    steps: steps.map((step, i) => {
      const path = `${context.id}/${name}/${i}`;
      return {
        name: step.name ?? step.command.endpoint ?? step.command.call ?? step.command.publish ?? "",
        ...orderOf(step.command, step, path, context),
        compensation: step.compensation === undefined ? null : orderOf(step.compensation, step.compensation, `${path}/undo`, context),
      };
    }),
  };
}

function orderOf(
  command: Command,
  { timeout, retry }: Pick<Step, "timeout" | "retry">,
  path: string,
  context: BuildContext,
): SagaOrder<SagaCommand, Failure> {
  return {
    command: commandOf(command, hashText(path), context),
    timeout: context.duration(timeout),
    retry: retry === undefined ? null : retryOf(retry, path, context),
  };
}

function commandOf({ call, endpoint, failed, publish, reply, to, topic }: Command, site: number, context: BuildContext): SagaCommand {
  if (publish === undefined) return new SagaCommand(call === undefined ? null : context.target(call, endpoint), site);
  const named = topic ?? publish;
  const broker = to ?? context.outgoing.find(({ topics }) => topics.includes(named))?.to;
  const target = broker === undefined ? null : context.target(broker, named === publish ? named : `${named}/${publish}`);
  return new SagaCommand(target, site, true, reply, failed);
}

/** Whatever a person would try again: everything but what asking again cannot change. */
const ON = ["5xx", "reset", "connect", "timeout", "rejected", "408", "429"] as const;

function retryOf(
  { attempts, backoff, base, max, jitter }: NonNullable<Step["retry"]>,
  path: string,
  { duration, kept, stream }: BuildContext,
): SagaRetry<Failure> {
  const settings = { attempts, backoff, base: duration(base), max: duration(max), jitter, on: ON, retryAfter: false };
  const retry = new Retry(
    settings,
    kept(`retry ${path}`, () => stream(`retry/${path}`)),
    null,
  );
  return {
    // To a saga all that came of a command is an answer: the deadline of one try leaves time for the next.
    wants: (failure, tried, now) => retry.wants(failure, tried, now, byStatus(failure)),
    wait: (k, previous) => retry.wait(k, previous),
  };
}
