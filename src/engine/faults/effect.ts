// What a fault does: it takes effect on its target and gives back what ends it. It sees the run through a narrow context.
import type { Distribution } from "../kernel/distribution.ts";
import type { RandomStream } from "../kernel/random-stream.ts";
import type { Disturbance as BrokerDisturbance } from "../messaging/disturbances.ts";
import type { MessageLoss, Separation } from "../runtime/call/passage.ts";
import type { Zone } from "../runtime/call/zones.ts";
import type { Slowed } from "../runtime/config/config-host.ts";
import type { Failure } from "../runtime/failure.ts";
import type { Leak } from "../runtime/life/memory.ts";
import type { Poison } from "../runtime/messaging/poison.ts";
import type { AddedLatency, Client, InjectedErrors, Instance, Node, Route } from "../runtime/network.ts";
import type { PoolLeak } from "../runtime/node-data.ts";
import type { Disturbance } from "../runtime/registry/registry-host.ts";
import type { CompletedFault } from "../scenario/complete.ts";
import type { Values } from "../scenario/fields.ts";

export interface FaultContext {
  /** What it was put on: one of the four, or none where it names its places itself. */
  readonly node: Node | null;
  readonly route: Route | null;
  readonly client: Client | null;
  readonly zone: Zone | null;
  /** Null: all instances. */
  readonly instance: Instance | null;
  /** The instance, or all that the node has now. */
  readonly instances: readonly Instance[];
  readonly random: RandomStream;
  readonly distribution: (text: string) => Distribution;
  /** µs of a duration. */
  readonly duration: (text: string) => number;
  readonly failure: (status: number) => Failure;
  readonly addLatency: (added: AddedLatency) => () => void;
  readonly injectErrors: (errors: InjectedErrors) => () => void;
  /** So large a share of the operations keeps its connection. */
  readonly leakConnections: (leak: PoolLeak) => () => void;
  /** For so large a share of the calls nothing is left of the node's quota. */
  readonly exhaustQuota: (share: { readonly rate: number; readonly random: RandomStream }) => () => void;
  readonly leakMemory: (leak: Leak) => () => void;
  readonly crash: (instance: Instance) => void;
  readonly start: (instance: Instance) => void;
  /** Hears of each instance that is made in the zone from now on. */
  readonly grip: (take: (instance: Instance) => void) => () => void;
  readonly wake: (instance: Instance) => void;
  /** Messages of the node or route are lost. */
  readonly lose: (loss: Omit<MessageLoss, "place">) => () => void;
  /** No message passes the border of a zone. */
  readonly cutOff: (cut: { readonly zone: Zone; readonly share: number; readonly random: RandomStream }) => () => void;
  /** No message passes between two sets of nodes. */
  readonly separate: (cut: Separation) => () => void;
  readonly multiplyLoad: (factor: number) => () => void;
  /** The instance's clock is so many µs fast, or slow where it is negative. */
  readonly skewClock: (instance: Instance, us: number) => () => void;
  /** Something goes wrong at the broker. */
  readonly disturbBroker: (by: BrokerDisturbance) => () => void;
  /** Such messages fail at every delivery. */
  readonly poisonMessages: (poison: Poison) => () => void;
  /** Values go out in the configuration of the node, past all validation, to a share of its instances. */
  readonly misconfigure: (values: Values, share: number) => () => void;
  /** What the configuration server says leaves later. */
  readonly delayConfig: (by: Slowed) => () => void;
  /** The registry answers nothing, or from what it knows now: to a share of the messages. */
  readonly disturbRegistry: (by: Disturbance) => () => void;
}

export type FaultNamed<N> = Extract<CompletedFault, { readonly fault: N }>;
export type FaultEffect<N extends CompletedFault["fault"]> = (fault: FaultNamed<N>, context: FaultContext) => () => void;
