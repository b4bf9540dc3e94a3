// What an operator does to a running system, planned in the timeline or by hand: each takes effect before the events of its moment.
import { exhaustive } from "../../../base/exhaustive.ts";
import { type CompletedAction, type CompletedEntry, completeAct } from "../../scenario/complete.ts";
import type { TimelineEntry } from "../../scenario/document.ts";
import type { LogCode, Mark } from "../../telemetry/views/records.ts";
import { RANK } from "../agenda.ts";
import { durationOf } from "../build/texts.ts";
import { changeConfig, type ConfigAct, mayChange } from "../config/config-acts.ts";
import { type Compile, deploy, mayPromote, mayRollBack, rollBack } from "../life/deploying.ts";
import { crashInstance, restartInstance, scale, startInstance, stopInstance } from "../life/lifecycle.ts";
import type { Instance } from "../network.ts";
import type { Run } from "../run.ts";
import { multiplyLoad } from "../traffic/load.ts";
import type { ActiveFaults } from "./active-faults.ts";

export class Acts {
  private readonly run: Run;
  readonly faults: ActiveFaults;
  private readonly compile: Compile;
  private done = 0;

  constructor(run: Run, faults: ActiveFaults, compile: Compile) {
    this.compile = compile;
    this.run = run;
    this.faults = faults;
  }

  /** @returns false when there is nothing (any more) for it to act on */
  perform(entry: TimelineEntry): boolean {
    const act = completeAct(entry);
    const acted = this.dispatch(act);
    if (!acted) this.run.log.write(this.run.now, "warn", "target" in act ? act.target : "", "actInVain", { act: act.do });
    this.run.drain();
    return acted;
  }

  private dispatch(act: CompletedEntry): boolean {
    switch (act.do) {
      case "fault":
        return this.faults.start(act) !== null;
      case "clear":
        this.faults.clear(act.fault);
        return true;
      case "load":
        return this.load(act);
      case "scale":
        return this.scale(act);
      case "deploy":
      case "promote":
      case "rollback":
        return this.deploy(act);
      case "retry-saga":
      case "resolve-saga":
        return this.unstick(act);
      case "config":
        return this.config(act);
      case "replay":
        return this.replay(act);
      case "kill":
      case "restart":
      case "stop":
      case "start":
        return this.operate(act);
      default:
        return exhaustive(act);
    }
  }

  private operate(act: Extract<CompletedAction, { readonly do: "kill" | "restart" | "stop" | "start" }>): boolean {
    const { run } = this;
    const node = run.network.nodeById.get(act.target);
    const instances = [...(node?.instances ?? [])].filter((instance) => act.instance === undefined || instance.name === act.instance);
    if (instances.length === 0) return false;
    this.doing(act, act.instance === undefined ? {} : { instance: act.instance }, () => {
      for (const instance of instances) operate(run, act.do, instance);
    });
    return true;
  }

  private scale(act: Extract<CompletedAction, { readonly do: "scale" }>): boolean {
    const node = this.run.network.nodeById.get(act.target);
    if (node === undefined) return false;
    this.doing(act, { replicas: act.replicas }, () => scale(this.run, node, act.replicas, "scale"));
    return true;
  }

  private deploy(act: Extract<CompletedAction, { readonly do: "deploy" | "promote" | "rollback" }>): boolean {
    const { run } = this;
    const node = run.network.nodeById.get(act.target);
    if (node === undefined) return false;
    if (act.do === "deploy") {
      const settings = { version: act.version, strategy: act.strategy };
      this.doing(act, settings, () => deploy(run, node, act, this.compile));
      return true;
    }
    const version = node.rollout?.to.version ?? node.releases.current.version;
    if (act.do === "promote" ? !mayPromote(node) : !mayRollBack(node)) return false;
    this.doing(act, { version }, () => (act.do === "promote" ? void node.rollout?.promote() : rollBack(run, node)));
    return true;
  }

  /** Of sagas that wait for a person: one, or all. */
  private unstick(act: Extract<CompletedAction, { readonly do: "retry-saga" | "resolve-saga" }>): boolean {
    const sagas = this.run.network.nodeById.get(act.target)?.sagas ?? null;
    if (sagas === null || !sagas.hasStuck(act.saga)) return false;
    const settings = act.saga === undefined ? {} : { saga: act.saga, name: sagas.nameOf(act.saga) };
    this.doing(act, settings, () => sagas.unstick(act.do === "retry-saga" ? "retry" : "resolve", act.saga));
    return true;
  }

  /** Dead letters go back to their groups. */
  private replay(act: Extract<CompletedAction, { readonly do: "replay" }>): boolean {
    const { messaging, network } = this.run;
    const node = network.nodeById.get(act.target);
    const host = node === undefined ? undefined : messaging?.hosts.get(node);
    const count = host?.deadLetters(act.topic) ?? 0;
    if (host === undefined || count === 0) return false;
    this.doing(act, { count, ...(act.topic === undefined ? {} : { topic: act.topic }) }, () => host.replay(act.topic));
    return true;
  }

  private config(act: ConfigAct): boolean {
    const { run } = this;
    if (!mayChange(run, act)) return false;
    const { at: _at, do: _do, id: _id, target: _target, ...settings } = act;
    this.doing(act, settings, () => changeConfig(run, act));
    return true;
  }

  private load(act: Extract<CompletedAction, { readonly do: "load" }>): boolean {
    const { run } = this;
    const client = run.network.clientById.get(act.target);
    if (client === undefined) return false;
    const until = act.for === undefined ? null : run.now + durationOf(act.for);
    const end = this.doing(act, { multiply: act.multiply }, () => multiplyLoad(client, act, act.multiply), until);
    if (until !== null) run.agenda.add({ at: until, rank: RANK.end, apply: end });
    return true;
  }

  /** Marks and logs the act, and does it: what changes at once is led back to it. */
  private doing<T>(
    act: CompletedAction & { readonly target: string },
    settings: Mark["settings"],
    does: () => T,
    to: number | null = null,
  ): T {
    const { run } = this;
    const mark: Mark = {
      id: act.id ?? `act-${++this.done}`,
      act: act.do as Mark["act"],
      fault: "",
      target: act.target,
      from: run.now,
      to,
      settings,
    };
    const code = LOGGED[act.do];
    if (code !== undefined)
      run.log.write(run.now, act.do === "kill" ? "warn" : "info", act.target, code, settings as Record<string, string>);
    return run.journal.doing(mark, () => {
      const done = does();
      run.drain();
      return done;
    });
  }
}

/** A deployment tells of itself. */
const LOGGED: Readonly<Partial<Record<string, LogCode>>> = {
  kill: "killed",
  restart: "restarted",
  stop: "stopped",
  start: "started",
  scale: "scaled",
  load: "loadChanged",
  promote: "deployPromoted",
  "retry-saga": "sagaTriedAgain",
  "resolve-saga": "sagaResolved",
  replay: "deadLettersReplayed",
};

function operate(run: Run, act: "kill" | "restart" | "stop" | "start", instance: Instance): void {
  if (act === "kill") crashInstance(run, instance, "kill");
  else if (act === "restart") restartInstance(run, instance, "restart");
  else if (act === "stop") stopInstance(run, instance, "stop");
  else startInstance(run, instance, "start");
}
