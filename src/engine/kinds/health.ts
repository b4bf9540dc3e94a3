// The probes of kinds that have no settings for them: Kubernetes' defaults, as scenario-format states them for a service.
import type { Capacity } from "../runtime/network.ts";

export const NO_HEALTH: Capacity["health"] = {
  interval: 10_000_000,
  timeout: 1_000_000,
  inLine: false,
  time: null,
  unhealthyAfter: 3,
  healthyAfter: 1,
  restartAfter: Infinity,
};
