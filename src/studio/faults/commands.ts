// What this room adds to the commands: ending all faults.
import type { Command } from "../commands/command.ts";
import { runStore } from "../run/run-store.ts";
import { stopAllFaults } from "./stop-all.ts";

export const faultCommands: readonly Command[] = [
  {
    id: "faults.stopAll",
    name: "faults.stopAll",
    group: "run",
    icon: "close",
    keywords: "clear all faults calm chaos 停止 全部 故障 清除",
    shortcuts: ["Shift+x"],
    where: "page",
    when: () => runStore.getState().faults.length > 0,
    run: stopAllFaults,
  },
];
