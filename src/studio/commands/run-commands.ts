// Commands of the transport.
import { scenario } from "../document/document-store.ts";
import { translate } from "../i18n/language.ts";
import { controls } from "../run/controls.ts";
import { runStore } from "../run/run-store.ts";
import { nextSpeed } from "../top-bar/speed.ts";
import { view } from "../view/view-store.ts";
import { toast } from "../widgets/toast.tsx";
import type { Command } from "./command.ts";

const state = () => runStore.getState().state;
const alive = () => state() !== "failed" && state() !== "loading";

/** What a record had done by hand does not happen any more: that is said, with the way back. */
async function reset(): Promise<void> {
  const { recorded } = runStore.getState();
  const count = scenario().run?.log.length ?? 0;
  await controls.reset();
  if (!recorded || count === 0) return;
  toast({
    icon: "replay",
    key: "reset",
    title: translate("shell.recordLeft"),
    text: translate("shell.recordLeftText", { count }),
    action: { label: translate("shell.replayAgain"), onSelect: () => void controls.replay() },
  });
}

export const runCommands: readonly Command[] = [
  {
    id: "run.toggle",
    name: "command.toggle",
    group: "run",
    icon: "run",
    keywords: "play pause start stop 运行 暂停 开始 播放",
    shortcuts: ["Space", "k"],
    when: alive,
    run: () => controls.toggle(),
  },
  {
    id: "run.step",
    name: "command.step",
    group: "run",
    icon: "step",
    keywords: "one instant event 单步 步进",
    shortcuts: ["."],
    when: () => state() === "paused",
    run: () => controls.step(),
  },
  {
    id: "run.reset",
    name: "command.reset",
    group: "run",
    icon: "reset",
    keywords: "restart zero again 重置 重新开始",
    shortcuts: ["r"],
    when: () => state() !== "loading",
    run: reset,
  },
  {
    id: "run.faster",
    name: "command.faster",
    group: "run",
    keywords: "speed 加速 速度",
    shortcuts: [">"],
    run: () => controls.setSpeed(nextSpeed(view().speed, 1)),
  },
  {
    id: "run.slower",
    name: "command.slower",
    group: "run",
    keywords: "speed slow motion 减速 慢动作 速度",
    shortcuts: ["<"],
    run: () => controls.setSpeed(nextSpeed(view().speed, -1)),
  },
  { id: "run.realTime", name: "command.realTime", group: "run", keywords: "speed 1x 实时 速度", run: () => controls.setSpeed(1) },
  { id: "run.slowMotion", name: "command.slowMotion", group: "run", keywords: "speed 0.1x 慢动作 速度", run: () => controls.setSpeed(0.1) },
  { id: "run.fastest", name: "command.fastest", group: "run", keywords: "speed max 最快 速度", run: () => controls.setSpeed("max") },
];
