// Panels, theme, language, and the dialogs that explain.
import { language } from "../i18n/language.ts";
import { setView, view } from "../view/view-store.ts";
import type { Command } from "./command.ts";

const shownDark = () => document.documentElement.dataset["theme"] === "dark";

const panelCommands: readonly Command[] = [
  {
    id: "panels.left",
    name: "command.toggleLeft",
    group: "panels",
    icon: "panel_left",
    keywords: "palette components 组件 面板",
    shortcuts: ["Mod+b"],
    where: "page",
    run: () => setView({ leftOpen: !view().leftOpen }),
  },
  {
    id: "panels.right",
    name: "command.toggleRight",
    group: "panels",
    icon: "panel_right",
    keywords: "inspector settings 检查器 属性 面板",
    shortcuts: ["Mod+Alt+b"],
    where: "page",
    run: () => setView({ rightOpen: !view().rightOpen }),
  },
  {
    id: "panels.dock",
    name: "command.toggleDock",
    group: "panels",
    icon: "panel_bottom",
    keywords: "metrics traces logs 指标 追踪 日志 面板",
    shortcuts: ["Mod+j"],
    where: "page",
    run: () => setView({ dockOpen: !view().dockOpen, dockLarge: false }),
  },
];

export const viewCommands: readonly Command[] = [
  ...panelCommands,
  {
    id: "view.theme",
    name: "command.theme",
    group: "view",
    icon: "moon",
    keywords: "dark light 深色 浅色 主题",
    shortcuts: ["Alt+Shift+d"],
    where: "page",
    run: () => setView({ theme: shownDark() ? "light" : "dark" }),
  },
  {
    id: "view.language",
    name: "command.language",
    group: "view",
    icon: "language",
    keywords: "English Chinese 中文 英文 语言",
    run: () => setView({ language: language() === "en" ? "zh" : "en" }),
  },
  {
    id: "help.commands",
    name: "command.commands",
    group: "help",
    icon: "search",
    keywords: "palette 命令",
    shortcuts: ["Mod+k", "Mod+Shift+p", "Mod+/"],
    where: "page",
    run: () => setView({ dialog: view().dialog === "commands" ? "none" : "commands" }),
  },
  {
    id: "help.shortcuts",
    name: "command.shortcuts",
    group: "help",
    icon: "keyboard",
    keywords: "keys keyboard 快捷键 键盘",
    shortcuts: ["?"],
    run: () => setView({ dialog: "shortcuts" }),
  },
  {
    id: "help.about",
    name: "command.about",
    group: "help",
    icon: "info",
    keywords: "model limits honest 模型 关于 局限",
    run: () => setView({ dialog: "about" }),
  },
];
