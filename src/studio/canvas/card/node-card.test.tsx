// Cards as a person and a screen reader meet them, with live numbers of a fixture.
import { act, cleanup, render } from "@testing-library/react";
import { ReactFlowProvider } from "reactflow";
import { afterEach, beforeEach, expect, test } from "vitest";

import type { Node } from "../../../engine/kinds/specs.ts";
import { open } from "../../document/document-store.ts";
import { liveNodes, type NodeLive, runStore } from "../../run/run-store.ts";
import { liveInstance, liveNode } from "../../testing/live-numbers.ts";
import { TooltipProvider } from "../../widgets/tooltip.tsx";
import { Canvas } from "../canvas.tsx";

const NODES: readonly Node[] = [
  { id: "shoppers", kind: "client", name: "Shoppers", load: { shape: "wave", mean: 600, amplitude: 150 } },
  { id: "edge", kind: "gateway", version: "2.1.0" },
  { id: "checkout", kind: "service", version: "0.10.2", replicas: 3 },
  { id: "order-saga", kind: "saga" },
  { id: "orders-db", kind: "database", version: "16.3" },
];
const SCENARIO = {
  format: "faultline/1",
  nodes: NODES,
  routes: [{ id: "r1", from: "shoppers", to: "edge" }],
  layout: { shoppers: [0, 0], edge: [240, 0], checkout: [480, 0], "orders-db": [720, 0], "order-saga": [960, 0] },
} as const;

beforeEach(() => {
  open("test", SCENARIO);
  runStore.setState({ state: "running", now: 278e6, faults: [] });
});
afterEach(() => {
  cleanup();
  liveNodes.retain(new Set());
});
function show(live: Readonly<Record<string, NodeLive>>): HTMLElement {
  for (const [id, numbers] of Object.entries(live)) liveNodes.set(id, numbers);
  return render(
    <TooltipProvider>
      <ReactFlowProvider>
        <Canvas />
      </ReactFlowProvider>
    </TooltipProvider>,
  ).container;
}
const cardOf = (container: HTMLElement, id: string): HTMLElement => container.querySelector<HTMLElement>(`[data-id="${id}"]`)!;
const nameOf = (card: HTMLElement): string => document.getElementById(card.getAttribute("aria-labelledby") ?? "")?.textContent ?? "";

test("a card says kind, version and its three numbers with their units", () => {
  const instances = [1, 2, 3].map((number) => liveInstance(number, { version: "0.10.2" }));
  const card = cardOf(show({ checkout: liveNode({ instances }) }), "checkout");
  expect(card.textContent).toContain("service 0.10.2");
  expect(card.textContent).toContain("60.2req/s");
  expect(card.textContent).toContain("176msp99");
  expect(card.textContent).toContain("0.0%err");
});

test("a card of an orchestrator says what is done, open and undone, where its sagas are, and how many are stuck", () => {
  const steps = [
    { name: "charge", doing: 2, undoing: 0 },
    { name: "ship", doing: 0, undoing: 1 },
  ];
  const sagas = { node: "order-saga", completedRate: 38.2, compensatedRate: 1.4, open: 3, stuck: 2, steps };
  const card = cardOf(show({ "order-saga": liveNode({ sagas }) }), "order-saga");
  expect(card.textContent).toContain("38.2/sdone3open1.4/sundone");
  expect(card.textContent).toContain("2 stuck");
  expect(card.querySelector("[title]")?.getAttribute("title")).toContain("ship: 0 under way, 1 undone just now");
});

test("while a version takes another's place the card says which one comes", () => {
  const instances = [liveInstance(1, { version: "0.10.2" }), liveInstance(4, { version: "0.11.0" })];
  const rollout = { phase: "rolling", version: "0.11.0", until: Number.NaN } as const;
  expect(cardOf(show({ checkout: liveNode({ instances, rollout }) }), "checkout").textContent).toContain("service → 0.11.0");
  cleanup();
  const done = [liveInstance(4, { version: "0.11.0" }), liveInstance(5, { version: "0.11.0" })];
  expect(cardOf(show({ checkout: liveNode({ instances: done }) }), "checkout").textContent).toContain("service 0.11.0");
});

test("what is not known yet is a dash, not a zero", () => {
  const container = show({ checkout: liveNode({ p99: Number.NaN }) });
  expect(cardOf(container, "checkout").textContent).toContain("–p99");
  expect(cardOf(container, "edge").textContent).toContain("–req/s");
});

test("each kind shows the limit that matters for it", () => {
  const container = show({
    shoppers: liveNode({ instances: [], load: 450 }),
    edge: liveNode({ waiting: 60, room: 64 }),
    "orders-db": liveNode({ busy: 11, slots: 16, instances: [liveInstance(1, { busy: 11, slots: 16 })] }),
  });
  expect(cardOf(container, "shoppers").textContent).toContain("wave 600 ± 150");
  expect(cardOf(container, "edge").textContent).toContain("60/64");
  expect(cardOf(container, "orders-db").textContent).toContain("conn 11/16");
  expect(cardOf(container, "orders-db").textContent).toContain("q/s");
});

