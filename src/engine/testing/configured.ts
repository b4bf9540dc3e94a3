// A drawing for tests of configurations: four instances of a service that has a document at a server and calls another service.
import type { Node } from "../kinds/specs.ts";
import type { Scenario, TimelineEntry } from "../scenario/document.ts";
import { createSimulation, type Simulation } from "../simulation.ts";
import { client, route, scenario, service } from "./scenarios.ts";

export const S = 1e6;
export type Values = Readonly<Record<string, string | number | boolean>>;
export interface Drawn {
  readonly values?: Values;
  readonly config?: object;
  readonly orders?: object;
  readonly way?: object;
  readonly timeline?: readonly object[];
  readonly rate?: number;
}
export const drawn = ({ values = {}, config = {}, orders = {}, way = {}, timeline = [], rate = 0 }: Drawn = {}): Scenario =>
  scenario(
    [
      client(rate),
      service("orders", { replicas: 4, startup: "1s", ...orders }),
      service("payment", { concurrency: 1000, time: "50ms" }),
      {
        id: "conf",
        kind: "config",
        delay: "1s",
        poll: "10s",
        latency: "1ms",
        documents: [{ service: "orders", values }],
        ...config,
      } as Node,
    ],
    [route("users", "orders"), route("orders", "payment", way)],
    { timeline: timeline as readonly TimelineEntry[] },
  );
export const set = (values: Values, more: object = {}) => ({ at: "1s", do: "config", target: "orders", set: values, ...more });
export const run = (drawing: Drawn, until: number): Simulation => {
  const simulation = createSimulation(drawn(drawing));
  simulation.advance(until * S);
  return simulation;
};
export const instancesOf = ({ run: { network } }: Simulation, id = "orders") => network.nodeById.get(id)?.instances ?? [];
