// Edits of what is planned: entries of the timeline, each under an id of its own so that it can be selected and cleared.
import { checkConnections } from "./connections.ts";
import { checkEntry } from "./document-shape.ts";
import { LIMITS, type Scenario, type TimelineEntry } from "./document.ts";
import { writtenFields } from "./field-values.ts";
import { freeId } from "./ids.ts";
import { entryFields } from "./node-fields.ts";
import type { Json } from "./places.ts";

/** Adds an entry at the end; without an id it gets one of its fault or act. The id is empty where the entry is not valid. */
export function addEntry(scenario: Scenario, entry: TimelineEntry): { readonly scenario: Scenario; readonly id: string } {
  const timeline = scenario.timeline ?? [];
  const taken = new Set(timeline.map((known) => known.id ?? ""));
  const id = freeId(taken, entry.id ?? (entry.do === "fault" ? entry.fault : entry.do));
  const added = withTimeline(scenario, [...timeline, { ...entry, id }], timeline.length);
  return { scenario: added, id: added === scenario ? "" : id };
}

/** Takes out an entry, and the clears that name it. */
export function removeEntry(scenario: Scenario, id: string): Scenario {
  const timeline = scenario.timeline ?? [];
  const kept = timeline.filter((entry) => entry.id !== id && !(entry.do === "clear" && entry.fault === id));
  if (kept.length === timeline.length) return scenario;
  const { timeline: _timeline, ...rest } = scenario;
  return kept.length === 0 ? rest : { ...rest, timeline: kept };
}

/** Changes fields of an entry; undefined takes one out. What would not be valid changes nothing. */
export function updateEntry(scenario: Scenario, id: string, change: Readonly<Record<string, unknown>>): Scenario {
  const timeline = scenario.timeline ?? [];
  const index = timeline.findIndex((entry) => entry.id === id);
  const before = timeline[index];
  if (before === undefined) return scenario;
  const after = Object.fromEntries(Object.entries({ ...before, ...change, id }).filter(([, value]) => value !== undefined));
  return withTimeline(
    scenario,
    timeline.map((entry, i) => (i === index ? (after as unknown as TimelineEntry) : entry)),
    index,
  );
}

function withTimeline(scenario: Scenario, timeline: readonly TimelineEntry[], changed: number): Scenario {
  if (timeline.length > LIMITS.timeline) return scenario;
  const entry = timeline[changed] as unknown as Json;
  let sound = true;
  checkEntry(entry, [], () => void (sound = false));
  if (!sound) return scenario;
  const spare = writtenFields(entryFields(entry) ?? {}, entry) as unknown as TimelineEntry;
  const next = { ...scenario, timeline: timeline.map((other, i) => (i === changed ? spare : other)) };
  checkConnections(next as unknown as Json, ([list, index], _code, _values, severity) => {
    if (list === "timeline" && index === changed && severity !== "warning") sound = false;
  });
  return sound ? next : scenario;
}
