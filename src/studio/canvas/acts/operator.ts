// What an operator does to the running system from the canvas: kill, restart, stop, scale, load, faults. Nothing of it is an edit.
import { kindSpec } from "../../../engine/kinds/specs.ts";
import { filterTraces, NO_TRACE_FILTER } from "../../dock/dock-store.ts";
import { scenario } from "../../document/document-store.ts";
import { perform } from "../../inspector/perform.ts";
import { type InstanceLive, liveNodes } from "../../run/run-store.ts";
import { setView } from "../../view/view-store.ts";

const kindOf = (id: string): string => scenario().nodes.find((node) => node.id === id)?.kind ?? "";
/** Whether it runs as instances: all but clients and zones do. */
export const runs = (id: string): boolean => kindOf(id) !== "" && kindOf(id) !== "client" && !isZone(id);
export const isZone = (id: string): boolean => kindOf(id) === "zone";
export const isClient = (id: string): boolean => kindOf(id) === "client";
export const scales = (id: string): boolean => kindSpec(kindOf(id))?.fields["replicas"] !== undefined;

const UP: ReadonlySet<string> = new Set(["HEALTHY", "UNHEALTHY", "STARTING"]);
export const instancesOf = (id: string): readonly InstanceLive[] => liveNodes.get(id)?.instances ?? [];
export const upInstances = (id: string): readonly InstanceLive[] => instancesOf(id).filter(({ status }) => UP.has(status));
export const isStopped = (id: string): boolean =>
  instancesOf(id).length > 0 && instancesOf(id).every(({ status }) => status === "STOPPED" || status === "STOPPING");

export const instanceName = (id: string, number: number): string => `${id}-${number}`;
/** On all of its replicas, or on the one of that number. */
const operate =
  (act: "kill" | "restart" | "stop" | "start") =>
  (target: string, number?: number): void =>
    perform({ do: act, target, ...(number === undefined ? {} : { instance: instanceName(target, number) }) });
export const kill = operate("kill");
export const restart = operate("restart");
export const stop = operate("stop");
export const start = operate("start");
export const scale = (target: string, replicas: number): void => perform({ do: "scale", target, replicas });
/** Whether versions are deployed there. */
export const deploys = (id: string): boolean => kindOf(id) === "service";
export const isHolding = (id: string): boolean => liveNodes.get(id)?.rollout?.phase === "holding";
export const promote = (target: string): void => perform({ do: "promote", target });
/** Some of its sagas wait for a person. */
export const hasStuckSagas = (id: string): boolean => (liveNodes.get(id)?.sagas?.stuck ?? 0) > 0;
export const retrySagas = (target: string): void => perform({ do: "retry-saga", target });
export const resolveSagas = (target: string): void => perform({ do: "resolve-saga", target });
export const rollBack = (target: string): void => perform({ do: "rollback", target });
export const isBroker = (id: string): boolean => kindOf(id) === "broker";
/** All dead letters that the broker keeps. */
export const replay = (target: string): void => perform({ do: "replay", target });
export const multiplyLoad = (target: string, multiply: number): void => perform({ do: "load", target, multiply, for: "60s" });
export const clearFault = (fault: string): void => perform({ do: "clear", fault });

/** Those that came through the node, and no other filter. */
export function showTraces(node: string): void {
  filterTraces({ ...NO_TRACE_FILTER, node });
  setView({ dockOpen: true, dockTab: "traces", scope: { node }, openTrace: null });
}
