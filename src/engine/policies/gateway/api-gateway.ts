// An API gateway alone, under a virtual clock: ordered middleware, then the service of the longest path prefix. It knows neither run
// nor frames; whoever uses it calls the services and says when they have answered. The gateway of a drawing shares its parts.
import { byWeight, type PathRule, PathTable } from "../path-table.ts";
import { type Answer, type GatewayMiddleware, type GatewayRequest, type Next, responseOf } from "./middleware.ts";

export interface GatewayRoute {
  /** Prefix of whole segments; of several that fit the longest, then the one that asks for the most headers, then by weight. */
  readonly path: string;
  readonly service: string;
  readonly weight?: number;
  readonly headers?: PathRule<string>["headers"];
}
export interface GatewayOptions {
  readonly routes: readonly GatewayRoute[];
  /** In the order in which a request passes them; answers pass them the other way round. */
  readonly middleware?: readonly GatewayMiddleware[];
  /** Calls a service, and gives its answer when there is one. */
  readonly forward: (service: string, request: GatewayRequest, answer: Answer) => void;
  /** From 0 to 1, 1 excluded: for routes that are split by weight [always 0: the first one]. */
  readonly random?: () => number;
}

/**
 * Finds the service by the path and passes requests through its middleware, each of which may change or end them.
 * 404 without a route; 502 when the call of a service throws. It never throws itself, and answers each request once.
 */
export class APIGateway {
  private readonly table: PathTable<string>;
  private readonly options: GatewayOptions;
  private readonly first: Next;

  constructor(options: GatewayOptions) {
    this.options = options;
    this.table = new PathTable(options.routes.map(({ service, weight = 1, ...rule }) => ({ ...rule, weight, target: service })));
    const last: Next = (request, answer) => this.forward(request, answer);
    this.first = (options.middleware ?? []).reduceRight<Next>((next, stage) => (request, answer) => stage(request, next, answer), last);
  }

  /** @param answer is given the response, at once or when the service has answered */
  handle(request: Pick<GatewayRequest, "path"> & Partial<GatewayRequest>, answer: Answer): void {
    this.first({ method: "GET", headers: {}, ...request }, once(answer));
  }

  /** The service to which a request goes now, null when none knows its path. */
  route({ path, headers = {} }: Pick<GatewayRequest, "path"> & Partial<GatewayRequest>): string | null {
    const rules = this.table.fitting(path, headers);
    if (rules.length === 0) return null;
    return byWeight(rules, rules.length > 1 ? (this.options.random?.() ?? 0) : 0).target;
  }

  private forward(request: GatewayRequest, answer: Answer): void {
    const service = this.route(request);
    if (service === null) return answer(responseOf(404));
    try {
      this.options.forward(service, request, answer);
    } catch {
      answer(responseOf(502));
    }
  }
}

/** A stage or a service that answers twice is heard once. */
function once(answer: Answer): Answer {
  let answered = false;
  return (response) => {
    if (answered) return;
    answered = true;
    answer(response);
  };
}
