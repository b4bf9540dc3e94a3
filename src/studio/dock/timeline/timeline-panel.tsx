// The timeline: what is planned and what happened, side by side, in lanes of one time. Planned entries are added, moved, stretched,
// set and removed here; what was done by hand can be kept.
import { useMemo, useRef, useState } from "react";

import { known } from "../../../base/assert.ts";
import type { Scenario, TimelineEntry } from "../../../engine/scenario/document.ts";
import { parseDuration, writeDuration } from "../../../engine/scenario/duration-text.ts";
import { addEntry } from "../../../engine/scenario/edits.ts";
import { placesOf } from "../../canvas/card/faults-on.ts";
import { reveal } from "../../canvas/handle.ts";
import { PanelAt } from "../../canvas/menu/panel-at.tsx";
import { edit, useDocument } from "../../document/document-store.ts";
import { translate, useWords } from "../../i18n/language.ts";
import { changeEntry, withoutEntry } from "../../inspector/scenario/timeline-edits.ts";
import { EntryForm } from "../../inspector/scenario/timeline-entry.tsx";
import { AddMenu } from "../../inspector/scenario/timeline-list.tsx";
import { controls } from "../../run/controls.ts";
import { runStore } from "../../run/run-store.ts";
import { ask } from "../../run/session.ts";
import { select, setView } from "../../view/view-store.ts";
import { Button } from "../../widgets/button.tsx";
import { Segmented } from "../../widgets/segmented.tsx";
import { toast } from "../../widgets/toast.tsx";
import { Failed } from "../failed.tsx";
import { timeLabel, timeTicks } from "../metrics/ticks.ts";
import { usePolled } from "../polled.ts";
import { Skeleton } from "../skeleton.tsx";
import { useSize } from "../use-size.ts";
import { Lane, placeOf, type Track } from "./lane.tsx";
import { LoadLane } from "./load-lane.tsx";
import { entriesByHand, type Item, itemsOf, LANES, lengthOf, spanOf, startOf } from "./timeline-model.ts";
import type { Move } from "./use-drag.ts";

import style from "./timeline.module.css";

const NAMES_PX = 126;
const MOST_POINTS = 300;
const MOST_CHANGES = 1000;
const RANGES = ["60", "360", "0"] as const;
type Range = (typeof RANGES)[number];
const SORTS = ["condition", "objective"] as const;

/** All that has happened: marks, the load, and what became of the nodes. */
async function happened() {
  const { now } = runStore.getState();
  const [series, changes] = await Promise.all([
    controls.series({ scope: { system: true }, from: 0, to: Math.max(now, 1), most: MOST_POINTS }),
    ask((api) => api.changes({ sorts: SORTS, most: MOST_CHANGES })),
  ]);
  return { now, series, changes: changes.changes };
}

export default function TimelinePanel() {
  const { value, failed, again } = usePolled(happened);
  if (value === null) return failed ? <Failed onAgain={again} /> : <Skeleton rows={6} />;
  return <Board {...value} />;
}

function Board({ changes, now, series }: Awaited<ReturnType<typeof happened>>) {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const [range, setRange] = useState<Range>("360");
  const [opened, setOpened] = useState<Opened | null>(null);
  const room = useRef<HTMLDivElement>(null);
  const [roomWidth] = useSize(room);
  const items = useMemo(() => itemsOf(scenario, { now, marks: series.marks, changes }), [scenario, now, series, changes]);
  const track: Track = { ...spanOf(Number(range), now, items, endOf(scenario)), width: Math.max(1, roomWidth - NAMES_PX), now };
  const open = (item: Item, element: HTMLElement) => {
    const { bottom, left } = element.getBoundingClientRect();
    if (item.index !== null) setOpened({ index: item.index, at: { x: left, y: bottom } });
    else show(item, scenario);
  };
  const lanes = LANES.filter((name) => name === "faults" || name === "acts" || items.some(({ lane }) => lane === name));
  return (
    <section className={style["timeline"]} aria-label={words("timeline.name")}>
      <Tools items={items} range={range} onRange={setRange} onAdded={setOpened} />
      <div className={style["lanes"]} ref={room}>
        <Axis track={track} />
        <LoadLane series={series} track={track} />
        {lanes.map((name) => (
          <Lane
            key={name}
            name={name}
            items={items.filter(({ lane }) => lane === name)}
            track={track}
            onOpen={open}
            onMove={moveItem}
            onRemove={removeItem}
          />
        ))}
        <Now track={track} />
      </div>
      {opened === null ? null : <Settings {...opened} scenario={scenario} onClose={() => setOpened(null)} />}
    </section>
  );
}

