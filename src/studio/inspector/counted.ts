// Counts in words: one of a thing has a word of its own where the language asks for it.
import { translate } from "../i18n/language.ts";

export const stepCount = (count: number): string =>
  count === 1 ? translate("inspector.oneStep") : translate("inspector.steps", { count });
const nodeCount = (count: number): string => (count === 1 ? translate("inspector.oneNode") : translate("inspector.nodes", { count }));
const routeCount = (count: number): string => (count === 1 ? translate("inspector.oneRoute") : translate("inspector.routes", { count }));
export const nodesAndRoutes = (nodes: number, routes: number): string => `${nodeCount(nodes)} · ${routeCount(routes)}`;
