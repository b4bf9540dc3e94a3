// Puts what a view says to work at its instance, and takes it away again: slots, a program of its own for error rate, work and flags,
// and what its calls are made with. Programs are written once for each wording and shared by all instances that have it.
import type { AttemptTimers } from "../../policies/attempt-timers.ts";
import type { Retry } from "../../policies/retry.ts";
import { resize } from "../life/lifecycle.ts";
import { type Differences, Release } from "../life/release.ts";
import type { Instance, Node, Route } from "../network.ts";
import type { Run } from "../run.ts";
import { type CallEffects, type Effects, NO_EFFECTS } from "./effects.ts";
import { Tuning } from "./tuning.ts";

/** What only the builder can make. */
export interface Makers {
  readonly compile: (node: Node, release: Release) => void;
  readonly timers: (us: number) => AttemptTimers;
  /** The route's retry with other attempts; its budget is the same. */
  readonly retry: (route: Route, attempts: number) => Retry;
}

/** From so many on, those that nobody runs are forgotten. */
const MOST_PROGRAMS = 32;
const isRun = (node: Node, entries: Int32Array | null): boolean => node.instances.some((instance) => instance.entries === entries);

export class Bindings {
  private readonly run: Run;
  private makers: Makers;
  /** First steps by the wording of what differs. */
  private readonly programs = new Map<Node, Map<string, Int32Array | null>>();

  constructor(run: Run, makers: Makers) {
    this.run = run;
    this.makers = makers;
  }

  /** The nodes were written anew: so are their variants, when they are asked for. */
  rewritten(ids: ReadonlySet<string>): void {
    for (const node of this.programs.keys()) if (node.removed || ids.has(node.id)) this.programs.delete(node);
  }

  get count(): number {
    return [...this.programs.values()].reduce((sum, known) => sum + known.size, 0);
  }

  put(instance: Instance, { calls, concurrency, errorRate, flags, time }: Effects): void {
    const { node } = instance;
    const slots = concurrency ?? node.capacity.concurrency;
    if (instance.allotted !== slots) resize(this.run, instance, slots);
    if (node.spec.kind === "service") instance.entries = this.entries(instance, { errorRate, flags, time });
    for (const route of this.run.network.routeById.values())
      if (route.from === node) this.tune(route, instance, calls.get(route.target.id));
  }

  take(instance: Instance): void {
    this.put(instance, NO_EFFECTS);
  }

  private entries(
    { node, release }: Instance,
    { errorRate, flags, time }: Pick<Effects, "errorRate" | "flags" | "time">,
  ): Int32Array | null {
    if (errorRate === null && time === null && flags.size === 0) return release.entries;
    const differences: Differences = {
      ...release.differences,
      ...(errorRate === null ? {} : { errorRate }),
      ...(time === null ? {} : { time }),
      ...(flags.size === 0 ? {} : { flags: [...flags].toSorted((a, b) => (a < b ? -1 : 1)) }),
    };
    const key = JSON.stringify(differences);
    const known = this.programs.get(node) ?? new Map<string, Int32Array | null>();
    this.programs.set(node, known);
    const found = known.get(key);
    if (found !== undefined) return found;
    const variant = new Release(release.version, differences);
    this.makers.compile(node, variant);
    if (known.size >= MOST_PROGRAMS) for (const [other, entries] of known) if (!isRun(node, entries)) known.delete(other);
    known.set(key, variant.entries);
    return variant.entries;
  }

  private tune(route: Route, instance: Instance, effects: CallEffects | undefined): void {
    const timeout = effects?.timeout === undefined ? null : this.makers.timers(effects.timeout);
    const retry = effects?.attempts === undefined || route.hedge !== null ? null : this.makers.retry(route, effects.attempts);
    if (timeout !== null || retry !== null) (route.tuning ??= new Tuning()).put({ instance, timeout, retry });
    else if (route.tuning?.take(instance) === true) route.tuning = null;
  }
}
