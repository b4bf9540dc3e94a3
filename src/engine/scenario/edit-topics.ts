// Edits of a broker's topics: a topic with another name keeps all who name it, as one step; one that somebody names stays.
import type { Node } from "../kinds/specs.ts";
import type { Scenario } from "./document.ts";
import { setField } from "./edit-fields.ts";
import type { Route } from "./routes.ts";
import type { Step } from "./steps.ts";
import { FIRST_TOPIC, topicsOf } from "./topics.ts";

type Broker = Extract<Node, { readonly kind: "broker" }>;
export type Topics = NonNullable<Broker["topics"]>;

/** Sets the list; where one item has another name, whoever named the old one names the new one. One that is named stays. */
export function setTopics(scenario: Scenario, broker: string, topics: Topics | undefined): Scenario {
  const [before, after] = [topicsOf(scenario, broker), topics?.map(({ name }) => name) ?? [FIRST_TOPIC]];
  const rename = renameOf(before, after);
  const followed = rename === null ? scenario : renamed(scenario, { broker, ...rename });
  const left = before.filter((name) => !after.includes(name));
  if (left.some((name) => namedBy(followed, broker, name).length > 0)) return scenario;
  const set = setField(followed, broker, ["topics"], topics);
  return set === followed ? scenario : set;
}

/** With another topic of that name, as a broker is given one. */
export function withTopic(scenario: Scenario, broker: string, name: string): Scenario {
  const node = scenario.nodes.find(({ id }) => id === broker);
  if (node?.kind !== "broker") return scenario;
  return setTopics(scenario, broker, [...(node.topics ?? [{ name: FIRST_TOPIC }]), { name }]);
}

/** One name in the place of another; null: it is no renaming. */
function renameOf(before: readonly string[], after: readonly string[]): { readonly old: string; readonly name: string } | null {
  if (before.length !== after.length) return null;
  const changed = before.flatMap((old, i) => (after[i] === old ? [] : [{ old, name: after[i] as string }]));
  const [only, another] = changed;
  return only === undefined || another !== undefined || before.includes(only.name) ? null : only;
}
function renamed(scenario: Scenario, rename: Rename): Scenario {
  const { nodes, routes } = scenario;
  return {
    ...scenario,
    nodes: nodes.map((node) => following(node, nodes, rename)),
    routes: routes.map((route) => (route.from === rename.broker ? followingRoute(route, rename) : route)),
  };
}

/** Ids of the nodes and routes that name the topic. */
export function namedBy(scenario: Scenario, broker: string, topic: string): readonly string[] {
  const gone = { broker, old: topic, name: `${topic}?` };
  return [
    ...scenario.nodes.filter((node) => following(node, scenario.nodes, gone) !== node).map(({ id }) => id),
    ...scenario.routes
      .filter((route) => route.from === broker && (route.topic === topic || route.deadLetter === topic))
      .map(({ id }) => id),
  ];
}

interface Rename {
  readonly broker: string;
  readonly old: string;
  readonly name: string;
}
function followingRoute(route: Route, { old, name }: Rename): Route {
  if (route.topic !== old && route.deadLetter !== old) return route;
  return { ...route, ...(route.topic === old ? { topic: name } : {}), ...(route.deadLetter === old ? { deadLetter: name } : {}) };
}

/** Steps that publish there; one that names no broker means the only one. The very same node where nothing is said of the topic. */
function following(node: Node, nodes: readonly Node[], rename: Rename): Node {
  const elsewhere = nodes.some(({ id, kind }) => kind === "broker" && id !== rename.broker);
  if (node.kind === "saga") return followingSagas(node, rename, elsewhere);
  if (node.kind !== "service") return node;
  const inLists = <T extends { readonly steps?: readonly Step[] }>(all: readonly T[] | undefined): readonly T[] | undefined =>
    all === undefined ? undefined : same(all, (one) => withSteps(one, (step) => followingStep(step, rename, elsewhere)));
  const [endpoints, handlers] = [inLists(node.endpoints), inLists(node.handlers)];
  if (endpoints === node.endpoints && handlers === node.handlers) return node;
  return { ...node, ...(endpoints === undefined ? {} : { endpoints }), ...(handlers === undefined ? {} : { handlers }) } as Node;
}
/** Commands by message, and what undoes them. */
function followingSagas(node: Extract<Node, { readonly kind: "saga" }>, { broker, old, name }: Rename, elsewhere: boolean): Node {
  const told = <C extends { readonly publish?: string; readonly topic?: string; readonly to?: string }>(command: C): C =>
    command.publish === undefined ||
    (command.to === undefined ? elsewhere : command.to !== broker) ||
    (command.topic ?? command.publish) !== old
      ? command
      : { ...command, topic: name };
  const { sagas = [] } = node;
  const after = same(sagas, (saga) => {
    const steps = same(saga.steps ?? [], (step) => {
      const [command, compensation] = [told(step.command), step.compensation && told(step.compensation)];
      if (command === step.command && compensation === step.compensation) return step;
      return { ...step, command, ...(compensation === undefined ? {} : { compensation }) };
    });
    return steps === (saga.steps ?? steps) ? saga : { ...saga, steps };
  });
  return after === sagas ? node : { ...node, sagas: after };
}
function withSteps<T extends { readonly steps?: readonly Step[] }>(one: T, change: (step: Step) => Step): T {
  const steps = one.steps === undefined ? undefined : same(one.steps, change);
  return steps === one.steps ? one : { ...one, steps };
}
function followingStep(step: Step, rename: Rename, elsewhere: boolean): Step {
  const { broker, old, name } = rename;
  if ("parallel" in step) {
    const parallel = same(step.parallel, (branch) => same(branch, (inner) => followingStep(inner, rename, elsewhere)));
    return parallel === step.parallel ? step : { ...step, parallel };
  }
  if (!("publish" in step) || (step.to === undefined ? elsewhere : step.to !== broker)) return step;
  return (step.topic ?? step.publish) === old ? { ...step, topic: name } : step; // its type stays what it was
}
/** The very same list when none of it changed. */
function same<T>(list: readonly T[], change: (item: T) => T): readonly T[] {
  const changed = list.map(change);
  return changed.every((item, i) => item === list[i]) ? list : changed;
}
