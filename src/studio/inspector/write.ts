// One field of a node, a route or the scenario itself, set as one step of the document. What the document refuses is said.
import type { Scenario } from "../../engine/scenario/document.ts";
import { setField, setSetting } from "../../engine/scenario/edits.ts";
import { commit, scenario } from "../document/document-store.ts";
import { translate } from "../i18n/language.ts";
import { toast } from "../widgets/toast.tsx";

/** `value` undefined: no longer written, so the default or none. */
export const setThing = (id: string, field: string, value: unknown): void =>
  attempt(setField(scenario(), id, [field], value), value, SIDE_BY_SIDE.has(field) ? "inspector.hedgeOrRetry" : undefined);
export const setOfScenario = (field: string, value: unknown): void => attempt(setSetting(scenario(), [field], value), value);

/** Two answers to one question: a route has one of them. */
const SIDE_BY_SIDE: ReadonlySet<string> = new Set(["hedge", "retry"]);

function attempt(
  next: Scenario,
  value: unknown,
  why: "inspector.hedgeOrRetry" | "inspector.notPossibleText" = "inspector.notPossibleText",
): void {
  if (next !== scenario()) return commit(next);
  if (value !== undefined) toast({ mark: "degraded", key: "refused", title: translate("inspector.notPossible"), text: translate(why) });
}
