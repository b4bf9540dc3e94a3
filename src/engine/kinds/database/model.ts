// A database: its connections are slots, each held for one operation; what waits for one stands in line.
import { NO_HEALTH } from "../health.ts";
import type { ServerModel } from "../model.ts";

export const database: ServerModel<"database"> = {
  role: "server",
  capacity: (node, { duration }) => ({
    replicas: 1,
    concurrency: node.connections,
    queue: node.queue === "unbounded" ? Infinity : node.queue,
    lifo: false,
    blocking: true,
    startup: duration(node.startup),
    shutdown: 0,
    health: NO_HEALTH,
  }),
  endpoints: (node, { distribution }) => [
    { name: "read", steps: [{ do: "work", time: distribution(node.read) }] },
    { name: "write", steps: [{ do: "work", time: distribution(node.write) }] },
  ],
};
