// Traffic: open loads, whose arrivals follow a rate whatever becomes of them, and closed ones, whose users wait for their answers.
import type { RequestType } from "../../runtime/network.ts";
import type { BuildContext, ClientModel } from "../model.ts";
import type { CompletedNodeOfKind } from "../specs.ts";
import { ClosedLoad } from "./closed-load.ts";
import { OpenLoad } from "./open-load.ts";
import { rateOf } from "./rates.ts";

type ClientNode = CompletedNodeOfKind<"client">;

export const client: ClientModel<"client"> = {
  role: "client",
  types: (node, context) => node.requests.map((request, index) => typeOf(request, index, context)),
  start(node, context) {
    const { load } = node;
    if (load.shape === "closed") return new ClosedLoad(load.users, context.distribution(load.think), context);
    return new OpenLoad(
      rateOf(load, (text) => context.duration(text)),
      node.arrivals === "poisson",
      context,
    );
  },
};

function typeOf(request: ClientNode["requests"][number], index: number, context: BuildContext): RequestType {
  const to = request.to ?? context.outgoing[0]?.to;
  const target = to === undefined ? null : context.target(to, request.endpoint);
  return {
    index,
    path: request.path,
    method: request.method,
    weight: request.weight,
    route: target?.route ?? null,
    endpoint: target?.endpoint ?? null,
    keys: request.key?.keys ?? 1,
    zipf: request.key?.zipf ?? 0,
    critical: request.priority === "critical",
    resource: context.resource(request.method, request.path),
  };
}
