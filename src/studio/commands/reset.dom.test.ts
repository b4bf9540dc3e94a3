// What a reset says of a run that was recorded.
import { beforeEach, expect, test, vi } from "vitest";

import type { Scenario } from "../../engine/scenario/document.ts";
import { open } from "../document/document-store.ts";
import { controls } from "../run/controls.ts";
import { runStore } from "../run/run-store.ts";
import { runCommands } from "./run-commands.ts";

const { toast } = vi.hoisted(() => ({ toast: vi.fn() }));
vi.mock(import("../widgets/toast.tsx"), async (original) => ({ ...(await original()), toast }));

const START: Scenario = { format: "faultline/1", nodes: [], routes: [] };
const reset = () => runCommands.find(({ id }) => id === "run.reset")?.run();
beforeEach(() => {
  toast.mockClear();
  vi.spyOn(controls, "reset").mockResolvedValue();
  open("test", { ...START, run: { start: START, log: [{ at: "5s", do: "kill", target: "a" }], until: "20s" } });
});

test("a reset of a recorded run says that its acts will not happen, and offers to replay them", async () => {
  const replay = vi.spyOn(controls, "replay").mockResolvedValue();
  runStore.setState({ recorded: true });
  await reset();
  const said = toast.mock.calls[0]?.[0];
  expect(said?.text).toBe("1 recorded act will not happen in this run.");
  said?.action?.onSelect();
  expect(replay).toHaveBeenCalledOnce();
});

test("a second reset has nothing more to say", async () => {
  runStore.setState({ recorded: false });
  await reset();
  expect(toast).not.toHaveBeenCalled();
});
