// A configuration at one moment of a story: version 3 of orders is staged for one of four instances, orders-2 is behind, orders-4 cannot read what it holds.
import type { ConfigDetail, ConfigView } from "../../engine/telemetry/views/config-view.ts";

const NOW = 34e6;
export const configDetail = (more: Partial<ConfigDetail> = {}): ConfigDetail => ({
  service: "orders",
  stable: 2,
  staged: { version: 3, share: 0.1, count: 1 },
  views: 4,
  behind: 1,
  versions: [
    { number: 1, at: 0, by: "start", tried: false, again: null, values: [["concurrency", 8]] },
    {
      number: 2,
      at: 20e6,
      by: "set",
      tried: false,
      again: null,
      values: [
        ["concurrency", 8],
        ["payment.timeout", "300ms"],
      ],
    },
    {
      number: 3,
      at: 30e6,
      by: "set",
      tried: true,
      again: null,
      values: [
        ["concurrency", 8],
        ["payment.timeout", "20ms"],
      ],
    },
  ],
  instances: [
    { name: "orders-1", status: "HEALTHY", holds: 3, acts: 3, target: 3, since: 31e6, nextAt: 40e6, failures: 0 },
    { name: "orders-2", status: "HEALTHY", holds: 1, acts: 1, target: 2, since: 0, nextAt: 36e6, failures: 2 },
    { name: "orders-3", status: "HEALTHY", holds: 2, acts: 2, target: 2, since: 21e6, nextAt: 41e6, failures: 0 },
    { name: "orders-4", status: "HEALTHY", holds: 2, acts: 1, target: 2, since: 21e6, nextAt: 42e6, failures: 0 },
  ],
  left: 0,
  ...more,
});
export const configView = (more: Partial<ConfigView> = {}): ConfigView => ({
  node: "config",
  now: NOW,
  state: "up",
  push: true,
  poll: 15e6,
  letThrough: false,
  documents: [
    { service: "orders", stable: 2, staged: 3, views: 4, behind: 1 },
    { service: "shop", stable: 1, staged: null, views: 2, behind: 0 },
  ],
  shown: configDetail(),
  history: [
    {
      at: 30e6,
      code: "configStaged",
      node: "orders",
      instance: null,
      values: { version: 3, before: 2, keys: "payment.timeout = 20ms", share: 0.1, count: 1 },
    },
    { at: 31e6, code: "configApplied", node: "orders", instance: "orders-1", values: { version: 3, before: 2, lag: 1e6 } },
  ],
  ...more,
});
