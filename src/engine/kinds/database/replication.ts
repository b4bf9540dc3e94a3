// One primary takes all writes; the other instances are read replicas, which have a write when its lag is over, in the order of the
// commits. Reads go to the replicas that are listed, to the primary where there are none. No fail-over: without its primary the
// database takes no writes.
import { type Distribution, draw, drawOf } from "../../kernel/distribution.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { Check } from "../../policies/effects/check.ts";
import { APPLIED, type Effect, REFUSED } from "../../policies/effects/effect.ts";
import { ReplicaLog } from "../../policies/replica-log.ts";
import type { HeldState, StoreWork } from "../../runtime/effects/held-state.ts";
import type { Failure } from "../../runtime/failure.ts";
import { ANSWER } from "../../runtime/frame-states.ts";
import type { Frame } from "../../runtime/frame.ts";
import { InstanceMemory } from "../../runtime/life/instance-memory.ts";
import type { Endpoint, Instance } from "../../runtime/network.ts";
import type { NodeData, Roles } from "../../runtime/node-data.ts";
import { type Actor, GO_ON, type WorkBehaviour } from "../../runtime/program.ts";
import type { BuildContext } from "../model.ts";
import type { CompletedNodeOfKind } from "../specs.ts";

interface Sides {
  readonly primary: Instance | undefined;
  readonly readers: readonly Instance[];
  readonly writers: readonly Instance[];
}

export class Replication implements Roles {
  readonly data: NodeData;
  lag: Distribution;
  private readonly lagRandom: RandomStream;
  /** Those that the node has at any moment: one array, which changes. */
  instances: readonly Instance[];
  private readonly clock: () => number;
  private readonly note: BuildContext["note"];
  private readonly conflict: Failure;
  private readonly logs = new InstanceMemory(() => new ReplicaLog());
  /** Who reads and who writes, of each list that callers have; callers may know different ones. */
  private sides = new WeakMap<readonly Instance[], Sides>();
  private list: readonly Instance[] | null = null;
  private of: Sides = { primary: undefined, readers: [], writers: [] };

  constructor(context: BuildContext, lag: Distribution) {
    this.data = context.data();
    this.lag = lag;
    this.lagRandom = context.stream("lag");
    this.instances = context.instances();
    this.clock = context.clock;
    this.note = context.note;
    this.conflict = context.failure("conflict");
    this.data.roles = this;
    this.data.lag = (now) => (this.instances.length < 2 ? NaN : this.greatestLag(now));
  }

  /** The one that was made first of those that are there: a replica never becomes it while it is there, up or down. */
  private get primary(): Instance | undefined {
    return this.instances[0];
  }

  among(frame: Frame, listed: readonly Instance[]): readonly Instance[] {
    if (listed.length === 1 && listed[0] === this.instances[0]) return listed; // it does everything
    if (listed !== this.list || this.of.primary !== this.primary) this.turnTo(listed);
    return (frame.endpoint as Endpoint).name === "write" ? this.of.writers : this.of.readers;
  }

  private turnTo(listed: readonly Instance[]): void {
    const { primary } = this;
    let sides = this.sides.get(listed);
    if (sides === undefined || sides.primary !== primary) {
      const replicas = listed.filter((instance) => instance !== primary);
      const writers = listed.filter((instance) => instance === primary);
      this.sides.set(listed, (sides = { primary, readers: replicas.length === 0 ? listed : replicas, writers }));
    }
    this.list = listed;
    this.of = sides;
  }

  committed(frame: Frame): void {
    const { does } = frame.endpoint as Endpoint;
    this.lagRandom.seek(frame.request, frame.lineage);
    if (does !== null && does.effect !== null) this.changes(frame, does.effect);
    else for (let i = 1; i < this.instances.length; i++) this.replays(frame, this.instances[i] as Instance);
  }

  /** A write that finds its effect done already is a write all the same; one that is refused is none. */
  private changes(frame: Frame, effect: Effect): void {
    const state = (frame.instance as Instance).node.state as HeldState;
    state.prepare(this.instances);
    const verdict = state.perform(effect, frame);
    if (verdict === REFUSED) return;
    for (let i = 1; i < this.instances.length; i++) {
      const instance = this.instances[i] as Instance;
      const at = this.replays(frame, instance);
      if (verdict === APPLIED) state.follows(effect, frame, instance, at, this.clock());
    }
  }

  /** @returns when the replica has it */
  private replays(frame: Frame, instance: Instance): number {
    return this.logs.of(instance).write(frame.key, this.clock(), draw(this.lag, this.lagRandom));
  }

  /** A read sees what its instance has when its work begins. */
  reads(frame: Frame, now: number): void {
    const instance = frame.instance as Instance;
    const { does } = frame.endpoint as Endpoint;
    if (does !== null && does.check !== null) this.asks(frame, instance, does, does.check, now);
    if (instance === this.primary) return;
    this.data.replicaReads++;
    const behind = this.logs.of(instance).behind(frame.key, now);
    if (behind === 0) return;
    this.data.staleReads++;
    this.data.versionsBehind += behind;
    this.note(frame, "behind", behind);
  }

  private asks(frame: Frame, instance: Instance, { mayMiss }: StoreWork, check: Check, now: number): void {
    if ((instance.node.state as HeldState).isTrue(check, frame, instance === this.primary, now)) return;
    if (mayMiss) frame.answer = ANSWER.missing;
    else frame.verdict = this.conflict;
  }

  private greatestLag(now: number): number {
    return this.logs.all(this.instances).reduce((most, log) => Math.max(most, log.lag(now)), 0);
  }
}

export function replicationOf(node: CompletedNodeOfKind<"database">, context: BuildContext): Replication {
  const lag = context.distribution(node.lag);
  const replication = context.kept("replication", () => new Replication(context, lag));
  replication.lag = lag;
  replication.instances = context.instances();
  return replication;
}

export class Read implements WorkBehaviour {
  private readonly replication: Replication;
  private readonly time: Distribution;
  private readonly random: RandomStream;
  constructor(replication: Replication, time: Distribution, random: RandomStream) {
    this.replication = replication;
    this.time = time;
    this.random = random;
  }
  work(frame: Frame, now: number): number {
    this.replication.reads(frame, now);
    return drawOf(this.time, this.random, frame.request, frame.lineage);
  }
}

export class Commit implements Actor {
  private readonly replication: Replication;
  constructor(replication: Replication) {
    this.replication = replication;
  }
  act(frame: Frame): typeof GO_ON {
    this.replication.committed(frame);
    return GO_ON;
  }
}
