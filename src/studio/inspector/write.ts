// One field of a node, a route or the scenario itself, set as one step of the document. What the document refuses is said.
import type { Scenario } from "../../engine/scenario/document.ts";
import {
  fieldRefusal,
  namedBy,
  setField,
  setSetting,
  settingRefusal,
  setTopics,
  type Refusal,
  type Topics,
} from "../../engine/scenario/edits.ts";
import { explain } from "../../engine/scenario/explain.ts";
import type { Route } from "../../engine/scenario/routes.ts";
import { topicsOf } from "../../engine/scenario/topics.ts";
import { asOneStep, commit, scenario } from "../document/document-store.ts";
import { language, translate } from "../i18n/language.ts";
import { toast } from "../widgets/toast.tsx";
import { thingName } from "./form/thing-names.ts";

/** `value` undefined: no longer written, so the default or none. */
export function setThing(id: string, field: string, value: unknown): void {
  const isBroker = scenario().nodes.some((node) => node.id === id && node.kind === "broker");
  if (isBroker && field === "topics") return topics(id, value as Topics | undefined);
  attempt(setField(scenario(), id, [field], value), value, () =>
    SIDE_BY_SIDE.has(field) ? translate("inspector.hedgeOrRetry") : sentence(fieldRefusal(scenario(), id, [field], value)),
  );
}
/** Dead letters need a last delivery: where none is said yet it is said with them, as one step. */
export function setOfRoute({ id, maxDeliveries }: Route, field: string, value: unknown): void {
  if (field !== "deadLetter" || value === undefined || maxDeliveries !== undefined) return setThing(id, field, value);
  asOneStep(() => {
    setThing(id, "maxDeliveries", USUAL_DELIVERIES);
    setThing(id, field, value);
  });
}
const USUAL_DELIVERIES = 5;
/** Whoever names a topic follows its name; one that somebody names is not taken out. */
function topics(broker: string, value: Topics | undefined): void {
  const next = setTopics(scenario(), broker, value);
  const kept = new Set(value?.map(({ name }) => name) ?? []);
  const held = topicsOf(scenario(), broker)
    .filter((name) => !kept.has(name))
    .map((name) => ({ name, by: namedBy(scenario(), broker, name) }))
    .find(({ by }) => by.length > 0);
  if (next !== scenario() || held === undefined)
    return attempt(next, value, () => sentence(fieldRefusal(scenario(), broker, ["topics"], value)));
  const by = held.by.map((id) => thingName(scenario(), id)).join(", ");
  toast({
    mark: "degraded",
    key: "refused",
    title: translate("inspector.notPossible"),
    text: translate("inspector.topicNamed", { name: held.name, by }),
  });
}
export const setOfScenario = (field: string, value: unknown): void =>
  attempt(setSetting(scenario(), [field], value), value, () => sentence(settingRefusal(scenario(), [field], value)));

/** Two answers to one question: a route has one of them. */
const SIDE_BY_SIDE: ReadonlySet<string> = new Set(["hedge", "retry"]);

function attempt(next: Scenario, value: unknown, why: () => string): void {
  if (next !== scenario()) return commit(next);
  if (value !== undefined) toast({ mark: "degraded", key: "refused", title: translate("inspector.notPossible"), text: why() });
}
/** The problem's own sentence, after the field of which it tells: "topics[0].partitions must be 1 or more, is 0." */
const sentence = (refusal: Refusal | null): string =>
  refusal === null
    ? translate("inspector.notPossibleText")
    : translate("inspector.notPossibleWhy", { field: refusal.path, why: explain(refusal, language()) });
