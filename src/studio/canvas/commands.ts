// The commands of the canvas: what its menus offer, by key and from the command list. What is selected, or has the focus, is meant.
import type { Command } from "../commands/command.ts";
import { documentStore, scenario } from "../document/document-store.ts";
import { askToFind } from "../palette/find.ts";
import { select, setView, view } from "../view/view-store.ts";
import { copiedText, cutText, duplicateThings, pasteFromClipboard, writeClipboard } from "./acts/clipboard.ts";
import { editSubject } from "./acts/editing.ts";
import { operatorCommands } from "./acts/operator-commands.ts";
import { isZone } from "./acts/operator.ts";
import { remove } from "./acts/removing.ts";
import { focusedId, isNode, oneNode, subject } from "./acts/subject.ts";
import { addInMiddle } from "./adding.ts";
import { ask } from "./asking.ts";
import { arrange, fit, reveal, zoomBy, zoomTo } from "./handle.ts";
import { place, withThem } from "./moving.ts";
import { placeOnPage } from "./place-on-page.ts";
import { placeOf } from "./places.ts";
import { group, leaveZone, mayGroup, mayLeave } from "./zone/grouping.ts";

const something = (): boolean => subject().length > 0;
const someNode = (): boolean => subject().some(isNode);

const editing: readonly Command[] = [
  {
    id: "canvas.edit",
    name: "canvas.edit",
    group: "edit",
    icon: "edit",
    shortcuts: ["Enter"],
    where: "canvas",
    when: something,
    run: editSubject,
  },
  {
    id: "canvas.delete",
    name: "canvas.delete",
    group: "edit",
    icon: "trash",
    keywords: "remove 删除",
    shortcuts: ["Delete", "Backspace"],
    where: "canvas",
    when: something,
    run: () => remove(subject()),
  },
  {
    id: "canvas.duplicate",
    name: "canvas.duplicate",
    group: "edit",
    icon: "duplicate",
    keywords: "复制 副本",
    shortcuts: ["Mod+d"],
    where: "canvas",
    when: someNode,
    run: () => duplicateThings(subject()),
  },
  {
    id: "canvas.group",
    name: "canvas.group",
    group: "edit",
    icon: "zone",
    keywords: "zone group 可用区 分组",
    shortcuts: ["Mod+g"],
    where: "canvas",
    when: () => mayGroup(subject()),
    run: () => group(subject()),
  },
  {
    id: "canvas.leaveZone",
    name: "canvas.leaveZone",
    group: "edit",
    keywords: "zone ungroup 可用区 取消分组",
    shortcuts: ["Mod+Shift+g"],
    where: "canvas",
    when: () => mayLeave(subject()),
    run: () => leaveZone(subject()),
  },
  {
    id: "canvas.copy",
    name: "canvas.copy",
    group: "edit",
    icon: "copy",
    keywords: "clipboard 复制",
    shortcuts: ["Mod+c"],
    where: "canvas",
    when: someNode,
    run: () => writeClipboard(copiedText(subject())),
  },
  {
    id: "canvas.cut",
    name: "canvas.cut",
    group: "edit",
    keywords: "clipboard 剪切",
    shortcuts: ["Mod+x"],
    where: "canvas",
    when: someNode,
    run: () => writeClipboard(cutText(subject())),
  },
  {
    id: "canvas.paste",
    name: "canvas.paste",
    group: "edit",
    icon: "paste",
    keywords: "clipboard 粘贴",
    shortcuts: ["Mod+v"],
    where: "canvas",
    run: pasteFromClipboard,
  },
  {
    id: "canvas.selectAll",
    name: "canvas.selectAll",
    group: "edit",
    keywords: "全选",
    shortcuts: ["Mod+a"],
    where: "canvas",
    run: () => select([...scenario().nodes, ...scenario().routes].map(({ id }) => id)),
  },
  {
    id: "canvas.connect",
    name: "canvas.connectTo",
    group: "edit",
    icon: "route",
    keywords: "route wire draw 连接 路由",
    shortcuts: ["c"],
    where: "canvas",
    when: () => oneNode() !== null && !isZone(oneNode() ?? ""),
    run: () => ask({ ask: "connect", from: oneNode() ?? "" }),
  },
  {
    id: "canvas.menu",
    name: "canvas.openMenu",
    group: "edit",
    icon: "menu",
    shortcuts: ["Shift+F10"],
    where: "canvas",
    when: something,
    run: () => ask({ ask: "menu", at: placeOnPage(subject()[0] ?? ""), ids: subject() }),
  },
];

const STEP = 4;
const BIG_STEP = 16;
const ARROWS = [
  ["ArrowLeft", -1, 0],
  ["ArrowRight", 1, 0],
  ["ArrowUp", 0, -1],
  ["ArrowDown", 0, 1],
] as const;
/** On a node that has the focus React Flow itself moves the selection. */
const mayNudge = (): boolean => view().selection.some(isNode) && focusedId() === null;
function nudge(dx: number, dy: number): void {
  const moved = view()
    .selection.filter(isNode)
    .flatMap((id) => {
      const at = placeOf(id);
      return at === undefined ? [] : [[id, [at[0] + dx, at[1] + dy]] as const];
    });
  place(withThem(new Map(moved)), false);
}
const nudging: readonly Command[] = ARROWS.flatMap(([key, dx, dy]): Command[] => [
  {
    id: `canvas.nudge.${key}`,
    name: "canvas.move",
    group: "edit",
    shortcuts: [key],
    where: "canvas",
    hidden: true,
    when: mayNudge,
    run: () => nudge(dx * STEP, dy * STEP),
  },
  {
    id: `canvas.nudgeFar.${key}`,
    name: "canvas.moveFar",
    group: "edit",
    shortcuts: [`Shift+${key}`],
    where: "canvas",
    hidden: true,
    when: mayNudge,
    run: () => nudge(dx * BIG_STEP, dy * BIG_STEP),
  },
]);

