// Drawn when an operation ends: its connection stays held, though nobody works on it. All come back when the fault ends.
import type { FaultEffect } from "../effect.ts";

export const poolLeak: FaultEffect<"pool-leak"> = (fault, { instance, leakConnections, random }) =>
  leakConnections({ rate: fault.rate * fault.share, random, instance });
