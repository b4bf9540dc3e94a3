// What a kind of node does: how its settings become instances and a program, and, for traffic, what starts requests.
// A model sees the run only through the narrow context that it is given. The runtime knows kinds only through this interface.
import type { Distribution } from "../kernel/distribution.ts";
import type { RandomStream } from "../kernel/random-stream.ts";
import type { ConfigSettings } from "../runtime/config/settings.ts";
import type { HeldState } from "../runtime/effects/held-state.ts";
import type { Failure } from "../runtime/failure.ts";
import type { Frame } from "../runtime/frame.ts";
import type { BrokerSettings } from "../runtime/messaging/settings.ts";
import type { Capacity, Instance, RequestType, Source } from "../runtime/network.ts";
import type { NodeData } from "../runtime/node-data.ts";
import type { Actor, CallChooser, CallTarget, WorkBehaviour } from "../runtime/program.ts";
import type { RegistrySettings } from "../runtime/registry/settings.ts";
import type { SagaHost } from "../runtime/saga/saga-host.ts";
import type { EffectStep } from "../scenario/steps.ts";
import type { Note } from "../telemetry/views/notes.ts";
import type { PathReport } from "../telemetry/views/path-report.ts";
import type { ReasonCode } from "../telemetry/views/reason.ts";
import type { Level, LogCode, LogRecord, StageReport } from "../telemetry/views/records.ts";
import type { CompletedNodeOfKind, Kind } from "./specs.ts";

/** One step of an endpoint, resolved as far as a kind can. */
export type Plan =
  /** `random`: whence it draws; without, a stream of its place in the program. */
  | { readonly do: "work"; readonly time: Distribution; readonly random?: RandomStream }
  /** The kind finds out at the start of the work how long it takes, and may leave a verdict that takes effect at its end. */
  /** `judges` false: it never leaves a verdict. */
  | { readonly do: "work-by"; readonly by: WorkBehaviour; readonly judges?: false }
  | CallPlan
  | { readonly do: "call-by"; readonly by: CallChooser }
  /** The kind's own step: it may let the request go on, end it, or keep it waiting and `wake` it later. */
  | { readonly do: "act-by"; readonly by: Actor }
  | { readonly do: "parallel"; readonly branches: readonly (readonly Plan[])[] }
  /** It changes something of what is kept, here or at a database. */
  | { readonly do: "effect"; readonly step: EffectStep }
  /** Steps that stand here under a condition known when it is compiled: the name keeps their draws apart, and those of the steps after them as they are. */
  | { readonly do: "within"; readonly name: string; readonly steps: readonly Plan[] }
  | { readonly do: "fail"; readonly chance: number; readonly failure: Failure };

export interface CallPlan {
  readonly do: "call";
  readonly to: string;
  readonly endpoint: string | undefined;
  readonly chance: number;
  /** Keys that it draws for itself, in place of the request's. */
  readonly key?: { readonly keys: number; readonly zipf: number };
  /** What must be true of what the callee keeps. */
  readonly check?: string;
  /** What is done where the callee does not have it or the call fails; then the failure ends nothing. */
  readonly else?: readonly Plan[];
  /** The endpoint that is called when that has succeeded, whatever comes of it. */
  readonly fill?: string;
}

export interface EndpointPlan {
  readonly name: string;
  readonly steps: readonly Plan[];
}

/** What a node does with events that are delivered to it: a plan by type (its name), and one for every other. */
export interface EventPlans {
  readonly handlers: readonly EndpointPlan[];
  readonly others: EndpointPlan;
}

/** What a drawn route of the node leads to. */
export interface Outgoing {
  readonly id: string;
  readonly to: string;
  readonly kind: Kind;
  /** Of a broker: names of its topics. */
  readonly topics: readonly string[];
}

