// Where a gateway's request goes: by its path and the headers that the middleware has set. A path may have a rate limit of its own.
import type { RandomStream } from "../../kernel/random-stream.ts";
import { byWeight, type Headers, type PathRule, PathTable } from "../../policies/path-table.ts";
import type { TokenBucket } from "../../policies/token-bucket.ts";
import type { Failure } from "../../runtime/failure.ts";
import type { Frame } from "../../runtime/frame.ts";
import type { RequestType } from "../../runtime/network.ts";
import type { CallChooser, CallTarget } from "../../runtime/program.ts";
import type { PathReport } from "../../telemetry/views/path-report.ts";
import type { BuildContext } from "../model.ts";
import type { CompletedNodeOfKind } from "../specs.ts";
import type { Passage } from "./passage.ts";
import { SetHeaders } from "./stages/headers.ts";
import { Buckets } from "./stages/rate-limit.ts";
import type { Stage } from "./stages/stage.ts";

type GatewayNode = CompletedNodeOfKind<"gateway">;
export interface Way {
  readonly target: CallTarget;
  /** Of the path's own limit; null: it has none. */
  readonly bucket: TokenBucket | null;
  readonly counts: PathCounts;
}
/** What became of the path's requests, through every edit. */
class PathCounts {
  passed = 0;
  limited = 0;
}

/** The gateway's paths; those whose service has no drawn route lead nowhere and are left out. */
export function pathsOf(node: GatewayNode, context: BuildContext): PathTable<Way> {
  const rules = node.routes.flatMap((rule) => {
    const target = context.target(rule.service, rule.endpoint);
    return target === null ? [] : [{ ...rule, target: { target, bucket: bucketOf(rule, context), counts: countsOf(rule, context) } }];
  });
  context.stages.pathsBy((now) => rules.map((rule) => reportOf(rule, now)));
  return new PathTable(rules);
}

type Rule = GatewayNode["routes"][number];
const countsOf = ({ path, service, endpoint, headers }: Rule, context: BuildContext): PathCounts =>
  context.kept(`path ${path} ${service} ${endpoint ?? ""} ${JSON.stringify(headers ?? {})}`, () => new PathCounts());
const reportOf = ({ path, service, endpoint, limit, target }: Rule & { readonly target: Way }, now: number): PathReport => ({
  path,
  service,
  endpoint: endpoint ?? null,
  passed: target.counts.passed,
  limited: target.counts.limited,
  tokens: target.bucket?.available(now) ?? NaN,
  burst: limit?.burst ?? NaN,
});

function bucketOf({ path, service, endpoint, limit }: Rule, context: BuildContext): TokenBucket | null {
  if (limit === undefined) return null;
  const buckets = context.kept(`limit ${path} ${service} ${endpoint ?? ""}`, () => new Buckets());
  buckets.configure(limit.rate, limit.burst, context.now);
  return buckets.of("");
}

export class PathRouter implements CallChooser {
  private readonly paths: PathTable<Way>;
  private readonly setters: readonly SetHeaders[];
  private readonly random: RandomStream;
  private readonly notFound: Failure;
  private readonly limited: Failure;
  /** Rules that were found for requests in which no stage has set headers, by the number of their method and path. */
  private readonly plain: (readonly PathRule<Way>[] | undefined)[] = [];
  /** And for others: by the path, then by the bits of the stages that have set headers. */
  private readonly found = new Map<string, Map<number, readonly PathRule<Way>[]>>();

  constructor(paths: PathTable<Way>, stages: readonly Stage[], context: BuildContext) {
    this.paths = paths;
    this.setters = stages.filter((stage) => stage instanceof SetHeaders);
    this.random = context.stream("split");
    this.notFound = context.failure("notFound");
    this.limited = context.failure("rateLimit");
  }

  choose(frame: Frame, now: number): CallTarget | null {
    const { atEnd, type } = frame;
    const marks = atEnd === null ? 0 : (atEnd as Passage).marks;
    const fitting =
      marks === 0 && type !== null ? (this.plain[type.resource] ?? this.plainOf(type)) : this.fitting(type?.path ?? "/", marks);
    if (fitting.length === 0) {
      frame.failure = this.notFound;
      return null;
    }
    const { target, bucket, counts } = (fitting.length === 1 ? (fitting[0] as PathRule<Way>) : this.split(fitting, frame)).target;
    if (bucket === null || bucket.take(now)) {
      counts.passed++;
      return target;
    }
    counts.limited++;
    frame.failure = this.limited;
    frame.retryAfter = bucket.wait(now);
    return null;
  }

  private split(rules: readonly PathRule<Way>[], frame: Frame): PathRule<Way> {
    return byWeight(rules, this.random.unitOf(frame.request, frame.lineage));
  }

  private plainOf({ path, resource }: RequestType): readonly PathRule<Way>[] {
    while (this.plain.length <= resource) this.plain.push(undefined);
    return (this.plain[resource] = this.fitting(path, 0));
  }

  private fitting(path: string, marks: number): readonly PathRule<Way>[] {
    let byMarks = this.found.get(path);
    if (byMarks === undefined) this.found.set(path, (byMarks = new Map()));
    let rules = byMarks.get(marks);
    if (rules === undefined) byMarks.set(marks, (rules = this.paths.fitting(path, this.headers(marks))));
    return rules;
  }

  /** What stands in the request after these stages: of one name the last says it. */
  private headers(marks: number): Headers {
    return Object.assign({}, ...this.setters.filter(({ bit }) => (marks & bit) !== 0).map(({ set }) => set)) as Headers;
  }
}
