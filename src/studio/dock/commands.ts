// What the dock adds to the commands: its tabs by number, its size, and the few acts that have no other key.
import type { Command } from "../commands/command.ts";
import { DOCK_TABS, setView, view, type DockTab } from "../view/view-store.ts";
import { dockStore, NO_LOG_FILTER, NO_TRACE_FILTER, setDock } from "./dock-store.ts";

const open = (dockTab: DockTab) => setView({ dockTab, dockOpen: true });

const TABS: Readonly<Record<DockTab, Pick<Command, "icon" | "keywords">>> = {
  metrics: { icon: "activity", keywords: "charts golden signals latency errors 图表 指标 延迟" },
  traces: { icon: "tree", keywords: "spans waterfall requests 链路 瀑布图 追踪" },
  logs: { icon: "list", keywords: "log tail events 日志 事件" },
  timeline: { icon: "clock", keywords: "plan schedule faults lanes 时间线 计划 故障" },
  objectives: { icon: "objective", keywords: "invariant counter slo stock charged broken 目标 不变式 计数器" },
  messages: { icon: "broker", keywords: "broker topic queue group lag dead letter 消息 主题 消费者组 积压 死信" },
  sagas: { icon: "saga", keywords: "saga orchestrator compensation stuck 编排 补偿 卡住" },
  registry: { icon: "registry", keywords: "eureka discovery lease heartbeat 注册中心 服务发现 租约 心跳" },
  config: { icon: "config", keywords: "configuration settings flags versions rollout 配置 版本 灰度 回滚" },
};

const tabs = DOCK_TABS.map((tab, i): Command => ({
  ...TABS[tab],
  id: `dock.${tab}`,
  name: `command.${tab}`,
  group: "panels",
  where: "page",
  shortcuts: [String(i + 1)],
  run: () => open(tab),
}));

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
