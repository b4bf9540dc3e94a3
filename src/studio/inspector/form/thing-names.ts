// How a node, a route or all clients are called in a list: a route by its two ends.
import type { Scenario } from "../../../engine/scenario/document.ts";
import { translate } from "../../i18n/language.ts";

export function thingName(scenario: Scenario, id: string): string {
  const route = scenario.routes.find((each) => each.id === id);
  if (route !== undefined) return `${nodeName(scenario, route.from)} → ${nodeName(scenario, route.to)}`;
  return id === "clients" ? translate("inspector.allClients") : nodeName(scenario, id);
}
export const nodeName = (scenario: Scenario, id: string): string => scenario.nodes.find((node) => node.id === id)?.name ?? id;
