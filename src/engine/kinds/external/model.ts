// An external service: any number of calls at once, each for its own time; one above the quota is turned away without any.
import { type Distribution, drawOf } from "../../kernel/distribution.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import { BucketQuota, type Quota, WindowQuota } from "../../policies/quota.ts";
import type { Failure } from "../../runtime/failure.ts";
import type { Frame } from "../../runtime/frame.ts";
import type { NodeData } from "../../runtime/node-data.ts";
import type { WorkBehaviour } from "../../runtime/program.ts";
import { injected } from "../../runtime/visit/visits.ts";
import { NO_HEALTH } from "../health.ts";
import type { BuildContext, ServerModel } from "../model.ts";
import type { CompletedNodeOfKind } from "../specs.ts";

type ExternalNode = CompletedNodeOfKind<"external">;

/** More calls at once than any scenario asks: its capacity is not ours to know. */
const WITHOUT_END = 1_000_000;

export const external: ServerModel<"external"> = {
  role: "server",
  capacity: () => ({
    replicas: 1,
    concurrency: WITHOUT_END,
    queue: Infinity,
    lifo: false,
    blocking: true,
    startup: 0,
    shutdown: 0,
    health: NO_HEALTH,
  }),
  endpoints: (node, context) => [
    {
      name: "",
      steps: [
        { do: "work-by", by: new Metered(node, context) },
        ...(node.errorRate > 0 ? [{ do: "fail", chance: node.errorRate, failure: context.failure("errorRate") } as const] : []),
      ],
    },
  ],
};

class Metered implements WorkBehaviour {
  private readonly time: Distribution;
  private readonly random: RandomStream;
  private readonly quota: Quota | null;
  private readonly overQuota: Failure;
  private readonly data: NodeData;

  constructor(node: ExternalNode, context: BuildContext) {
    this.time = context.distribution(node.time);
    this.random = context.stream("time");
    this.quota = node.quota === undefined ? null : quotaOf(node.quota, context);
    this.overQuota = context.failure("quota");
    this.data = context.data();
    const { quota } = this;
    const limit = node.quota?.limit ?? NaN;
    this.data.quotaLeft = quota === null ? null : (now) => quota.left(now) / limit;
  }

  work(frame: Frame, now: number): number {
    frame.verdict = null;
    if ((this.data.quotaGone !== null && injected(this.data.quotaGone, frame) !== null) || this.quota?.take(now) === false) {
      this.data.overQuota++;
      frame.verdict = this.overQuota;
      return 0;
    }
    return drawOf(this.time, this.random, frame.request, frame.lineage);
  }
}

/** An edit of something else must not fill it. */
function quotaOf({ limit, per, as }: NonNullable<ExternalNode["quota"]>, { duration, kept }: BuildContext): Quota {
  return kept(`quota ${limit} ${per} ${as}`, () =>
    as === "window" ? new WindowQuota(limit, duration(per)) : new BucketQuota(limit, duration(per)),
  );
}
