// A run that was recorded and shared: the canvas shows the document as it was at the moment that is played, not as it became.
import { expect, test } from "playwright/test";

import type { Scenario } from "../src/engine/scenario/document.ts";
import { encodeLink } from "../src/engine/scenario/share-link.ts";
import { node, openStudio, runTo } from "./studio.ts";

const start: Scenario = {
  format: "faultline/1",
  name: "Grows",
  nodes: [
    { id: "users", kind: "client" },
    { id: "shop", kind: "service" },
  ],
  routes: [{ id: "r1", from: "users", to: "shop" }],
  layout: { users: [0, 0], shop: [300, 0] },
};
const late = { id: "late", kind: "service" } as const;
const grown: Scenario = { ...start, nodes: [...start.nodes, late], layout: { ...start.layout, late: [600, 0] } };
const recorded: Scenario = {
  ...grown,
  run: {
    start,
    log: [
      {
        at: "20s",
        do: "edit",
        patch: [
          { op: "add", path: "/nodes/-", value: late },
          { op: "add", path: "/layout/late", value: [600, 0] },
        ],
      },
    ],
    until: "30s",
  },
};

test("a node that was drawn on the way is there from that moment on", async ({ page }) => {
  await openStudio(page, await encodeLink(recorded));
  await expect(node(page, "shop")).toBeVisible();
  await expect(node(page, "late")).toHaveCount(0);
  const replayed = await runTo(page, "25s");
  await expect(node(page, "late")).toBeVisible();
  expect(replayed.digest).toMatch(/^[0-9a-f]{16}$/);
});
