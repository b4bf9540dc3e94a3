// A problem of a document: where, what and with which values. The sentence that says it is explain.ts.
import { isJson, type Json, own, type Place, writePlace } from "./places.ts";
import type { ProblemCode } from "./problems.en.ts";

export type { ProblemCode } from "./problems.en.ts";
export type ProblemValues = Readonly<Record<string, string | number>>;

export interface Problem {
  /** `nodes[2].replicas`; empty: the document as a whole. */
  readonly path: string;
  /** The id of the node, route, entry or objective in which it lies. */
  readonly id?: string;
  readonly code: ProblemCode;
  readonly values: ProblemValues;
  readonly severity: "error" | "warning";
}
/** What is wrong, before it is known where. */
export interface Fault {
  readonly code: ProblemCode;
  readonly values: ProblemValues;
}
export type Report = (place: Place, code: ProblemCode, values?: ProblemValues, severity?: Problem["severity"]) => void;

export const problemAt = (
  path: string,
  code: ProblemCode,
  values: ProblemValues = {},
  severity: Problem["severity"] = "error",
): Problem => ({
  path,
  code,
  values,
  severity,
});

/** Collects problems of a document, each with the id of the thing in which it lies. `prefix`: where the document itself stands. */
export function collector(document: unknown, prefix: Place = []): { readonly problems: Problem[]; readonly report: Report } {
  const problems: Problem[] = [];
  const report: Report = (place, code, values = {}, severity = "error") => {
    const id = ownerId(document, place);
    problems.push({ path: writePlace([...prefix, ...place]), ...(id === undefined ? {} : { id }), code, values, severity });
  };
  return { problems, report };
}
const LONGEST_ID = 40;
function ownerId(document: unknown, [list, index]: Place): string | undefined {
  if (!isJson(document) || typeof list !== "string" || typeof index !== "number") return undefined;
  const items = own(document, list);
  const owner: unknown = Array.isArray(items) ? items[index] : undefined;
  const id = isJson(owner) ? own(owner satisfies Json, "id") : undefined;
  return typeof id === "string" && id !== "" && id.length <= LONGEST_ID ? id : undefined;
}

const MOST_SHOWN = 40;
/** A value as a sentence shows it: short, in quotes where it is text, the same in every language. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value);
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[…]";
  if (isJson(value)) return Object.keys(value).length === 0 ? "{}" : "{…}";
  return String(value);
}
