// What is measured of a node, a route or a client.
import type { Histogram } from "../kernel/histogram.ts";
import { OUTCOMES } from "../telemetry/views/live.ts";

/** How often, how, how long: of a node, route or client. What began in the warm-up is counted a second time in `excluded…`. */
export class Measured {
  readonly ended = new Float64Array(OUTCOMES.length);
  readonly excludedEnded = new Float64Array(OUTCOMES.length);
  /** Their times; together they are those of the thing. One record goes to one of them only. */
  readonly times: Histogram[] = [];
}
