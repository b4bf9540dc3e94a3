// A service: its endpoints are its steps; without endpoints it works for `time`, then uses every outgoing route in turn.
import { CONSTANT, type Distribution } from "../../kernel/distribution.ts";
import type { Capacity } from "../../runtime/network.ts";
import type { Step, StepKey } from "../../scenario/steps.ts";
import type { BuildContext, EndpointPlan, EventPlans, Outgoing, Plan, ServerModel } from "../model.ts";
import { onceEach } from "../once.ts";
import type { CompletedNodeOfKind } from "../specs.ts";
import { Unhandled } from "../unhandled.ts";

export const service: ServerModel<"service"> = {
  role: "server",
  capacity: (node, { distribution, duration }) => ({
    replicas: node.replicas,
    concurrency: node.concurrency,
    queue: node.queue === "unbounded" ? Infinity : node.queue,
    lifo: node.discipline === "lifo",
    blocking: node.blocking,
    startup: duration(node.startup),
    shutdown: duration(node.shutdown),
    ...(node.shed === undefined ? {} : { shed: shedOf(node.shed, duration) }),
    ...(node.autoscale === undefined ? {} : { autoscale: autoscaleOf(node.autoscale, duration) }),
    memory: {
      base: node.memory.base,
      perRequest: node.memory.perRequest,
      limit: node.memory.limit ?? Infinity,
      restarts: node.memory.restart,
    },
    health: {
      interval: duration(node.health.interval),
      timeout: duration(node.health.timeout),
      inLine: node.health.through === "queue",
      time: checkTime(distribution(node.health.time)),
      unhealthyAfter: node.health.unhealthyAfter,
      healthyAfter: node.health.healthyAfter,
      restartAfter: node.health.restartAfter ?? Infinity,
    },
  }),
  endpoints: (node, context) =>
    endpointsOf(node, context).map(({ name, steps }) => ({ name, steps: [...steps, ...errors(node.errorRate, context)] })),
  events,
};

/**
 * The steps of the handler for their type; where there is none an event is acknowledged. A service without any handler works for every
 * event as it does for a request, but asks nobody: what it called might be what called it.
 */
function events(node: CompletedNodeOfKind<"service">, context: BuildContext): EventPlans {
  const once = onceEach(node.idempotent, context);
  const mistakes = errors(node.errorRate, context);
  const handlers = node.handlers.map(({ event, steps, errorRate }) => ({
    name: event,
    steps: [...once, ...steps.flatMap((step) => planOf(step, context)), ...errors(errorRate, context), ...mistakes],
  }));
  const others: readonly Plan[] =
    handlers.length > 0
      ? [{ do: "act-by", by: new Unhandled(context) }]
      : [...once, { do: "work", time: context.distribution(node.time) }, ...mistakes];
  return { handlers, others: { name: "", steps: others } };
}

const shedOf = (
  { maxInFlight, reserve, delay, interval }: NonNullable<CompletedNodeOfKind<"service">["shed"]>,
  duration: BuildContext["duration"],
): NonNullable<Capacity["shed"]> => ({
  maxInFlight: maxInFlight === "unbounded" ? Infinity : maxInFlight,
  reserve,
  delay: delay === undefined ? Infinity : duration(delay),
  interval: duration(interval),
});

const autoscaleOf = (
  { min, max, target, of, sync, tolerance, stabilisation }: NonNullable<CompletedNodeOfKind<"service">["autoscale"]>,
  duration: BuildContext["duration"],
): NonNullable<Capacity["autoscale"]> => ({
  min,
  max: Math.max(min, max),
  target,
  of,
  tolerance,
  sync: duration(sync),
  stabilisation: duration(stabilisation),
});

const checkTime = (time: Distribution): Distribution | null => (time.kind === CONSTANT && time.a === 0 ? null : time);

function endpointsOf(node: CompletedNodeOfKind<"service">, context: BuildContext): readonly EndpointPlan[] {
  if (node.endpoints.length === 0)
    return [{ name: "", steps: [{ do: "work", time: context.distribution(node.time) }, ...context.outgoing.map(use)] }];
  return node.endpoints.map(({ name, steps }) => ({ name, steps: steps.flatMap((step) => planOf(step, context)) }));
}

/** What a node without endpoints does with a route: a database or cache is read, everything else is called. */
const use = ({ to, kind }: Outgoing): Plan => ({
  do: "call",
  to,
  endpoint: kind === "database" || kind === "cache" ? "read" : undefined,
  chance: 1,
});

/** Drawn when the work is done: an error costs its time. */
function errors(rate: number, { failure }: BuildContext): readonly Plan[] {
  return rate > 0 ? [{ do: "fail", chance: rate, failure: failure("errorRate") }] : [];
}

/** What a cache does not have is had from elsewhere, and then put there. */
function reads(step: Extract<Step, { readonly read: string }>, context: BuildContext): Plan {
  const isCache = context.outgoing.some(({ to, kind }) => to === step.read && kind === "cache");
  return {
    do: "call",
    to: step.read,
    endpoint: "read",
    chance: step.chance ?? 1,
    ...keyOf(step),
    ...(step.if === undefined ? {} : { check: step.if }),
    ...(step.else === undefined ? {} : { else: step.else.flatMap((other) => planOf(other, context)) }),
    ...(isCache && step.else !== undefined ? { fill: "fill" } : {}),
  };
}
const keyOf = ({ key }: { readonly key?: StepKey }): { readonly key?: { readonly keys: number; readonly zipf: number } } =>
  key === undefined ? {} : { key: { keys: key.keys ?? 10_000, zipf: key.zipf ?? 0.99 } };

/** A call of the broker that has the topic: its endpoint says topic and type. */
function publishes(step: Extract<Step, { readonly publish: string }>, { outgoing }: BuildContext): Plan {
  const topic = step.topic ?? step.publish;
  const to = step.to ?? outgoing.find(({ topics }) => topics.includes(topic))?.to ?? "";
  return {
    do: "call",
    to,
    endpoint: topic === step.publish ? topic : `${topic}/${step.publish}`,
    chance: step.chance ?? 1,
    ...keyOf(step),
  };
}

function planOf(step: Step, context: BuildContext): readonly Plan[] {
  if ("work" in step) return [{ do: "work", time: context.distribution(step.work) }];
  if ("call" in step) return [{ do: "call", to: step.call, endpoint: step.endpoint, chance: step.chance ?? 1 }];
  if ("read" in step) return [reads(step, context)];
  if ("write" in step) return [{ do: "call", to: step.write, endpoint: "write", chance: step.chance ?? 1, ...keyOf(step) }];
  if ("publish" in step) return [publishes(step, context)];
  if ("flag" in step) {
    const name = context.flags.has(step.flag) ? "on" : "off";
    return [{ do: "within", name, steps: (step[name] ?? []).flatMap((inner) => planOf(inner, context)) }];
  }
  if ("parallel" in step)
    return [{ do: "parallel", branches: step.parallel.map((branch) => branch.flatMap((inner) => planOf(inner, context))) }];
  if (!("fail" in step)) return [{ do: "effect", step }];
  return step.fail > 0 ? [{ do: "fail", chance: step.fail, failure: context.failure("failStep", step.status ?? 500) }] : [];
}
