// Anything to a scenario, or to every problem that it has: size, JSON, version, shape, connections. Total: it never throws.
import { failure, type Result, success } from "../../base/result.ts";
import { checkConfigurations } from "./config-check.ts";
import { checkConnections } from "./connections.ts";
import { checkDocument } from "./document-shape.ts";
import { FORMAT, LIMITS, type Scenario } from "./document.ts";
import { readJson } from "./json-text.ts";
import { migrate, type Migrations, MIGRATIONS } from "./migrations.ts";
import { isJson, type Json, own, type Place, writePlace } from "./places.ts";
import { plainData } from "./plain-data.ts";
import { collector, type Fault, type Problem, problemAt, shown } from "./problem.ts";
import { checkWarnings } from "./warnings.ts";

/** @param input the text of a document, or the value that its JSON holds */
export function parseScenario(input: unknown, migrations: Migrations = MIGRATIONS): Result<Scenario, readonly Problem[]> {
  const data = typeof input === "string" ? readJson(input) : plainData(input);
  if (!data.ok) return failure([atTop(data.problems)]);
  return parseDocument(data.value, [], migrations);
}
const atTop = (fault: Fault): Problem => problemAt("", fault.code, fault.values);

function parseDocument(data: unknown, prefix: Place, migrations: Migrations): Result<Scenario, readonly Problem[]> {
  const path = writePlace(prefix);
  if (!isJson(data)) return failure([problemAt(path, "notObject", { found: shown(data) })]);
  const migrated = migrate(data, migrations);
  if (!migrated.ok) return failure([problemAt(writePlace([...prefix, "format"]), migrated.problems.code, migrated.problems.values)]);
  const { run, ...inner } = migrated.value;
  const document = prefix.length === 0 ? migrated.value : inner;
  const tooMany = limitsFault(document);
  if (tooMany !== null) return failure([problemAt(path, tooMany.code, tooMany.values)]);
  const { problems, report } = collector(document, prefix);
  checkDocument(document, report);
  checkConnections(document, report);
  checkConfigurations(document, report);
  if (prefix.length > 0 && run !== undefined) report(["run"], "reserved");
  const start = startOf(document, prefix, migrations);
  if (!start.ok) problems.push(...start.problems);
  const errors = problems.filter((problem) => problem.severity === "error");
  return errors.length > 0
    ? failure(errors)
    : success({ nodes: [], routes: [], ...document, ...(start.ok ? start.value : {}), format: FORMAT } as Scenario);
}

/** The starting document of a recorded run is a document in itself; it holds no run again. */
function startOf(document: Json, prefix: Place, migrations: Migrations): Result<Json, readonly Problem[]> {
  const run = own(document, "run");
  const start = isJson(run) ? own(run, "start") : undefined;
  if (!isJson(run) || start === undefined || prefix.length > 0) return success({});
  const parsed = parseDocument(start, [...prefix, "run", "start"], migrations);
  return parsed.ok ? success({ run: { ...run, start: parsed.value } }) : parsed;
}

/** Above the limits nothing else is looked at: a sentence, not a hang. */
function limitsFault(document: Json): Fault | null {
  const count = (list: string): number => {
    const items = own(document, list);
    return Array.isArray(items) ? items.length : 0;
  };
  if (count("nodes") > LIMITS.nodes) return { code: "tooManyNodes", values: { max: LIMITS.nodes, found: count("nodes") } };
  return count("routes") > LIMITS.routes ? { code: "tooManyRoutes", values: { max: LIMITS.routes, found: count("routes") } } : null;
}

/** What a valid document may still regret; `check` prints it, and it runs all the same. */
export function warningsOf(scenario: Scenario): readonly Problem[] {
  const { problems, report } = collector(scenario);
  const document = scenario as unknown as Json;
  checkConnections(document, report);
  checkConfigurations(document, report);
  checkWarnings(document, report);
  return problems.filter((problem) => problem.severity === "warning");
}
export { type Problem } from "./problem.ts";
