// Opening, saving and sharing: what is done with the document as a whole.
import { blank } from "../document/scenario-edits.ts";
import { chooseFile } from "../library/open-file.ts";
import { openScenario } from "../library/open.ts";
import { copyDocument, saveDocument, saveRun } from "../library/save-file.ts";
import { setView } from "../view/view-store.ts";
import type { Command } from "./command.ts";

export const scenarioCommands: readonly Command[] = [
  {
    id: "scenario.start",
    name: "command.start",
    group: "scenario",
    icon: "template",
    keywords: "templates recent home library 模板 最近 场景库",
    run: () => setView({ dialog: "start" }),
  },
  {
    id: "scenario.blank",
    name: "command.blank",
    group: "scenario",
    icon: "plus",
    keywords: "new empty 新建 空白",
    run: () => openScenario(blank()),
  },
  {
    id: "scenario.open",
    name: "command.open",
    group: "scenario",
    icon: "folder",
    keywords: "file load json import 打开 文件 导入",
    shortcuts: ["Mod+o"],
    where: "page",
    run: chooseFile,
  },
  {
    id: "scenario.paste",
    name: "command.paste",
    group: "scenario",
    icon: "link",
    keywords: "link json import 粘贴 链接",
    run: () => setView({ dialog: "open" }),
  },
  {
    id: "scenario.share",
    name: "command.share",
    group: "scenario",
    icon: "share",
    keywords: "link url copy 分享 链接",
    run: () => setView({ dialog: "share" }),
  },
  {
    id: "scenario.save",
    name: "command.save",
    group: "scenario",
    icon: "save",
    keywords: "file download export json 保存 文件 导出",
    shortcuts: ["Mod+s"],
    where: "page",
    run: saveDocument,
  },
  {
    id: "scenario.saveRun",
    name: "command.saveRun",
    group: "scenario",
    icon: "clock",
    keywords: "file record replay export 运行 记录 回放 导出",
    run: saveRun,
  },
  {
    id: "scenario.copy",
    name: "command.copyJson",
    group: "scenario",
    icon: "json",
    keywords: "clipboard export 复制 剪贴板",
    run: copyDocument,
  },
];
