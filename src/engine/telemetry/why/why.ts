// The chain from how a thing is now back to the fault, the act, the edit or the setting that began it: as data, for those who look,
// and as what led to a change, for the journal. It asks the run and changes nothing in it.
import { LOST } from "../../runtime/frame-states.ts";
import type { Client, Node, Route } from "../../runtime/network.ts";
import type { Run } from "../../runtime/run.ts";
import { BREAKER_STATES } from "../views/breakers.ts";
import { BY_SETTING, type Led, type StateChange, type WhyLink, type WhySetting } from "../views/changes.ts";
import type { Cause, Status } from "../views/live.ts";
import type { Reason, ReasonCode } from "../views/reason.ts";
import type { Mark } from "../views/records.ts";
import type { Conditions } from "./conditions.ts";
import { configBehind } from "./config-blame.ts";
import { actsOn, takesFrom } from "./in-the-way.ts";

/** A chain stops here: calls may go in a circle. */
const MOST_LINKS = 16;
const MOST_CHANGES = 5;
/** From so many tries a call on, they are the load. */
const MANY_TRIES = 1.5;
const GONE: ReadonlySet<string> = new Set(["CRASHED", "UNHEALTHY", "STOPPING", "STOPPED"]);
const EVICTED = ["evicted"] as const;
/** These change nothing that happens at their target. */
const SILENT: ReadonlySet<string> = new Set(["clock-skew", "surge"]);

type Answer = { readonly links: readonly WhyLink[]; readonly led: Led };

/** Of a node, a client or a route. */
export function why(run: Run, conditions: Conditions, id: string): Answer {
  const walk = new Walk(run, conditions);
  walk.thing(id);
  return walk.answer();
}
/** Of a call that failed so. */
export function whyFailed(run: Run, conditions: Conditions, reason: Reason): Answer {
  const walk = new Walk(run, conditions);
  walk.failure(reason, null);
  return walk.answer();
}

class Walk {
  private readonly links: WhyLink[] = [];
  private readonly seen = new Set<string>();
  private readonly run: Run;
  private readonly conditions: Conditions;
  private led: Led = BY_SETTING;

  constructor(run: Run, conditions: Conditions) {
    this.run = run;
    this.conditions = conditions;
  }

  answer(): Answer {
    return { links: this.links, led: this.led };
  }

  thing(id: string): void {
    const { clientById, nodeById, routeById } = this.run.network;
    const node = nodeById.get(id);
    const route = routeById.get(id);
    const client = clientById.get(id);
    if (node !== undefined) this.node(node);
    else if (route !== undefined) this.route(route);
    else if (client !== undefined) this.client(client);
  }

  /** False: the chain has been here before, or is long enough. */
  private enters(id: string): boolean {
    if (this.seen.has(id) || this.links.length >= MOST_LINKS) return false;
    this.seen.add(id);
    return true;
  }

  private client(client: Client): void {
    const { lastFailure } = client;
    if (!this.enters(client.id) || lastFailure === null) return;
    this.links.push({ sort: "failing", thing: client.id, reason: { code: lastFailure.code, at: lastFailure.at } });
    this.failure(lastFailure, null);
  }

  private node(node: Node): void {
    if (!this.enters(node.id)) return;
    const condition = this.conditions.of(node);
    const { status } = condition;
    // Not in trouble itself, but what leads here waits for whom it waits for.
    const cause = condition.cause ?? (this.links.length > 0 ? this.conditions.heldUp(node) : null);
    if (cause !== null || status === "stopped") this.links.push({ sort: "condition", thing: node.id, status, cause });
    const acting = this.run.journal.actingFault(({ fault, target }) => target === node.id && !SILENT.has(fault));
    if (acting !== null) {
      this.origin(acting);
      if (cause !== null && tellsOfGone(cause)) this.alsoGone(node, acting);
    } else if (cause !== null) this.condition(node, cause, status);
  }

