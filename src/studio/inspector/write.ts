// One field of a node, a route or the scenario itself, set as one step of the document. What the document refuses is said.
import type { Scenario } from "../../engine/scenario/document.ts";
import { setField, setSetting } from "../../engine/scenario/edits.ts";
import { commit, scenario } from "../document/document-store.ts";
import { translate } from "../i18n/language.ts";
import { toast } from "../widgets/toast.tsx";

/** `value` undefined: no longer written, so the default or none. */
export const setThing = (id: string, field: string, value: unknown): void => attempt(setField(scenario(), id, [field], value), value);
export const setOfScenario = (field: string, value: unknown): void => attempt(setSetting(scenario(), [field], value), value);

function attempt(next: Scenario, value: unknown): void {
  if (next !== scenario()) return commit(next);
  if (value !== undefined)
    toast({ mark: "degraded", key: "refused", title: translate("inspector.notPossible"), text: translate("inspector.notPossibleText") });
}
