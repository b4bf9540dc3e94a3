// Traffic of exactly known instants, and what became of every request and call: read from the traces, in ms.
import { known } from "../../base/assert.ts";
import type { Node } from "../kinds/specs.ts";
import type { Scenario } from "../scenario/document.ts";
import type { Simulation } from "../simulation.ts";
import type { Span } from "../telemetry/views/records.ts";
import { createSimulation } from "./built-engine.ts";
import { client, type ClientNode } from "./scenarios.ts";

export type GatewayNode = Extract<Node, { readonly kind: "gateway" }>;

/** Every request is traced. */
export const TRACED = { sample: 1 } as const;

/** So many requests, the first after `every` ms, then one every so often. */
export const asks = (count: number, every: number, more: Partial<ClientNode> = {}): ClientNode =>
  client(0, {
    arrivals: "even",
    load: {
      shape: "steps",
      steps: [
        { at: "0s", rate: 1000 / every },
        { at: `${(count + 0.5) * every}ms`, rate: 0 },
      ],
    },
    ...more,
  });

/** Plays the document, every request traced, for so many ms. */
export function played(scenario: Scenario, ms: number): Simulation {
  const simulation = createSimulation({ ...scenario, tracing: TRACED });
  simulation.advance(ms * 1000);
  return simulation;
}

/** How a request ended, and when: "ok 200 at 12.5", "rejected 503 queueFull of s at 11". */
export const ends = (simulation: Simulation): string[] => traces(simulation).map(({ spansOf }) => endOf(known(spansOf[0], "the root")));
export const endOf = (span: Span): string => `${howOf(span)} at ${span.settledAt / 1000}`;
export function howOf({ outcome, status, reason }: Span): string {
  return reason === null ? `${outcome} ${status}` : `${outcome} ${status} ${reason.code} of ${reason.at}`;
}

/** The requests that have ended (after a moment in µs), in the order in which they were made. */
export const traces = (simulation: Simulation, from = 0) =>
  simulation
    .traces({ order: "newest", most: 100_000, from })
    .rows.map((row) => known(simulation.trace(row.id), row.id))
    .toSorted((a, b) => a.startedAt - b.startedAt || a.request - b.request);

/** The attempts of calls over a route, of all requests that have ended, in the order of sending. */
export const attemptsOver = (simulation: Simulation, route: string): readonly Span[] =>
  traces(simulation)
    .flatMap(({ spansOf }) => spansOf.filter((span) => span.route === route))
    .toSorted((a, b) => a.sentAt - b.sentAt);

/** An instant of every such attempt, in ms. */
export const times = (spans: readonly Span[], of: "sentAt" | "arrivedAt" | "startedAt" | "endedAt" | "settledAt"): number[] =>
  spans.map((span) => span[of] / 1000);
