import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import type { ActiveFault } from "../../../engine/telemetry/views/live.ts";
import { runStore } from "../../run/run-store.ts";
import { FaultPill } from "./fault-pill.tsx";

afterEach(cleanup);

const FAULT: ActiveFault = { id: "slow", fault: "latency", target: "r1", since: 0, until: 60e6, settings: { delay: "300ms" } };
function text(room: number, faults: readonly ActiveFault[] = [FAULT]): string {
  runStore.setState({ now: 12e6 });
  const { container, unmount } = render(<FaultPill faults={faults} killed={0} room={room} />);
  const said = container.textContent;
  unmount();
  return said;
}

test("a pill between two cards says as much as there is room for: first it gives up words, then the time, never the effect", () => {
  expect([300, 130, 80, 10].map((room) => text(room))).toEqual(["+300 ms · 48 s left", "+300 ms · 48 s", "+300 ms", "+300 ms"]);
});

test("that there are more faults is said at any length", () => {
  expect(text(10, [FAULT, { ...FAULT, id: "other" }])).toBe("+300 ms · +1");
});
