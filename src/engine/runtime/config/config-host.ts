// The configuration server of a run: its process, who watches, what reaches it and what it answers. Versions survive its crash, as on
// disk; the sessions of those who watch do not, and each begins another with its next question.
import { ConfigurationManager, type Told } from "../../configuration/configuration-manager.ts";
import { type Distribution, draw } from "../../kernel/distribution.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import { bindingOf, settingFault } from "../../scenario/config-keys.ts";
import type { Fault } from "../../scenario/problem.ts";
import type { InstanceStatus } from "../../telemetry/views/live.ts";
import { EVENT } from "../event-codes.ts";
import { Messages } from "../messages.ts";
import type { Node } from "../network.ts";
import { after, RunClock } from "../run-clock.ts";
import type { Run } from "../run.ts";
import { errs, isWorking } from "../sole-process.ts";
import { type Because, ConfigChronicle } from "./config-chronicle.ts";
import type { ConfigSettings } from "./settings.ts";
import type { Subscriber } from "./subscriber.ts";

/** A fault: a share of what it says leaves so much later. */
export interface Slowed {
  readonly delay: Distribution;
  readonly share: number;
  readonly random: RandomStream;
}

interface Session {
  readonly hears: (told: Told<Because>) => void;
  readonly close: () => void;
}

export class ConfigHost {
  readonly run: Run;
  readonly node: Node;
  readonly manager: ConfigurationManager<Because, Fault>;
  readonly chronicle: ConfigChronicle;
  readonly messages: Messages;
  settings: ConfigSettings;
  private readonly slowed = new Set<Slowed>();
  private readonly delayRandom: RandomStream;
  private readonly sessions = new Map<Subscriber, Session>();
  /** What is done as soon as it works again, in this order. */
  private readonly waiting: (() => void)[] = [];
  /** Told when an instance has another version than it had. */
  onChange: (service: string) => void = () => undefined;

  constructor(run: Run, node: Node, settings: ConfigSettings) {
    this.run = run;
    this.node = node;
    this.settings = settings;
    this.delayRandom = run.stream(`${node.id}/delay`);
    this.chronicle = new ConfigChronicle(run);
    this.messages = new Messages(run, node, settings.latency);
    this.manager = new ConfigurationManager<Because, Fault>(this.rules(), new RunClock(run));
  }

  private rules() {
    return {
      delay: () => draw(this.settings.delay, this.delayRandom) + this.slower(),
      fault: (service: string, key: string, value: string | number | boolean) => this.faultOf(service, key, value),
      letThrough: this.settings.letThrough,
    };
  }

  private faultOf(service: string, key: string, value: string | number | boolean): Fault | null {
    const { nodeById, routeById } = this.run.network;
    const kind = nodeById.get(service)?.spec.kind ?? "";
    const callee = bindingOf(kind, key)?.callee ?? "";
    const isCalled = callee === "" || [...routeById.values()].some(({ from, target }) => from.id === service && target.id === callee);
    return isCalled ? settingFault(kind, key, value) : { code: "settingOfNoRoute", values: { found: callee, from: service } };
  }

  configure(settings: ConfigSettings): void {
    const anotherWay = settings.push !== this.settings.push;
    this.settings = settings;
    this.messages.latency = settings.latency;
    this.manager.configure(this.rules());
    if (!anotherWay) return;
    const sessions = new Map(this.sessions); // a map yields what is added while it is walked through
    for (const [subscriber, { hears }] of sessions) {
      this.closes(subscriber);
      this.opens(subscriber, hears);
    }
  }

  /** It works: it neither crashed nor hangs. */
  get isUp(): boolean {
    return isWorking(this.node);
  }

  /** Now, or as soon as it works again: what it decided is written down beside its versions. */
  whenUp(then: () => void): void {
    if (this.isUp) then();
    else this.waiting.push(then);
  }
  /** It may have come up, or ceased to hang. */
  goesOn(): void {
    while (this.isUp && this.waiting.length > 0) this.waiting.shift()?.();
  }

  private hears(): boolean {
    return this.isUp && !errs(this.node);
  }

  /** A fault begins. @returns what ends it */
  slow(by: Slowed): () => void {
    const told = (on: number) => this.run.digest.record(this.run.now, (this.node.hash + EVENT.configSlowed) | 0, on);
    this.slowed.add(by);
    told(1);
    return () => {
      this.slowed.delete(by);
      told(0);
    };
  }
  private slower(): number {
    let us = 0;
    for (const { delay, random, share } of this.slowed) if (share >= 1 || random.unit() < share) us += draw(delay, random);
    return us;
  }
  /** A fault makes it slow. */
  get isSlow(): boolean {
    return this.slowed.size > 0;
  }

  /** Its own instance became something else: the sessions lived in its memory. */
  processChanged(to: InstanceStatus): void {
    if (to === "CRASHED" || to === "STOPPED") {
      this.manager.dropWatchers();
      this.sessions.clear();
    } else this.goesOn();
  }

  /** An instance asks for what it is to have; with its first question it is known, and where it is told of changes it watches from then on. */
  sendFetch(subscriber: Subscriber, then: (told: Told<Because>) => void): void {
    const { instance, random } = subscriber;
    const hears = subscriber.ear();
    this.messages.toHost(instance.node, instance, random, () => {
      if (!this.hears() || !subscriber.isOn) return;
      this.opens(subscriber, hears);
      const told = this.manager.fetch(instance.node.id, instance.name);
      if (told === null) return;
      const send = () => this.messages.fromHost(instance.node, instance, random, () => then(told));
      const late = this.slower();
      if (late > 0) after(this.run, late, send);
      else send();
    });
  }

  /** The instance has a session. @param hears what becomes of what it is told */
  opens(subscriber: Subscriber, hears: (told: Told<Because>) => void): void {
    const { instance, random } = subscriber;
    if (this.sessions.has(subscriber)) return;
    const tell = (told: Told<Because>) => {
      if (this.isUp) this.messages.fromHost(instance.node, instance, random, () => hears(told));
    };
    this.sessions.set(subscriber, { hears, close: this.manager.watch(instance.node.id, instance.name, this.settings.push ? tell : null) });
  }
  /** Its process is gone: the connection breaks, and that is known. */
  closes(subscriber: Subscriber): void {
    this.sessions.get(subscriber)?.close();
    this.sessions.delete(subscriber);
  }

  /** Sessions, and whom the manager would tell. */
  get held(): number {
    return this.sessions.size + this.manager.watchers;
  }

  changed(service: string): void {
    this.onChange(service);
  }
}
