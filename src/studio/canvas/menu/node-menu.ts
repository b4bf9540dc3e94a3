// The menu of a node, as items: what can be done to the running node above, what can be done to the drawing below.
import { FAULTS } from "../../../engine/faults/specs.ts";
import type { Translate } from "../../i18n/language.ts";
import { runStore } from "../../run/run-store.ts";
import type { MenuItem } from "../../widgets/menu.tsx";
import { copiedText, duplicateThings, writeClipboard } from "../acts/clipboard.ts";
import { faultLabel } from "../acts/labels.ts";
import * as operator from "../acts/operator.ts";
import { remove } from "../acts/removing.ts";
import { type At, ask } from "../asking.ts";
import { faultText } from "../card/fault-text.ts";
import { faultsOn } from "../card/faults-on.ts";
import { mayBeOn } from "../dropping.ts";
import { group, leaveZone, mayGroup, mayLeave } from "../zone/grouping.ts";

export function nodeMenu(id: string, at: At, words: Translate): MenuItem[] {
  if (operator.isZone(id)) return [...faultItems(id, at, words), "separator", ...drawingItems([id], words)];
  return [
    ...faultItems(id, at, words),
    ...(operator.runs(id) ? runningItems(id, at, words) : []),
    ...(operator.isClient(id) ? [trafficItem(id, words)] : []),
    "separator",
    { label: words("canvas.connectTo"), icon: "route", shortcut: "c", onSelect: () => ask({ ask: "connect", from: id }) },
    { label: words("canvas.traces"), icon: "list", onSelect: () => operator.showTraces(id) },
    ...drawingItems([id], words),
  ];
}

/** Inject ▸, and one item to stop each fault that acts. */
export function faultItems(id: string, at: At, words: Translate): MenuItem[] {
  const offered = FAULTS.filter((spec) => mayBeOn(spec.fault, id));
  const inject: MenuItem = {
    label: words("canvas.injectFault"),
    icon: "fault",
    children: offered.map((spec) => ({
      label: faultLabel(spec.fault),
      icon: spec.fault,
      onSelect: () => ask({ ask: "fault", at, fault: spec.fault, target: id }),
    })),
  };
  const active = faultsOn(runStore.getState().faults, id);
  return [
    inject,
    ...active.map((fault): MenuItem => ({
      label: words("canvas.stopFault", { effect: faultText(fault, words) }),
      icon: "close",
      onSelect: () => operator.clearFault(fault.id),
    })),
  ];
}

function runningItems(id: string, at: At, words: Translate): MenuItem[] {
  const stopped = operator.isStopped(id);
  return [
    ...(operator.scales(id)
      ? [{ label: words("canvas.scale"), icon: "scale", onSelect: () => ask({ ask: "scale", at, target: id }) } as const]
      : []),
    ...(operator.isBroker(id) ? [{ label: words("canvas.replay"), icon: "replay", onSelect: () => operator.replay(id) } as const] : []),
    ...(operator.hasStuckSagas(id) ? sagaItems(id, words) : []),
    ...(operator.deploys(id) ? deployItems(id, at, words) : []),
    killItem(id, words),
    { label: words("canvas.restart"), icon: "restart", onSelect: () => operator.restart(id) },
    stopped
      ? { label: words("canvas.start"), icon: "power", onSelect: () => operator.start(id) }
      : { label: words("canvas.stop"), icon: "stop", onSelect: () => operator.stop(id) },
    ...(operator.instancesOf(id).length > 1 ? [replicaItem(id, words)] : []),
  ];
}
/** The same acts on one replica. */
function replicaItem(id: string, words: Translate): MenuItem {
  const one = (number: number, status: string): readonly MenuItem[] =>
    status === "CRASHED" || status === "STOPPED"
      ? [{ label: words("canvas.start"), icon: "power", onSelect: () => operator.start(id, number) }]
      : [
          { label: words("inspector.kill"), icon: "skull", onSelect: () => operator.kill(id, number) },
          { label: words("canvas.restart"), icon: "restart", onSelect: () => operator.restart(id, number) },
          { label: words("canvas.stop"), icon: "stop", onSelect: () => operator.stop(id, number) },
        ];
  return {
    label: words("canvas.oneReplica"),
    icon: "service",
    children: operator
      .instancesOf(id)
      .slice(0, MOST_NAMED)
      .map(({ number, status }) => ({ label: operator.instanceName(id, number), children: one(number, status) })),
  };
}
/** What a person does about those that wait for one. */
const sagaItems = (id: string, words: Translate): MenuItem[] => [
  { label: words("canvas.retrySagas"), icon: "restart", onSelect: () => operator.retrySagas(id) },
  { label: words("canvas.resolveSagas"), icon: "check", onSelect: () => operator.resolveSagas(id) },
];
function deployItems(id: string, at: At, words: Translate): MenuItem[] {
  return [
    { label: words("canvas.deploy"), icon: "deploy", onSelect: () => ask({ ask: "deploy", at, target: id }) },
    ...(operator.isHolding(id) ? [{ label: words("canvas.promote"), icon: "check", onSelect: () => operator.promote(id) } as const] : []),
    { label: words("canvas.rollback"), icon: "undo", onSelect: () => operator.rollBack(id) },
  ];
}
const MOST_NAMED = 8;
function killItem(id: string, words: Translate): MenuItem {
  const up = operator.upInstances(id);
  if (up.length <= 1) return { label: words("canvas.kill"), icon: "skull", disabled: up.length === 0, onSelect: () => operator.kill(id) };
  return {
    label: words("canvas.killReplica"),
    icon: "skull",
    children: [
      ...up
        .slice(0, MOST_NAMED)
        .map(({ number }) => ({ label: operator.instanceName(id, number), onSelect: () => operator.kill(id, number) })),
      "separator",
      { label: words("canvas.killAll", { count: up.length }), danger: true, onSelect: () => operator.kill(id) },
    ],
  };
}
const FACTORS = [2, 3, 5, 0] as const;
const trafficItem = (id: string, words: Translate): MenuItem => ({
  label: words("canvas.traffic"),
  icon: "activity",
  children: FACTORS.map((factor) => ({
    label: factor === 0 ? words("canvas.trafficNone") : words("canvas.trafficTimes", { factor }),
    onSelect: () => operator.multiplyLoad(id, factor),
  })),
});

/** What holds for one node and for several. */
export function drawingItems(ids: readonly string[], words: Translate): MenuItem[] {
  return [
    ...(mayGroup(ids) ? [{ label: words("canvas.group"), icon: "zone", shortcut: "Mod+g", onSelect: () => group(ids) } as const] : []),
    ...(mayLeave(ids)
      ? [{ label: words("canvas.leaveZone"), icon: "close", shortcut: "Mod+Shift+g", onSelect: () => leaveZone(ids) } as const]
      : []),
    { label: words("canvas.duplicate"), icon: "duplicate", shortcut: "Mod+d", onSelect: () => duplicateThings(ids) },
    { label: words("canvas.copy"), icon: "copy", shortcut: "Mod+c", onSelect: () => void writeClipboard(copiedText(ids)) },
    { label: words("canvas.delete"), icon: "trash", shortcut: "Delete", danger: true, onSelect: () => remove(ids) },
  ];
}
