// What happened to a configuration and what came of it, told once: to the log, to the digest, to the journal with what led to it, and to
// a short history of its own.
import type { Refused } from "../../configuration/configuration-manager.ts";
import type { ConfigVersion } from "../../configuration/version.ts";
import { hashText } from "../../kernel/hash.ts";
import type { Fault } from "../../scenario/problem.ts";
import { BY_SETTING, type ChangeCause, type Led } from "../../telemetry/views/changes.ts";
import type { LogCode, LogRecord } from "../../telemetry/views/records.ts";
import { Chronicle } from "../chronicle.ts";
import { EVENT } from "../event-codes.ts";
import type { Instance } from "../network.ts";
import type { UnreadableValue } from "./effects.ts";

/** What brought a version about; it is known once the version has been told of. */
export interface Because {
  led: Led;
}

export class ConfigChronicle extends Chronicle {
  /** A version has come, or who has which is another. @returns what leads from it to what follows */
  came(
    sort: keyof typeof CAUSE,
    service: string,
    { before, after, values = {} }: { readonly before: number; readonly after: number; readonly values?: LogRecord["values"] },
  ): Led {
    const { run } = this;
    run.digest.record(run.now, (hashText(service) + EVENT.configured) | 0, after);
    const all = { version: after, before, ...values };
    this.write(sort === "configRolledBack" ? "warn" : "info", sort, service, null, all);
    const change = { at: run.now, thing: service, instance: "", sort: "config", from: String(before), to: String(after) } as const;
    return run.journal.changed({ ...change, code: CAUSE[sort], values: all });
  }

  refused(service: string, refused: readonly Refused<Fault>[]): void {
    this.run.digest.record(this.run.now, (hashText(service) + EVENT.configRefused) | 0, refused.length);
    for (const { key, value } of refused) this.write("warn", "configRefused", service, null, { key, value: String(value) });
  }
  unreachable(service: string): void {
    this.write("warn", "configUnreachable", service, null, {});
  }

  /** An instance goes on with another version. */
  applied({ hash, name, node }: Instance, before: ConfigVersion<Because> | null, version: ConfigVersion<Because>): void {
    const { run } = this;
    run.digest.record(run.now, (hash + EVENT.configApplied) | 0, version.number);
    if (run.now === 0) return; // what is up when the run begins has it
    const values = { version: version.number, before: before?.number ?? 0, lag: run.now - version.at };
    this.write("info", "configApplied", node.id, name, values);
    const [from, to] = [before === null ? "" : String(before.number), String(version.number)];
    const led = version.cause?.led ?? BY_SETTING;
    run.journal.changed({ at: run.now, thing: node.id, instance: name, sort: "config", from, to, code: "configHeard", values, led });
  }
  /** An instance could not read it, and goes on with what it had. */
  failed({ hash, name, node }: Instance, { number }: ConfigVersion<Because>, { key, value }: UnreadableValue): void {
    this.run.digest.record(this.run.now, (hash + EVENT.configFailed) | 0, number);
    this.write("error", "configFailed", node.id, name, { version: number, key, value: String(value) });
  }
  /** A question was answered; nothing is said of it. */
  answered({ hash }: Instance, revision: number): void {
    this.run.digest.record(this.run.now, (hash + EVENT.configAsked) | 0, revision);
  }
  /** Questions in a row that brought nothing; said at the first of them, and now and then. */
  missed({ name, node }: Instance, failures: number): void {
    if (failures === 1 || this.run.log.mayRepeat(this.run.now, node.id, "configMissed"))
      this.write("warn", "configMissed", node.id, name, { failures });
  }
}

const CAUSE = {
  configChanged: "config",
  configStaged: "config",
  configPromoted: "promote",
  configRolledBack: "rollback",
} as const satisfies Readonly<Partial<Record<LogCode, ChangeCause>>>;
