// An API gateway: the middleware in its order and `time` are one piece of work in one slot; then the request is forwarded over
// the drawn route that its path belongs to, with that route's policies, and the answer passed on.
import { NO_HEALTH } from "../health.ts";
import type { Plan, ServerModel } from "../model.ts";
import { Middleware } from "./middleware.ts";
import { PathRouter, pathsOf } from "./path-router.ts";

export const gateway: ServerModel<"gateway"> = {
  role: "server",
  capacity: (node, { duration }) => ({
    replicas: node.replicas,
    concurrency: node.concurrency,
    queue: node.queue === "unbounded" ? Infinity : node.queue,
    lifo: false,
    blocking: node.blocking,
    startup: duration(node.startup),
    shutdown: duration(node.shutdown),
    health: NO_HEALTH,
  }),
  endpoints(node, context) {
    const paths = pathsOf(node, context);
    const middleware = new Middleware(node, context, (path) => paths.prefixOf(path));
    const steps: readonly Plan[] = [
      middleware.plan,
      ...(middleware.acts ? [{ do: "act-by", by: middleware } as const] : []),
      { do: "call-by", by: new PathRouter(paths, middleware.stages, context) },
    ];
    return [{ name: "", steps }];
  },
};
