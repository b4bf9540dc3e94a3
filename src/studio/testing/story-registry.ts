// A registry at one moment of a story: orders-2 crashed four seconds ago, one of the two callers has not heard of orders-3 yet.
import type { RegistryView } from "../../engine/telemetry/views/registry-view.ts";

const NOW = 34e6;
export const registryView = (more: Partial<RegistryView> = {}): RegistryView => ({
  node: "registry",
  now: NOW,
  state: "up",
  heartbeat: 5e6,
  lease: 15e6,
  sweep: 5e6,
  refresh: 5e6,
  nextSweep: 35e6,
  selfPreservation: false,
  preserving: false,
  renewals: 10,
  threshold: 8,
  callers: [
    { name: "shop-1", node: "shop", refreshedAt: NOW - 1e6, nextRefresh: NOW + 4e6, failures: 0 },
    { name: "shop-2", node: "shop", refreshedAt: NOW - 4e6, nextRefresh: NOW + 1e6, failures: 2 },
  ],
  entries: [
    { service: "orders", instance: "orders-1", truth: "HEALTHY", listed: "HEALTHY", renewedAt: NOW - 2e6, inUseBy: [0, 1], unknownTo: [] },
    { service: "orders", instance: "orders-2", truth: "CRASHED", listed: "HEALTHY", renewedAt: NOW - 6e6, inUseBy: [0, 1], unknownTo: [] },
    { service: "orders", instance: "orders-3", truth: "HEALTHY", listed: "HEALTHY", renewedAt: NOW - 1e6, inUseBy: [0], unknownTo: [1] },
    { service: "shop", instance: "shop-1", truth: "HEALTHY", listed: "HEALTHY", renewedAt: NOW - 3e6, inUseBy: [], unknownTo: [] },
  ],
  left: { entries: 0, callers: 0 },
  history: [
    { at: 20e6, code: "registered", node: "orders", instance: "orders-3", values: { cause: "startup" } },
    {
      at: 21e6,
      code: "listChanged",
      node: "orders",
      instance: null,
      values: { caller: "shop-1", service: "orders", gone: "", come: "orders-3", left: 3 },
    },
  ],
  ...more,
});
