// All fields of a node, a route and an entry of the timeline as the document writes them: what every one has and its own sort's.
import { faultSpec, FAULTS } from "../faults/specs.ts";
import { hasInstances } from "../kinds/spec.ts";
import { kindSpec, KINDS } from "../kinds/specs.ts";
import { INVARIANT_FIELDS, OBJECTIVE_FIELDS, SETTINGS } from "./document.ts";
import { choice, type Fields, id, text } from "./fields.ts";
import { own, type Json } from "./places.ts";
import { ROUTE_ENDS, ROUTE_FIELDS, SUBSCRIPTION_FIELDS } from "./routes.ts";
import { ACTIONS, FAULT_FIELDS, FAULT_INSTANCE, FAULT_SHARE, FAULT_TIMES } from "./timeline.ts";

export const KIND_NAMES: readonly string[] = KINDS.map((spec) => spec.kind);
export const FAULT_NAMES: readonly string[] = FAULTS.map((spec) => spec.fault);
export const ACTION_NAMES: readonly string[] = ["fault", ...Object.keys(ACTIONS)];

/** What every node has besides its kind's own fields. */
export const NODE_IDENTITY = { id: id({ required: true }), kind: choice(KIND_NAMES, { required: true }), name: text({ max: 80 }) } as const;
export const ROUTE_ALL: Fields = { ...ROUTE_ENDS, ...ROUTE_FIELDS, ...SUBSCRIPTION_FIELDS };
export const OBJECTIVE_ALL: Fields = OBJECTIVE_FIELDS;
export const INVARIANT_ALL: Fields = INVARIANT_FIELDS;
/** An objective is an invariant, or a measure with its bound. */
export const objectiveFields = (objective: Json): Fields => (Object.hasOwn(objective, "invariant") ? INVARIANT_ALL : OBJECTIVE_ALL);
export const SETTINGS_ALL: Fields = SETTINGS;

const KIND_ALL: ReadonlyMap<string, Fields> = new Map(KINDS.map((spec) => [spec.kind, { ...NODE_IDENTITY, ...spec.fields }]));
const DO = { do: choice(ACTION_NAMES, { required: true }) } as const;
const FAULT = { fault: choice(FAULT_NAMES, { required: true }) } as const;
const ACTION_ALL: ReadonlyMap<string, Fields> = new Map(Object.entries(ACTIONS).map(([name, fields]) => [name, { ...DO, ...fields }]));
const FAULT_ALL: ReadonlyMap<string, Fields> = new Map(
  FAULTS.map((spec) => [
    spec.fault,
    {
      ...DO,
      ...FAULT,
      ...((spec.on as readonly string[]).length === 0 ? FAULT_TIMES : FAULT_FIELDS),
      ...FAULT_SHARE,
      ...(spec.instance ? FAULT_INSTANCE : {}),
      ...spec.fields,
    },
  ]),
);

/** Identity and settings of a node of the kind; undefined for a kind that there is not. */
export const nodeFields = (kind: unknown): Fields | undefined => (typeof kind === "string" ? KIND_ALL.get(kind) : undefined);
/** The fields of a fault's entry in the timeline. */
export const faultFields = (fault: unknown): Fields | undefined => (typeof fault === "string" ? FAULT_ALL.get(fault) : undefined);
/** The fields of an entry by its `do`, and by its `fault` where it is one. */
export function entryFields(entry: Json): Fields | undefined {
  const act = own(entry, "do");
  if (act === "fault") return faultFields(own(entry, "fault"));
  return typeof act === "string" ? ACTION_ALL.get(act) : undefined;
}

/** What the fields of an entry are when its fault is not known: enough to look at the rest of it. */
export const FAULT_COMMON: Fields = { ...DO, ...FAULT, ...FAULT_FIELDS, ...FAULT_SHARE, ...FAULT_INSTANCE };

/** May the fault or act be put on a node of this kind, or on a "route"? */
export function mayTarget(entry: Json, kind: string): boolean {
  const act = own(entry, "do");
  if (act === "fault") return faultMayTarget(String(own(entry, "fault")), kind);
  if (kind === "route") return false;
  if (act === "load") return kind === "client";
  if (act === "deploy" || act === "promote" || act === "rollback") return kind === "service";
  if (act === "replay") return kind === "broker";
  if (act === "retry-saga" || act === "resolve-saga") return kind === "saga";
  if (act === "config") return kindSpec(kind)?.configurable !== undefined;
  if (act === "scale") return Object.hasOwn(nodeFields(kind) ?? {}, "replicas");
  return isProcess(kind);
}
function isProcess(kind: string): boolean {
  const spec = kindSpec(kind);
  return spec !== undefined && hasInstances(spec.ports);
}
function faultMayTarget(fault: string, kind: string): boolean {
  const { on = [], kinds, onWork } = faultSpec(fault) ?? {};
  if (kind === "route" || kind === "zone") return on.includes(kind);
  return on.includes("node") && (kinds?.includes(kind) ?? (onWork === true ? kindSpec(kind)?.ports.callable === true : isProcess(kind)));
}
