// A cache: an operation takes `time` in a slot, then the key is there or not. What is not there it asks its source for, the node
// to which its first route leads; without one it says so, and leaves the rest to the caller. The wait for the source takes no slot.
import { NO_HEALTH } from "../health.ts";
import type { BuildContext, EndpointPlan, Outgoing, Plan, ServerModel } from "../model.ts";
import type { CompletedNodeOfKind } from "../specs.ts";
import { Fill, Forget, Has, Lookup } from "./operations.ts";
import { CacheStore } from "./store.ts";

type CacheNode = CompletedNodeOfKind<"cache">;

export const cache: ServerModel<"cache"> = {
  role: "server",
  capacity: (node, { duration }) => ({
    replicas: node.replicas,
    concurrency: node.concurrency,
    queue: node.queue === "unbounded" ? Infinity : node.queue,
    lifo: false,
    blocking: false,
    startup: duration(node.startup),
    shutdown: 0,
    health: NO_HEALTH,
  }),
  endpoints(node, context) {
    const store = storeOf(node, context);
    const [source] = context.outgoing;
    const work: Plan = { do: "work", time: context.distribution(node.time) };
    const found = (to: Outgoing): EndpointPlan => ({
      name: "read",
      steps: [work, { do: "act-by", by: new Lookup(store, node.coalesce) }, asks(to, "read"), { do: "act-by", by: new Fill(store, true) }],
    });
    const aside: EndpointPlan = { name: "read", steps: [work, { do: "act-by", by: new Has(store) }] };
    return [
      source === undefined ? aside : found(source),
      { name: "write", steps: [work, ...(source === undefined ? [] : [asks(source, "write")]), { do: "act-by", by: new Forget(store) }] },
      { name: "fill", steps: [work, { do: "act-by", by: new Fill(store, false) }] },
    ];
  },
};

/** What it holds is the same through edits; only its settings change. */
function storeOf(node: CacheNode, context: BuildContext): CacheStore {
  const store = context.kept("store", () => new CacheStore(context));
  store.configure(
    { capacity: node.capacity, ttl: node.ttl === undefined ? Infinity : context.duration(node.ttl), policy: node.policy },
    context,
  );
  return store;
}

/** A database or another cache is read or written, everything else is called. */
const asks = ({ to, kind }: Outgoing, operation: "read" | "write"): Plan => ({
  do: "call",
  to,
  endpoint: kind === "database" || kind === "cache" ? operation : undefined,
  chance: 1,
});
