import { describe, expect, it } from "vitest";

import type { RegistryEntry } from "../../../engine/telemetry/views/registry-view.ts";
import { registryView } from "../../testing/story-registry.ts";
import { differences, opinions } from "./opinions.ts";

const view = registryView();
const entry = (more: Partial<RegistryEntry>): RegistryEntry => ({ ...view.entries[0]!, ...more });
const codes = (more: Partial<RegistryEntry>) => differences(entry(more), view).map(({ code }) => code);

describe("differences", () => {
  it("none where everyone believes what is true", () => {
    expect(codes({ truth: "HEALTHY", listed: "HEALTHY", inUseBy: [0, 1], unknownTo: [] })).toEqual([]);
    expect(codes({ truth: "CRASHED", listed: null, inUseBy: [], unknownTo: [0, 1] })).toEqual([]);
    expect(codes({ truth: "UNHEALTHY", listed: "UNHEALTHY", inUseBy: [], unknownTo: [0] })).toEqual([]);
  });
  it("a dead one that is listed, and used", () => {
    expect(
      differences(entry({ truth: "CRASHED", listed: "HEALTHY", inUseBy: [0], unknownTo: [1], renewedAt: view.now - 4e6 }), view),
    ).toEqual([
      { code: "stale", left: view.lease - 4e6 },
      { code: "used", by: 1, of: 2 },
    ]);
  });
  it("one that has run out of its lease and waits for the sweep has nothing left of it", () => {
    expect(differences(entry({ truth: null, listed: "HEALTHY", inUseBy: [], unknownTo: [], renewedAt: view.now - 60e6 }), view)).toEqual([
      { code: "stale", left: 0 },
    ]);
  });
  it("one that is up, unlisted and unknown", () => {
    expect(codes({ truth: "HEALTHY", listed: null, inUseBy: [], unknownTo: [0, 1] })).toEqual(["unlisted", "unknown"]);
    expect(codes({ truth: "HEALTHY", listed: "UNHEALTHY", inUseBy: [0], unknownTo: [1] })).toEqual(["unlisted", "unknown"]);
  });
});

it("opinions stand in the order of the callers", () => {
  expect(opinions(entry({ truth: "CRASHED", inUseBy: [1], unknownTo: [0] }), view)).toEqual([
    { caller: "shop-1", uses: false, right: true },
    { caller: "shop-2", uses: true, right: false },
  ]);
});