/** What a kind may ask while its node is built, and keep for later. */
export interface BuildContext {
  readonly id: string;
  /** µs: when the node is built or edited. */
  readonly now: number;
  /** The node's routes, in the order of their ids. */
  readonly outgoing: readonly Outgoing[];
  readonly stream: (purpose: string) => RandomStream;
  readonly distribution: (text: string) => Distribution;
  readonly duration: (text: string) => number;
  readonly failure: (code: ReasonCode, status?: number) => Failure;
  /** Flags that are on where this is compiled for. */
  readonly flags: ReadonlySet<string>;
  /** What the node keeps while it is edited: made once for each key, the same object after. */
  readonly kept: <T extends object>(key: string, make: () => T) => T;
  /** The instances that the node has at a moment. */
  readonly instances: () => readonly Instance[];
  /** µs, at any moment. */
  readonly clock: () => number;
  /** Lets a frame go on that waits in the kind's own step; with a failure it goes to its end. */
  readonly wake: (frame: Frame, failure: Failure | null) => void;
  /** Writes something of a request down in its trace. */
  readonly note: (frame: Frame, what: Note, value: number) => void;
  /** What the node counts and holds beside its visits: made when it is first asked for, the same object after. */
  readonly data: () => NodeData;
  /** What a database keeps for good: made when it is first asked for, the same object after. */
  readonly durable: () => HeldState;
  /** A number for what is asked for: the same for the same method and path. */
  readonly resource: (method: string, path: string) => number;
  /** Says something of a request in the log. */
  readonly log: (frame: Frame, level: Level, code: LogCode, values: LogRecord["values"]) => void;
  /** As `log`, but a few times a second at most. */
  readonly logFew: BuildContext["log"];
  readonly stages: StageContext;
  /** What runs the sagas of the node: made when it is first asked for, the same object after. */
  readonly sagas: () => SagaHost;
  /** The step of a broker at which what is published in the topic is written down. */
  readonly accepting: (topic: string) => Actor;
  /** Where a call of that endpoint goes over the drawn route, or null when there is none. */
  readonly target: (to: string, endpoint: string | undefined) => CallTarget | null;
}

/** For kinds that pass a request through stages one after another. */
export interface StageContext {
  /** Names the stages in traces. @returns what `traced` is told, the same for the same names */
  readonly list: (uses: readonly string[]) => number;
  /** What became of a request at each of them: codes of STAGE_VERDICTS, three bits each, the first stage in the lowest. */
  readonly traced: (frame: Frame, list: number, first: number, more: number) => void;
  /** Whom to ask for the numbers of the stages. */
  readonly reportedBy: (report: (now: number, instances: readonly Instance[]) => readonly StageReport[]) => void;
  /** And for those of the paths behind them. */
  readonly pathsBy: (report: (now: number) => readonly PathReport[]) => void;
}

export interface ServerModel<K extends Kind> {
  readonly role: "server";
  capacity(node: CompletedNodeOfKind<K>, context: BuildContext): Capacity;
  endpoints(node: CompletedNodeOfKind<K>, context: BuildContext): readonly EndpointPlan[];
  /** Of a kind to which subscriptions may lead. */
  events?(node: CompletedNodeOfKind<K>, context: BuildContext): EventPlans;
  /** It keeps the instances of all others, under these settings. */
  registry?(node: CompletedNodeOfKind<K>, context: BuildContext): RegistrySettings;
  /** It keeps messages, in these topics, for whoever subscribes. */
  broker?(node: CompletedNodeOfKind<K>, context: BuildContext): BrokerSettings;
  /** It keeps the configuration of all others, under these settings. */
  config?(node: CompletedNodeOfKind<K>, context: BuildContext): ConfigSettings;
}

/** Rings once after it was set; at most one ring is pending. */
export interface Alarm {
  /** @param delay whole µs */
  set(delay: number): void;
  cancel(): void;
}

/** Hears its alarms. */
export interface Ringer {
  rings(alarm: Alarm): void;
}

/** What a source of requests may do while the run goes on. */
export interface SourceContext {
  readonly now: number;
  /** Requests of the client that have not ended: those of the source that stood here before. */
  readonly inFlight: number;
  /** A clock of the source's own, made once and set again and again. */
  alarm(owner: Ringer): Alarm;
  stream(purpose: string): RandomStream;
  distribution(text: string): Distribution;
  duration(text: string): number;
  /** Sends the client's next request. */
  request(): void;
}

export interface ClientModel<K extends Kind> {
  readonly role: "client";
  types(node: CompletedNodeOfKind<K>, context: BuildContext): readonly RequestType[];
  start(node: CompletedNodeOfKind<K>, context: SourceContext): Source;
}

/** What is no node of the network, but where nodes stand. */
export interface PlaceModel<K extends Kind> {
  readonly role: "place";
  latencies(
    node: CompletedNodeOfKind<K>,
    context: Pick<BuildContext, "distribution">,
  ): { readonly within: Distribution; readonly between: Distribution };
}

export type Model<K extends Kind = Kind> = ServerModel<K> | ClientModel<K> | PlaceModel<K>;