test("a cache with one key says so in the singular, and a load as it was written", () => {
  open("test", {
    format: "faultline/1",
    nodes: [
      { id: "few", kind: "client", load: { shape: "constant", rate: 10 } },
      { id: "pages", kind: "cache" },
    ],
    routes: [],
    layout: { few: [0, 0], pages: [240, 0] },
  });
  const container = show({ few: liveNode({ instances: [] }), pages: liveNode({ keys: 1, keyRoom: 100 }) });
  expect(cardOf(container, "pages").textContent).toContain("1 key");
  expect(cardOf(container, "pages").textContent).not.toContain("1 keys");
  expect(cardOf(container, "few").textContent).toMatch(/constant 10(?!\.)/);
});

test("the shape of a replica's cell tells its status", () => {
  const instances = [
    liveInstance(1),
    liveInstance(2, { status: "STARTING" }),
    liveInstance(3, { status: "UNHEALTHY" }),
    liveInstance(4, { status: "STOPPING" }),
    liveInstance(5, { status: "STOPPED" }),
    liveInstance(6, { status: "CRASHED" }),
  ];
  const cells = cardOf(show({ checkout: liveNode({ instances }) }), "checkout").querySelectorAll("[data-cell]");
  expect([...cells].map((cell) => cell.getAttribute("data-cell"))).toEqual([
    "healthy",
    "starting",
    "degraded",
    "draining",
    "stopped",
    "killed",
  ]);
  expect(cells[0]!.querySelector("title")?.textContent).toBe("checkout-1: Healthy, 2 of 8 busy, 0 waiting");
});

test("a replica that callers leave out is told from the others", () => {
  const instances = [liveInstance(1), liveInstance(2, { ejected: 1 })];
  const cause = { code: "ejected", ejected: 1, of: 2 } as const;
  const card = cardOf(show({ checkout: liveNode({ instances, status: "degraded", cause }) }), "checkout");
  const cells = [...card.querySelectorAll("[data-cell]")];
  expect(cells.map((cell) => cell.getAttribute("data-cell"))).toEqual(["healthy", "ejected"]);
  expect(cells[1]!.querySelector("title")?.textContent).toBe("checkout-2: Ejected, 2 of 8 busy, 0 waiting");
  expect(card.textContent).toContain("1 of 2 ejected");
});

test("of many replicas the three that are worst off are drawn", () => {
  const instances = Array.from({ length: 12 }, (_, i) => liveInstance(i + 1, i === 6 ? { status: "CRASHED" } : { busy: i % 4 }));
  const card = cardOf(show({ checkout: liveNode({ instances }) }), "checkout");
  expect([...card.querySelectorAll("[data-cell]")].map((cell) => cell.getAttribute("data-cell"))).toContain("killed");
  expect(card.querySelectorAll("[data-cell]")).toHaveLength(3);
  expect(card.textContent).toContain("×12");
});

test("trouble is said in words, on the card and to a screen reader", () => {
  const cause = { code: "queueFull", busy: 16, slots: 16, waiting: 32, room: 32, down: 1, of: 3 } as const;
  const card = cardOf(show({ checkout: liveNode({ status: "failing", cause, errorShare: 0.33, waiting: 32, room: 32 }) }), "checkout");
  expect(card.textContent).toContain("Queue full · 1 of 3 down");
  expect(card.querySelector("[data-status=failing]")).not.toBeNull();
  expect(nameOf(card)).toBe("checkout, service, Failing: Queue full · 1 of 3 down");
});

test("what a person did stands on the card's edge", () => {
  const container = show({ checkout: liveNode({ instances: [liveInstance(1), liveInstance(2, { status: "CRASHED" })] }) });
  expect(cardOf(container, "checkout").textContent).toContain("Killed 1");
  act(() =>
    runStore.setState({
      faults: [{ id: "f1", fault: "latency", target: "checkout", since: 240e6, until: 330e6, settings: { delay: "300ms" } }],
    }),
  );
  expect(cardOf(container, "checkout").textContent).toContain("+300 ms · 52 s · Killed 1");
});

test("a frame draws anew the card whose numbers changed", () => {
  const container = show({ checkout: liveNode(), edge: liveNode() });
  const before = cardOf(container, "edge").innerHTML;
  act(() => liveNodes.set("checkout", liveNode({ rate: 99 })));
  expect(cardOf(container, "checkout").textContent).toContain("99.0req/s");
  expect(cardOf(container, "edge").innerHTML).toBe(before);
});

test("a route is named by its two ends", () => {
  expect(cardOf(show({}), "r1").getAttribute("aria-label")).toBe("Shoppers to edge");
});

test("an empty board says what to do next", () => {
  open("empty", { format: "faultline/1", nodes: [], routes: [] });
  expect(show({}).textContent).toContain("Nothing is drawn yet");
});

test("a full line is told with its limit where there is place beside the replicas, else by its number alone", () => {
  const replicas = (count: number) => Array.from({ length: count }, (_, i) => liveInstance(i + 1));
  const full = { waiting: 384, room: 384 };
  expect(cardOf(show({ checkout: liveNode({ instances: replicas(3), ...full }) }), "checkout").textContent).toContain("384/384");
  cleanup();
  const card = cardOf(show({ checkout: liveNode({ instances: replicas(6), ...full }) }), "checkout");
  expect(card.textContent).toContain("384");
  expect(card.textContent).not.toContain("384/384");
});
