// What a node keeps: a service in the memory of each instance, lost when that ends in whatever way; a database for good, with a copy
// at each read replica that is as late as its writes.
import type { Check } from "../../policies/effects/check.ts";
import { APPLIED, DUPLICATE, type Effect, REFUSED, type Verdict } from "../../policies/effects/effect.ts";
import { ReplicaState } from "../../policies/effects/replica-state.ts";
import { StateStore } from "../../policies/effects/state-store.ts";
import type { Frame } from "../frame.ts";
import { InstanceMemory } from "../life/instance-memory.ts";
import { Endpoint, type Instance, type Node } from "../network.ts";
import type { Run } from "../run.ts";
import { type Ledger, ledgerOf } from "./ledger.ts";

/** What a call of a database does there beside its time: change something when it is committed, or ask something of what is read. */
export interface StoreWork {
  readonly effect: Effect | null;
  readonly check: Check | null;
  /** The caller has steps for when it is not so; else the read fails. */
  readonly mayMiss: boolean;
}

export class HeldState {
  readonly ledger: Ledger;
  private readonly node: Node;
  /** Of a database: what is committed. */
  private readonly durable: StateStore | null;
  private readonly memory = new InstanceMemory(() => new StateStore(this.ledger));
  private readonly replicas = new InstanceMemory(() => new ReplicaState(this.durable as StateStore));
  /** Endpoints that are as another, with work of a step behind them; by the step. */
  private readonly twins = new Map<string, { readonly endpoint: Endpoint; readonly like: Endpoint }>();
  /** Counters that have got their first amount. */
  private readonly begun = new Set<string>();
  /** Somebody asks what replicas have. */
  private isAsked = false;
  applied = 0;
  duplicates = 0;
  refused = 0;
  /** Reads whose condition was false. */
  missed = 0;
  /** Times that something was lost. */
  losses = 0;

  constructor(run: Run, node: Node, isDurable: boolean) {
    this.ledger = ledgerOf(run);
    this.node = node;
    this.durable = isDurable ? new StateStore(this.ledger) : null;
  }

  /** Amounts with which it begins; a counter that it has keeps what it holds. */
  begin(counters: readonly { readonly name: string; readonly initial: number }[]): void {
    for (const { name, initial } of counters) {
      if (this.begun.has(name)) continue;
      this.begun.add(name);
      this.ledger.begins(this.durable as StateStore, this.ledger.keeps(name), initial);
    }
  }

  /** At the instance at which the frame is. */
  perform(effect: Effect, frame: Frame): Verdict {
    const verdict = this.ledger.perform(effect, this.durable ?? this.memory.of(frame.instance as Instance), frame, this.node);
    if (verdict === APPLIED) this.applied++;
    else if (verdict === DUPLICATE) this.duplicates++;
    else if (verdict === REFUSED) this.refused++;
    return verdict;
  }

  /** Copies that are asked must be there before what they are to follow. */
  prepare(instances: readonly Instance[]): void {
    if (this.isAsked) for (let i = 1; i < instances.length; i++) this.replicas.of(instances[i] as Instance);
  }
  follows(effect: Effect, frame: Frame, instance: Instance, at: number, now: number): void {
    if (this.isAsked) this.replicas.of(instance).follows(effect, this.ledger.originOf(frame), at, now);
  }

  /** Is it so, as the instance sees it that is read? */
  isTrue(check: Check, frame: Frame, isPrimary: boolean, now: number): boolean {
    const store = isPrimary ? (this.durable as StateStore) : this.replicas.of(frame.instance as Instance).at(now);
    const is = check.isTrue(store, this.ledger.originOf(frame));
    if (!is) this.missed++;
    return is;
  }

  /** The endpoint with a step's work behind it. */
  twin(like: Endpoint, step: string, does: StoreWork): Endpoint {
    if (does.check !== null) this.isAsked = true;
    let twin = this.twins.get(step);
    if (twin === undefined || twin.like !== like)
      this.twins.set(step, (twin = { endpoint: new Endpoint(this.node, like.name, like.index, like.entry), like }));
    twin.endpoint.does = does;
    twin.endpoint.entry = like.entry;
    return twin.endpoint;
  }
  /** The program of the node was written anew. */
  follow(): void {
    for (const { endpoint, like } of this.twins.values()) endpoint.entry = like.entry;
  }

  /** The memory of the instance is gone. */
  lose(instance: Instance): void {
    const [store] = this.durable === null ? this.memory.all([instance]) : [];
    if (store !== undefined) this.loses(store, instance);
  }
  /** The node itself is gone. */
  discard(): void {
    if (this.durable !== null) this.loses(this.durable, null);
  }
  private loses(store: StateStore, instance: Instance | null): void {
    if (this.ledger.lose(store, this.node, instance)) this.losses++;
  }

  /** What it keeps now. */
  readings(): readonly (readonly [name: string, value: number])[] {
    return this.ledger.readingsIn(this.durable === null ? this.memory.all(this.node.instances) : [this.durable]);
  }
}

export function memoryOf(run: Run, node: Node): HeldState {
  return (node.state ??= new HeldState(run, node, false));
}
export function durableOf(run: Run, node: Node): HeldState {
  return (node.state ??= new HeldState(run, node, true));
}
