// A document's parts with every default in place, as the engine compiles them. What is absent by meaning stays absent.
import { known } from "../../base/assert.ts";
import type { FaultSpec } from "../faults/spec.ts";
import type { FAULTS } from "../faults/specs.ts";
import type { CompletedNodeOfKind, Node } from "../kinds/specs.ts";
import type {
  CompletedSettings,
  InvariantObjective,
  MetricObjective,
  Objective,
  OBJECTIVE_FIELDS,
  Scenario,
  TimelineEntry,
} from "./document.ts";
import { fieldsWithin } from "./field-values.ts";
import type { Completed, Field, Fields } from "./fields.ts";
import { entryFields, FAULT_COMMON, nodeFields, objectiveFields, ROUTE_ALL, SETTINGS_ALL } from "./node-fields.ts";
import { isJson, type Json } from "./places.ts";
import type { CompletedRoute, Route } from "./routes.ts";
import { STEPS, verbOf } from "./steps.ts";
import type { ACTIONS, FAULT_FIELDS, FAULT_INSTANCE, FAULT_SHARE } from "./timeline.ts";

type Flat<T> = { [P in keyof T]: T[P] } & {};
type CompletedFaultOf<S> =
  S extends FaultSpec<infer F, infer N>
    ? Flat<{ readonly do: "fault"; readonly fault: N } & Completed<typeof FAULT_FIELDS & typeof FAULT_SHARE & typeof FAULT_INSTANCE & F>>
    : never;
/** A fault with every setting in place; one without a target has "" for it. */
export type CompletedFault = CompletedFaultOf<(typeof FAULTS)[number]>;
export type CompletedAction = {
  [K in keyof typeof ACTIONS]: Flat<{ readonly do: K } & Completed<(typeof ACTIONS)[K]>>;
}[keyof typeof ACTIONS];
export type CompletedEntry = CompletedAction | CompletedFault;
export type CompletedMetricObjective = Omit<Completed<typeof OBJECTIVE_FIELDS>, "value"> & Pick<MetricObjective, "value">;
export type CompletedObjective = CompletedMetricObjective | InvariantObjective;

export const completeNode = <N extends Node>(node: N): CompletedNodeOfKind<N["kind"]> =>
  completeFields(known(nodeFields(node.kind), node.kind), node as unknown as Json) as unknown as CompletedNodeOfKind<N["kind"]>;
export const completeRoute = (route: Route): CompletedRoute =>
  completeFields(ROUTE_ALL, route as unknown as Json) as unknown as CompletedRoute;
export const completeSettings = (scenario: Scenario): CompletedSettings =>
  completeFields(SETTINGS_ALL, scenario as unknown as Json) as unknown as CompletedSettings;
export const completeObjective = (objective: Objective): CompletedObjective =>
  completeFields(objectiveFields(objective as unknown as Json), objective as unknown as Json) as unknown as CompletedObjective;

/** An entry of the timeline, or one that is done by hand. */
export function completeAct(entry: TimelineEntry): CompletedEntry {
  const written = entry as unknown as Json;
  const fields = known(entryFields(written), entry.do);
  if (entry.do !== "fault") return completeFields(fields, written) as unknown as CompletedEntry;
  return { target: "", ...completeFields({ ...fields, ...FAULT_COMMON }, written) } as unknown as CompletedEntry;
}

export function completeFields(fields: Fields, value: Json): Json {
  const complete: Record<string, unknown> = {};
  for (const key in fields) {
    const field = fields[key] as Field;
    if (Object.hasOwn(value, key)) complete[key] = completeValue(field, value[key]);
    else if (field.need === "default") complete[key] = completeValue(field, field.default);
  }
  return complete;
}
function completeValue(field: Field, value: unknown): unknown {
  if (field.control === "steps") return completeSteps(value);
  if (field.control === "list" && Array.isArray(value))
    return value.map((item) => completeValue(known(field.item, "the list's item"), item));
  const fields = isJson(value) ? fieldsWithin(field, value) : undefined;
  if (!isJson(value) || fields === undefined) return value;
  const complete = completeFields(fields, value);
  return field.tag === undefined ? complete : { [field.tag]: value[field.tag], ...complete };
}
const completeSteps = (steps: unknown): unknown =>
  Array.isArray(steps) ? steps.map((step: unknown) => (isJson(step) ? completeStep(step) : step)) : steps;
function completeStep(step: Json): Json {
  const verb = verbOf(step);
  if (verb === undefined) return step;
  if (verb !== "parallel") return completeFields(STEPS[verb], step);
  const branches = step["parallel"];
  return { parallel: Array.isArray(branches) ? branches.map(completeSteps) : branches };
}
