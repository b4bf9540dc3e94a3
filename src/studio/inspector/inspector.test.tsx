// What the inspector shows of a run and of a selection, and what its acts ask of the run.
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import type { Scenario } from "../../engine/scenario/document.ts";
import { open, scenario, undo } from "../document/document-store.ts";
import { setLanguage, showForms } from "../i18n/language.ts";
import { type ActNow, controls } from "../run/controls.ts";
import { type InstanceLive, liveNodes, liveRoutes, type NodeLive, runStore } from "../run/run-store.ts";
import { select } from "../view/view-store.ts";
import { TooltipProvider } from "../widgets/tooltip.tsx";
import { DeployForm } from "./deploy-form.tsx";
import { FaultForm } from "./fault-form.tsx";
import { Inspector } from "./inspector.tsx";

beforeAll(showForms);

const DOCUMENT = {
  format: "faultline/1",
  name: "Checkout",
  description: "A **shop**.\n\n- one\n- two\n\n<img src=x onerror=alert(1)>",
  nodes: [
    { id: "shop", kind: "client", requests: [{ weight: 3 }, { path: "/pay" }] },
    { id: "checkout", kind: "service", replicas: 3 },
  ],
  routes: [{ id: "r1", from: "shop", to: "checkout" }],
  timeline: [
    { at: "2m", do: "kill", target: "checkout" },
    { id: "slow", at: "1m", for: "30s", do: "fault", fault: "latency", target: "r1" },
  ],
} as Scenario;
const FULL: Omit<InstanceLive, "number"> = {
  status: "HEALTHY",
  busy: 8,
  slots: 8,
  waiting: 16,
  room: 16,
  rate: 19,
  errorShare: 0.34,
  p99: 1.31e6,
  since: 0,
  memory: 152,
  memoryLimit: 512,
  arrivals: 30,
  version: "1.0.0",
  ejected: 0,
  zone: NaN,
};
const LIVE: NodeLive = {
  status: "failing",
  cause: { code: "queueFull", busy: 16, slots: 16, waiting: 32, room: 32, down: 1, of: 3 },
  arrivals: 89,
  rate: 58,
  errorShare: 0.33,
  p50: 872e3,
  p95: 1.176e6,
  p99: 1.31e6,
  busy: 16,
  slots: 16,
  waiting: 32,
  room: 32,
  inFlight: 48,
  load: NaN,
  quotaLeft: NaN,
  hitShare: NaN,
  keys: NaN,
  depth: NaN,
  lag: NaN,
  redelivered: NaN,
  keyRoom: NaN,
  wanted: 3,
  registry: null,
  sagas: null,
  config: null,
  scaler: null,
  rollout: null,
  trend: new Float32Array(60),
  instances: [
    { number: 1, ...FULL },
    { number: 2, ...FULL },
    { number: 3, ...FULL, status: "CRASHED", busy: 0, since: 260e6 },
  ],
};
let acts: ActNow[] = [];

function show(...ids: string[]): void {
  select(ids);
  render(
    <TooltipProvider>
      <Inspector />
    </TooltipProvider>,
  );
}
beforeEach(() => {
  open("test", DOCUMENT);
  acts = [];
  controls.act = vi.fn<typeof controls.act>((act) => Promise.resolve(void acts.push(act) as never).then(() => null));
  liveNodes.set("checkout", LIVE);
  runStore.setState({ state: "running", now: 278e6, faults: [] });
});
afterEach(async () => {
  cleanup();
  liveNodes.retain(new Set());
  liveRoutes.retain(new Set());
  await setLanguage("en");
});
const openMenu = (button: HTMLElement) => fireEvent.keyDown(button, { key: "Enter" });

test("the cause of a trouble stands at the head in words, in both languages", async () => {
  show("checkout");
  expect(screen.getByText("16 of 16 slots busy, 32 of 32 waiting. New calls are rejected. 1 of 3 replicas is down.")).toBeTruthy();
  cleanup();
  await setLanguage("zh");
  show("checkout");
  expect(screen.getByText(/16 个槽位占用 16 个/)).toBeTruthy();
});

test("the foot has a row a replica; one that crashed says since when and starts by a button", () => {
  show("checkout");
  const rows = within(screen.getByRole("table")).getAllByRole("row");
  expect(rows.map((row) => row.textContent)).toEqual([
    "ReplicaBusyQueuep99Err",
    expect.stringContaining("checkout-18/816/161.31s34%"),
    "1.0.0 · since 00:00 · 152 of 512 MB · 30/s, 33 %",
    expect.stringContaining("checkout-2"),
    expect.stringContaining("since 00:00"),
    expect.stringContaining("Crashed since 04:20"),
  ]);
  fireEvent.click(screen.getByRole("button", { name: "Start checkout-3" }));
  expect(acts).toEqual([{ do: "restart", target: "checkout", instance: "checkout-3" }]);
});

test("a replica is killed from its own menu", () => {
  show("checkout");
  openMenu(screen.getByRole("button", { name: "checkout-2, Healthy: actions" }));
  fireEvent.click(screen.getByRole("menuitem", { name: "Kill" }));
  expect(acts).toEqual([{ do: "kill", target: "checkout", instance: "checkout-2" }]);
});

