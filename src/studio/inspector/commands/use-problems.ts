// What the checks regret of a saga's steps, as sentences by the place of the step.
import { useMemo } from "react";

import { explain } from "../../../engine/scenario/explain.ts";
import { warningsOf } from "../../../engine/scenario/parse-scenario.ts";
import { useDocument } from "../../document/document-store.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useOwner } from "../form/owner.ts";

/** @param name of the definition */
export function useProblems(name: unknown): (step: number) => readonly string[] {
  const owner = useOwner();
  const language = useLanguage();
  const scenario = useDocument((state) => state.scenario);
  const found = useMemo(() => {
    const node = scenario.nodes.findIndex(({ id }) => id === owner.id);
    const owned = scenario.nodes[node];
    const saga = owned?.kind === "saga" ? (owned.sagas ?? []).findIndex((each) => each.name === name) : -1;
    const at = `nodes[${node}].sagas[${saga}].steps[`;
    const byStep = new Map<number, string[]>();
    for (const problem of warningsOf(scenario)) {
      if (!problem.path.startsWith(at)) continue;
      const step = Number.parseInt(problem.path.slice(at.length), 10);
      byStep.set(step, [...(byStep.get(step) ?? []), explain(problem, language)]);
    }
    return byStep;
  }, [scenario, owner.id, name, language]);
  return (step) => found.get(step) ?? [];
}
