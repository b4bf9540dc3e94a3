// A node that is up and that nobody reaches is not well, and leads back to its outage.
import { describe, expect, it } from "vitest";

import type { Node } from "../../kinds/specs.ts";
import type { TimelineEntry } from "../../scenario/document.ts";
import { createSimulation, type Simulation } from "../../simulation.ts";
import { orders } from "../../testing/order-events.ts";

const outage = (fault: string, target: string, more: object = {}): TimelineEntry =>
  ({ id: "f", at: "5s", for: "10s", do: "fault", fault, target, ...more }) as TimelineEntry;
function at(seconds: number, timeline: readonly TimelineEntry[]): Simulation {
  const document = orders({ count: 300, publish: { timeout: "300ms" }, more: { timeline } });
  const simulation = createSimulation({ ...document, nodes: [...document.nodes, { id: "registry", kind: "registry" } as Node] });
  simulation.advance(seconds * 1e6);
  return simulation;
}
const causeOf = (simulation: Simulation, id: string) => simulation.look().causes[simulation.ids().nodes.indexOf(id)];

describe.each([
  ["broker", "bus"],
  ["registry", "registry"],
])("a %s in an outage", (kind, id) => {
  const acting = at(8, [outage(`${kind}-outage`, id)]);

  it("is failing, since it is unreachable", () => {
    expect(causeOf(acting, id)).toEqual({ code: "unreachable", share: 1 });
    const changes = acting.changes({ sorts: ["condition"], thing: id, most: 1 }).changes;
    expect(changes.map(({ to, cause }) => [to, cause.origin?.id])).toEqual([["failing", "f"]]);
  });

  it("leads to the fault", () => {
    expect(acting.why(id)).toMatchObject([
      { sort: "condition", thing: id, status: "failing", cause: { code: "unreachable" } },
      { sort: "origin", origin: { id: "f" } },
    ]);
  });

  it("is well again when that is over", () => {
    expect(causeOf(at(30, [outage(`${kind}-outage`, id)]), id)).toBeNull();
  });

  it("tells how large a share does not get through", () => {
    expect(causeOf(at(8, [outage(`${kind}-outage`, id, { share: 0.3 })]), id)).toEqual({ code: "unreachable", share: 0.3 });
  });
});
