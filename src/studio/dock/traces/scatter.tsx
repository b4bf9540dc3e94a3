// Duration over time: a dot a trace, a cross where it failed, the faults behind. A click opens the nearest trace, dragging a box filters by
// time and duration, a double click takes the box away. The table beside it is the same for who cannot see or point.
import { memo, useMemo, useRef, useState, type PointerEvent } from "react";

import type { Mark, TraceList, TraceRow } from "../../../engine/telemetry/views/records.ts";
import { useWords } from "../../i18n/language.ts";
import { whole } from "../../i18n/numbers.ts";
import { setView, useView } from "../../view/view-store.ts";
import { filterTraces, type Span, type TraceFilter } from "../dock-store.ts";
import { bandsOf, momentsOf } from "../metrics/marks.ts";
import { PlotBack } from "../metrics/plot-back.tsx";
import { TimeChip } from "../metrics/plot-front.tsx";
import { timeLabel, timeTicks } from "../metrics/ticks.ts";
import { useSize } from "../use-size.ts";
import { durationTicks, nearestTrace, type ScatterScale, scatterPaths, scatterScale, tickName } from "./scatter-model.ts";

import styles from "./scatter.module.css";

interface ScatterProps {
  readonly dots: TraceList;
  readonly shown: Span;
  readonly now: number;
  readonly marks: readonly Mark[];
  readonly filter: TraceFilter;
}
export function Scatter({ dots, shown, now, marks, filter }: ScatterProps) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [width, height] = useSize(box);
  const ticks = useMemo(() => durationTicks(dots.rows), [dots]);
  const scale = useMemo(() => scatterScale(shown, ticks, width, height), [shown, ticks, width, height]);
  const pointer = usePointer(dots.rows, scale);
  const open = useView((view) => view.openTrace);
  const opened = open === null ? undefined : dots.rows.find(({ id }) => id === open);
  const more = dots.matched > dots.rows.length;
  return (
    <section className={styles["scatter"]} aria-label={words("traces.scatter")}>
      <div className={styles["title"]}>
        <h3>{words("traces.scatter")}</h3>
        <span>
          {more ? words("traces.newestDots", { shown: whole(dots.rows.length), of: whole(dots.matched) }) : words("traces.logScale")}
        </span>
        <Keys />
      </div>
      <div ref={box} className={styles["plot"]} {...pointer.handlers}>
        {width < 80 || height < 50 ? null : (
          <svg width={width} height={height} role="img" aria-label={words("traces.scatterAlt", { count: dots.rows.length })}>
            <Dots rows={dots.rows} scale={scale} marks={marks} now={now} />
            <Box scale={scale} filter={filter} drag={pointer.drag} />
            {opened === undefined ? null : <Opened row={opened} scale={scale} />}
            {pointer.near === null ? null : (
              <circle className={styles["near"]} cx={scale.x(pointer.near.startedAt)} cy={scale.y(pointer.near.duration)} r={6} />
            )}
            <Cross scale={scale} />
          </svg>
        )}
      </div>
    </section>
  );
}

function Keys() {
  const words = useWords();
  return (
    <span className={styles["keys"]} aria-hidden>
      <svg width="7" height="7">
        <circle cx="3.5" cy="3.5" r="3" fill="var(--healthy)" />
      </svg>
      {words("outcome.ok")}
      <svg width="8" height="8">
        <path d="M1.5 1.5l5 5m0-5l-5 5" stroke="var(--failing-mid)" strokeWidth="1.5" />
      </svg>
      {words("traces.failed")}
    </span>
  );
}

interface DotsProps {
  readonly rows: readonly TraceRow[];
  readonly scale: ScatterScale;
  readonly marks: readonly Mark[];
  readonly now: number;
}
const Dots = memo(function Dots({ rows, scale, marks, now }: DotsProps) {
  const words = useWords();
  const { shown, left, right, bottom } = scale;
  const paths = useMemo(() => scatterPaths(rows, scale), [rows, scale]);
  return (
    <>
      <PlotBack
        scale={scale}
        bands={bandsOf(marks, shown, now, words)}
        moments={momentsOf(marks, shown, words)}
        warmup={0}
        since={0}
        warmupName=""
        unknownName=""
      />
      {scale.ticks.map((ms, index) => (
        <g key={ms}>
          <path className={index === 0 ? styles["base"] : styles["grid"]} d={`M${left} ${Math.round(scale.y(ms * 1000)) + 0.5}H${right}`} />
          <text className={styles["tick"]} x={left - 6} y={scale.y(ms * 1000) + 3.5} textAnchor="end">
            {tickName(ms)}
          </text>
        </g>
      ))}
      {timeTicks(shown.from, shown.to, (right - left) / 62).map((t) => (
        <text key={t} className={styles["tick"]} x={scale.x(t)} y={bottom + 14} textAnchor="middle">
          {scale.x(t) > right - 12 ? "" : timeLabel(t)}
        </text>
      ))}
      <path className={styles["ok"]} d={paths.ok} />
      <path className={styles["bad"]} d={paths.failed} />
    </>
  );
});

