// Random valid documents, derived from the fields: up to fourteen nodes, routes without circles, some policies, faults and acts.
// Small on purpose: a few seconds of virtual time of any of them run in milliseconds.
import fc from "fast-check";

import { kindSpec } from "../kinds/specs.ts";
import type { Scenario } from "../scenario/document.ts";
import { parseDuration } from "../scenario/duration-text.ts";
import { portsRefusal } from "../scenario/edit-routes.ts";
import { checkInvariants, effectNames } from "../scenario/effect-names.ts";
import { freeId } from "../scenario/ids.ts";
import {
  ACTION_NAMES,
  entryFields,
  FAULT_NAMES,
  mayTarget,
  NODE_IDENTITY,
  nodeFields,
  OBJECTIVE_ALL,
  SETTINGS_ALL,
} from "../scenario/node-fields.ts";
import { isJson, type Json, own } from "../scenario/places.ts";
import { ROUTE_FIELDS } from "../scenario/routes.ts";
import { arbitraryDocuments, arbitrarySet, withFittingSet } from "./arbitrary-config.ts";
import { arbitraryPublish, arbitrarySubscription, arbitraryTopics, brokersInPlace, isBroker } from "./arbitrary-messages.ts";
import { arbitrarySagas } from "./arbitrary-sagas.ts";
import { arbitraryFields, arbitraryValue, type Fill, type OfDrawing } from "./arbitrary-values.ts";

export interface Wishes {
  /** Up to so many services [4]. */
  readonly services?: number;
  /** Entries of the timeline, at most [3]; 0: nothing happens but the traffic. */
  readonly entries?: number;
  /** Up to so many registries [1]; more than one there cannot be. */
  readonly registries?: 0 | 1;
  /** And up to so many configuration servers [1]. */
  readonly configs?: 0 | 1;
  /** And brokers [1]. */
  readonly brokers?: 0 | 1;
}

export const arbitraryScenario = ({
  services = 4,
  entries = 3,
  registries = 1,
  configs = 1,
  brokers = 1,
}: Wishes = {}): fc.Arbitrary<Scenario> =>
  fc
    .record({
      client: fc.integer({ min: 1, max: 2 }),
      gateway: fc.integer({ min: 0, max: 1 }),
      saga: fc.integer({ min: 0, max: 1 }),
      service: fc.integer({ min: 1, max: services }),
      cache: fc.integer({ min: 0, max: 1 }),
      database: fc.integer({ min: 0, max: 1 }),
      external: fc.integer({ min: 0, max: 1 }),
      registry: fc.integer({ min: 0, max: registries }),
      config: fc.integer({ min: 0, max: configs }),
      broker: fc.integer({ min: 0, max: brokers }),
      zone: fc.integer({ min: 0, max: 2 }),
    })
    .chain((counts) => {
      const kinds = Object.entries(counts).flatMap(([kind, count]) => Array.from({ length: count }, () => kind));
      return withRoutes(brokersInPlace(kinds));
    })
    .chain(withSettings)
    .chain((scenario) => withTimeline(scenario, entries));

interface Skeleton {
  readonly nodes: readonly { readonly id: string; readonly kind: string }[];
  readonly routes: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

/** Each node may call those that come after it; each but the first is called by one at least, where any can. */
function withRoutes(kinds: readonly string[]): fc.Arbitrary<Skeleton> {
  const taken = new Set<string>();
  const nodes = kinds.map((kind) => {
    const id = freeId(taken, kind);
    taken.add(id);
    return { id, kind };
  });
  const pairs = nodes.flatMap((from, i) =>
    nodes.slice(i + 1).flatMap((to) => (mayCall(from.kind, to.kind) ? [{ from: from.id, to: to.id }] : [])),
  );
  return fc.array(fc.boolean(), { minLength: pairs.length, maxLength: pairs.length }).map((chosen) => {
    const drawn = pairs.filter(({ to }, i) => chosen[i] === true || pairs.findIndex((pair) => pair.to === to) === i);
    return { nodes, routes: drawn.map((pair, i) => ({ id: `r${i + 1}`, ...pair })) };
  });
}
function mayCall(from: string, to: string): boolean {
  const [caller, callee] = [kindSpec(from), kindSpec(to)];
  return caller !== undefined && callee !== undefined && portsRefusal(caller.ports, callee.ports) === null;
}

const without = (fields: Json, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key))) as never;
const NAMES = ["get", "create", "list"];
const THINK: Fill = (field, key) =>
  key === "sync"
    ? fc.constantFrom("500ms", "1s")
    : key === "think"
      ? fc.constantFrom("exp(50ms)", "100ms")
      : field.refers === "endpoint"
        ? fc.constantFrom(...NAMES)
        : undefined;

