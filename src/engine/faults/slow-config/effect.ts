// Slow propagation: each word of a change, and each answer, leaves the configuration server so much later.
import type { FaultEffect } from "../effect.ts";

export const slowConfig: FaultEffect<"slow-config"> = ({ delay, share }, { delayConfig, distribution, random }) =>
  delayConfig({ delay: distribution(delay), share, random });
