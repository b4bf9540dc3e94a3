// A value from anywhere (a file's parse, a store, a message) to plain data: objects and lists of texts, numbers and flags.
// Bounded in depth and size, blind to prototypes and functions; numbers that JSON has not become text, to be named as wrong.
import { failure, type Result, success } from "../../base/result.ts";
import { MOST_LEVELS } from "./json-text.ts";
import type { Fault } from "./problem.ts";

/** More than any document within the limits of text can hold. */
const MOST_VALUES = 1_000_000;

export function plainData(value: unknown): Result<unknown, Fault> {
  const budget: Budget = { left: MOST_VALUES };
  try {
    const copy = copied(value, 0, budget);
    return budget.fault ? failure(budget.fault) : success(copy);
  } catch {
    // A getter or proxy of a foreign object threw: whatever it is, it is no document.
    return failure({ code: "notData", values: {} });
  }
}

interface Budget {
  left: number;
  fault?: Fault;
}
function copied(value: unknown, depth: number, budget: Budget): unknown {
  if (--budget.left < 0) budget.fault ??= { code: "tooManyValues", values: { max: MOST_VALUES } };
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (value === undefined) return null;
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value !== "object") return typeof value;
  if (depth >= MOST_LEVELS) budget.fault ??= { code: "nesting", values: { max: MOST_LEVELS } };
  if (budget.fault) return null;
  return Array.isArray(value) ? copiedList(value, depth, budget) : copiedObject(value, depth, budget);
}
function copiedList(value: readonly unknown[], depth: number, budget: Budget): unknown[] {
  if (value.length > budget.left) budget.fault ??= { code: "tooManyValues", values: { max: MOST_VALUES } };
  return budget.fault ? [] : Array.from(value, (item) => copied(item, depth + 1, budget));
}
function copiedObject(value: object, depth: number, budget: Budget): object {
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const own = copied(item, depth + 1, budget);
    if (key === "__proto__") Object.defineProperty(copy, key, { value: own, enumerable: true, configurable: true, writable: true });
    else copy[key] = own;
  }
  return copy;
}
