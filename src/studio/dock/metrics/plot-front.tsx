// What answers the pointer and the keys before a chart: the one crosshair with its time chip, dragging a stretch to zoom, a click for the
// traces of a moment. To a screen reader it is a slider over time whose value is read out. Follows the crosshair without drawing lines anew.
import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";

import { useWords } from "../../i18n/language.ts";
import { setView, useView, view } from "../../view/view-store.ts";
import { setDock, type Span } from "../dock-store.ts";
import { type ChartModel, lineName, rowAt } from "./chart-model.ts";
import { valueText } from "./measure.ts";
import type { PlotScale } from "./plot-scale.ts";
import { timeLabel, timeTicks } from "./ticks.ts";
import { draggedWindow } from "./window.ts";

import styles from "./plot.module.css";

interface PlotFrontProps {
  readonly model: ChartModel;
  readonly scale: PlotScale;
  readonly name: string;
  readonly zoomed: boolean;
  /** A click on a moment; undefined: nothing opens here. */
  readonly onPick?: ((t: number) => void) | undefined;
}
const DRAG_PX = 4;
/** A click waits so long for its second half where a double click means something. */
const DOUBLE_MS = 260;

export function PlotFront({ model, scale, name, zoomed, onPick }: PlotFrontProps) {
  const words = useWords();
  const crosshair = useView((state) => state.crosshair);
  const { drag, handlers } = usePointer({ model, scale, zoomed, onPick });
  const at = crosshair === null || crosshair < scale.shown.from || crosshair > scale.shown.to ? null : crosshair;
  const row = at === null ? null : rowAt(model.rows, at);
  const text = at === null ? words("metrics.noMoment") : spoken(model, at, words);
  return (
    // Arrow keys move the crosshair and Enter does what a click does.
    <div
      className={`${styles["layer"]} ${styles["front"]}`}
      role="slider"
      tabIndex={0}
      aria-label={words("metrics.crosshair", { chart: name })}
      aria-valuemin={Math.floor(scale.shown.from / 1e6)}
      aria-valuemax={Math.ceil(scale.shown.to / 1e6)}
      aria-valuenow={Math.round((at ?? scale.shown.to) / 1e6)}
      aria-valuetext={text}
      {...handlers}
    >
      <svg width="100%" height="100%" aria-hidden>
        <TimeLabels scale={scale} hidden={at} />
        {drag === null ? null : <Dragged drag={drag} scale={scale} />}
        {at === null ? null : (
          <>
            <path className={styles["cross"]} d={`M${scale.x(at)} ${scale.top}V${scale.bottom}`} />
            {row === null ? null : model.lines.map((line) => point(line, row, at, scale))}
            <TimeChip x={scale.x(at)} y={scale.bottom + 2} text={timeLabel(at)} right={scale.right} />
          </>
        )}
      </svg>
    </div>
  );
}

/** Room that a moment's label needs, px. */
const TIME_ROOM = 40;
const MOST_TIMES = 9;
/** Below so many µs the seconds have a fraction. */
const ROUGH = 3e6;
function TimeLabels({ scale, hidden }: { readonly scale: PlotScale; readonly hidden: number | null }) {
  const { shown, left, right, bottom } = scale;
  const fine = shown.to - shown.from < ROUGH;
  const covered = hidden === null ? Number.NEGATIVE_INFINITY : scale.x(hidden);
  return timeTicks(shown.from, shown.to, Math.min(MOST_TIMES, (right - left) / TIME_ROOM))
    .filter((t) => Math.abs(scale.x(t) - covered) > 37 && scale.x(t) < right - 2)
    .map((t) => (
      <text key={t} className={styles["tick"]} x={scale.x(t)} y={bottom + 13} textAnchor="middle">
        {timeLabel(t, fine)}
      </text>
    ));
}

function point(line: ChartModel["lines"][number], row: NonNullable<ReturnType<typeof rowAt>>, at: number, scale: PlotScale) {
  const value = row[line.key];
  if (value === null || value === undefined) return null;
  const y = line.right === true ? scale.yRight(value) : scale.y(value);
  return <circle key={line.key} className={styles["point"]} cx={scale.x(at)} cy={y} r={3} fill={line.colour} />;
}

