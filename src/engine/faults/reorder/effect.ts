// Reordering: a share of the messages is overtaken by one of those that wait behind it.
import type { FaultEffect } from "../effect.ts";

export const reorder: FaultEffect<"reorder"> = ({ rate, share, topic = null }, { disturbBroker, random }) =>
  disturbBroker({ what: "reorder", rate: rate * share, random, topic });
