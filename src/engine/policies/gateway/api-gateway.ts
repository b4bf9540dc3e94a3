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
 * 404 without a route; 502 when the call of a service throws, 500 when a stage does. It throws nothing of theirs, and answers each request once.
 */
export class APIGateway {
  private readonly table: PathTable<string>;
  private readonly options: GatewayOptions;
  private readonly first: Next;

  constructor(options: GatewayOptions) {
    this.options = options;
    this.table = new PathTable(options.routes.map(({ service, weight = 1, ...rule }) => ({ ...rule, weight, target: service })));
    const last: Next = (request, answer) => this.forward(request, answer);
    this.first = (options.middleware ?? []).reduceRight<Next>(
      (next, stage) => (request, answer) => answeredOnce(answer, 500, (heard) => stage(request, next, heard)),
      last,
    );
  }

  /** @param answer is given the response, at once or when the service has answered */
  handle(request: Pick<GatewayRequest, "path"> & Partial<GatewayRequest>, answer: Answer): void {
    this.first({ method: "GET", headers: {}, ...request }, answer);
  }

  /** The service to which a request goes now, null when none knows its path. */
  route({ path, headers = {} }: Pick<GatewayRequest, "path"> & Partial<GatewayRequest>): string | null {
    const rules = this.table.fitting(path, headers);
    if (rules.length === 0) return null;
    return byWeight(rules, rules.length > 1 ? (this.options.random?.() ?? 0) : 0).target;
  }

  private forward(request: GatewayRequest, answer: Answer): void {
    const service = this.route(request);
    if (service === null) answer(responseOf(404));
    else answeredOnce(answer, 502, (heard) => this.options.forward(service, request, heard));
  }
}

/** What is behind here answers once, whoever answers twice; what it throws before that is an answer too. */
function answeredOnce(answer: Answer, whenThrown: number, ask: (answer: Answer) => void): void {
  let answered = false;
  const heard: Answer = (response) => {
    if (answered) return;
    answered = true;
    answer(response);
  };
  try {
    ask(heard);
  } catch (error) {
    if (answered) throw error; // not theirs: whoever heard the answer threw it
    heard(responseOf(whenThrown));
  }
}