const ARBITRARY_SETTINGS = arbitraryFields(without(SETTINGS_ALL, ["duration", "warmup", "description"]), THINK);
const ARBITRARY_POLICIES = arbitraryFields(ROUTE_FIELDS, THINK);

function withSettings({ nodes, routes }: Skeleton): fc.Arbitrary<Scenario> {
  return fc
    .record({
      settings: ARBITRARY_SETTINGS,
      nodes: fc.tuple(
        ...nodes.map((node) =>
          node.kind === "config"
            ? arbitraryConfig(node, nodes, routes)
            : arbitraryNode(
                node,
                routes.filter((route) => route.from === node.id).map((route) => route.to),
                nodes.filter(({ kind }) => kind === "zone").map(({ id }) => id),
              ),
        ),
      ),
      routes: fc.tuple(
        ...routes.map((route) =>
          isBroker(route.from)
            ? arbitrarySubscription(route.id).map((settings) => ({ ...route, ...settings }))
            : ARBITRARY_POLICIES.map((policies) => ({ ...route, ...oneWayToTryAgain(policies) })),
        ),
      ),
      objectives: fc.array(arbitraryObjective([...nodes.filter(({ kind }) => kind !== "zone"), ...routes].map((thing) => thing.id)), {
        maxLength: 2,
      }),
      warmup: fc.constantFrom({}, { warmup: "1s" }),
    })
    .map((made) => {
      const objectives = made.objectives.filter((objective) => speaksOfWhatIs(objective, made.nodes));
      return {
        format: "faultline/1",
        ...made.settings,
        ...made.warmup,
        nodes: made.nodes,
        routes: made.routes,
        ...(objectives.length > 0 ? { objectives: objectives.map((objective, i) => ({ ...objective, id: `o${i + 1}` })) } : {}),
      } as unknown as Scenario;
    });
}
/** An invariant needs the counters and entities of which it speaks. */
function speaksOfWhatIs(objective: Json, nodes: readonly Json[]): boolean {
  let sound = true;
  const document = { nodes, objectives: [objective] };
  checkInvariants(document, effectNames(document), () => void (sound = false));
  return sound;
}
const ARBITRARY_INVARIANT = fc.constantFrom(
  { invariant: "stock + sold + sent == 5" },
  { invariant: "stock >= -3 within 50ms" },
  { invariant: "2 * sold - sent <= order" },
  { invariant: "order.pending == order.paid within 1s" },
  { invariant: "every order ends paid or removed within 200ms" },
);

/** A route hedges or retries, not both. */
function oneWayToTryAgain(policies: Json): Json {
  const { hedge: _hedge, ...rest } = policies;
  return Object.hasOwn(policies, "retry") ? rest : policies;
}

const inNode: OfDrawing["concerns"] = ({ control, refers }, key) =>
  refers === "callee" || refers === "zone" || control === "steps" || ["spread", "sagas", "handlers", "endpoints"].includes(key);
/** Leases and heartbeats that come and go within the seconds of such a run, but not thousands of times. */
const IN_SECONDS: Fill = (field, key) => (field.control === "duration" ? fc.constantFrom("200ms", "700ms", "2s") : THINK(field, key));

function arbitraryNode(
  node: { readonly id: string; readonly kind: string },
  callees: readonly string[],
  zones: readonly string[],
): fc.Arbitrary<Json> {
  const fields = without(nodeFields(node.kind) ?? {}, Object.keys(NODE_IDENTITY));
  const services = callees.filter((id) => !keepsData(id) && !isBroker(id));
  const fill: Fill = (field, key) => {
    if (field.refers === "callee") return services.length > 0 ? fc.constantFrom(...services) : undefined;
    if (key === "spread") return fc.subarray([...zones]);
    if (field.refers === "zone") return fc.constantFrom(undefined, ...zones);
    if (key === "sagas") return arbitrarySagas(callees, field, NAMES, THINK);
    if (field.control === "steps") return arbitrarySteps(callees, 0);
    if (key === "handlers")
      return fc
        .subarray(NAMES)
        .chain((types) =>
          fc.tuple(
            ...types.map((event) =>
              fc.tuple(arbitrarySteps(callees, 0), fc.constantFrom(0, 0.5)).map(([steps, errorRate]) => ({ event, steps, errorRate })),
            ),
          ),
        );
    if (key === "endpoints")
      return fc
        .subarray(NAMES, { minLength: 1 })
        .chain((names) => fc.tuple(...names.map((name) => arbitrarySteps(callees, 0).map((steps) => ({ name, steps })))));
    return undefined;
  };
  const kept = node.kind === "database" ? { counters: [{ name: "stock", initial: 5 }] } : {};
  const topics = isBroker(node.id) ? arbitraryTopics.map((made) => ({ topics: made })) : fc.constant({});
  return fc
    .tuple(arbitraryFields(without(fields, ["topics"]), node.kind === "registry" ? IN_SECONDS : THINK, { concerns: inNode, fill }), topics)
    .map(([settings, more]) => sound({ ...node, ...settings, ...kept, ...more }, services));
}
const inZone: OfDrawing["concerns"] = ({ refers }) => refers === "zone";
/** It is asked and told within the seconds of such a run. */
const ASKED: Fill = ({ control }) => (control === "duration" ? fc.constantFrom("200ms", "700ms", "2s") : undefined);
function arbitraryConfig(node: Skeleton["nodes"][number], nodes: Skeleton["nodes"], routes: Skeleton["routes"]): fc.Arbitrary<Json> {
  const zones = nodes.filter(({ kind }) => kind === "zone").map(({ id }) => id);
  const fields = without(nodeFields(node.kind) ?? {}, [...Object.keys(NODE_IDENTITY), "documents"]);
  const fill: Fill = () => fc.constantFrom(undefined, ...zones);
  return fc
    .tuple(arbitraryFields(fields, ASKED, { concerns: inZone, fill }), arbitraryDocuments(nodes, routes))
    .map(([settings, documents]) => ({ ...node, ...settings, documents }));
}

