// One lane of the timeline: its name, and its bars and moments along the track.
import type { KeyboardEvent } from "react";

import { useWords } from "../../i18n/language.ts";
import { classes } from "../../widgets/classes.ts";
import { Icon, type IconName } from "../../widgets/icons.tsx";
import { textWidth } from "../text-width.ts";
import { itemWords } from "./item-words.ts";
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
  troubles: "activity",
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
  return (
    <div className={style["lane"]} role="group" aria-label={words(`timeline.lane.${name}`)}>
      <div className={style["name"]}>
        <Icon name={ICONS[name]} size={13} />
        <span>{words(`timeline.lane.${name}`)}</span>
        <small>{items.length}</small>
      </div>
      <div className={style["track"]} style={{ height: 8 + rows * 26 }}>
        {items
          .filter(({ from, to }) => from <= track.to && Math.max(to, from) >= track.from)
          .map((item) => (
            <Bar key={item.key} item={item} room={roomAfter(item, items, track)} track={track} {...acts} />
          ))}
      </div>
    </div>
  );
}

/** Pixels from the start of an item to the next in its row. */
function roomAfter(item: Item, items: readonly Item[], track: Track): number {
  const at = items.indexOf(item);
  const next = items.find(({ row }, i) => i > at && row === item.row);
  return next === undefined ? Infinity : placeOf(track, next.from) - placeOf(track, item.from);
}

const SECOND = 1e6;
const LEAST_PX = 4;
const DIAMOND_PX = 16;
interface BarProps extends Omit<LaneProps, "name" | "items"> {
  readonly item: Item;
  readonly room: number;
}
function Bar({ item, room, track, onMove, onOpen, onRemove }: BarProps) {
  const words = useWords();
  const { move, grab, wasDragged } = useDrag((track.to - track.from) / Math.max(1, track.width), (by) => onMove(item, by));
  const isMoment = item.to === item.from;
  const isPlan = item.index !== null;
  const left = Math.max(-2, placeOf(track, item.from + move.by));
  const end = item.to === Infinity ? Math.max(track.now, item.from) : item.to + move.longer;
  const right = Math.min(track.width + 2, placeOf(track, end + move.by));
  const width = Math.max(LEAST_PX, right - left);
  const { spoken, what, whom } = itemWords(item, words);
  const inside = !isMoment && textWidth(`${what} · ${whom}`, 6.2, 11) + 14 < width;
  const name = isMoment ? `${what} ${whom}` : what;
  const beside = !inside && (isMoment ? DIAMOND_PX : width) + textWidth(name, 6.2, 11) + 8 < room;
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
      style={{ left, top: 4 + item.row * 26, width: isMoment ? undefined : width }}
      data-lane={item.lane}
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
        {inside ? <span className={style["label"]}>{`${what} · ${whom}`}</span> : null}
      </button>
      {isPlan && !isMoment && item.to !== Infinity ? (
        <span className={style["handle"]} title={words("timeline.end")} onPointerDown={(event) => grab(event, "end")} />
      ) : null}
      {beside ? (
        <span className={style["beside"]} aria-hidden>
          {name}
        </span>
      ) : null}
    </div>
  );
}
