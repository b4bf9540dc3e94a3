// A configuration server: one process without slots or endpoints, reached by messages of its own. What it does with them is the runtime's.
import { NO_HEALTH } from "../health.ts";
import type { ServerModel } from "../model.ts";

export const config: ServerModel<"config"> = {
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
  config: (node, { distribution, duration }) => ({
    documents: new Map(node.documents.map(({ service, values }) => [service, new Map(Object.entries(values))])),
    letThrough: !node.validate,
    push: node.mode === "push",
    delay: distribution(node.delay),
    poll: duration(node.poll),
    latency: distribution(node.latency),
  }),
};
