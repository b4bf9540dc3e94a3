// Counts in words.
import { translate } from "../i18n/language.ts";

export const stepCount = (count: number): string => translate("inspector.steps", { count });
export const nodesAndRoutes = (nodes: number, routes: number): string =>
  `${translate("inspector.nodes", { count: nodes })} · ${translate("inspector.routes", { count: routes })}`;
