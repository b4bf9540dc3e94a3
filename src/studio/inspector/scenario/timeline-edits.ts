// Edits of the timeline and the objectives by their place in the list: an entry that a person wrote without an id gets one when it is first changed.
import type { Objective, Scenario, TimelineEntry } from "../../../engine/scenario/document.ts";
import { updateEntry } from "../../../engine/scenario/edits.ts";
import { writtenFields } from "../../../engine/scenario/field-values.ts";
import { freeId } from "../../../engine/scenario/ids.ts";
import { objectiveFields } from "../../../engine/scenario/node-fields.ts";
import type { Values } from "../form/control-props.ts";
import { replacedAt, withoutAt } from "../form/reorder.ts";

export function changeEntry(scenario: Scenario, index: number, change: Values): Scenario {
  const timeline = scenario.timeline ?? [];
  const entry = timeline[index];
  if (entry === undefined) return scenario;
  if (entry.id !== undefined) return updateEntry(scenario, entry.id, change);
  const id = freeId(new Set(timeline.map((each) => each.id ?? "")), entry.do === "fault" ? entry.fault : entry.do);
  const named = { ...scenario, timeline: replacedAt(timeline, index, { ...entry, id } as TimelineEntry) };
  const changed = updateEntry(named, id, change);
  return changed === named ? scenario : changed;
}
export function withoutEntry(scenario: Scenario, index: number): Scenario {
  const id = scenario.timeline?.[index]?.id;
  const kept = withoutAt(scenario.timeline ?? [], index).filter((entry) => entry.do !== "clear" || id === undefined || entry.fault !== id);
  const { timeline: _timeline, ...rest } = scenario;
  return kept.length === 0 ? rest : { ...rest, timeline: kept };
}

export function withObjectives(scenario: Scenario, objectives: readonly Objective[]): Scenario {
  const { objectives: _objectives, ...rest } = scenario;
  const written = objectives.map(
    (objective) => writtenFields(objectiveFields(objective as Values), objective as Values) as unknown as Objective,
  );
  return written.length === 0 ? rest : { ...rest, objectives: written };
}
