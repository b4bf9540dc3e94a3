// Counts how a route's calls are shared out among the instances of its callee, while somebody looks: it changes nothing in the run.
import { recount } from "../../runtime/call/balancing.ts";
import type { Instance, Route } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import type { WindowObserver } from "../metrics/windows.ts";
import { type InstanceShare, NO_SHARES, type RouteShares } from "../views/shares.ts";

/** Shares are over so many closed windows at most. */
const WINDOWS = 10;

interface Reading {
  readonly at: number;
  readonly sent: ReadonlyMap<Instance, number>;
}

/** Counts for one route at a time: the one that was asked for last. */
export class ShareWatch implements WindowObserver {
  private readonly run: Run;
  private route: Route | null = null;
  private readings: Reading[] = [];

  constructor(run: Run) {
    this.run = run;
  }

  observe(end: number): void {
    const { route } = this;
    if (route === null) return;
    if (route.removed) this.turnTo(null);
    else this.readings = [...this.readings, this.reading(route, end)].slice(-WINDOWS - 1);
  }

  of(id: string): RouteShares {
    const route = this.run.network.routeById.get(id) ?? null;
    if (route !== this.route) this.turnTo(route);
    return route === null ? NO_SHARES : this.read(route);
  }

  private turnTo(route: Route | null): void {
    this.route?.balancer.watchShares(false);
    this.route = route;
    this.readings = [];
    if (route === null) return;
    const told = route.balancer.tracks;
    route.balancer.watchShares(true);
    if (!told) recount(this.run, route);
    this.readings = [this.reading(route, this.run.now)];
  }

  private reading({ balancer, target }: Route, at: number): Reading {
    return { at, sent: new Map(target.instances.map((instance) => [instance, balancer.peer(instance)?.sent ?? 0])) };
  }

  private read(route: Route): RouteShares {
    const { now } = this.run;
    const first = this.readings[0] as Reading;
    const instances = route.target.instances.map((instance) => this.share(route, instance, first.sent.get(instance) ?? 0));
    return { over: now - first.at, total: instances.reduce((sum, { sent }) => sum + sent, 0), instances };
  }

  private share({ balancer, spec, target }: Route, instance: Instance, before: number): InstanceShare {
    const peer = balancer.peer(instance);
    return {
      name: instance.name,
      number: instance.number,
      sent: Math.max(0, (peer?.sent ?? 0) - before),
      outstanding: peer?.outstanding ?? 0,
      listed: target.listed.includes(instance),
      ejected: balancer.ejection(instance),
      expected: spec.balancer === "peak-ewma" && peer !== null && peer.cost > 0 ? peer.cost : NaN,
      zone: this.run.network.zones[instance.zone - 1]?.id ?? null,
    };
  }
}