function Opened({ row, scale }: { readonly row: TraceRow; readonly scale: ScatterScale }) {
  const x = scale.x(row.startedAt);
  const y = scale.y(row.duration);
  return (
    <>
      <circle className={styles["opened"]} cx={x} cy={y} r={6.5} />
      <circle cx={x} cy={y} r={3} fill={row.outcome === "ok" ? "var(--healthy)" : "var(--failing-mid)"} />
    </>
  );
}

interface Drag {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}
function Box({ scale, filter, drag }: { readonly scale: ScatterScale; readonly filter: TraceFilter; readonly drag: Drag | null }) {
  const box = drag ?? (filter.from === null ? null : boxOf(filter, scale));
  if (box === null) return null;
  const x = Math.max(scale.left, scale.x(box.from));
  const y = scale.y(box.high);
  const right = Math.min(scale.right, scale.x(box.to));
  return <rect className={styles["box"]} x={x} y={y} width={Math.max(2, right - x)} height={Math.max(2, scale.y(box.low) - y)} />;
}
const boxOf = (filter: TraceFilter, { shown }: ScatterScale): Drag => ({
  from: filter.from ?? shown.from,
  to: filter.to ?? shown.to,
  low: filter.minDuration ?? 1,
  high: filter.maxDuration ?? Infinity,
});

function Cross({ scale }: { readonly scale: ScatterScale }) {
  const at = useView((view) => view.crosshair);
  if (at === null || at < scale.shown.from || at > scale.shown.to) return null;
  return (
    <>
      <path className={styles["cross"]} d={`M${scale.x(at)} ${scale.top}V${scale.bottom}`} />
      <TimeChip x={scale.x(at)} y={scale.bottom + 3} text={timeLabel(at)} right={scale.right} />
    </>
  );
}

const DRAG_PX = 4;
function usePointer(rows: readonly TraceRow[], scale: ScatterScale) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [near, setNear] = useState<TraceRow | null>(null);
  const place = (event: PointerEvent<HTMLElement>) => {
    const rect = event.currentTarget.getBoundingClientRect();
    const x = Math.min(scale.right, Math.max(scale.left, event.clientX - rect.left));
    return { x, y: Math.min(scale.bottom, Math.max(scale.top, event.clientY - rect.top)) };
  };
  const boxTo = (a: { x: number; y: number }, b: { x: number; y: number }): Drag => ({
    from: scale.t(Math.min(a.x, b.x)),
    to: scale.t(Math.max(a.x, b.x)),
    low: scale.us(Math.max(a.y, b.y)),
    high: scale.us(Math.min(a.y, b.y)),
  });
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      from.current = place(event);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const at = place(event);
      setView({ crosshair: scale.t(at.x) });
      const start = from.current;
      setNear(start === null ? nearestTrace(rows, scale, at.x, at.y) : null);
      if (start !== null && Math.hypot(at.x - start.x, at.y - start.y) > DRAG_PX) setDrag(boxTo(start, at));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const start = from.current;
      from.current = null;
      setDrag(null);
      if (start === null) return;
      const at = place(event);
      if (Math.hypot(at.x - start.x, at.y - start.y) > DRAG_PX) filterBy(boxTo(start, at));
      else {
        const row = nearestTrace(rows, scale, at.x, at.y);
        if (row !== null) setView({ openTrace: row.id });
      }
    },
    onPointerCancel: () => {
      from.current = null;
      setDrag(null);
    },
    onPointerLeave: () => {
      setNear(null);
      if (from.current === null) setView({ crosshair: null });
    },
    onDoubleClick: () => filterTraces({ from: null, to: null, minDuration: null, maxDuration: null }),
  };
  return { drag, near, handlers };
}
const filterBy = ({ from, to, low, high }: Drag): void =>
  filterTraces({ from: Math.floor(from), to: Math.ceil(to), minDuration: Math.floor(low), maxDuration: Math.ceil(high) });
