// A route: a drawn connection from a caller to a callee, with the caller's policies for the calls that take it.
import { breakerField } from "./breaker-fields.ts";
import { CALL_POLICIES } from "./call-policy-fields.ts";
import {
  choice,
  choices,
  type Completed,
  distribution,
  duration,
  flag,
  group,
  id,
  integer,
  interval,
  list,
  number,
  reference,
  share,
  text,
  variants,
  type Written,
} from "./fields.ts";
import { SUBSCRIPTION } from "./subscription-fields.ts";

/** What a retry may answer to: the names of scenario-format's table; 408 and 429 by number. */
export const RETRY_ON = ["5xx", "reset", "connect", "timeout", "rejected", "408", "429"] as const;

export const ROUTE_FIELDS = {
  latency: distribution({ default: "1ms", section: "call" }),
  loss: share({ default: 0, section: "call" }),
  timeout: duration({ positive: true, section: "call" }),
  deadline: duration({ positive: true, section: "call" }),
  propagate: flag({ default: false, section: "call" }),
  cancel: flag({ default: false, section: "call" }),
  retry: group(
    {
      attempts: integer({ min: 1, max: 100, unit: "attempts", default: 3 }),
      backoff: choice(["none", "fixed", "exponential"], { default: "exponential" }),
      base: duration({ default: "25ms" }),
      max: duration({ default: "250ms" }),
      jitter: choice(["none", "full", "equal", "decorrelated"], { default: "full" }),
      on: choices(RETRY_ON, { default: ["5xx", "reset", "connect", "timeout"] }),
      retryAfter: flag({ default: false }),
      budget: variants(
        "kind",
        {
          ratio: {
            ratio: number({ min: 0, max: 10, default: 0.2 }),
            minPerSecond: number({ min: 0, max: 1e6, unit: "perSecond", default: 10 }),
            window: duration({ default: "10s", positive: true }),
          },
          tokens: {
            max: number({ min: 1, max: 1e6, unit: "tokens", default: 10 }),
            ratio: number({ min: 0.001, max: 1000, default: 0.1 }),
          },
        },
        {},
      ),
    },
    { section: "retry" },
  ),
  ...CALL_POLICIES,
  breaker: breakerField,
  discovery: choice(["registry", "static"], { section: "balancer" }),
  balancer: choice(["round-robin", "random", "weighted", "least-outstanding", "power-of-two", "peak-ewma", "consistent-hash"], {
    default: "round-robin",
    section: "balancer",
  }),
  weights: list(
    group(
      {
        instance: integer({ min: 1, max: 999_999_999 }),
        version: text({ max: 40 }),
        weight: number({ min: 0.001, max: 1e6, unit: "factor", default: 1 }),
      },
      { required: true },
    ),
    { default: [], max: 1000, section: "balancer" },
  ),
  zoneAware: flag({ default: false, section: "balancer" }),
  outlier: group(
    {
      failures: integer({ min: 1, max: 1000, unit: "calls", default: 5 }),
      base: duration({ default: "30s", positive: true }),
      max: duration({ default: "300s", positive: true }),
      sweep: interval({ default: "10s" }),
      share: share({ default: 0.1 }),
      panic: share({ default: 0.5 }),
    },
    { section: "balancer" },
  ),
} as const;

/** Of a route that leaves a broker. */
export const SUBSCRIPTION_FIELDS = { ...SUBSCRIPTION, latency: ROUTE_FIELDS.latency, loss: ROUTE_FIELDS.loss } as const;

interface Ends {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}
type Flat<T> = { [P in keyof T]: T[P] } & {};
type Both = typeof ROUTE_FIELDS & typeof SUBSCRIPTION;
export type Route = Flat<Ends & Written<Both>>;
export type CompletedRoute = Flat<Ends & Completed<Both>>;

export const ROUTE_ENDS = {
  id: id({ required: true }),
  from: reference({ refers: "node", required: true }),
  to: reference({ refers: "node", required: true }),
} as const;
