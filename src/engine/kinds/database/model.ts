// A database: its connections are slots, each held for one operation; what waits for one stands in line. A write that waits for the
// lock of its row holds its connection meanwhile, as a session does.
import { NO_HEALTH } from "../health.ts";
import type { EndpointPlan, Plan, ServerModel } from "../model.ts";
import { LockRow, rowLocksOf } from "./locking.ts";
import { Commit, Read, replicationOf } from "./replication.ts";

export const database: ServerModel<"database"> = {
  role: "server",
  capacity: (node, { duration }) => ({
    replicas: node.replicas,
    concurrency: node.connections,
    queue: node.queue === "unbounded" ? Infinity : node.queue,
    lifo: false,
    blocking: true,
    startup: duration(node.startup),
    shutdown: 0,
    health: NO_HEALTH,
  }),
  endpoints(node, context): readonly EndpointPlan[] {
    const replication = replicationOf(node, context);
    const lock: readonly Plan[] = node.locks ? [{ do: "act-by", by: new LockRow(rowLocksOf(context), context) }] : [];
    if (!node.locks) context.data().locks = null;
    if (node.counters.length > 0) context.durable().begin(node.counters);
    // The streams are those of plain work, so that a database draws the same times with locks and replicas as without.
    const read = new Read(replication, context.distribution(node.read), context.stream("read/0/work"));
    const write: Plan = { do: "work", time: context.distribution(node.write), random: context.stream("write/0/work") };
    return [
      { name: "read", steps: [{ do: "work-by", by: read, judges: false }] },
      { name: "read if", steps: [{ do: "work-by", by: read }] },
      { name: "write", steps: [...lock, write, { do: "act-by", by: new Commit(replication) }] },
    ];
  },
};