/** The entry whose settings are shown, and where. */
interface Opened {
  readonly index: number;
  readonly at: { readonly x: number; readonly y: number };
}
const endOf = ({ duration }: Scenario): number | null => {
  const parsed = duration === undefined ? null : parseDuration(duration);
  return parsed?.ok === true ? parsed.value : null;
};
function show({ change, lane, mark }: Item, scenario: Scenario): void {
  if (lane === "objectives") return setView({ dockTab: "objectives" });
  const things =
    change !== null ? [change.thing] : mark === null ? [] : mark.act === "edit" ? [...(mark.things ?? [])] : [...placesOf(mark, scenario)];
  select(things);
  requestAnimationFrame(() => reveal(things));
}
function moveItem({ entry, index }: Item, { by, longer }: Move): void {
  if (entry === null || index === null) return;
  const length = lengthOf(entry);
  const at = writeDuration(Math.max(0, startOf(entry) + by));
  const lasts = length === null || longer === 0 ? {} : { for: writeDuration(Math.max(100_000, length + longer)) };
  edit((document) => changeEntry(document, index, { at, ...lasts }));
}
function removeItem({ index }: Item): void {
  if (index !== null) edit((document) => withoutEntry(document, index));
}

function Tools({
  items,
  range,
  onRange,
  onAdded,
}: {
  readonly items: readonly Item[];
  readonly range: Range;
  readonly onRange: (range: Range) => void;
  readonly onAdded: (opened: Opened) => void;
}) {
  const words = useWords();
  const byHand = entriesByHand(items);
  const room = useRef<HTMLDivElement>(null);
  // What was planned stands at once with its settings: whom, when and how much is asked there.
  const added = (index: number) => {
    const { bottom, left } = known(room.current, "the bar of the timeline").getBoundingClientRect();
    onAdded({ index, at: { x: left, y: bottom } });
  };
  return (
    <div className={style["tools"]} ref={room}>
      <AddMenu onAdded={added} />
      <Button small icon="copy" disabled={byHand.length === 0} onClick={() => keep(byHand)}>
        {byHand.length === 0 ? words("timeline.keep") : words("timeline.keepCount", { count: byHand.length })}
      </Button>
      <span className={style["hint"]}>{words("timeline.hint")}</span>
      <Segmented
        label={words("timeline.range")}
        value={range}
        options={RANGES.map((value) => ({ value, label: words(`timeline.range.${value}`) }))}
        onChange={onRange}
      />
    </div>
  );
}
/** As one step: what the document cannot hold (a node that is gone) is left out. */
function keep(entries: readonly TimelineEntry[]): void {
  let count = 0;
  edit((document) =>
    entries.reduce((before, entry) => {
      const { id, scenario } = addEntry(before, entry);
      if (id !== "") count++;
      return scenario;
    }, document),
  );
  toast({ icon: "clock", key: "kept", title: translate("timeline.kept", { count }) });
}

const PX_A_TICK = 90;
/** Of a tick's time, half of the chip of now, and the word at the end. */
const LABEL_PX = 46;
const CHIP_PX = 24;
const PLANNED_PX = 64;
function Axis({ track }: { readonly track: Track }) {
  const words = useWords();
  const ticks = timeTicks(track.from, track.to, Math.max(2, Math.floor(track.width / PX_A_TICK)));
  const now = placeOf(track, track.now);
  const isCovered = (x: number): boolean => (x > now - LABEL_PX - CHIP_PX && x < now + CHIP_PX) || x > track.width - PLANNED_PX - LABEL_PX;
  return (
    <div className={style["axis"]} aria-hidden>
      {ticks.map((at) => (
        <time key={at} style={{ left: NAMES_PX + placeOf(track, at) }} data-planned={at > track.now}>
          {isCovered(placeOf(track, at)) ? "" : timeLabel(at)}
        </time>
      ))}
      {track.now < track.to ? <span>{words("timeline.planned")}</span> : null}
    </div>
  );
}
/** The line of now: left of it is what happened, right of it what is planned. */
function Now({ track }: { readonly track: Track }) {
  const at = placeOf(track, track.now);
  if (at < 0 || at > track.width) return null;
  return (
    <>
      <div className={style["future"]} style={{ left: NAMES_PX + at }} aria-hidden />
      <div className={style["now"]} style={{ left: NAMES_PX + at }} aria-hidden>
        <time>{timeLabel(track.now, true)}</time>
      </div>
    </>
  );
}

interface SettingsProps extends Opened {
  readonly scenario: Scenario;
  readonly onClose: () => void;
}
function Settings({ index, at, scenario, onClose }: SettingsProps) {
  const words = useWords();
  const entry = scenario.timeline?.[index];
  if (entry === undefined) return null;
  const remove = () => {
    onClose();
    edit((document) => withoutEntry(document, index));
  };
  return (
    <PanelAt wide at={at} label={words("timeline.settings")} onClose={onClose}>
      <EntryForm entry={entry} index={index} />
      <div className={style["foot"]}>
        <Button small variant="quiet" icon="trash" onClick={remove}>
          {words("timeline.remove")}
        </Button>
      </div>
    </PanelAt>
  );
}
