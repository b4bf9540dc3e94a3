// The second pass over what is kept: which counters, entities and states a document speaks of, and whether what reads and invariants
// ask is about these. It stands any shape.
import type { Result } from "../../base/result.ts";
import { counterOf } from "./document.ts";
import { type Condition, type Invariant, type Named, NONE, parseCondition, parseInvariant, REMOVED, type Sum } from "./invariant-text.ts";
import { nearest } from "./nearest.ts";
import { isJson, type Json, own, type Place } from "./places.ts";
import { type Report, shown } from "./problem.ts";
import { DEEPEST, verbOf } from "./steps.ts";

export interface EffectNames {
  readonly counters: ReadonlySet<string>;
  /** By entity the states in which it may be. */
  readonly entities: ReadonlyMap<string, ReadonlySet<string>>;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textIn = (value: Json, key: string): string | undefined => {
  const found = own(value, key);
  return typeof found === "string" ? found : undefined;
};

/** Every step of a node, wherever it stands in its fields. */
export function eachStep(node: Json, place: Place, tell: (step: Json, place: Place) => void): void {
  const walk = (value: unknown, at: Place, depth: number): void => {
    if (depth > 4 * DEEPEST) return;
    if (Array.isArray(value)) value.forEach((item, i) => walk(item, [...at, i], depth + 1));
    else if (isJson(value)) {
      if (verbOf(value) !== undefined) tell(value, at);
      for (const key of Object.keys(value)) if (isHolder(value[key])) walk(value[key], [...at, key], depth + 1);
    }
  };
  for (const key of ["endpoints", "handlers"]) walk(own(node, key), [...place, key], 0);
}
const isHolder = (value: unknown): boolean => Array.isArray(value) || isJson(value);

export function effectNames(document: Json): EffectNames {
  const counters = new Set<string>();
  const entities = new Map<string, Set<string>>();
  const add = (to: Set<string>, ...names: readonly (string | undefined)[]) => names.forEach((name) => name !== undefined && to.add(name));
  for (const node of list(own(document, "nodes"))) {
    if (!isJson(node)) continue;
    for (const counter of list(own(node, "counters"))) if (isJson(counter)) add(counters, textIn(counter, "name"));
    eachStep(node, [], (step) => {
      if (Object.hasOwn(step, "move")) add(counters, textIn(step, "from"), textIn(step, "to"));
      const entity = textIn(step, "create") ?? textIn(step, "update") ?? textIn(step, "remove");
      if (entity === undefined) return;
      const states = entities.get(entity) ?? new Set([REMOVED, NONE]);
      entities.set(entity, states);
      add(states, textIn(step, "state") ?? (Object.hasOwn(step, "create") ? "pending" : undefined));
    });
  }
  return { counters, entities };
}

/** Does a step of the node change something in its own memory? */
export function changesHere(node: object): boolean {
  let found = false;
  eachStep(node as Json, [], (step) => void (found ||= EFFECTS.some((verb) => Object.hasOwn(step, verb)) && !Object.hasOwn(step, "at")));
  return found;
}
const EFFECTS = ["create", "update", "remove", "move"];

/** The counters of a drawing, by name: for whoever offers them. */
export const counterNames = (scenario: object): readonly string[] =>
  [...effectNames(scenario as Json).counters].toSorted((a, b) => (a < b ? -1 : 1));

/** Conditions of reads, and moves that lead from somewhere or to somewhere. */
export function checkEffectsOf(node: Json, place: Place, names: EffectNames, report: Report): void {
  const replicas = own(node, "replicas");
  eachStep(node, place, (step, at) => {
    if (typeof replicas === "number" && replicas > 1 && Object.hasOwn(step, "once") && !Object.hasOwn(step, "at"))
      report([...at, "once"], "onceInMemory", { replicas }, "warning");
    if (Object.hasOwn(step, "move") && !Object.hasOwn(step, "from") && !Object.hasOwn(step, "to")) report([...at, "move"], "moveNowhere");
    if (Object.hasOwn(step, "least") && !Object.hasOwn(step, "from")) report([...at, "least"], "leastOfNothing");
    const condition = textIn(step, "if");
    if (condition !== undefined) checkExpression(parseCondition(condition), [...at, "if"], names, report);
  });
}

export function checkInvariants(document: Json, names: EffectNames, report: Report): void {
  list(own(document, "objectives")).forEach((objective, index) => {
    if (!isJson(objective)) return;
    const place = ["objectives", index];
    const text = textIn(objective, "invariant");
    if (text !== undefined) checkExpression(parseInvariant(text), [...place, "invariant"], names, report);
    const counter = counterOf(textIn(objective, "metric") ?? "");
    if (counter !== null && !names.counters.has(counter)) reportName(counter, names.counters, [...place, "metric"], report);
  });
}

/** What does not read is the fields' matter. */
function checkExpression(parsed: Result<Invariant | Condition, unknown>, place: Place, names: EffectNames, report: Report): void {
  if (parsed.ok) checkNames(parsed.value, place, names, report);
}

/** What is not there stays 0 and never ends, so it is a warning, as with a wrong endpoint: a step may be drawn after what speaks of it. */
function checkNames(expression: Invariant | Condition, place: Place, names: EffectNames, report: Report): void {
  if (expression.sort === "compare") {
    checkSum(expression.left, place, names, report);
    checkSum(expression.right, place, names, report);
    return;
  }
  const { entity, states } = expression;
  const known = names.entities.get(entity.name);
  if (known === undefined) reportName(entity.name, names.entities.keys(), place, report);
  else for (const state of states) checkState(state, entity.name, known, place, report);
}
function checkSum({ terms }: Sum, place: Place, names: EffectNames, report: Report): void {
  for (const { at, name, state } of terms) {
    const states = names.entities.get(name);
    if (state !== null && states !== undefined) checkState({ name: state, at }, name, states, place, report);
    else if (state !== null || (states === undefined && !names.counters.has(name)))
      reportName(name, state === null ? [...names.counters, ...names.entities.keys()] : names.entities.keys(), place, report);
  }
}
function checkState({ name }: Named, entity: string, known: ReadonlySet<string>, place: Place, report: Report): void {
  if (known.has(name)) return;
  const suggestion = nearest(name, known);
  if (suggestion === undefined) report(place, "noSuchState", { found: shown(name), entity }, "warning");
  else report(place, "noSuchStateNear", { found: shown(name), entity, suggestion }, "warning");
}
function reportName(name: string, known: Iterable<string>, place: Place, report: Report): void {
  const suggestion = nearest(name, known);
  if (suggestion === undefined) report(place, "nothingKept", { found: shown(name) }, "warning");
  else report(place, "nothingKeptNear", { found: shown(name), suggestion }, "warning");
}
