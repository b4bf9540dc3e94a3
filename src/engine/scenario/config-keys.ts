// What the keys of a configuration are bound to, by the kind of node whose document it is: fields of its own, with the very range that
// they have in the drawing; settings of its routes, named by the callee; and flags, which steps ask for.
import { kindSpec } from "../kinds/specs.ts";
import { duration, type Field, type Fields, flag, integer } from "./fields.ts";
import { nearest } from "./nearest.ts";
import { nodeFields } from "./node-fields.ts";
import { type Fault, shown } from "./problem.ts";
import { routeSetting } from "./setting-names.ts";
import { fieldFault } from "./shape.ts";

/** Of the calls over the route to a callee: "payment.timeout", "payment.attempts". */
export const ROUTE_SETTINGS = {
  timeout: duration({ positive: true }),
  attempts: integer({ min: 1, max: 100, unit: "attempts" }),
} as const satisfies Fields;
const FLAG = flag({});
const FLAG_NAME = /^[a-zA-Z][a-zA-Z0-9_-]{0,79}$/;

/** What a value acts on, and the field that says which values fit. */
export interface Binding {
  readonly sort: "own" | "route" | "flag";
  readonly field: Field;
  /** The node's field, the route's setting, the flag. */
  readonly name: string;
  /** Of a route: whom it leads to. */
  readonly callee: string;
}

/** Fields of its own that a configuration may set at each of its instances; undefined: the kind has no configuration. */
export const configurableFields = (kind: string): readonly string[] | undefined => kindSpec(kind)?.configurable;

/** Null: nothing of a node of the kind is called so. */
export function bindingOf(kind: string, key: string): Binding | null {
  const own = configurableFields(kind);
  if (own === undefined) return null;
  if (own.includes(key)) {
    const field = nodeFields(kind)?.[key];
    return field === undefined ? null : { sort: "own", field, name: key, callee: "" };
  }
  const ofRoute = routeSetting(key);
  if (ofRoute !== null) {
    const { callee, setting } = ofRoute;
    return Object.hasOwn(ROUTE_SETTINGS, setting)
      ? { sort: "route", field: ROUTE_SETTINGS[setting as keyof typeof ROUTE_SETTINGS], name: setting, callee }
      : null;
  }
  return kind === "service" && FLAG_NAME.test(key) ? { sort: "flag", field: FLAG, name: key, callee: "" } : null;
}

/** What is wrong with a value under that key, or null. A flag that holds no truth value is most likely a slip of another name. */
export function settingFault(kind: string, key: string, value: unknown): Fault | null {
  const binding = bindingOf(kind, key);
  const names = [...(configurableFields(kind) ?? []), ...Object.keys(ROUTE_SETTINGS).map((name) => `<callee>.${name}`)];
  if (binding === null) return { code: "unknownSetting", values: { found: key, kind, options: names.join(", ") } };
  const near = binding.sort === "flag" && typeof value !== "boolean" ? nearest(key, configurableFields(kind) ?? []) : undefined;
  if (near !== undefined) return { code: "unknownSettingNear", values: { found: key, suggestion: near } };
  // Whoever writes "timeout: 1s" means a setting and no flag.
  if (binding.sort === "flag" && typeof value !== "boolean")
    return { code: "flagNotTruth", values: { found: shown(value), options: names.join(", ") } };
  return fieldFault(binding.field, value);
}
