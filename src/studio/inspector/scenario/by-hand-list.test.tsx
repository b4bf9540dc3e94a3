// What was done by hand, beside what is planned; and what of a recorded run is still to come.
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";

import type { Scenario } from "../../../engine/scenario/document.ts";
import type { Mark } from "../../../engine/telemetry/views/records.ts";
import { edit, open } from "../../document/document-store.ts";
import { controls } from "../../run/controls.ts";
import { runStore } from "../../run/run-store.ts";
import { seriesOf } from "../../testing/story-series.ts";
import { ByHandList } from "./by-hand-list.tsx";

afterEach(cleanup);

const design: Scenario = {
  format: "faultline/1",
  nodes: [{ id: "shop", kind: "service", name: "Shop", replicas: 2 }],
  routes: [],
  timeline: [
    { id: "planned", at: "3s", do: "fault", fault: "hang", target: "shop", for: "5s" },
    { at: "4s", do: "restart", target: "shop" },
  ],
};
const mark = (of: Pick<Mark, "id" | "act" | "from"> & Partial<Mark>): Mark => ({
  fault: "",
  target: "shop",
  to: null,
  settings: {},
  ...of,
});
function show(marks: readonly Mark[], scenario: Scenario, now = 10e6): void {
  vi.spyOn(controls, "series").mockResolvedValue({ ...seriesOf(0, now), marks });
  runStore.setState({ now });
  open("test", scenario);
  render(<ByHandList />);
}
/** What is still to come stands there at once, what was done when the worker has answered. */
const items = () => screen.queryAllByRole("listitem").map(({ textContent }) => textContent);

test("acts by hand are listed, not those of the timeline, with an id or without, nor what came by itself", async () => {
  const marks = [
    mark({ id: "planned", act: "fault", fault: "hang", from: 3e6 }),
    mark({ id: "act-1", act: "restart", from: 4e6 }),
    mark({ id: "act-2", act: "kill", from: 6e6 }),
    mark({ id: "breaker-1", act: "breaker", from: 7e6 }),
    mark({ id: "edit-1", act: "edit", target: "", from: 8e6, things: ["shop"] }),
  ];
  show(marks, design);
  await waitFor(() => expect(items()).toEqual(["00:06KillShop", "00:08EditShop"]));
});

test("of a recorded run what is to come says so, and of whom", async () => {
  const run = {
    start: design,
    log: [
      { at: "6s", do: "kill", target: "shop", instance: "shop-1" },
      { at: "40s", do: "kill", target: "shop", instance: "shop-2" },
    ],
    until: "60s",
  } as const;
  show([mark({ id: "act-1", act: "kill", from: 6e6, instance: "shop-1" })], { ...design, run });
  await waitFor(() => expect(items()).toEqual(["00:06Killshop-1", "00:40Killshop-2 · recorded, to come"]));
});

test("an edit names what it took out, as that was called: no id of a route", async () => {
  const whole: Scenario = {
    ...design,
    nodes: [{ id: "web", kind: "gateway", name: "Web" }, ...design.nodes],
    routes: [{ id: "r1", from: "web", to: "shop" }],
  };
  vi.spyOn(controls, "series").mockResolvedValue({
    ...seriesOf(0, 10e6),
    marks: [mark({ id: "edit-1", act: "edit", target: "", from: 8e6, things: ["shop", "r1"] })],
  });
  open("test", whole);
  edit(() => ({ ...whole, nodes: whole.nodes.slice(0, 1), routes: [] }));
  render(<ByHandList />);
  expect((await screen.findByRole("listitem")).textContent).toBe("00:08EditShop, Web → Shop");
});
