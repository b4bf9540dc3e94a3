// Duplicates: a share of the deliveries is sent twice.
import type { FaultEffect } from "../effect.ts";

export const duplicate: FaultEffect<"duplicate"> = ({ rate, share, topic = null }, { disturbBroker, random }) =>
  disturbBroker({ what: "duplicate", rate: rate * share, random, topic });
