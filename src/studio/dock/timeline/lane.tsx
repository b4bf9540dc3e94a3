// One lane of the timeline: its name, and its bars and moments along the track.
import type { KeyboardEvent } from "react";

import { useWords } from "../../i18n/language.ts";
import { classes } from "../../widgets/classes.ts";
import { Icon, type IconName } from "../../widgets/icons.tsx";
import { type ItemWords, itemWords } from "./item-words.ts";
import { type Label, labelsOf } from "./labels.ts";
import { type Item, type LaneName, MOST_ROWS } from "./timeline-model.ts";
import { type Move, useDrag } from "./use-drag.ts";

import style from "./timeline.module.css";

const ICONS: Readonly<Record<LaneName, IconName>> = {
  faults: "fault",
  acts: "target",
  deploys: "import",
  scaling: "scale",
  config: "config",
  breakers: "link",
  objectives: "objective",
  troubles: "trouble",
};
export interface Track {
  readonly from: number;
  readonly to: number;
  /** In pixels. */
  readonly width: number;
  readonly now: number;
}
export const placeOf = ({ from, to, width }: Track, us: number): number => ((us - from) / (to - from)) * width;

interface LaneProps {
  readonly name: LaneName;
  readonly items: readonly Item[];
  readonly track: Track;
  readonly onOpen: (item: Item, element: HTMLElement) => void;
  readonly onMove: (item: Item, move: Move) => void;
  readonly onRemove: (item: Item) => void;
}
export function Lane({ name, items, track, ...acts }: LaneProps) {
  const words = useWords();
  const rows = Math.min(MOST_ROWS, Math.max(1, ...items.map(({ row }) => row + 1)));
  const shown = items
    .filter(({ from, to }) => from <= track.to && Math.max(to, from) >= track.from)
    .map((item) => ({ item, said: itemWords(item, words) }));
  const labels = labelled(shown, track);
  return (
    <div className={style["lane"]} role="group" aria-label={words(`timeline.lane.${name}`)}>
      <div className={style["name"]}>
        <Icon name={ICONS[name]} size={13} />
        <span>{words(`timeline.lane.${name}`)}</span>
        <small>{items.length}</small>
      </div>
      <div className={style["track"]} style={{ height: 8 + rows * 26 }}>
        {shown.map(({ item, said }) => (
          <Bar key={item.key} item={item} said={said} label={labels.get(item) ?? null} track={track} {...acts} />
        ))}
      </div>
    </div>
  );
}

interface Said {
  readonly item: Item;
  readonly said: ItemWords;
}
/** The names of a lane, row by row. */
function labelled(shown: readonly Said[], track: Track): ReadonlyMap<Item, Label | null> {
  const labels = new Map<Item, Label | null>();
  for (let row = 0; row < MOST_ROWS; row++) {
    const inRow = shown.filter(({ item }) => item.row === row);
    const named = inRow.map(({ item, said }) => ({ ...edgesOf(item, track), full: said.full, short: said.short }));
    labelsOf(named, placeOf(track, track.now), track.width).forEach((label, i) => labels.set((inRow[i] as Said).item, label));
  }
  return labels;
}
/** In pixels; a bar can always be seen. */
function edgesOf({ from, to }: Item, track: Track, by = 0, longer = 0): { readonly left: number; readonly right: number } {
  const left = Math.max(-2, placeOf(track, from + by));
  if (to === from) return { left, right: left };
  const end = to === Infinity ? Math.max(track.now, from) : to + longer;
  return { left, right: Math.max(left + LEAST_PX, Math.min(track.width + 2, placeOf(track, end + by))) };
}

const SECOND = 1e6;
const LEAST_PX = 4;
interface BarProps extends Omit<LaneProps, "name" | "items">, Said {
  readonly label: Label | null;
}
function Bar({ item, label, said, track, onMove, onOpen, onRemove }: BarProps) {
  const words = useWords();
  const { move, grab, wasDragged } = useDrag((track.to - track.from) / Math.max(1, track.width), (by) => onMove(item, by));
  const isMoment = item.to === item.from;
  const isPlan = item.index !== null;
  const { left, right } = edgesOf(item, track, move.by, move.longer);
  const { spoken } = said;
  const keys = (event: KeyboardEvent) => {
    const by = (event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0) * (event.shiftKey ? 10 : 1) * SECOND;
    if (!isPlan || (by === 0 && event.key !== "Delete" && event.key !== "Backspace")) return;
    event.preventDefault();
    event.stopPropagation();
    if (by === 0) onRemove(item);
    else onMove(item, event.altKey ? { by: 0, longer: by } : { by, longer: 0 });
  };
  return (
    <div
      className={style["item"]}
      style={{ left, top: 4 + item.row * 26, width: isMoment ? undefined : right - left }}
      data-lane={item.lane}
      data-tone={item.change?.to}
      data-state={item.state}
    >
      <button
        type="button"
        className={classes(isMoment ? style["moment"] : style["bar"], isPlan && style["movable"])}
        aria-label={spoken}
        title={spoken}
        onKeyDown={keys}
        onPointerDown={(event) => isPlan && grab(event, "body")}
        onClick={(event) => wasDragged() || onOpen(item, event.currentTarget)}
      >
        {isMoment ? <span className={style["diamond"]} /> : null}
        {label?.place === "inside" ? <span className={style["label"]}>{label.text}</span> : null}
      </button>
      {isPlan && !isMoment && item.to !== Infinity ? (
        <span className={style["handle"]} title={words("timeline.end")} onPointerDown={(event) => grab(event, "end")} />
      ) : null}
      {label === null || label.place === "inside" ? null : (
        <span className={style[label.place]} aria-hidden>
          {label.text}
        </span>
      )}
    </div>
  );
}