test("a deployment says how far it is, and is promoted or rolled back by a button while it is held", () => {
  const instances = LIVE.instances.map((instance, i) => (i === 0 ? { ...instance, version: "2.0.0" } : instance));
  liveNodes.set("checkout", { ...LIVE, instances, rollout: { phase: "holding", version: "2.0.0", until: 290e6 } });
  show("checkout");
  expect(screen.getByText("2.0.0: 1 of 3 replicas")).toBeTruthy();
  expect(screen.getByText("held until 04:50")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Promote" }));
  fireEvent.click(screen.getByRole("button", { name: "Roll back" }));
  expect(acts).toEqual([
    { do: "promote", target: "checkout" },
    { do: "rollback", target: "checkout" },
  ]);
});

test("the autoscaler says what it has, wishes and measures, and why", async () => {
  liveNodes.set("checkout", { ...LIVE, scaler: { nextAt: 285e6, wish: 5, utilisation: 0.83, why: "starting" } });
  show("checkout");
  expect(screen.getByText("now 3, wish 5 · 83 % used, target 70 %")).toBeTruthy();
  expect(screen.getByText("those that are starting will do · decides at 04:45")).toBeTruthy();
  cleanup();
  await setLanguage("zh");
  show("checkout");
  expect(screen.getByText("现有 3，期望 5 · 使用 83 %，目标 70 %")).toBeTruthy();
});

test("the deploy form asks what its strategy needs, and says nothing of the rest", () => {
  const done = vi.fn<() => void>();
  render(
    <TooltipProvider>
      <DeployForm target="checkout" onDone={done} />
    </TooltipProvider>,
  );
  expect(screen.getByLabelText("Version")).toHaveProperty("value", "1.1.0");
  expect(screen.queryByLabelText("Hold")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Deploy now" }));
  expect(acts).toEqual([{ do: "deploy", target: "checkout", version: "1.1.0" }]);
  expect(done).toHaveBeenCalledOnce();
});

test("a fault that acts is shown with the time it has left, and ends by its button", () => {
  runStore.setState({
    faults: [{ id: "fault-1", fault: "latency", target: "checkout", since: 240e6, until: 330e6, settings: { delay: "300ms" } }],
  });
  show("checkout");
  expect(screen.getByText("52 s left")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: /^Stop \+300 ms/ }));
  expect(acts).toEqual([{ do: "clear", fault: "fault-1" }]);
});

test("the fault form injects now what it says, without what is the default", () => {
  const done = vi.fn<() => void>();
  render(
    <TooltipProvider>
      <FaultForm fault="latency" target="checkout" onDone={done} />
    </TooltipProvider>,
  );
  const delay = screen.getByRole("textbox", { name: "Delay" });
  fireEvent.change(delay, { target: { value: "exp(200ms)" } });
  fireEvent.blur(delay);
  fireEvent.click(screen.getByRole("button", { name: "Inject now" }));
  expect(acts).toEqual([{ do: "fault", fault: "latency", target: "checkout", delay: "exp(200ms)", for: "60s" }]);
  expect(done).toHaveBeenCalledOnce();
});

test("a planned fault joins the timeline under an id of its own", () => {
  render(
    <TooltipProvider>
      <FaultForm fault="crash" target="checkout" onDone={() => {}} />
    </TooltipProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Plan…" }));
  fireEvent.click(screen.getByRole("button", { name: "Add to timeline" }));
  expect(scenario().timeline?.at(-1)).toEqual({ id: "crash", do: "fault", fault: "crash", target: "checkout", at: "288s", for: "60s" });
});

test("with nothing selected the scenario is shown: description without HTML, timeline in the order of time", () => {
  show();
  expect(document.querySelector("img")).toBeNull();
  expect(screen.getByText("shop").tagName).toBe("STRONG");
  const entries = within(screen.getByRole("region", { name: "Timeline" })).getAllByRole("listitem");
  expect(entries.map((entry) => entry.textContent.slice(0, 5))).toEqual(["01:00", "02:00", "now 0"]);
});

test("an entry of the timeline without an id can be edited and removed", () => {
  show();
  fireEvent.click(screen.getByRole("button", { name: /^02:00.*Kill/ }));
  const at = screen.getByRole("textbox", { name: "At" });
  fireEvent.change(at, { target: { value: "90s" } });
  fireEvent.blur(at);
  expect(scenario().timeline?.[0]).toMatchObject({ at: "90s", do: "kill", target: "checkout" });
  fireEvent.click(screen.getByRole("button", { name: "Remove Kill at 01:30" }));
  expect(scenario().timeline?.map((entry) => entry.do)).toEqual(["fault"]);
});

test("an objective is added, and its bound follows its measure", () => {
  show();
  fireEvent.click(screen.getByRole("button", { name: "Add objective" }));
  const value = screen.getByRole("textbox", { name: "Value" });
  fireEvent.change(value, { target: { value: "250" } });
  fireEvent.blur(value);
  expect(scenario().objectives).toEqual([{ id: "objective-1", metric: "latency.p99", value: "250ms" }]);
});

test("requests show how often each is asked", () => {
  show("shop");
  const section = screen.getByRole("region", { name: "Requests" });
  expect(within(section).getByText("75 %")).toBeTruthy();
  expect(within(section).getByText("25 %")).toBeTruthy();
});

test("several things are deleted as one step", () => {
  show("shop", "checkout");
  expect(screen.getByText("2 selected")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Delete" }));
  expect(scenario().nodes).toEqual([]);
  undo();
  expect(scenario()).toBe(DOCUMENT);
});