const FACTOR = 1.25;
function clear(): void {
  if (view().highlight.length > 0) setView({ highlight: [] });
  else select([]);
}
const looking: readonly Command[] = [
  {
    id: "canvas.clear",
    name: "canvas.clearSelection",
    group: "view",
    shortcuts: ["Escape"],
    where: "canvas",
    when: () => view().selection.length > 0 || view().highlight.length > 0,
    run: clear,
  },
  {
    id: "canvas.fit",
    name: "canvas.fit",
    group: "view",
    icon: "fit",
    keywords: "zoom all 适应 缩放",
    shortcuts: ["f", "Shift+1"],
    where: "canvas",
    run: fit,
  },
  {
    id: "canvas.fitSelection",
    name: "canvas.fitSelection",
    group: "view",
    icon: "locate",
    shortcuts: ["Shift+2"],
    where: "canvas",
    when: something,
    run: () => reveal(subject()),
  },
  {
    id: "canvas.zoomIn",
    name: "canvas.zoomIn",
    group: "view",
    icon: "plus",
    shortcuts: ["Mod+=", "Mod++"],
    where: "canvas",
    run: () => zoomBy(FACTOR),
  },
  {
    id: "canvas.zoomOut",
    name: "canvas.zoomOut",
    group: "view",
    icon: "minus",
    shortcuts: ["Mod+-"],
    where: "canvas",
    run: () => zoomBy(1 / FACTOR),
  },
  { id: "canvas.zoomReset", name: "canvas.zoomReset", group: "view", shortcuts: ["Mod+0"], where: "canvas", run: () => zoomTo(1) },
  {
    id: "canvas.find",
    name: "canvas.find",
    group: "view",
    icon: "search",
    keywords: "search jump node 查找 跳转",
    shortcuts: ["Mod+f"],
    where: "canvas",
    when: () => documentStore.getState().scenario.nodes.length > 0,
    run: () => ask({ ask: "find" }),
  },
  {
    id: "canvas.arrange",
    name: "canvas.arrange",
    group: "edit",
    icon: "layout",
    keywords: "auto layout dagre 自动布局 排列",
    run: arrange,
  },
  {
    id: "palette.find",
    name: "palette.find",
    group: "edit",
    icon: "search",
    keywords: "add component palette 添加 组件",
    shortcuts: ["/"],
    run: askToFind,
  },
];

const adding: readonly Command[] = [
  {
    id: "canvas.addClient",
    name: "canvas.addClient",
    group: "edit",
    icon: "client",
    keywords: "new users traffic 新建 客户端",
    run: () => void addInMiddle("client"),
  },
  {
    id: "canvas.addGateway",
    name: "canvas.addGateway",
    group: "edit",
    icon: "gateway",
    keywords: "new api 新建 网关",
    run: () => void addInMiddle("gateway"),
  },
  {
    id: "canvas.addService",
    name: "canvas.addService",
    group: "edit",
    icon: "service",
    keywords: "new 新建 服务",
    run: () => void addInMiddle("service"),
  },
  {
    id: "canvas.addDatabase",
    name: "canvas.addDatabase",
    group: "edit",
    icon: "database",
    keywords: "new sql 新建 数据库",
    run: () => void addInMiddle("database"),
  },
  {
    id: "canvas.addRegistry",
    name: "registry.add",
    group: "edit",
    icon: "registry",
    keywords: "new eureka consul discovery 新建 注册中心",
    run: () => void addInMiddle("registry"),
  },
  {
    id: "canvas.addConfig",
    name: "canvas.addConfig",
    group: "edit",
    icon: "config",
    keywords: "new consul etcd appconfig settings flags 新建 配置中心",
    run: () => void addInMiddle("config"),
  },
  {
    id: "canvas.addCache",
    name: "canvas.addCache",
    group: "edit",
    icon: "cache",
    keywords: "new redis memcached 新建 缓存",
    run: () => void addInMiddle("cache"),
  },
  {
    id: "canvas.addBroker",
    name: "canvas.addBroker",
    group: "edit",
    icon: "broker",
    keywords: "new kafka rabbitmq sqs queue topic message 新建 消息代理 队列",
    run: () => void addInMiddle("broker"),
  },
  {
    id: "canvas.addExternal",
    name: "canvas.addExternal",
    group: "edit",
    icon: "external",
    keywords: "new third party saas payment 新建 外部 第三方",
    run: () => void addInMiddle("external"),
  },
];

export const canvasCommands: readonly Command[] = [...editing, ...nudging, ...looking, ...adding, ...operatorCommands];
