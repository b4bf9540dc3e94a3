// An outage: messages to the registry get no answer, or a share of them.
import type { FaultEffect } from "../effect.ts";

export const registryOutage: FaultEffect<"registry-outage"> = ({ share }, { disturbRegistry, random }) =>
  disturbRegistry({ share, random, answersFromMemory: false });
