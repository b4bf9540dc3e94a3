// A stale registry: its answers, or a share of them, are what it knew when this began.
import type { FaultEffect } from "../effect.ts";

export const staleRegistry: FaultEffect<"stale-registry"> = ({ share }, { disturbRegistry, random }) =>
  disturbRegistry({ share, random, answersFromMemory: true });
