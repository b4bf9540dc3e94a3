// What must hold between events, found from the frames themselves, independently of the counters.
import type { Admission } from "../runtime/call/admission.ts";
import { ARRIVE, CONTINUE, FREE, HELD, HUNG, IN_LINE, LOST, PERMITTED, REPLY, SEND, WAITING, WORKING } from "../runtime/frame-states.ts";
import type { Frame } from "../runtime/frame.ts";
import type { Instance, Node } from "../runtime/network.ts";
import type { Run } from "../runtime/run.ts";
import { restNoMore } from "../runtime/visit/resting.ts";
import { messageViolations } from "./messages.ts";

const VISITING: ReadonlySet<number> = new Set([WORKING, CONTINUE, IN_LINE, WAITING, HUNG]);
const ON_THE_WAY: ReadonlySet<number> = new Set([ARRIVE, REPLY, LOST]);
/** A call that is not out at this moment: between two tries, or held back by the caller's own limits. */
const AT_THE_CALLER: ReadonlySet<number> = new Set([SEND, HELD, PERMITTED]);
const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);

class Census {
  readonly present = new Map<unknown, number>();
  readonly held = new Map<unknown, number>();
  readonly inLine = new Map<unknown, number>();
  readonly pending = new Map<unknown, number>();
  readonly requests = new Map<unknown, number>();

  constructor(run: Run) {
    for (const frame of run.frames.all) this.count(frame);
  }

  private count(frame: Frame): void {
    const visiting = VISITING.has(frame.op);
    if (visiting) {
      if (frame.route !== null) add(this.present, frame.instance);
      if (frame.holdsSlot) add(this.held, frame.instance);
      if (frame.op === IN_LINE) add(this.inLine, frame.instance);
    }
    if (frame.route === null || frame.abandoned || !(visiting || ON_THE_WAY.has(frame.op) || AT_THE_CALLER.has(frame.op))) return;
    if (!AT_THE_CALLER.has(frame.op)) add(this.pending, frame.route);
    if (frame.parent === null && isLead(frame)) add(this.requests, frame.client);
  }
}
/** Of several tries of one call at once, one stands for the call. */
const isLead = ({ hedged, slot }: Frame): boolean => hedged === null || hedged.tries[0]?.slot === slot;
const add = (counts: Map<unknown, number>, key: unknown): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Sentences about what does not hold; none when all is well. */
export function violations(run: Run): string[] {
  restNoMore(run);
  const found: string[] = [];
  const census = new Census(run);
  const equal = (what: string, counted: number, seen: number | undefined) => {
    if (counted !== (seen ?? 0)) found.push(`${what}: ${counted} counted, ${seen ?? 0} found`);
  };
  for (const node of run.network.nodes) checkNode(node, census, equal, found);
  for (const route of run.network.routes) {
    equal(`${route.id} in flight`, route.inFlight, census.pending.get(route));
    const remembered = route.target.instances.reduce((total, instance) => total + (route.balancer.peer(instance)?.outstanding ?? 0), 0);
    if (remembered > route.inFlight) found.push(`${route.id}: ${remembered} calls remembered by its balancer, ${route.inFlight} in flight`);
    equal(`${route.id} attempts`, route.attempts, sum(route.ended) - route.notSent + route.inFlight);
  }
  for (const route of run.network.routes) if (route.admission !== null) checkAdmission(run, route.admission, found);
  for (const frame of run.frames.all) {
    if (frame.breaker !== null && (frame.op === FREE || frame.abandoned))
      found.push(`frame ${frame.slot}: a breaker waits for the outcome of a try that nobody waits for`);
    if (frame.op === FREE && frame.notes !== 0) found.push(`frame ${frame.slot}: it is free and has notes (${frame.notes})`);
    if (frame.op === FREE && (frame.span !== 0 || frame.parentSpan !== 0 || frame.traceSlot !== 0))
      found.push(`frame ${frame.slot}: it is free and stands in a trace`);
  }
  for (const { broker, node } of run.messaging?.hosts.values() ?? [])
    found.push(...messageViolations(broker).map((what) => `${node.id}: ${what}`));
  for (const client of run.network.clients) {
    equal(`${client.id} issued`, client.issued, sum(client.ended) + client.inFlight);
    equal(`${client.id} in flight`, client.inFlight, census.requests.get(client));
  }
  return found;
}

/** Each instance of the caller: who is in flight and who waits, from the frames; nobody waits while there is room. */
function checkAdmission(run: Run, admission: Admission, found: string[]): void {
  const { route } = admission;
  const out = new Map<unknown, number>();
  const held = new Map<unknown, number>();
  for (const frame of run.frames.all) {
    if (frame.route !== route || frame.abandoned) continue;
    if (VISITING.has(frame.op) || ON_THE_WAY.has(frame.op)) add(out, admission.gateOf(frame));
    if (frame.op === HELD) add(held, admission.gateOf(frame));
  }
  for (const gate of admission.gates) {
    const i = gate.caller;
    const { inFlight, waiting, hasRoom } = gate.bulkhead;
    if (inFlight !== (out.get(gate) ?? 0))
      found.push(`${route.id} of caller ${i}: ${inFlight} in flight counted, ${out.get(gate) ?? 0} found`);
    if (waiting !== (held.get(gate) ?? 0))
      found.push(`${route.id} of caller ${i}: ${waiting} waiting counted, ${held.get(gate) ?? 0} found`);
    if (waiting > 0 && hasRoom) found.push(`${route.id} of caller ${i}: ${waiting} wait for the bulkhead while there is room`);
  }
}

function checkNode(
  node: Node,
  census: Census,
  equal: (what: string, counted: number, seen: number | undefined) => void,
  found: string[],
): void {
  const here = node.instances.reduce((total, instance) => total + instance.present, 0);
  if (!node.removed) equal(`${node.id} arrivals`, node.arrivals, sum(node.ended) + here);
  for (const instance of node.instances) checkInstance(instance, census, equal, found);
}

function checkInstance(
  instance: Instance,
  census: Census,
  equal: (what: string, counted: number, seen: number | undefined) => void,
  found: string[],
): void {
  equal(`${instance.name} present`, instance.present, census.present.get(instance));
  equal(`${instance.name} busy`, instance.busy, census.held.get(instance));
  equal(`${instance.name} waiting`, instance.waiting, census.inLine.get(instance));
  if (instance.waiting > 0 && instance.serves && instance.busy < instance.concurrency)
    found.push(`${instance.name}: a free slot while ${instance.waiting} wait`);
  if (instance.working < 0 || instance.working > instance.busy)
    found.push(`${instance.name}: ${instance.working} in work, ${instance.busy} slots held`);
  if (instance.listed && instance.held) found.push(`${instance.name}: offered to callers, though it waits for a switch`);
  if (!instance.serves && (instance.present > 0 || instance.busy > 0 || instance.waiting > 0))
    found.push(`${instance.name}: work at an instance that is ${instance.status}`);
}
