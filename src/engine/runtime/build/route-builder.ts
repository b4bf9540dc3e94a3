// The policies of a route from its settings. A changed policy is a new object; the named streams behind it stay, so that nothing
// else draws differently. Timers of one duration share a ring; a changed timeout takes another ring, the old one runs empty.
import { known } from "../../../base/assert.ts";
import { CONSTANT } from "../../kernel/distribution.ts";
import { hashText } from "../../kernel/hash.ts";
import { AttemptTimers } from "../../policies/attempt-timers.ts";
import { LoadBalancer, type LoadBalancerSettings } from "../../policies/balancing/load-balancer.ts";
import type { OutlierSettings } from "../../policies/balancing/outlier.ts";
import { Fallback } from "../../policies/fallback.ts";
import { RatioBudget, type RetryBudget, TokenBudget } from "../../policies/retry-budget.ts";
import { Retry } from "../../policies/retry.ts";
import { completeRoute } from "../../scenario/complete.ts";
import type { CompletedRoute } from "../../scenario/routes.ts";
import { lineTooLong } from "../call/admission.ts";
import { recount } from "../call/balancing.ts";
import { Breakers } from "../call/breakers.ts";
import { deadlinePassed, timeOut } from "../call/calls.ts";
import { Ejections, Sweeps } from "../call/ejections.ts";
import { Hedge } from "../call/hedging.ts";
import { openPassage } from "../call/passage.ts";
import type { Frame } from "../frame.ts";
import { isSubscription } from "../messaging/settings.ts";
import { type Client, type Instance, type Node, Route } from "../network.ts";
import type { Run } from "../run.ts";
import { setAdmission } from "./admission-builder.ts";
import { breakerPlan } from "./breaker-plan.ts";
import { distributionOf, durationOf } from "./texts.ts";

type RetryWritten = NonNullable<CompletedRoute["retry"]>;

export class RouteBuilder {
  private readonly run: Run;
  private readonly rings = new Map<string, AttemptTimers>();

  constructor(run: Run) {
    this.run = run;
  }

  add(spec: CompletedRoute): void {
    const { run } = this;
    const { network, failures } = run;
    const from = known(network.nodeById.get(spec.from) ?? network.clientById.get(spec.from), spec.from);
    const stream = (purpose: string) => run.stream(`${spec.id}/${purpose}`);
    const target = known(network.nodeById.get(spec.to), spec.to);
    const route = new Route(run.histograms, network.routes.length, spec, from, target, {
      stream,
      timedOut: failures.of("timeout", spec.id),
      pastDeadline: failures.of("deadline", spec.id),
      balancer: new LoadBalancer(
        balancing(spec, from, target),
        stream("balancer"),
        new Ejections(run, { id: spec.id, hash: hashText(spec.id) }),
      ),
    });
    network.routes.push(route);
    network.routeById.set(spec.id, route);
    this.settings(route, spec, undefined);
  }

  change(route: Route, spec: CompletedRoute): void {
    const before = route.spec;
    route.spec = spec;
    const told = route.balancer.tracks;
    route.balancer.configure(balancing(spec, route.from, route.target), this.run.now);
    if (route.balancer.tracks && !told) recount(this.run, route);
    this.settings(route, spec, before);
  }

  /** What its balancer left out is nobody's any more. */
  end(route: Route): void {
    route.sweeps = null;
    route.balancer.configure({ strategy: route.spec.balancer }, this.run.now);
  }

