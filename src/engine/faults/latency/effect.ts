// Added latency: the runtime draws it once a try on a route, once a visit at a node.
import type { FaultEffect } from "../effect.ts";

export const latency: FaultEffect<"latency"> = (fault, { addLatency, distribution, instance, random }) =>
  addLatency({ delay: distribution(fault.delay), factor: 1, instead: null, share: fault.share, random, instance });
