// An API gateway: the middleware in its order and `time` are one piece of work in one slot; then the request is forwarded over
// the drawn route that its path belongs to, with that route's policies, and the answer passed on.
import type { Distribution } from "../../kernel/distribution.ts";
import { draw } from "../../kernel/distribution.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import { TokenBucket } from "../../policies/token-bucket.ts";
import type { Failure } from "../../runtime/failure.ts";
import type { Frame } from "../../runtime/frame.ts";
import type { CallChooser, CallTarget, WorkBehaviour } from "../../runtime/program.ts";
import { NO_HEALTH } from "../health.ts";
import type { BuildContext, ServerModel } from "../model.ts";
import type { CompletedNodeOfKind } from "../specs.ts";

type GatewayNode = CompletedNodeOfKind<"gateway">;

export const gateway: ServerModel<"gateway"> = {
  role: "server",
  capacity: (node, { duration }) => ({
    replicas: node.replicas,
    concurrency: node.concurrency,
    queue: node.queue === "unbounded" ? Infinity : node.queue,
    lifo: false,
    blocking: node.blocking,
    startup: duration(node.startup),
    shutdown: duration(node.shutdown),
    health: NO_HEALTH,
  }),
  endpoints: (node, context) => [
    {
      name: "",
      steps: [
        { do: "work-by", by: new Middleware(node, context) },
        { do: "call-by", by: new PathRouter(node, context) },
      ],
    },
  ],
};

interface Stage {
  /** µs that it takes this request, and whether it ends it. */
  pass(frame: Frame, now: number): { readonly us: number; readonly failure: Failure | null };
}

/** All stages are passed when the work begins; a request that is turned away still costs the time until then. */
class Middleware implements WorkBehaviour {
  private readonly time: Distribution;
  private readonly random: RandomStream;
  private readonly stages: readonly Stage[];

  constructor(node: GatewayNode, context: BuildContext) {
    this.time = context.distribution(node.time);
    this.random = context.stream("time");
    this.stages = node.middleware.map((settings, i) => stageOf(settings, i, context));
  }

  work(frame: Frame, now: number): number {
    this.random.seek(frame.request, frame.lineage);
    let us = draw(this.time, this.random);
    for (const stage of this.stages) {
      const passed = stage.pass(frame, now);
      us += passed.us;
      frame.verdict = passed.failure;
      if (passed.failure !== null) break;
    }
    return us;
  }
}

function stageOf(settings: GatewayNode["middleware"][number], i: number, context: BuildContext): Stage {
  if (settings.use === "rate-limit") return rateLimit(bucketOf(settings, i, context), context.failure("rateLimit"));
  return authentication(context.distribution(settings.time), settings.reject, context.stream(`middleware/${i}`), context.failure("auth"));
}

/** An edit of something else must not refill it. */
const bucketOf = ({ rate, burst }: { readonly rate: number; readonly burst: number }, i: number, { kept }: BuildContext): TokenBucket =>
  kept(`rate-limit ${i} ${rate} ${burst}`, () => new TokenBucket(rate, burst));

const rateLimit = (bucket: TokenBucket, failure: Failure): Stage => ({
  pass: (_frame, now) => ({ us: 0, failure: bucket.take(now) ? null : failure }),
});

const authentication = (time: Distribution, reject: number, random: RandomStream, failure: Failure): Stage => ({
  pass(frame) {
    random.seek(frame.request, frame.lineage);
    const us = draw(time, random);
    return { us, failure: reject > 0 && random.unit() < reject ? failure : null };
  },
});

interface Rule {
  readonly segments: readonly string[];
  readonly weight: number;
  readonly target: CallTarget;
}

/** Longest prefix of whole path segments; of equal ones by weight. */
class PathRouter implements CallChooser {
  private readonly rules: readonly Rule[];
  private readonly random: RandomStream;
  private readonly notFound: Failure;
  private readonly byPath = new Map<string, readonly Rule[]>();

  constructor(node: GatewayNode, context: BuildContext) {
    const rules: Rule[] = [];
    for (const { path, service, endpoint, weight } of node.routes) {
      const target = context.target(service, endpoint);
      if (target !== null && weight > 0) rules.push({ segments: segmentsOf(path), weight, target });
    }
    this.rules = rules;
    this.random = context.stream("split");
    this.notFound = context.failure("notFound");
  }

  choose(frame: Frame): CallTarget | null {
    const path = frame.type === null ? "/" : frame.type.path;
    let fitting = this.byPath.get(path);
    if (fitting === undefined) this.byPath.set(path, (fitting = this.fitting(path)));
    if (fitting.length === 0) {
      frame.failure = this.notFound;
      return null;
    }
    return (fitting.length === 1 ? (fitting[0] as Rule) : this.byWeight(fitting, frame)).target;
  }

  private fitting(path: string): readonly Rule[] {
    const segments = segmentsOf(path);
    const prefixes = this.rules.filter((rule) => rule.segments.every((segment, i) => segments[i] === segment));
    const longest = prefixes.reduce((most, rule) => Math.max(most, rule.segments.length), 0);
    return prefixes.filter((rule) => rule.segments.length === longest);
  }

  private byWeight(rules: readonly Rule[], frame: Frame): Rule {
    this.random.seek(frame.request, frame.lineage);
    let left = this.random.unit() * rules.reduce((sum, rule) => sum + rule.weight, 0);
    return rules.find((rule) => (left -= rule.weight) < 0) ?? (rules[rules.length - 1] as Rule);
  }
}

/** What stands before ? and # of a path, in its segments. */
const segmentsOf = (path: string): readonly string[] => (path.split(/[?#]/, 1)[0] as string).split("/").filter((segment) => segment !== "");