  private condition(node: Node, cause: Cause, status: Status): void {
    const { routeById } = this.run.network;
    switch (cause.code) {
      case "waits":
        return this.callee(node, routeById.get(cause.route));
      case "lagGrows":
        return this.lag(routeById.get(cause.route));
      case "slow":
        return this.callee(node, routeOf(routeById, node.id, cause.callee));
      case "errors":
        return cause.reason === null ? this.setting(node.id, "unknown") : this.failure(cause.reason, node);
      case "down":
      case "stopped":
      case "hangs":
        return this.gone(node);
      case "unreachable":
        return this.cutOff(node);
      case "ejected":
        return this.ejected(node);
      case "stuckSagas":
        return this.stuck(node);
      case "queueFull":
        return cause.down > 0 ? this.gone(node) : this.overload(node, status);
      case "saturated":
        return this.overload(node, status);
    }
  }

  /** What stands between it and everyone else. */
  private cutOff(node: Node): void {
    const acting = this.run.journal.actingFault((mark) => takesFrom(mark, node, this.run) > 0);
    if (acting === null) this.began(node.id, "unknown");
    else this.origin(acting);
  }

  private callee(node: Node, route: Route | undefined): void {
    if (route === undefined) this.began(node.id, "unknown");
    else this.route(route);
  }

  /** The consumer is slower than what is published: what makes it so, or its slots. */
  private lag(route: Route | undefined): void {
    if (route === undefined || !this.enters(route.id)) return;
    const acting = this.run.journal.actingFault((mark) => actsOn(mark, route, this.run.network));
    this.links.push({ sort: "over", thing: route.id, to: route.target.id });
    if (acting !== null) return this.origin(acting);
    const before = this.links.length;
    this.node(route.target);
    if (this.links.length === before) this.overload(route.target, "degraded");
  }

  private route(route: Route): void {
    if (!this.enters(route.id)) return;
    const { journal } = this.run;
    const acting = journal.actingFault((mark) => actsOn(mark, route, this.run.network));
    this.links.push({ sort: "over", thing: route.id, to: route.target.id });
    if (acting !== null) return this.origin(acting);
    const before = this.links.length;
    this.node(route.target);
    if (this.links.length > before) return;
    const lost = lostFor(this.run, route);
    if (lost > 0 && route.loss === 0) return this.endless(route, lost);
    const configured = this.configured(route, "timeout");
    if (configured !== null) return this.change(configured);
    if (route.loss > 0) return this.setting(route.id, "loss", { loss: route.loss });
    if (route.lastFailure !== null && OWN_LIMITS.has(route.lastFailure.code)) return this.began(route.id, route.lastFailure.code);
    if (route.lastFailure !== null && !OF_THE_CALL.has(route.lastFailure.code)) return this.failure(route.lastFailure, null);
    // It is slow, but no call over it has ever failed, or it has no time limit: then none can be to blame.
    const { deadline, timeout } = route.spec;
    if (route.lastFailure === null || (timeout === undefined && deadline === undefined)) return this.began(route.target.id, "unknown");
    this.began(route.target.id, "timeout", route.spec.timeout === undefined ? {} : { timeout: route.spec.timeout });
  }

  /** Calls whose messages were lost, that nothing ends: the last fault that took some is over, they wait on. */
  private endless(route: Route, calls: number): void {
    const { journal, network } = this.run;
    this.setting(route.id, "endless", { calls });
    const took = journal.lastMark(
      (mark) => mark.act === "fault" && (actsOn(mark, route, network) || takesFrom(mark, route.target, this.run) > 0),
    );
    if (took !== null) this.origin(took);
  }

  /** @param told the node of which it has been told already, if any */
  failure({ code, at }: Reason, told: Node | null): void {
    const { journal, network } = this.run;
    const node = network.nodeById.get(at);
    const route = network.routeById.get(at);
    if (node !== undefined && node !== told && DOWN.has(code)) return this.enters(at) ? this.gone(node) : undefined;
    if (node !== undefined && node === told && DOWN.has(code)) return this.gone(node);
    const sort = BY_CHANGE[code];
    const change = sort === undefined ? null : journal.newestOf(sort, at, BREAKER_STATES);
    if (change !== null) return this.change(change);
    const configured = this.configured(node ?? route, code);
    if (configured !== null) return this.change(configured);
    if (route !== undefined) return this.route(route);
    if (node !== undefined && node !== told) {
      const before = this.links.length;
      this.node(node);
      if (this.links.length > before) return;
    }
    if (node !== undefined && code === "queueFull") return this.overload(node, "failing");
    const deployed = node !== undefined && code === "errorRate" ? this.badVersion(node) : null;
    if (deployed !== null) return this.origin(deployed);
    this.began(at, code);
  }