  private settings(route: Route, spec: CompletedRoute, before: CompletedRoute | undefined): void {
    const { run } = this;
    const latency = distributionOf(spec.latency);
    route.latency = latency.kind === CONSTANT && latency.a === 0 ? null : latency;
    route.loss = spec.loss;
    openPassage(this.run.network, route);
    route.cancel = spec.cancel;
    route.propagate = spec.propagate;
    const timeout = isSubscription(route) ? spec.ackTimeout : spec.timeout;
    route.timeout = timeout === undefined ? null : this.ring("timeout", timeout, timeOut);
    route.deadline = spec.deadline === undefined ? null : this.ring("deadline", spec.deadline, deadlinePassed);
    this.sweep(route, spec);
    if (before === undefined || JSON.stringify(before.retry) !== JSON.stringify(spec.retry))
      route.retry = spec.retry === undefined ? null : retryOf(spec.retry, route);
    const { hedge } = spec;
    if (JSON.stringify(before?.hedge) !== JSON.stringify(hedge))
      route.hedge = hedge === undefined ? null : new Hedge(durationOf(hedge.after), hedge.most, run.failures.of("twinWon", route.id));
    route.fallback = spec.fallback === undefined ? null : new Fallback(spec.fallback.on);
    setAdmission(run, route, spec, before, (wait) => this.ring("bulkhead", wait, lineTooLong));
    if (before === undefined || JSON.stringify(before.breaker) !== JSON.stringify(spec.breaker)) this.breaker(route, spec.breaker);
  }

  private breaker(route: Route, spec: CompletedRoute["breaker"]): void {
    if (spec === undefined) {
      route.breakers?.forgetAll();
      route.breakers = null;
    } else if (route.breakers === null) route.breakers = new Breakers(this.run, route, breakerPlan(spec));
    else route.breakers.configure(breakerPlan(spec));
  }

  private sweep(route: Route, { outlier }: CompletedRoute): void {
    if (outlier !== undefined) route.sweep = durationOf(outlier.sweep);
    if (outlier === undefined) route.sweeps = null;
    else route.sweeps ??= new Sweeps(this.run, route);
  }

  /** Timers of a try that a configuration has set. */
  timers(us: number): AttemptTimers {
    return this.ring("timeout", `${us}us`, timeOut);
  }
  /** The route's retry (or one as the format has it) with other attempts, out of the same budget. */
  retryWith(route: Route, attempts: number): Retry {
    const { retry } = completeRoute({ id: route.id, from: route.from.id, to: route.target.id, retry: { ...route.spec.retry, attempts } });
    const written = known(retry, "the retry");
    const settings = { ...written, base: durationOf(written.base), max: durationOf(written.max) };
    return new Retry(settings, route.retryRandom, route.retry?.budget ?? null);
  }

  private ring(purpose: string, text: string, onExpiry: (run: Run, frame: Frame) => void): AttemptTimers {
    const us = durationOf(text);
    const key = `${purpose} ${us}`;
    let ring = this.rings.get(key);
    if (ring === undefined) this.rings.set(key, (ring = new AttemptTimers(this.run, us, onExpiry)));
    return ring;
  }
}

function balancing(spec: CompletedRoute, from: Node | Client, target: Node): LoadBalancerSettings<Instance> {
  const alone = "instances" in from ? null : [from];
  const { balancer: strategy, weights, outlier } = spec;
  const fits = (instance: Instance, { instance: number, version }: (typeof weights)[number]) =>
    (number === undefined || number === instance.number) && (version === undefined || version === versionOf(instance));
  return {
    strategy,
    ...(weights.length > 0 && { weightOf: (instance) => weights.find((rule) => fits(instance, rule))?.weight ?? 1 }),
    ...(outlier !== undefined && { outlier: outlierOf(outlier), everyone: () => target.instances }),
    ...(spec.zoneAware && { zoneAware: { zoneOf: ({ zone }: Instance) => zone, callers: () => alone ?? (from as Node).listed } }),
  };
}
const outlierOf = (spec: NonNullable<CompletedRoute["outlier"]>): OutlierSettings => ({
  ...spec,
  base: durationOf(spec.base),
  max: durationOf(spec.max),
  sweep: durationOf(spec.sweep),
});
const versionOf = ({ release }: Instance): string => release.version;

function retryOf(spec: RetryWritten, route: Route): Retry {
  return new Retry(
    { ...spec, base: durationOf(spec.base), max: durationOf(spec.max) },
    route.retryRandom,
    spec.budget === undefined ? null : budgetOf(spec.budget),
  );
}

function budgetOf(spec: NonNullable<RetryWritten["budget"]>): RetryBudget {
  return spec.kind === "tokens"
    ? new TokenBudget(spec.max, spec.ratio)
    : new RatioBudget(spec.ratio, spec.minPerSecond, durationOf(spec.window));
}
