// What a reference may name, given the document and the object it stands in. Things that have no route yet are offered apart: choosing one draws it.
import type { Offer } from "../../../engine/kinds/spec.ts";
import { kindSpec, type Node } from "../../../engine/kinds/specs.ts";
import type { Scenario } from "../../../engine/scenario/document.ts";
import { refusal } from "../../../engine/scenario/edits.ts";
import { couldMeet } from "../../../engine/scenario/fault-places.ts";
import type { Refers } from "../../../engine/scenario/fields.ts";
import { mayTarget } from "../../../engine/scenario/node-fields.ts";
import { liveNodes } from "../../run/run-store.ts";
import type { Values } from "./control-props.ts";

export interface Candidates {
  readonly ids: readonly string[];
  /** Not connected yet, but could be. */
  readonly unconnected: readonly string[];
}
type Find = (scenario: Scenario, owner: string, siblings: Values) => Candidates;
const only = (ids: readonly string[]): Candidates => ({ ids, unconnected: [] });

export const nodeOf = (scenario: Scenario, id: unknown): Node | undefined => scenario.nodes.find((node) => node.id === id);
const offers = (node: Node) => kindSpec(node.kind)?.ports.offers;
const calleesOf = (scenario: Scenario, id: string) => scenario.routes.filter((route) => route.from === id).map((route) => route.to);

function callable(offer: Offer, kind?: Node["kind"]): Find {
  return (scenario, owner) => {
    const drawn = new Set(calleesOf(scenario, owner));
    const fits = scenario.nodes.filter((node) => offers(node) === offer && (kind === undefined || node.kind === kind));
    return {
      ids: fits.filter((node) => drawn.has(node.id)).map((node) => node.id),
      unconnected: fits.filter((node) => !drawn.has(node.id) && refusal(scenario, owner, node.id) === null).map((node) => node.id),
    };
  };
}

/** Endpoints of what the object calls; where that is left open, of the one thing the owner has a route to. */
function endpoints(scenario: Scenario, owner: string, siblings: Values): Candidates {
  const callee = siblings["to"] ?? siblings["service"] ?? siblings["call"] ?? calleesOf(scenario, owner)[0];
  const node = nodeOf(scenario, callee);
  const named = node?.kind === "service" ? node.endpoints : node?.kind === "saga" ? node.sagas : [];
  return only((named ?? []).map(({ name }) => name));
}

function targets(scenario: Scenario, _owner: string, siblings: Values): Candidates {
  const act = siblings["do"] !== undefined;
  const fault = typeof siblings["fault"] === "string" ? siblings["fault"] : "";
  const nodes = scenario.nodes.filter(({ id, kind }) => !act || (mayTarget(siblings, kind) && couldMeet(scenario, fault, id)));
  const routes = scenario.routes.filter(() => !act || mayTarget(siblings, "route"));
  return only([...(act ? [] : ["clients"]), ...nodes.map((node) => node.id), ...routes.map((route) => route.id)]);
}

function instances(scenario: Scenario, _owner: string, siblings: Values): Candidates {
  const node = nodeOf(scenario, siblings["target"]);
  return only(node === undefined ? [] : instanceNames(node));
}
const MOST = 50;
/** Those that the run has now; before it has any, those that it will begin with. */
function instanceNames(node: Node): readonly string[] {
  const live = liveNodes.get(node.id)?.instances.map(({ number }) => `${node.id}-${number}`) ?? [];
  if (live.length > 0) return live.slice(0, MOST);
  const fields = kindSpec(node.kind)?.fields ?? {};
  if (kindSpec(node.kind)?.ports.callable !== true) return [];
  const replicas = (node as Values)["replicas"] ?? fields["replicas"]?.default ?? 1;
  return Array.from({ length: Math.min(MOST, Number(replicas)) }, (_, i) => `${node.id}-${i + 1}`);
}

const FIND: Readonly<Record<Refers, Find>> = {
  node: (scenario) => only(scenario.nodes.map((node) => node.id)),
  configurable: (scenario) => only(scenario.nodes.filter((node) => kindSpec(node.kind)?.configurable !== undefined).map((node) => node.id)),
  setting: () => only([]),
  zone: (scenario) => only(scenario.nodes.filter((node) => node.kind === "zone").map((node) => node.id)),
  callee: callable("endpoints"),
  reader: callable("operations"),
  broker: callable("topics"),
  store: callable("operations", "database"),
  endpoint: endpoints,
  target: targets,
  instance: instances,
  fault: (scenario) =>
    only(["all", ...(scenario.timeline ?? []).flatMap((entry) => (entry.do === "fault" && entry.id !== undefined ? [entry.id] : []))]),
};
export const candidates = (refers: Refers, scenario: Scenario, owner: string, siblings: Values): Candidates =>
  FIND[refers](scenario, owner, siblings);
