// How a node, a route or all clients are called in a list: a route by its two ends, a subscription by its topic too.
import type { Scenario } from "../../../engine/scenario/document.ts";
import { wayOf } from "../../canvas/route/message-way.ts";
import { translate } from "../../i18n/language.ts";

export function thingName(scenario: Scenario, id: string): string {
  const route = scenario.routes.find((each) => each.id === id);
  if (route !== undefined) {
    const ends = `${nodeName(scenario, route.from)} → ${nodeName(scenario, route.to)}`;
    const { sort, spoken } = wayOf(scenario, id);
    return sort === "subscribe" ? `${ends}: ${spoken}` : ends;
  }
  return id === "clients" ? translate("inspector.allClients") : nodeName(scenario, id);
}
export const nodeName = (scenario: Scenario, id: string): string => scenario.nodes.find((node) => node.id === id)?.name ?? id;
