// A registry: one process without slots or endpoints, reached by messages of its own. What it does with them is the runtime's.
import { NO_HEALTH } from "../health.ts";
import type { ServerModel } from "../model.ts";

export const registry: ServerModel<"registry"> = {
  role: "server",
  capacity: (node, { duration }) => ({
    replicas: 1,
    concurrency: 1,
    queue: Infinity,
    lifo: false,
    blocking: false,
    startup: duration(node.startup),
    shutdown: 0,
    health: NO_HEALTH,
  }),
  endpoints: () => [],
  registry: (node, { distribution, duration }) => ({
    heartbeat: duration(node.heartbeat),
    lease: duration(node.lease),
    sweep: duration(node.sweep),
    refresh: duration(node.refresh),
    selfPreservation: node.selfPreservation,
    latency: distribution(node.latency),
  }),
};
