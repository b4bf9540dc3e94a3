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

/** It stands in the west, everyone else in the east. */
function zoned(alone: string, seconds: number, entry: TimelineEntry): Simulation {
  const document = orders({ count: 300, publish: { timeout: "300ms" }, more: { timeline: [entry] } });
  const servers = [
    { id: "conf", kind: "config", documents: [{ service: "shop", values: {} }] },
    { id: "registry", kind: "registry" },
  ] as unknown as Node[];
  const places = [...document.nodes, ...servers].map((node) => ({ ...node, zone: node.id === alone ? "west" : "east" }) as Node);
  const zones = ["east", "west"].map((id) => ({ id, kind: "zone" }) as Node);
  const simulation = createSimulation({ ...document, nodes: [...places, ...zones] });
  simulation.advance(seconds * 1e6);
  return simulation;
}
const parted = (...between: string[][]): TimelineEntry =>
  ({ id: "f", at: "5s", for: "10s", do: "fault", fault: "partition", between, share: 0.5 }) as unknown as TimelineEntry;
const cut = (target: string): TimelineEntry => outage("zone-outage", target, { how: "cut-off", share: 0.5 });

describe.each(["bus", "registry", "conf"])("%s is unreachable and leads to the fault", (id) => {
  it.each([
    ["in a zone that is cut off", cut("west")],
    ["when the zone of everyone else is cut off", cut("east")],
    [
      "behind a partition",
      parted(
        [id],
        ["users", "shop", "mail", "conf", "bus", "registry"].filter((other) => other !== id),
      ),
    ],
    ["behind a partition of zones", parted(["east"], ["west"])],
  ])("%s", (_, entry) => {
    const simulation = zoned(id, 8, entry);
    expect(causeOf(simulation, id)).toEqual({ code: "unreachable", share: 0.5 });
    expect(simulation.why(id)).toMatchObject([
      { sort: "condition", thing: id, cause: { code: "unreachable" } },
      { sort: "origin", origin: { id: "f" } },
    ]);
    simulation.advance(40e6);
    expect(causeOf(simulation, id)).toBeNull();
  });
  it("but not when some still reach it", () => {
    expect(causeOf(zoned(id, 8, parted([id], ["mail"])), id)?.code).not.toBe("unreachable");
  });
});

it.each([
  ["a zone that is cut off", outage("zone-outage", "west", { how: "cut-off" })],
  ["a partition of zones", { ...parted(["east"], ["west"]), share: 1 } as TimelineEntry],
])("calls that %s ends lead to it", (_, entry) => {
  const simulation = zoned("bus", 8, entry);
  expect(simulation.why("shop").at(-1)).toMatchObject({ sort: "origin", origin: { id: "f" } });
});
it("calls that a zone's latency slows lead to it", () => {
  const simulation = zoned("bus", 14, outage("latency", "west", { delay: "100ms" }));
  expect(simulation.why("shop-bus").at(-1)).toMatchObject({ sort: "origin", origin: { id: "f" } });
});

it("publishes without a timeout that an outage took wait for ever, and lead to both", () => {
  const taken = { id: "f", at: "5s", for: "1s", do: "fault", fault: "broker-outage", target: "bus" } as const;
  const document = orders({ count: 300, more: { timeline: [taken] } });
  const nodes = document.nodes.map((node) => (node.id === "shop" ? ({ ...node, concurrency: 4, queue: 8 } as Node) : node));
  const simulation = createSimulation({ ...document, nodes });
  simulation.advance(12e6);
  expect(simulation.why("shop").slice(-3)).toMatchObject([
    { sort: "over", thing: "shop-bus" },
    { sort: "setting", thing: "shop-bus", setting: "endless", values: { calls: 4 } },
    { sort: "origin", origin: { id: "f" } },
  ]);
});

it("a few messages lost trouble a broker, but not before what troubles it more", () => {
  const loss = outage("loss", "bus", { rate: 0.05 });
  expect(causeOf(at(8, [loss]), "bus")).toEqual({ code: "unreachable", share: 0.05 });
  const hang = { ...outage("hang", "bus"), id: "g" } as TimelineEntry;
  expect(causeOf(at(8, [loss, hang]), "bus")?.code).toBe("hangs");
});
