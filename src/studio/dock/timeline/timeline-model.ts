// What the timeline shows, as lanes of bars and moments: entries of the document (planned, or done by now), what was done by hand, and
// what came of it. Times in µs; no pixels.
import type { Scenario, TimelineEntry } from "../../../engine/scenario/document.ts";
import { parseDuration, writeDuration } from "../../../engine/scenario/duration-text.ts";
import type { StateChange } from "../../../engine/telemetry/views/changes.ts";
import type { Mark } from "../../../engine/telemetry/views/records.ts";

export const LANES = ["faults", "acts", "deploys", "scaling", "config", "breakers", "objectives", "troubles"] as const;
export type LaneName = (typeof LANES)[number];

export interface Item {
  readonly key: string;
  readonly lane: LaneName;
  readonly from: number;
  /** Infinity: it has no end yet; the same as `from`: a moment. */
  readonly to: number;
  /** planned: to come. done: of the document, and it has begun. byHand: not of the document. came: it came of the rest. */
  readonly state: "planned" | "done" | "byHand" | "came";
  /** Place in the document's timeline; null: it is not in it. */
  readonly index: number | null;
  readonly entry: TimelineEntry | null;
  readonly mark: Mark | null;
  readonly change: StateChange | null;
  /** Row within the lane, so that none covers another. */
  readonly row: number;
}

const micros = (text: string | undefined): number | null => {
  const parsed = text === undefined ? null : parseDuration(text);
  return parsed?.ok === true ? parsed.value : null;
};
export const startOf = (entry: TimelineEntry): number => micros(entry.at) ?? 0;
export const lengthOf = (entry: TimelineEntry): number | null => ("for" in entry ? micros(entry.for) : null);

const LANE_OF_ACT: Readonly<Record<string, LaneName>> = {
  fault: "faults",
  scale: "scaling",
  autoscale: "scaling",
  deploy: "deploys",
  promote: "deploys",
  rollback: "deploys",
  config: "config",
  breaker: "breakers",
};
const laneOf = (act: string): LaneName => LANE_OF_ACT[act] ?? "acts";

export interface Happened {
  readonly now: number;
  readonly marks: readonly Mark[];
  /** Newest first. */
  readonly changes: readonly StateChange[];
}

export function itemsOf(document: Scenario, { changes, marks, now }: Happened): readonly Item[] {
  const entries = document.timeline ?? [];
  const bare = [
    ...entries.flatMap((entry, index) => (entry.do === "clear" ? [] : [ofEntry(entry, index, marks, now)])),
    ...marks.filter((mark) => !isPlanned(mark, entries)).map((mark) => ofMark(mark, now)),
    ...stretches(changes, "condition", "troubles", "healthy"),
    ...stretches(changes, "objective", "objectives", "held"),
  ];
  return inRows(bare.filter((item): item is Bare => item !== null));
}
/** The mark of an entry: by its id; of one that has none by its moment and what it does. */
export const isPlanned = ({ act, from, id, target }: Mark, entries: readonly TimelineEntry[]): boolean =>
  entries.some((entry) =>
    entry.id === undefined
      ? entry.do === act && Math.abs(startOf(entry) - from) < 1 && (!("target" in entry) || entry.target === target)
      : entry.id === id,
  );
type Bare = Omit<Item, "row">;
const NOTHING = { index: null, entry: null, mark: null, change: null } as const;

/** A fault that was ended early, or lasts, is drawn as it went. */
function ofEntry(entry: TimelineEntry, index: number, marks: readonly Mark[], now: number): Bare {
  const from = startOf(entry);
  const length = lengthOf(entry);
  const mark = entry.id === undefined ? undefined : marks.findLast(({ id, from: began }) => id === entry.id && Math.abs(began - from) < 1);
  const lasts = entry.do === "fault" || entry.do === "load";
  const planned = lasts ? (length === null ? Infinity : from + length) : from;
  const to = mark !== undefined && mark.act === "fault" ? (mark.to ?? Infinity) : planned;
  return {
    ...NOTHING,
    key: `entry ${index}`,
    lane: laneOf(entry.do),
    from,
    to,
    state: from <= now ? "done" : "planned",
    index,
    entry,
    mark: mark ?? null,
  };
}

