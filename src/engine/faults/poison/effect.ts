// Poison messages: a share of them, chosen by their ids, fails at every delivery.
import type { FaultEffect } from "../effect.ts";

export const poison: FaultEffect<"poison"> = ({ event = null, rate, share }, { poisonMessages, random }) =>
  poisonMessages({ rate: rate * share, seed: Math.floor(random.unit() * 4294967296), event });
