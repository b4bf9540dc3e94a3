// From an older format to this one, step by step: each entry takes a document of its number to the next.
import { failure, type Result, success } from "../../base/result.ts";
import { FORMAT } from "./document.ts";
import { isJson, type Json, own } from "./places.ts";
import { type Fault, shown } from "./problem.ts";

/** From version n to n + 1, by n. A migration gets data of any shape and must stand it. */
export type Migrations = ReadonlyMap<number, (document: Json) => unknown>;
/** None yet: this is the first format. */
export const MIGRATIONS: Migrations = new Map();

const NAME = /^faultline\/([0-9]{1,6})$/;
const PRESENT = Number(NAME.exec(FORMAT)?.[1]);

export function migrate(document: Json, migrations: Migrations): Result<Json, Fault> {
  const found = own(document, "format");
  if (found === undefined) return failure({ code: "formatMissing", values: { format: FORMAT } });
  const version = typeof found === "string" ? Number(NAME.exec(found)?.[1] ?? Number.NaN) : Number.NaN;
  const values = { format: FORMAT, found: shown(found) };
  if (version > PRESENT) return failure({ code: "formatNewer", values });
  let migrated: unknown = document;
  for (let at = version; at !== PRESENT; at++) {
    const step = migrations.get(at);
    if (step === undefined || !isJson(migrated)) return failure({ code: "formatUnknown", values });
    migrated = step(migrated);
  }
  return isJson(migrated) ? success(migrated) : failure({ code: "migrationFailed", values });
}
