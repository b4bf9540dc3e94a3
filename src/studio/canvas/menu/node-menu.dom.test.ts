// The menu of a running node: what it offers for one replica, and for the version that runs.
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { open } from "../../document/document-store.ts";
import { translate } from "../../i18n/language.ts";
import { type ActNow, controls } from "../../run/controls.ts";
import { liveNodes } from "../../run/run-store.ts";
import { liveInstance, liveNode } from "../../testing/live-numbers.ts";
import type { MenuItem } from "../../widgets/menu.tsx";
import { nodeMenu } from "./node-menu.ts";

let acts: ActNow[] = [];
beforeEach(() => {
  open("test", { format: "faultline/1", nodes: [{ id: "orders", kind: "service", replicas: 2 }], routes: [] });
  acts = [];
  controls.act = vi.fn<typeof controls.act>((act) => Promise.resolve(void acts.push(act)).then(() => null));
});
afterEach(() => liveNodes.retain(new Set()));

type Entry = Extract<MenuItem, { readonly label: string }>;
const entries = (items: readonly MenuItem[]): readonly Entry[] =>
  items.filter((item): item is Entry => typeof item === "object" && "label" in item);
/** The item at the end of a way of labels. */
function at(...way: readonly string[]): Entry | undefined {
  let found: readonly Entry[] = entries(nodeMenu("orders", { x: 0, y: 0 }, translate));
  let item: Entry | undefined;
  for (const label of way) {
    item = found.find((one) => one.label === label);
    found = entries(item?.children ?? []);
  }
  return item;
}

test("one replica is killed, restarted or stopped, and started where it is down", () => {
  liveNodes.set("orders", liveNode({ instances: [liveInstance(1), liveInstance(4, { status: "CRASHED" })] }));
  at("One replica", "orders-1", "Restart")?.onSelect?.();
  at("One replica", "orders-1", "Stop")?.onSelect?.();
  at("One replica", "orders-4", "Start")?.onSelect?.();
  expect(acts).toEqual([
    { do: "restart", target: "orders", instance: "orders-1" },
    { do: "stop", target: "orders", instance: "orders-1" },
    { do: "start", target: "orders", instance: "orders-4" },
  ]);
  expect(at("One replica", "orders-4", "Kill")).toBeUndefined();
});

test("a version is promoted only while one is held", () => {
  liveNodes.set("orders", liveNode());
  expect(at("Promote the version")).toBeUndefined();
  liveNodes.set("orders", liveNode({ rollout: { phase: "holding", version: "2.0.0", until: Number.NaN } }));
  at("Promote the version")?.onSelect?.();
  at("Roll back the version")?.onSelect?.();
  expect(acts).toEqual([
    { do: "promote", target: "orders" },
    { do: "rollback", target: "orders" },
  ]);
});

test("a fault that acts on deliveries is on offer only where there are some", () => {
  const offered = () => entries(at("Inject fault")?.children ?? []).map(({ label }) => label);
  expect(offered()).toContain("Crash");
  expect(offered()).not.toContain("Slow consumer");
  open("test", {
    format: "faultline/1",
    nodes: [
      { id: "bus", kind: "broker" },
      { id: "orders", kind: "service" },
    ],
    routes: [{ id: "r1", from: "bus", to: "orders" }],
  });
  expect(offered()).toContain("Slow consumer");
});
