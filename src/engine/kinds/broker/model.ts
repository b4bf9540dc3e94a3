// A broker: a publish takes `publish` in a slot, then the message is written down, and the answer says so. What happens to it
// afterwards is the runtime's: deliveries take no slot here.
import { NO_HEALTH } from "../health.ts";
import type { ServerModel } from "../model.ts";

export const broker: ServerModel<"broker"> = {
  role: "server",
  capacity: (node, { duration }) => ({
    replicas: 1,
    concurrency: node.concurrency,
    queue: node.queue === "unbounded" ? Infinity : node.queue,
    lifo: false,
    blocking: true,
    startup: duration(node.startup),
    shutdown: 0,
    health: NO_HEALTH,
  }),
  endpoints: (node, context) =>
    node.topics.map(({ name }) => ({
      name,
      steps: [
        { do: "work", time: context.distribution(node.publish) },
        { do: "act-by", by: context.accepting(name) },
      ],
    })),
  broker: ({ topics }, { duration }) => ({
    topics: topics.map(({ name, partitions, retention, bound }) => ({
      name,
      partitions,
      retention: retention === undefined ? Infinity : duration(retention),
      bound: bound ?? Infinity,
    })),
  }),
};
