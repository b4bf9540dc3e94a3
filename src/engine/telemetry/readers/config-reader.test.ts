// What is to be seen of a configuration: documents, versions, what each instance holds, and how long a change takes to reach all.
import { expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import type { TimelineEntry } from "../../scenario/document.ts";
import { createSimulation } from "../../simulation.ts";
import { client, route, scenario, service } from "../../testing/scenarios.ts";

const S = 1e6;
const drawn = (timeline: readonly object[]) =>
  scenario(
    [
      client(0),
      service("orders", { replicas: 4 }),
      {
        id: "conf",
        kind: "config",
        delay: "2s",
        poll: "1m",
        latency: "1ms",
        documents: [{ service: "orders", values: { concurrency: 3 } }],
      } as Node,
    ],
    [route("users", "orders")],
    { timeline: timeline as readonly TimelineEntry[] },
  );
const set = (values: object, more: object = {}) => ({ at: "1s", do: "config", target: "orders", set: values, ...more });
const query = { service: null, most: 100 };

it("tells of documents and views, and marks who is behind while a change is on its way", () => {
  const simulation = createSimulation(drawn([set({ concurrency: 2 })]));
  simulation.advance(2 * S);
  expect(simulation.look().config).toEqual({ node: "conf", documents: 1, views: 4, current: 0, spread: NaN, underWay: S });
  const view = simulation.config(query);
  expect(view?.documents).toEqual([{ service: "orders", stable: 2, staged: null, views: 4, behind: 4 }]);
  expect(view?.shown?.instances[0]).toEqual({
    name: "orders-1",
    status: "HEALTHY",
    holds: 1,
    acts: 1,
    target: 2,
    since: 0,
    nextAt: expect.any(Number) as number,
    failures: 0,
  });
  expect(view?.shown?.versions).toEqual([
    { number: 1, at: 0, by: "start", tried: false, again: null, values: [["concurrency", 3]] },
    { number: 2, at: S, by: "set", tried: false, again: null, values: [["concurrency", 2]] },
  ]);
  simulation.advance(4 * S);
  expect(simulation.look().config).toEqual({ node: "conf", documents: 1, views: 4, current: 4, spread: 2.001 * S, underWay: NaN });
});

it("tells of a staged version, whom it is for, and where what is held does not act", () => {
  const simulation = createSimulation({
    ...drawn([set({ concurrency: "many" }, { share: 0.5 })]),
  });
  simulation.edit({
    ...simulation.scenario,
    nodes: simulation.scenario.nodes.map((node) => (node.kind === "config" ? { ...node, validate: false } : node)),
  });
  simulation.advance(4 * S);
  const shown = simulation.config(query)?.shown;
  expect(shown?.staged).toEqual({ version: 2, share: 0.5, count: 2 });
  expect(shown?.instances.map(({ acts, holds, target }) => [holds, acts, target]).toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
    [1, 1, 1],
    [1, 1, 1],
    [2, 1, 2],
    [2, 1, 2],
  ]);
});

it("is nothing where there is no server", () => {
  const simulation = createSimulation(scenario([client(0), service("orders")], [route("users", "orders")]));
  expect([simulation.config(query), simulation.look().config]).toEqual([null, null]);
});