  /** A value of a configuration makes calls fail so, where no fault does: the change that brought it. */
  private configured(at: Node | Route | undefined, code: ReasonCode): StateChange | null {
    const { journal } = this.run;
    if (at === undefined) return null;
    if ("instances" in at) return code === "errorRate" ? configBehind(this.run, at, ["errorRate"]) : null;
    if (code !== "timeout" || !("instances" in at.from)) return null;
    const acting = journal.actingFault(
      (mark) => actsOn(mark, at, this.run.network) || (mark.target === at.target.id && !SILENT.has(mark.fault)),
    );
    return acting === null ? configBehind(this.run, at.from, [`${at.target.id}.timeout`]) : null;
  }

  /** A version with errors of its own runs there: what brought it. */
  private badVersion(node: Node): Mark | null {
    const runs = node.instances.some(({ release }) => release.differences.errorRate !== undefined);
    return runs ? this.run.journal.lastMark(({ act, target }) => act === "deploy" && target === node.id) : null;
  }

  /** Instances are missing: what took the last one of them. */
  private gone(node: Node): void {
    const { journal } = this.run;
    const left = journal.newestOf("instance", node.id, GONE);
    const evicted = journal.newestOf("lease", node.id, EVICTED);
    const change = (left?.seq ?? 0) > (evicted?.seq ?? 0) ? left : evicted;
    if (change === null) this.setting(node.id, "replicas", { replicas: node.capacity.replicas });
    else this.change(change);
  }

  /** Instances that were gone before the fault, or are for another cause: the last of them too. */
  private alsoGone(node: Node, acting: Mark): void {
    const { journal } = this.run;
    const gone = node.instances.map(({ name, serves }) => (serves ? null : journal.latestOf("instance", node.id, name)));
    const change = gone.reduce((last, one) => (byAnother(one, acting) && (last === null || one.seq > last.seq) ? one : last), null);
    if (change === null) return;
    this.links.push({ sort: "change", change });
    if (change.cause.origin !== null) this.links.push({ sort: "origin", origin: change.cause.origin });
  }

  /** Callers have put instances aside: what the last of them was for. */
  private ejected(node: Node): void {
    const names = new Set(node.instances.map(({ name }) => name));
    const change = this.run.journal.lastChange(({ sort, instance, to }) => sort === "ejection" && to === "ejected" && names.has(instance));
    if (change === null) this.setting(node.id, "unknown");
    else this.change(change);
  }

  /** A compensation gave up: why that was, as far as it was written down. */
  private stuck({ id }: Node): void {
    const change = this.run.journal.newestOf("saga", id, ["FAILED"]);
    if (change === null) this.began(id, "unknown");
    else this.change(change);
  }

  private change(change: StateChange): void {
    const { journal } = this.run;
    const chain = shortened(journal.chain(change));
    for (const one of chain) this.links.push({ sort: "change", change: one });
    this.led = { origin: change.cause.origin, because: change.seq };
    if (change.cause.origin !== null) this.links.push({ sort: "origin", origin: change.cause.origin });
    else this.links.push({ sort: "setting", thing: (chain.at(-1) ?? change).thing, setting: "unknown", values: {} });
  }

  /** More comes than its slots can do: who sends so much, or since when. */
  private overload(node: Node, status: Status): void {
    const { journal, network } = this.run;
    const smaller = configBehind(this.run, node, ["concurrency", "connections", "time"]);
    if (smaller !== null) return this.change(smaller);
    const retried = [...network.routeById.values()].find((route) => route.target === node && this.conditions.triesOf(route) >= MANY_TRIES);
    if (retried !== undefined)
      this.links.push({ sort: "retries", thing: retried.id, to: node.id, tries: this.conditions.triesOf(retried) });
    const upstream = upstreamOf(node, network.routeById.values());
    const louder = ({ act, fault, target, to }: Mark) =>
      upstream.has(target) && (act === "load" ? to === null || to > this.run.now : fault === "surge");
    const more = journal.actingFault(louder) ?? journal.lastMark((mark) => mark.act === "load" && louder(mark));
    if (more !== null) return this.origin(more);
    if (status === "healthy") return this.setting(node.id, "slots", slotsOf(node));
    this.began(node.id, "slots", slotsOf(node));
  }

