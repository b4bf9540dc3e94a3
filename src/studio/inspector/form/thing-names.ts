// How a node, a route or all clients are called in a list: a route by its two ends, a subscription by its topic too.
import type { Scenario } from "../../../engine/scenario/document.ts";
import { wayOf } from "../../canvas/route/message-way.ts";
import { documentStore } from "../../document/document-store.ts";
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
/** What an edit was about: by the names of today, and by the last it had where it is gone. */
export function thingsText(ids: readonly string[]): string {
  const { scenario, past, future } = documentStore.getState();
  const named = (id: string) => thingName([scenario, ...past.toReversed(), ...future].find((one) => has(one, id)) ?? scenario, id);
  return [...new Set(ids.map(named))].join(translate("why.comma"));
}
const has = ({ nodes, routes }: Scenario, id: string): boolean =>
  nodes.some((node) => node.id === id) || routes.some((route) => route.id === id);
export const nodeName = (scenario: Scenario, id: string): string => scenario.nodes.find((node) => node.id === id)?.name ?? id;