/** What the second pass asks for: paths only where there is a callee, requests that say where they go, moments in order. */
function sound(node: Json, callees: readonly string[]): Json {
  const { requests, load, routes, ...rest } = node;
  const [first] = callees;
  if (node["kind"] === "gateway")
    return { ...rest, ...(first === undefined ? {} : { routes: [{ service: first }, ...(Array.isArray(routes) ? routes : [])] }) };
  if (node["kind"] !== "client") return node;
  const asked = Array.isArray(requests) ? (requests as Json[]) : [{}];
  const directed =
    first === undefined ? asked.map(({ to: _to, ...request }) => request) : asked.map((request) => ({ to: first, ...request }));
  return { ...rest, requests: directed, ...(isJson(load) ? { load: inOrder(load) } : {}) };
}
function inOrder(load: Json): Json {
  const moments = own(load, "steps");
  if (!Array.isArray(moments)) return load;
  const time = (moment: Json): number => {
    const at = parseDuration(String(moment["at"]));
    return at.ok ? at.value : 0;
  };
  return { ...load, steps: [...(moments as Json[])].sort((a, b) => time(a) - time(b)) };
}

const CHANCE = { freq: 3, nil: undefined };
function arbitrarySteps(callees: readonly string[], depth: number): fc.Arbitrary<readonly Json[]> {
  const work = arbitraryValue({ control: "distribution", need: "required" } as never, "work", THINK).map((value) => ({ work: value }));
  const fail = fc.constantFrom({ fail: 0.05 }, { fail: 0.5, status: 503 }, { fail: 1, status: 404 });
  const uses = callees.map((id) =>
    isBroker(id) ? arbitraryPublish(id) : keepsData(id) ? arbitraryUse(id, callees, depth) : arbitraryCall(id),
  );
  const flagged =
    depth > 0
      ? []
      : [
          fc
            .record({ on: arbitrarySteps(callees, depth + 1), off: arbitrarySteps(callees, depth + 1) }, { requiredKeys: [] })
            .map((sides) => ({ flag: "fresh", ...sides })),
        ];
  const parallel =
    depth > 0
      ? []
      : [fc.array(arbitrarySteps(callees, depth + 1), { minLength: 1, maxLength: 2 }).map((branches) => ({ parallel: branches }))];
  const effect = { arbitrary: arbitraryEffect(callees.filter((id) => id.startsWith("database"))), weight: 1 };
  return fc.array(
    fc.oneof(
      { arbitrary: work, weight: 3 },
      { arbitrary: fail, weight: 1 },
      effect,
      ...uses,
      ...flagged,
      ...parallel,
    ) as fc.Arbitrary<Json>,
    {
      maxLength: depth === 0 ? 3 : 2,
    },
  );
}
const keepsData = (id: string): boolean => /^(database|cache)/.test(id);
function arbitraryUse(id: string, callees: readonly string[], depth: number): fc.Arbitrary<Json> {
  const key = fc.constantFrom({}, {}, { key: { keys: 3, zipf: 1 } });
  const chance = fc.constantFrom({}, {}, { chance: 0.5 });
  const other =
    depth > 0
      ? fc.constant({})
      : fc.option(arbitrarySteps(callees, depth + 1), { nil: undefined }).map((steps) => (steps ? { else: steps } : {}));
  const condition = id.startsWith("database") ? fc.constantFrom({}, {}, { if: "stock > 0" }) : fc.constant({});
  return fc.oneof(
    fc.tuple(key, chance, other, condition).map((more) => ({ read: id, ...Object.assign({}, ...more) }) as Json),
    fc.tuple(key, chance).map((more) => ({ write: id, ...Object.assign({}, ...more) }) as Json),
  );
}
/** Amounts come from nowhere at `stock`, so that what there is of the others is known: moves conserve the sum of the three. */
function arbitraryEffect(databases: readonly string[]): fc.Arbitrary<Json> {
  const at = fc.constantFrom({}, ...databases.map((id) => ({ at: id })));
  const once = fc.constantFrom({}, {}, { once: {} }, { once: { by: "call", window: "100ms" } }, { once: { by: "key" } });
  const step = fc.constantFrom<Json>(
    { move: 1, from: "stock", to: "sold" },
    { move: 2, from: "sold", to: "sent", least: 0 },
    { move: 3, from: "stock", to: "sent" },
    { create: "order" },
    { create: "order", state: "paid", by: "key" },
    { update: "order", from: "pending", state: "paid" },
    { remove: "order", by: "key" },
  );
  return fc.tuple(step, at, once).map((parts) => Object.assign({}, ...parts) as Json);
}
const arbitraryCall = (id: string): fc.Arbitrary<Json> =>
  fc
    .record({ endpoint: fc.option(fc.constantFrom(...NAMES), CHANCE), chance: fc.option(fc.constantFrom(0, 0.3, 1), CHANCE) })
    .map(({ endpoint, chance }) => ({
      call: id,
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(chance === undefined ? {} : { chance }),
    }));

