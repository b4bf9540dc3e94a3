// What people call the things of a document.
import type { Scenario } from "../../../engine/scenario/document.ts";
import { translate } from "../../i18n/language.ts";
import { nameOf } from "../geometry/card-size.ts";

export function nodeName(document: Scenario, id: string): string {
  const node = document.nodes.find((each) => each.id === id);
  return node === undefined ? id : nameOf(node);
}
/** A route by its two ends. */
export function routeOrNodeName(document: Scenario, id: string): string {
  const route = document.routes.find((each) => each.id === id);
  return route === undefined
    ? nodeName(document, id)
    : translate("canvas.routeName", { from: nodeName(document, route.from), to: nodeName(document, route.to) });
}
