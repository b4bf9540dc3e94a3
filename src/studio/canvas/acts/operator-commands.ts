// The acts of an operator as commands, on the one node that is selected or has the focus.
import { FAULTS } from "../../../engine/faults/specs.ts";
import type { Command } from "../../commands/command.ts";
import { runStore } from "../../run/run-store.ts";
import { ask } from "../asking.ts";
import { faultsOn } from "../card/faults-on.ts";
import { mayBeOn } from "../dropping.ts";
import { placeOnPage } from "../place-on-page.ts";
import * as operator from "./operator.ts";
import { oneNode, subject } from "./subject.ts";

const running = (): string | null => {
  const id = oneNode();
  return id !== null && operator.runs(id) ? id : null;
};
/** A command on a node that runs as instances. */
const onRunning = (act: (id: string) => void, also: (id: string) => boolean = () => true): Pick<Command, "when" | "run"> => ({
  when: () => ((id) => id !== null && also(id))(running()),
  run: () => act(running() ?? ""),
});

const one = (): string | null => (subject().length === 1 ? subject()[0]! : null);
const faultCommands: readonly Command[] = FAULTS.map((spec) => ({
  id: `canvas.inject.${spec.fault}`,
  name: `canvas.inject.${spec.fault}`,
  group: "run",
  icon: spec.fault,
  keywords: `fault chaos inject 故障 注入 ${spec.label.en} ${spec.label.zh}`,
  run: () => {
    const target = one();
    if (target === null || !mayBeOn(spec.fault, target)) ask({ ask: "faultTarget", fault: spec.fault });
    else ask({ ask: "fault", at: placeOnPage(target), fault: spec.fault, target });
  },
}));

const active = () => subject().flatMap((id) => faultsOn(runStore.getState().faults, id));
export const operatorCommands: readonly Command[] = [
  ...faultCommands,
  {
    id: "canvas.stopFaults",
    name: "canvas.stopFaults",
    group: "run",
    icon: "close",
    keywords: "clear fault 停止 故障",
    when: () => active().length > 0,
    run: () => active().forEach((fault) => operator.clearFault(fault.id)),
  },
  {
    id: "canvas.scale",
    name: "canvas.scale",
    group: "run",
    icon: "scale",
    keywords: "replicas 扩缩容 副本",
    ...onRunning((target) => ask({ ask: "scale", at: placeOnPage(target), target }), operator.scales),
  },
  {
    id: "canvas.deploy",
    name: "canvas.deploy",
    group: "run",
    icon: "deploy",
    keywords: "version release rolling canary blue-green 部署 版本 发布 滚动 金丝雀 蓝绿",
    ...onRunning((target) => ask({ ask: "deploy", at: placeOnPage(target), target }), operator.deploys),
  },
  {
    id: "canvas.promote",
    name: "canvas.promote",
    group: "run",
    icon: "check",
    keywords: "canary version 晋升 金丝雀",
    ...onRunning(operator.promote, operator.isHolding),
  },
  {
    id: "canvas.rollback",
    name: "canvas.rollback",
    group: "run",
    icon: "undo",
    keywords: "version undo 回滚 版本",
    ...onRunning(operator.rollBack, operator.deploys),
  },
  {
    id: "canvas.replay",
    name: "canvas.replay",
    group: "run",
    icon: "replay",
    keywords: "dead letter queue dlq redrive 死信 重放",
    ...onRunning(operator.replay, operator.isBroker),
  },
  {
    id: "canvas.retrySagas",
    name: "canvas.retrySagas",
    group: "run",
    icon: "restart",
    keywords: "saga stuck compensation retry 卡住 补偿 重试",
    ...onRunning(operator.retrySagas, operator.hasStuckSagas),
  },
  {
    id: "canvas.resolveSagas",
    name: "canvas.resolveSagas",
    group: "run",
    icon: "check",
    keywords: "saga stuck compensation resolve 卡住 补偿 处置",
    ...onRunning(operator.resolveSagas, operator.hasStuckSagas),
  },
  {
    id: "canvas.killOne",
    name: "canvas.killOne",
    group: "run",
    icon: "skull",
    keywords: "crash replica 终止 副本",
    ...onRunning(
      (id) => operator.kill(id, operator.upInstances(id).at(-1)?.number),
      (id) => operator.upInstances(id).length > 0,
    ),
  },
  {
    id: "canvas.kill",
    name: "canvas.kill",
    group: "run",
    icon: "skull",
    keywords: "crash all 终止 全部",
    ...onRunning(
      (id) => operator.kill(id),
      (id) => operator.upInstances(id).length > 0,
    ),
  },
  { id: "canvas.restart", name: "canvas.restart", group: "run", icon: "restart", keywords: "重启", ...onRunning(operator.restart) },
  {
    id: "canvas.stop",
    name: "canvas.stop",
    group: "run",
    icon: "stop",
    keywords: "停止",
    ...onRunning(operator.stop, (id) => !operator.isStopped(id)),
  },
  {
    id: "canvas.start",
    name: "canvas.start",
    group: "run",
    icon: "power",
    keywords: "启动",
    ...onRunning(operator.start, operator.isStopped),
  },
  {
    id: "canvas.traces",
    name: "canvas.traces",
    group: "panels",
    icon: "list",
    keywords: "spans 追踪",
    when: () => oneNode() !== null,
    run: () => operator.showTraces(oneNode() ?? ""),
  },
];
