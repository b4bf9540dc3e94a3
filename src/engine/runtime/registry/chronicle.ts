// What happened at the registry and what came of it, told once: to the log, to the digest, and to a short history of its own.
import type { ChangeCause, LeaseState, Led } from "../../telemetry/views/changes.ts";
import type { Level, LogCode, LogRecord } from "../../telemetry/views/records.ts";
import { Chronicle } from "../chronicle.ts";
import { EVENT } from "../event-codes.ts";
import type { Client, Instance, Node } from "../network.ts";
import type { Run } from "../run.ts";

export class RegistryChronicle extends Chronicle {
  private readonly node: Node;
  /** What became of each registration last. */
  private readonly leases = new Map<string, LeaseState>();

  constructor(run: Run, node: Node) {
    super(run);
    this.node = node;
  }

  registered(instance: Instance, cause: "startup" | "unknownLease"): void {
    this.tell("info", "registered", instance, { cause }, EVENT.registered);
    const led = this.run.journal.ledBy(instance.node.id, instance.name, cause === "startup" ? "instance" : "lease");
    this.journal(instance, "registered", cause, {}, led);
  }
  deregistered(instance: Instance): void {
    this.tell("info", "deregistered", instance, {}, EVENT.deregistered);
    this.journal(instance, "deregistered", "instanceStatus", {}, this.run.journal.ledBy(instance.node.id, instance.name, "instance"));
  }
  /** @param silence µs since its last renewal. Led to by what became of it; of one that lives, by what its heartbeats met */
  evicted(instance: Instance, silence: number): void {
    const { journal, now } = this.run;
    const { serves, node, name, status } = instance;
    this.tell("warn", "evicted", instance, { silence, cause: serves ? "unheard" : status }, EVENT.evicted);
    const led = serves ? this.unheard(instance, now - silence) : journal.ledBy(node.id, name, "instance");
    this.journal(instance, "evicted", "leaseExpired", { silence }, led);
  }

  /** What keeps the heartbeats of one that lives away: something between it and the registry, or at the registry. */
  private unheard({ node }: Instance, since: number): Led {
    const { journal } = this.run;
    const between = journal.actingFault(
      ({ fault, settings, target }) =>
        (fault === "loss" && target === node.id) || (fault === "partition" && parts(settings["between"], node.id, this.node.id)),
    );
    return between === null ? journal.faultOn(this.node.id, "", since) : { origin: between, because: null };
  }

  private journal({ node, name, retired }: Instance, to: LeaseState, code: ChangeCause, values: LogRecord["values"], led: Led): void {
    const from = this.leases.get(name) ?? (to === "registered" ? "unregistered" : "registered");
    if (retired || node.removed) this.leases.delete(name);
    else this.leases.set(name, to);
    this.run.journal.changed({ at: this.run.now, thing: node.id, instance: name, sort: "lease", from, to, code, values, led });
  }
  get count(): number {
    return this.leases.size;
  }
  /** The instance is gone for good. */
  forget({ name }: Instance): void {
    this.leases.delete(name);
  }

  renewedLate(instance: Instance, gap: number): void {
    if (this.run.log.mayRepeat(this.run.now, instance.node.id, "renewedLate")) this.tell("warn", "renewedLate", instance, { gap }, 0);
  }

  listChanged(caller: string, of: Instance | Client, service: string, before: readonly Instance[], after: readonly Instance[]): void {
    const gone = before.filter((instance) => !after.includes(instance)).map(({ name }) => name);
    const come = after.filter((instance) => !before.includes(instance)).map(({ name }) => name);
    this.run.digest.record(this.run.now, (of.hash + EVENT.listChanged) | 0, after.length);
    if (gone.length + come.length === 0) return;
    const values = { caller, service, gone: gone.join(", "), come: come.join(", "), left: after.length };
    this.write(after.length === 0 ? "error" : "info", "listChanged", service, null, values);
  }

  preserving(on: boolean, { renewals, threshold }: { readonly renewals: number; readonly threshold: number }): void {
    this.run.digest.record(this.run.now, (this.node.hash + EVENT.preserving) | 0, on ? 1 : 0);
    const [from, to] = on ? ["evicting", "preserving"] : ["preserving", "evicting"];
    const values = { renewals, threshold };
    const change = { at: this.run.now, thing: this.node.id, instance: "", sort: "lease", from, to, code: "renewals", values } as const;
    const led = this.run.journal.faultOn(this.node.id, "", this.run.now);
    this.run.journal.changed(led.origin === null ? change : { ...change, led });
    this.write(on ? "warn" : "info", on ? "preservationOn" : "preservationOff", this.node.id, null, values);
  }

  private tell(level: Level, code: LogCode, { hash, name, node }: Instance, values: LogRecord["values"], event: number): void {
    if (event > 0) this.run.digest.record(this.run.now, (hash + event) | 0, 0);
    this.write(level, code, node.id, name, values);
  }
}

/** @param between the two sets of a partition, by id */
function parts(between: unknown, a: string, b: string): boolean {
  const [here = [], there = []] = between as readonly (readonly string[])[];
  return (here.includes(a) && there.includes(b)) || (there.includes(a) && here.includes(b));
}