  /** Nothing acts now: what its trouble began with, when the journal knows; else what was done to it last; else its settings. */
  private began(id: string, setting: WhySetting, values: Readonly<Record<string, string | number>> = {}): void {
    const { journal } = this.run;
    const since = journal.latestOf("condition", id);
    if (since !== null && since.to !== "healthy" && since.cause.origin !== null) return this.change(since);
    const done = journal.lastMark(({ act, target, things }) => (target === id && RESIZES.has(act)) || things?.includes(id) === true);
    if (done !== null) return this.origin(done);
    this.setting(id, setting, values);
  }

  private origin(origin: Mark): void {
    this.links.push({ sort: "origin", origin });
    this.led = { origin, because: null };
  }
  private setting(thing: string, setting: WhySetting, values: Readonly<Record<string, string | number>> = {}): void {
    this.links.push({ sort: "setting", thing, setting, values });
  }
}

const tellsOfGone = (cause: Cause): boolean => cause.code === "down" || cause.code === "stopped" || ("down" in cause && cause.down > 0);
const byAnother = (change: StateChange | null, { id }: Mark): change is StateChange =>
  change !== null && GONE.has(change.to) && change.cause.origin !== null && change.cause.origin.id !== id;

/** Of a long chain (an instance that flaps for hours) the newest links and the last that is kept. */
const shortened = (chain: readonly StateChange[]): readonly StateChange[] =>
  chain.length <= MOST_CHANGES ? chain : [...chain.slice(0, MOST_CHANGES - 1), chain.at(-1) as StateChange];

/** Ends of a call that say nothing of who ended it. */
const OF_THE_CALL: ReadonlySet<ReasonCode> = new Set(["timeout", "deadline", "patience", "abandoned"]);
/** Turned away by the caller itself, before anything was sent: its setting, where the callee is well. */
const OWN_LIMITS: ReadonlySet<ReasonCode> = new Set(["ownRateLimit", "bulkheadFull", "bulkheadWait", "concurrencyLimit"]);
/** Reasons that are those of missing instances. */
const DOWN: ReadonlySet<ReasonCode> = new Set(["crashed", "noListener", "noInstance", "draining", "removed"]);
/** Reasons that are the state of something: what changed there last is why. */
const BY_CHANGE: Readonly<Partial<Record<ReasonCode, StateChange["sort"]>>> = { breakerOpen: "breaker" };

const routeOf = (routes: ReadonlyMap<string, Route>, from: string, to: string): Route | undefined =>
  [...routes.values()].find((route) => route.from.id === from && route.target.id === to);

/** Calls over the route whose message never arrives, and that no time limit ends. */
function lostFor({ frames }: Run, route: Route): number {
  if (route.timeout !== null || route.deadline !== null) return 0;
  return frames.all.reduce((count, frame) => (frame.op === LOST && frame.route === route ? count + 1 : count), 0);
}

/** Acts after which a node is another than its document says. */
const RESIZES: ReadonlySet<string> = new Set(["scale", "stop"]);

function slotsOf(node: Node): Readonly<Record<string, number>> {
  const serving = node.instances.filter(({ serves }) => serves);
  return { slots: serving.reduce((sum, { concurrency }) => sum + concurrency, 0), replicas: serving.length };
}

/** All from which calls come to the node, at first or second hand. */
function upstreamOf(node: Node, routes: Iterable<Route>): ReadonlySet<string> {
  const all = [...routes];
  const found = new Set([node.id]);
  // A set yields what is added while it is walked through.
  for (const id of found) for (const route of all) if (route.target.id === id) found.add(route.from.id);
  return found;
}
