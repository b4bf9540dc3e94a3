// Drawing a route: which are refused and why, and what makes a new one useful at once.
import { failure, type Result, success } from "../../base/result.ts";
import type { Offer, Ports } from "../kinds/spec.ts";
import { kindSpec, type Node } from "../kinds/specs.ts";
import { LIMITS, type Scenario } from "./document.ts";
import { nodeOf } from "./edit-nodes.ts";
import { freeGroup, freeTopic } from "./free-topic.ts";
import { freeRouteId, takenIds } from "./ids.ts";
import { MOST_STEPS, type Step } from "./steps.ts";
import { firstTopic } from "./topics.ts";

/** Why a route cannot be drawn. `wrongSort`: the caller does not speak what the callee offers (a client to a database). */
export type RefusalCode = "self" | "exists" | "notCallable" | "cannotCall" | "wrongSort" | "limit";

/** Why two kinds cannot be connected, or null. */
export function portsRefusal(from: Ports, to: Ports): "notCallable" | "cannotCall" | "wrongSort" | null {
  if (from.calls.length === 0) return "cannotCall";
  if (!to.callable || to.offers === undefined) return "notCallable";
  if (from.offers === "topics" && to.subscribes !== true) return "wrongSort";
  return from.calls.includes(to.offers) ? null : "wrongSort";
}

export function refusal(scenario: Scenario, from: string, to: string): RefusalCode | null {
  if (from === to) return "self";
  const caller = kindSpec(nodeOf(scenario, from)?.kind ?? "");
  const callee = kindSpec(nodeOf(scenario, to)?.kind ?? "");
  if (caller?.kind !== "broker" && scenario.routes.some((route) => route.from === from && route.to === to)) return "exists";
  if (!caller || !callee) return "wrongSort";
  return portsRefusal(caller.ports, callee.ports) ?? (scenario.routes.length >= LIMITS.routes ? "limit" : null);
}

export interface ConnectOptions {
  /** The caller's endpoint that gets the step; else its first. */
  readonly endpoint?: string;
  /** To a broker: where the step publishes. From a broker: what is subscribed to. Else the first that is not taken. */
  readonly topic?: string;
}

/** Draws a route and gives the caller a reason to use it. */
export function connect(
  scenario: Scenario,
  from: string,
  to: string,
  options: ConnectOptions = {},
): Result<{ readonly scenario: Scenario; readonly id: string }, RefusalCode> {
  const refused = refusal(scenario, from, to);
  if (refused !== null) return failure(refused);
  const id = freeRouteId(takenIds(scenario));
  const routes = [...scenario.routes, { id, from, to, ...subscribing(scenario, from, to, options.topic) }];
  const earlier = scenario.routes.filter((route) => route.from === from).map((route) => route.to);
  const offer = kindSpec(nodeOf(scenario, to)?.kind ?? "")?.ports.offers;
  const nodes = scenario.nodes.map((node) =>
    node.id === from ? using(node, { to, offer, earlier, topic: firstTopic(scenario, to), ...options }) : node,
  );
  return success({ scenario: { ...scenario, nodes, routes }, id });
}

/** One for each topic and group. */
function subscribing(scenario: Scenario, from: string, to: string, asked: string | undefined): { topic?: string; group?: string } {
  if (nodeOf(scenario, from)?.kind !== "broker") return {};
  const topic = asked ?? freeTopic(scenario, from, to);
  if (topic === undefined) return {};
  const group = freeGroup(scenario, from, to, topic);
  return { topic, ...(group === to ? {} : { group }) };
}

interface Use extends ConnectOptions {
  readonly to: string;
  readonly offer: Offer | undefined;
  /** Of a broker: its first. */
  readonly topic: string;
  /** Where the caller's routes led before. */
  readonly earlier: readonly string[];
}
function using(node: Node, use: Use): Node {
  if (node.kind === "client") return withRequest(node, use);
  if (node.kind === "gateway") return withPath(node, use);
  if (node.kind === "saga") return withCommand(node, use);
  return node.kind === "service" ? withStep(node, use) : node;
}

const MOST = 200;
type Of<K extends Node["kind"]> = Extract<Node, { readonly kind: K }>;

/** With one route a request needs no `to`; from the second on each says where it goes. */
function withRequest(client: Of<"client">, { to, earlier }: Use): Node {
  const [first] = earlier;
  if (first === undefined) return client;
  const requests = (client.requests ?? [{}]).map((request) => (request.to === undefined ? { ...request, to: first } : request));
  return { ...client, requests: requests.length < MOST ? [...requests, { to }] : requests };
}
function withPath(gateway: Of<"gateway">, { to }: Use): Node {
  const routes = gateway.routes ?? [];
  if (routes.length >= MOST) return gateway;
  return { ...gateway, routes: [...routes, routes.length === 0 ? { service: to } : { path: `/api/${to}`, service: to }] };
}
/** An orchestrator without definitions tells each participant in turn; one with definitions gets a last step. */
function withCommand(saga: Of<"saga">, { to, offer, topic, endpoint }: Use): Node {
  const sagas = saga.sagas ?? [];
  const chosen = Math.max(
    0,
    sagas.findIndex(({ name }) => name === endpoint),
  );
  const command = offer === "topics" ? { publish: topic, to } : { call: to };
  const withIt = (steps: (typeof sagas)[number]["steps"] = []) => (steps.length < MOST_COMMANDS ? [...steps, { command }] : steps);
  return sagas.length === 0
    ? saga
    : { ...saga, sagas: sagas.map((known, i) => (i === chosen ? { ...known, steps: withIt(known.steps) } : known)) };
}
const MOST_COMMANDS = 50;
/** A service without endpoints uses its routes as they are drawn; one with endpoints is told by a step. */
function withStep(service: Of<"service">, { to, offer, topic, endpoint }: Use): Node {
  const endpoints = service.endpoints ?? [];
  const named = endpoints.findIndex((known) => known.name === endpoint);
  const chosen = Math.max(0, named);
  const step: Step = offer === "operations" ? { read: to } : offer === "topics" ? { publish: topic, to } : { call: to };
  const withIt = (steps: readonly Step[] = []) => (steps.length < MOST_STEPS ? [...steps, step] : steps);
  return endpoints.length === 0
    ? service
    : { ...service, endpoints: endpoints.map((known, i) => (i === chosen ? { ...known, steps: withIt(known.steps) } : known)) };
}