const arbitraryObjective = (ids: readonly string[]): fc.Arbitrary<Json> =>
  fc.oneof({ arbitrary: arbitraryMeasure(ids), weight: 2 }, { arbitrary: ARBITRARY_INVARIANT, weight: 1 });
const inObjective: OfDrawing["concerns"] = ({ refers }) => refers === "target";
const NOTHING: Fill = () => undefined;
const arbitraryMeasure = (ids: readonly string[]): fc.Arbitrary<Json> =>
  arbitraryFields(OBJECTIVE_ALL, NOTHING, { concerns: inObjective, fill: () => fc.constantFrom("clients", ...ids) }).map((objective) => ({
    ...objective,
    value: String(objective["metric"]).startsWith("latency.") ? "50ms" : 0.5,
  }));

const MOMENTS = ["0s", "100ms", "1s", "1.000001s", "2s", "3s"];
function withTimeline(scenario: Scenario, most: number): fc.Arbitrary<Scenario> {
  return fc.array(arbitraryEntry(scenario), { maxLength: most }).map((made) => {
    const timeline = made.flatMap((entry, i) => (entry === undefined ? [] : [{ ...entry, id: `e${i + 1}` }]));
    return timeline.length === 0 ? scenario : ({ ...scenario, timeline } as unknown as Scenario);
  });
}
const inEntry: OfDrawing["concerns"] = ({ control, options, refers }, key) =>
  refers === "target" || refers === "node" || control === "values" || (options !== undefined && (key === "do" || key === "fault"));
const ENTRY: Fill = ({ refers }, key) => {
  if (key === "at") return fc.constantFrom(...MOMENTS);
  if (refers === "fault") return fc.constant("all");
  return refers === "instance" ? fc.integer({ min: 1, max: 3 }) : undefined;
};
/** Undefined where nothing in the drawing can be the target. */
function arbitraryEntry({ nodes, routes }: Scenario): fc.Arbitrary<Json | undefined> {
  const sorts: Json[] = [
    ...ACTION_NAMES.filter((name) => name !== "fault").map((name) => ({ do: name })),
    ...FAULT_NAMES.map((fault) => ({ do: "fault", fault })),
  ];
  return fc.constantFrom(...sorts).chain((sort) => {
    const targets = [...nodes.filter((node) => mayTarget(sort, node.kind)), ...routes.filter(() => mayTarget(sort, "route"))].map(
      (thing) => thing.id,
    );
    const needsTarget = Object.hasOwn(entryFields(sort) ?? {}, "target");
    if (needsTarget && targets.length === 0) return fc.constant(undefined);
    const fill: Fill = (field, key) => {
      if (field.refers === "target") return fc.constantFrom(...targets);
      if (field.refers === "node") return fc.constantFrom(...nodes.map((node) => node.id));
      if (field.control === "values") return arbitrarySet(nodes);
      return fc.constant(sort[key]);
    };
    return arbitraryFields(entryFields(sort) ?? {}, ENTRY, { concerns: inEntry, fill }).map((entry) =>
      withInstance(
        withFittingSet(entry, nodes, routes),
        routes.map((route) => route.id),
      ),
    );
  });
}
/** An instance is named after its target; a route has none. */
function withInstance(entry: Json, routes: readonly string[]): Json {
  const { instance, ...rest } = entry;
  const target = String(entry["target"]);
  return typeof instance === "number" && !routes.includes(target) ? { ...rest, instance: `${target}-${instance}` } : rest;
}
