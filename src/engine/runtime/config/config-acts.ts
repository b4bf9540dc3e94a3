// What people and faults do to configurations: set values (for all, or for a share until that is promoted), promote, roll back; and the
// watch over a staged version that takes it back by itself when its instances fail more than they may.
import type { ConfigVersion } from "../../configuration/version.ts";
import type { CompletedAction } from "../../scenario/complete.ts";
import type { Values } from "../../scenario/fields.ts";
import { BY_SETTING, type Led } from "../../telemetry/views/changes.ts";
import type { LogRecord } from "../../telemetry/views/records.ts";
import { durationOf } from "../build/texts.ts";
import { tooManyErrors } from "../life/error-share.ts";
import type { Instance } from "../network.ts";
import { after } from "../run-clock.ts";
import type { Run } from "../run.ts";
import type { Because } from "./config-chronicle.ts";
import type { Configurations } from "./configurations.ts";

export type ConfigAct = Extract<CompletedAction, { readonly do: "config" }>;

/** @returns false when there is nothing for it to act on */
export function mayChange(run: Run, { change, target, to }: Pick<ConfigAct, "change" | "target" | "to">): boolean {
  const { config } = run;
  if (config === null || !run.network.nodeById.has(target)) return false;
  const { manager } = config.host;
  if (change === "promote") return manager.staged(target) !== null;
  if (change === "set") return true;
  return manager.staged(target) !== null || manager.history(target).length > 1 || to !== undefined;
}

export function changeConfig(run: Run, act: ConfigAct): void {
  const config = run.config as Configurations;
  const { host } = config;
  if (!host.isUp) return host.chronicle.unreachable(act.target);
  if (act.change === "promote") promote(config, act.target);
  else if (act.change === "rollback") rollBack(config, act.target, act.to);
  else set(run, config, act, false);
}

type Setting = Pick<ConfigAct, "target" | "set" | "share"> & Partial<Pick<ConfigAct, "hold" | "maxErrorShare" | "every">>;

function set(run: Run, config: Configurations, act: Setting, unchecked: boolean): ConfigVersion<Because> | null {
  const { target, share } = act;
  const { chronicle, manager } = config.host;
  config.document(target);
  const before = manager.stable(target)?.number ?? 0;
  const cause: Because = { led: BY_SETTING };
  const done = manager.set(target, new Map(Object.entries(act.set)), { cause, share, unchecked });
  if (!done.ok) {
    chronicle.refused(target, done.problems);
    return null;
  }
  const keys = Object.entries(act.set).map(([key, value]) => `${key} = ${value}`);
  const values = { keys: keys.join(", "), ...(share < 1 ? { share, count: manager.staged(target)?.members.size ?? 0 } : {}) };
  cause.led = chronicle.came(share < 1 ? "configStaged" : "configChanged", target, { before, after: done.value.number, values });
  config.begins(target);
  if (share < 1) watchOver(run, config, act, done.value);
  return done.value;
}

function promote(config: Configurations, service: string): void {
  const { chronicle, manager } = config.host;
  const before = manager.stable(service)?.number ?? 0;
  const version = manager.promote(service);
  if (version === null) return;
  const led = chronicle.came("configPromoted", service, { before, after: version.number });
  if (version.cause !== null) version.cause.led = led;
  config.begins(service);
}

/** @param measured what it was rolled back for; left out: somebody decided it */
export function rollBack(config: Configurations, service: string, to?: number, measured: LogRecord["values"] = {}): void {
  const { chronicle, manager } = config.host;
  const before = (manager.staged(service)?.version ?? manager.stable(service))?.number ?? 0;
  const cause: Because = { led: BY_SETTING };
  const version = manager.rollback(service, to, cause);
  if (version === null) return;
  const values = { ...measured, ...(version.again === null ? {} : { again: version.again }) };
  const led = chronicle.came("configRolledBack", service, { before, after: version.number, values });
  if (version.cause !== null) version.cause.led = led;
  config.begins(service);
}

/** While it is staged: are the answers of those that have it worse than they may be? And is its time over? */
function watchOver(
  run: Run,
  config: Configurations,
  { every, hold, maxErrorShare, target }: Setting,
  version: ConfigVersion<Because>,
): void {
  const isStaged = (): boolean => run.config === config && config.host.manager.staged(target)?.version === version;
  const led = (): Led => version.cause?.led ?? BY_SETTING;
  let isBad = false;
  // What is decided while the server is down is written down, and done when it is back.
  if (hold !== undefined)
    after(run, durationOf(hold), () =>
      config.host.whenUp(() => {
        if (!isStaged() || isBad) return;
        marked(run, target, { change: "promote" });
        run.journal.within(led(), () => promote(config, target));
      }),
    );
  if (maxErrorShare === undefined) return;
  const seen: Seen = new Map();
  const us = durationOf(every ?? "5s");
  const check = () => {
    if (!isStaged()) return;
    const { answers, errors } = since(config, target, version, seen);
    const measured = tooManyErrors(answers, errors, maxErrorShare);
    isBad = measured !== null;
    if (measured === null) return void after(run, us, check);
    config.host.whenUp(() => {
      if (!isStaged()) return;
      marked(run, target, { change: "rollback" });
      run.journal.within(led(), () => rollBack(config, target, undefined, measured));
    });
  };
  after(run, us, check);
}
type Seen = Map<Instance, { readonly answers: number; readonly errors: number }>;

/** For the charts: what the watch over a staged version did. */
function marked({ journal, now }: Run, target: string, settings: { readonly change: "promote" | "rollback" }): void {
  journal.mark({ id: `config-${target}-${now}`, act: "config", fault: "", target, from: now, to: null, settings, itself: true });
}

/** Answers of the instances at which it acts, since it does, or since they were looked at last. */
function since(
  { subscribers }: Configurations,
  service: string,
  version: ConfigVersion<Because>,
  seen: Seen,
): { readonly answers: number; readonly errors: number } {
  let answers = 0;
  let errors = 0;
  for (const [instance, { acts, before }] of subscribers) {
    if (instance.node.id !== service || acts !== version) continue;
    const now = { answers: instance.endedOk + instance.endedBad, errors: instance.endedBad };
    const last = seen.get(instance) ?? before;
    seen.set(instance, now);
    answers += now.answers - last.answers;
    errors += now.errors - last.errors;
  }
  return { answers, errors };
}

/** A fault: values go out past all validation. @returns what takes them back, on the same way */
export function misconfigure(run: Run, service: string, values: Values, share: number): () => void {
  const { config } = run;
  if (config === null) return () => undefined;
  config.document(service);
  const { manager } = config.host;
  const before = manager.stable(service)?.values;
  const version = set(run, config, { target: service, set: values, share }, true);
  return () => {
    if (run.config !== config || version === null) return;
    if (manager.staged(service)?.version === version) return rollBack(config, service);
    const now = manager.stable(service)?.values ?? new Map();
    const restored = new Map(now);
    for (const [key, value] of Object.entries(values)) {
      if (now.get(key) !== value) continue; // somebody has set it since
      const old = before?.get(key);
      if (old === undefined) restored.delete(key);
      else restored.set(key, old);
    }
    config.replace(service, restored, true);
  };
}
