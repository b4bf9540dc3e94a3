// An instance's side of its configuration: the view that it holds, the watch that it keeps alive or the questions that it asks, and
// what comes of a new version. It learns nothing of a message that is lost; its next question brings what it missed.
import type { Told } from "../../configuration/configuration-manager.ts";
import { DistributedConfig } from "../../configuration/distributed-config.ts";
import type { ConfigChange, ConfigVersion } from "../../configuration/version.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import { DEAD, TIMER } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Instance } from "../network.ts";
import type { Run } from "../run.ts";
import type { Bindings } from "./bindings.ts";
import type { Because } from "./config-chronicle.ts";
import type { ConfigHost } from "./config-host.ts";
import { type Effects, effectsOf, NO_EFFECTS, UnreadableValue } from "./effects.ts";

export class Subscriber implements TimerOwner {
  readonly instance: Instance;
  readonly random: RandomStream;
  readonly view: DistributedConfig<Because>;
  private readonly host: ConfigHost;
  private readonly bindings: Bindings;
  private frame: Frame | null = null;
  private effects: Effects = NO_EFFECTS;
  private asked = 0;
  private answered = 0;
  /** The version that acts: not the one that it holds, where that could not be read. Null: the drawing's settings do. */
  acts: ConfigVersion<Because> | null = null;
  /** Answers and errors that its instance had given when that began to act. */
  readonly before = { answers: 0, errors: 0 };
  /** Virtual time since which it holds the version that it has. */
  since = 0.5;
  nextAt = 0.5;

  constructor(host: ConfigHost, bindings: Bindings, instance: Instance, random: RandomStream) {
    this.host = host;
    this.bindings = bindings;
    this.instance = instance;
    this.random = random;
    const { push, poll } = host.settings;
    this.view = new DistributedConfig({ service: instance.node.id, instance: instance.name, push, refresh: poll }, host.run);
    this.view.onChange = (version, changes) => this.takes(version, changes);
    this.since = host.run.now;
  }

  /** Its process runs. */
  get isOn(): boolean {
    return this.frame !== null;
  }

  /** Begins with the version at hand, or (null) with none, and asks again after `first` µs. */
  begin(run: Run, told: Told<Because> | null, first: number): void {
    this.end();
    this.nextAt = run.now + first;
    this.frame = run.timer(this, first);
    if (told === null) this.ask();
    else this.hears(told);
  }

  /** The process is gone, and with it what it knew. */
  end(): void {
    if (this.frame === null) return;
    this.frame.op = DEAD; // its event frees it
    this.frame = null;
    this.host.closes(this);
    this.view.clear();
    this.acts = null;
    this.effects = NO_EFFECTS;
    this.bindings.take(this.instance);
  }

  fire(run: Run, frame: Frame): void {
    const { poll } = this.host.settings;
    run.later(frame, TIMER, poll);
    this.nextAt = run.now + poll;
    if (this.answered < this.asked) {
      this.view.missed();
      this.host.chronicle.missed(this.instance, this.view.failures);
    }
    this.ask();
  }

  private ask(): void {
    const number = ++this.asked;
    const { frame } = this;
    this.host.sendFetch(this, (told) => {
      if (this.frame !== frame || frame === null) return; // another life by now
      this.answered = Math.max(this.answered, number);
      this.host.chronicle.answered(this.instance, told.revision);
      this.hears(told);
    });
  }

  /** A process that begins anew hears nothing that was sent to the one before. @returns who hears, now */
  ear(): (told: Told<Because>) => void {
    const { frame } = this;
    return (told) => {
      if (this.frame === frame && frame !== null) this.hears(told);
    };
  }

  private hears(told: Told<Because>): void {
    const { chronicle, run } = this.host;
    const before = this.view.version;
    try {
      this.view.accept(told);
    } catch (error) {
      if (!(error instanceof UnreadableValue)) throw error;
      chronicle.failed(this.instance, told.version, error);
    }
    if (this.view.version === before) return;
    this.since = run.now;
    if (this.acts === this.view.version) chronicle.applied(this.instance, before, told.version);
    this.host.changed(this.instance.node.id);
  }

  /** @throws UnreadableValue: then all is as it was */
  private takes(version: ConfigVersion<Because>, _changes: readonly ConfigChange[]): void {
    const effects = effectsOf(this.instance.node.spec.kind, version.values);
    this.effects = effects;
    this.acts = version;
    this.before.answers = this.instance.endedOk + this.instance.endedBad;
    this.before.errors = this.instance.endedBad;
    this.bindings.put(this.instance, effects);
  }

  /** The drawing is another: what acts is put to work in it. */
  renew(): void {
    if (this.frame !== null && this.acts !== null) this.bindings.put(this.instance, this.effects);
  }
  get acting(): Effects {
    return this.effects;
  }
}
