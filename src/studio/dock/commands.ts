// What the dock adds to the commands: its tabs by number, its size, and the few acts that have no other key.
import type { Command } from "../commands/command.ts";
import { setView, view, type DockTab } from "../view/view-store.ts";
import { dockStore, NO_LOG_FILTER, NO_TRACE_FILTER, setDock } from "./dock-store.ts";

const open = (dockTab: DockTab) => setView({ dockTab, dockOpen: true });

const tabs: readonly Command[] = [
  {
    id: "dock.metrics",
    name: "command.metrics",
    group: "panels",
    icon: "activity",
    keywords: "charts golden signals latency errors 图表 指标 延迟",
    shortcuts: ["1"],
    where: "page",
    run: () => open("metrics"),
  },
  {
    id: "dock.traces",
    name: "command.traces",
    group: "panels",
    icon: "tree",
    keywords: "spans waterfall requests 链路 瀑布图 追踪",
    shortcuts: ["2"],
    where: "page",
    run: () => open("traces"),
  },
  {
    id: "dock.logs",
    name: "command.logs",
    group: "panels",
    icon: "list",
    keywords: "log tail events 日志 事件",
    shortcuts: ["3"],
    where: "page",
    run: () => open("logs"),
  },
  {
    id: "dock.timeline",
    name: "command.timeline",
    group: "panels",
    icon: "clock",
    keywords: "plan schedule faults lanes 时间线 计划 故障",
    shortcuts: ["4"],
    where: "page",
    run: () => open("timeline"),
  },
  {
    id: "dock.sagas",
    name: "command.sagas",
    group: "panels",
    icon: "saga",
    keywords: "saga orchestrator compensation stuck 编排 补偿 卡住",
    shortcuts: ["5"],
    where: "page",
    run: () => open("sagas"),
  },
  {
    id: "dock.registry",
    name: "command.registry",
    group: "panels",
    icon: "registry",
    keywords: "eureka discovery lease heartbeat 注册中心 服务发现 租约 心跳",
    shortcuts: ["6"],
    where: "page",
    run: () => open("registry"),
  },
];

export const dockCommands: readonly Command[] = [
  ...tabs,
  {
    id: "dock.enlarge",
    name: "command.enlargeDock",
    group: "panels",
    icon: "expand",
    keywords: "restore maximise 放大 还原",
    shortcuts: ["Mod+Shift+j"],
    where: "page",
    run: () => setView({ dockLarge: !view().dockLarge, dockOpen: true }),
  },
  {
    id: "dock.logScale",
    name: "command.logScale",
    group: "view",
    keywords: "latency axis 对数 延迟 刻度",
    run: () => {
      setDock({ logLatency: !dockStore.getState().logLatency });
      open("metrics");
    },
  },
  {
    id: "dock.zoomOut",
    name: "command.zoomOut",
    group: "view",
    keywords: "charts reset 图表 缩放",
    when: () => dockStore.getState().zoom !== null,
    run: () => setDock({ zoom: null }),
  },
  {
    id: "dock.clearFilters",
    name: "command.clearFilters",
    group: "view",
    icon: "filter",
    keywords: "traces logs 追踪 日志 筛选",
    run: () => setDock({ traces: NO_TRACE_FILTER, logs: NO_LOG_FILTER }),
  },
];