function spoken(model: ChartModel, at: number, words: ReturnType<typeof useWords>): string {
  const row = rowAt(model.rows, at);
  const values = model.lines.map((line) => `${lineName(line, words)} ${valueText(row?.[line.key] ?? null, line.measure)}`);
  return [timeLabel(at), ...values].join(", ");
}

/** The moment on its plate, black in the light theme and white in the dark one. */
export function TimeChip({ x, y, text, right }: { readonly x: number; readonly y: number; readonly text: string; readonly right: number }) {
  const width = text.length * 6.1 + 8;
  const middle = Math.min(x, right + 10 - width / 2);
  return (
    <g>
      <rect className={styles["chip"]} x={middle - width / 2} y={y} width={width} height={15} rx={3} />
      <text className={styles["chipText"]} x={middle} y={y + 11} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

function Dragged({ drag, scale }: { readonly drag: Span; readonly scale: PlotScale }) {
  const a = Math.max(scale.left, scale.x(drag.from));
  const b = Math.min(scale.right, scale.x(drag.to));
  return <rect className={styles["drag"]} x={a} y={scale.top} width={Math.max(0, b - a)} height={scale.bottom - scale.top} />;
}

type PointerInput = Pick<PlotFrontProps, "model" | "scale" | "zoomed" | "onPick">;
function usePointer({ model, scale, zoomed, onPick }: PointerInput) {
  const from = useRef<{ readonly x: number; readonly t: number } | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [drag, setDrag] = useState<Span | null>(null);
  const moment = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return { x, t: scale.t(Math.min(scale.right, Math.max(scale.left, x))) };
  };
  const pick = (t: number) => {
    clearTimeout(waiting.current);
    if (onPick === undefined) return;
    if (zoomed) waiting.current = setTimeout(() => onPick(t), DOUBLE_MS);
    else onPick(t);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      from.current = moment(event);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { x, t } = moment(event);
      setView({ crosshair: t });
      const start = from.current;
      if (start !== null && Math.abs(x - start.x) > DRAG_PX) setDrag({ from: Math.min(start.t, t), to: Math.max(start.t, t) });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const start = from.current;
      from.current = null;
      setDrag(null);
      if (start === null) return;
      const { x, t } = moment(event);
      const zoom = Math.abs(x - start.x) > DRAG_PX ? draggedWindow(start.t, t, scale.shown) : null;
      if (zoom !== null) setDock({ zoom });
      else if (Math.abs(x - start.x) <= DRAG_PX) pick(t);
    },
    onPointerCancel: () => {
      from.current = null;
      setDrag(null);
    },
    onPointerLeave: () => from.current === null && setView({ crosshair: null }),
    onDoubleClick: () => {
      clearTimeout(waiting.current);
      setDock({ zoom: null });
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => onKey(event, model, scale, onPick),
  };
  return { drag, handlers };
}

/** ← → a window, with Shift ten; Home, End; + and − zoom around the crosshair; Enter as a click; Escape lets go. */
function onKey(event: KeyboardEvent<HTMLElement>, { rows }: ChartModel, { shown }: PlotScale, onPick: PlotFrontProps["onPick"]): void {
  const at = view().crosshair ?? rows.at(-1)?.t ?? shown.to;
  const here = rows.reduce((best, row, index) => (Math.abs(row.t - at) < Math.abs((rows[best]?.t ?? 0) - at) ? index : best), 0);
  const far = event.shiftKey ? 10 : 1;
  const to = { ArrowLeft: here - far, ArrowRight: here + far, Home: 0, End: rows.length - 1 }[event.key];
  const width = shown.to - shown.from;
  if (to !== undefined) setView({ crosshair: rows[Math.min(rows.length - 1, Math.max(0, to))]?.t ?? null });
  else if (event.key === "+" || event.key === "=") setDock({ zoom: draggedWindow(at - width / 4, at + width / 4, shown) ?? shown });
  else if (event.key === "-") setDock({ zoom: null });
  else if (event.key === "Enter") onPick?.(at);
  else if (event.key === "Escape") setView({ crosshair: null });
  else return;
  event.preventDefault();
}
