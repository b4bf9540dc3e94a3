// Messages between a node that no route leads to (a registry, a configuration server) and everyone else: each takes that node's own
// latency, and what separates two nodes separates these too.
import { type Distribution, draw } from "../kernel/distribution.ts";
import type { RandomStream } from "../kernel/random-stream.ts";
import { type AddedLatency, addedTo } from "./act/injections.ts";
import { timeBetween } from "./call/zones.ts";
import type { Client, Instance, Node } from "./network.ts";
import { once } from "./run-clock.ts";
import type { Run } from "./run.ts";

const NONE: readonly AddedLatency[] = [];

export class Messages {
  private readonly run: Run;
  private readonly host: Node;
  latency: Distribution;

  constructor(run: Run, host: Node, latency: Distribution) {
    this.run = run;
    this.host = host;
    this.latency = latency;
  }

  private passes(from: Node | Client, to: Node | Client, instance: Instance | null): boolean {
    const { passages } = this.run.network;
    return passages === null || passages.passes(from, to, instance);
  }

  /** @param instance at the other end; null: a client @param random of whoever is there, so that another shifts nobody's draws */
  toHost(from: Node | Client, instance: Instance | null, random: RandomStream, arrives: () => void): void {
    if (!this.passes(from, this.host, instance)) return;
    const us = this.time(from, instance, random) + addedTo(this.host.addedLatency ?? NONE);
    this.run.timer(once(arrives), us);
  }

  fromHost(to: Node | Client, instance: Instance | null, random: RandomStream, arrives: () => void): void {
    if (this.passes(this.host, to, instance)) this.run.timer(once(arrives), this.time(to, instance, random));
  }

  /** One way: the host's latency, and what lies between the zones. */
  private time(end: Node | Client, instance: Instance | null, random: RandomStream): number {
    const us = draw(this.latency, random);
    const { zones } = this.run.network;
    if (zones.length === 0) return us;
    const there = instance?.zone ?? ("zone" in end ? end.zone : 0);
    return us + timeBetween(zones, there, this.host.instances[0]?.zone ?? 0, random);
  }
}