function ofMark(mark: Mark, now: number): Bare | null {
  if (mark.from > now) return null;
  const lasts = mark.act === "fault" || mark.act === "load" || mark.act === "breaker";
  const came = mark.act === "breaker" || mark.act === "autoscale" || mark.itself === true;
  const to = lasts ? (mark.to ?? Infinity) : mark.from;
  return {
    ...NOTHING,
    key: `mark ${mark.id} ${mark.from}`,
    lane: laneOf(mark.act),
    from: mark.from,
    to,
    state: came ? "came" : "byHand",
    mark,
  };
}

/** From when a thing left its good state until it came back, by the journal; called by the worst that it was meanwhile. */
function stretches(changes: readonly StateChange[], sort: StateChange["sort"], lane: LaneName, good: string): Bare[] {
  const open = new Map<string, { readonly first: StateChange; worst: StateChange }>();
  const found: Bare[] = [];
  const end = (thing: string, to: number) => {
    const stretch = open.get(thing);
    if (stretch === undefined) return;
    const { first, worst } = stretch;
    found.push({ ...NOTHING, key: `${lane} ${first.seq}`, lane, from: first.at, to, state: "came", change: worst });
    open.delete(thing);
  };
  for (const change of changes.filter((one) => one.sort === sort).toReversed()) {
    const stretch = open.get(change.thing);
    if (change.to === good) end(change.thing, change.at);
    else if (stretch === undefined) open.set(change.thing, { first: change, worst: change });
    else if (change.to === "failing") stretch.worst = change;
  }
  for (const thing of open.keys()) end(thing, Infinity);
  return found;
}

/** A moment takes room for its name. */
const MOMENT_ROOM = 0.04;
export const MOST_ROWS = 3;
function inRows(items: readonly Bare[]): readonly Item[] {
  const last = items.reduce((most, { from, to }) => Math.max(most, to === Infinity ? from : to), 0);
  const ends = new Map<LaneName, number[]>();
  return items
    .toSorted((a, b) => a.from - b.from)
    .map((item) => {
      const rows = ends.get(item.lane) ?? [];
      ends.set(item.lane, rows);
      const free = rows.findIndex((end) => end <= item.from);
      const row = free >= 0 ? free : rows.length < MOST_ROWS ? rows.length : rows.indexOf(Math.min(...rows));
      rows[row] = Math.max(item.to, item.from + last * MOMENT_ROOM);
      return { ...item, row };
    });
}

/** The stretch that is shown. @param range virtual seconds around now; 0: all that there is */
export function spanOf(
  range: number,
  now: number,
  items: readonly Pick<Item, "from" | "to">[],
  end: number | null,
): { readonly from: number; readonly to: number } {
  if (range > 0) {
    const from = Math.max(0, now - (range * 1e6 * 2) / 3);
    return { from, to: from + range * 1e6 };
  }
  const last = items.reduce((most, { from, to }) => Math.max(most, to === Infinity ? from : to), 0);
  return { from: 0, to: Math.max(60e6, end ?? 0, Math.max(now, last) * 1.08) };
}

/** What was done by hand, as entries for the document; what came of itself is none. */
export function entriesByHand(items: readonly Item[]): readonly TimelineEntry[] {
  return items.flatMap(({ mark, state }) => (mark === null || state !== "byHand" || mark.act === "edit" ? [] : [entryOf(mark)]));
}
function entryOf({ act, fault, from, instance, settings, target, to }: Mark): TimelineEntry {
  const { instance: named, multiply, ...own } = settings;
  const who = instance ?? named;
  return {
    do: act,
    at: writeDuration(from),
    ...(act === "fault" ? { fault } : {}),
    ...(target === "" ? {} : { target }),
    ...(who === undefined ? {} : { instance: who }),
    ...(multiply === undefined ? {} : { multiply }),
    ...own,
    ...(to === null || (act !== "fault" && act !== "load") ? {} : { for: writeDuration(to - from) }),
  } as unknown as TimelineEntry;
}
