// Builders of the documents that the engine's tests need: only what a test is about is said there, the rest stands here.
import type { Node } from "../kinds/specs.ts";
import type { Scenario } from "../scenario/document.ts";
import type { Route } from "../scenario/routes.ts";

export type ClientNode = Extract<Node, { readonly kind: "client" }>;
export type ServiceNode = Extract<Node, { readonly kind: "service" }>;

/** Nothing is traced: for tests of queues. */
export const UNTRACED = { sample: 0, keepErrors: false, keepSlowest: 0 } as const;

export const client = (rate: number, more: Partial<ClientNode> = {}): ClientNode => ({
  id: "users",
  kind: "client",
  load: { shape: "constant", rate },
  ...more,
});
export const service = (id: string, more: Partial<ServiceNode> = {}): ServiceNode => ({ id, kind: "service", ...more });
/** A route without latency; its id says its ends. */
export const route = (from: string, to: string, more: Partial<Route> = {}): Route => ({
  id: `${from}-${to}`,
  from,
  to,
  latency: "0ms",
  ...more,
});
export const scenario = (nodes: readonly Node[], routes: readonly Route[], more: Partial<Scenario> = {}): Scenario => ({
  format: "faultline/1",
  seed: 1,
  tracing: UNTRACED,
  ...more,
  nodes,
  routes,
});

/** One client and one service with a line without bound: the queue of the textbooks. */
export const station = (rate: number, of: Partial<ServiceNode>, more: Partial<Scenario> = {}, from: Partial<ClientNode> = {}): Scenario =>
  scenario([client(rate, from), service("s", { queue: "unbounded", concurrency: 1, ...of })], [route("users", "s")], more);
