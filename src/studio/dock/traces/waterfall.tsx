// The calls of a trace, one row each, as a tree over one time axis. Arrow keys walk and fold, [ and ] fold and unfold all, + looks closer at
// the selected call, − shows the whole again, Escape lets go. Only the rows in sight exist.
import { useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent, type RefObject } from "react";

import { useWords } from "../../i18n/language.ts";
import { setView, useView } from "../../view/view-store.ts";
import type { Span } from "../dock-store.ts";
import { useServiceColours } from "../service-colours.ts";
import { useSize } from "../use-size.ts";
import { useWindowed } from "../use-windowed.ts";
import { branchesOf, rowsOf, visibleFor } from "./rows.ts";
import { lastsUntil } from "./span-tree.ts";
import { offsetTicks, timeScale } from "./time-scale.ts";
import type { TraceModel } from "./trace-model.ts";
import { WaterfallHead } from "./waterfall-head.tsx";
import { around, keyAct, toggled } from "./waterfall-keys.ts";
import { WATERFALL_ROW, WaterfallRow } from "./waterfall-row.tsx";

import styles from "./waterfall.module.css";

interface WaterfallProps {
  readonly model: TraceModel;
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}
export function Waterfall({ model, selected, onSelect }: WaterfallProps) {
  const words = useWords();
  const { root } = model;
  const whole = useMemo<Span>(() => ({ from: root.moments.sent, to: Math.max(lastsUntil(root), root.moments.sent + 1) }), [root]);
  const [zoom, setZoom] = useState<Span | null>(null);
  const { rows, fold, foldAll } = useFolding(model, selected, onSelect);
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const [width] = useSize(plot);
  const scale = useMemo(() => timeScale(zoom ?? whole, width), [zoom, whole, width]);
  const ticks = useMemo(() => offsetTicks(root.moments.sent, scale.shown), [root, scale]);
  const windowed = useWindowed(box, rows.length, WATERFALL_ROW);
  const colours = useServiceColours();
  const at = rows.findIndex((row) => row.node.span.id === selected);
  useShown(model, selected, at, windowed.show);
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keyAct(event.key, rows, at);
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (act.kind === "select") onSelect(act.id);
    else if (act.kind === "fold") fold(act.id);
    else if (act.kind === "all") foldAll(act.fold);
    else if (act.kind === "zoom") setZoom(act.closer ? around(rows[at], whole) : null);
    else setView({ openTrace: null });
  };
  return (
    <div className={styles["waterfall"]} style={{ "--depth": model.depth } as CSSProperties}>
      <WaterfallHead model={model} whole={whole} zoom={zoom} scale={scale} ticks={ticks} onZoom={setZoom} plot={plot} colours={colours} />
      <div
        className={styles["body"]}
        onPointerMove={(event) => cursorTo(event, plot.current, scale.t)}
        onPointerLeave={() => setView({ crosshair: null })}
      >
        <div
          ref={box}
          className={styles["rows"]}
          role="treegrid"
          tabIndex={0}
          aria-label={words("traces.waterfall")}
          aria-rowcount={rows.length}
          aria-activedescendant={at < 0 ? undefined : rowId(selected)}
          onKeyDown={onKeyDown}
        >
          <div role="presentation" style={{ height: windowed.before }} />
          {rows.slice(windowed.first, windowed.end).map((row, index) => (
            <WaterfallRow
              key={row.node.span.id}
              id={rowId(row.node.span.id)}
              row={row}
              index={windowed.first + index}
              selected={row.node.span.id === selected}
              scale={scale}
              ticks={ticks}
              critical={model.critical.get(row.node.span.id) ?? EMPTY}
              colours={colours}
              onSelect={onSelect}
              onFold={fold}
            />
          ))}
          <div role="presentation" style={{ height: windowed.after }} />
        </div>
        <Cursor x={scale.x} right={scale.right} left={plot} />
      </div>
    </div>
  );
}
const NONE: ReadonlySet<string> = new Set();
const EMPTY: readonly never[] = [];
const rowId = (span: string): string => `span-${span}`;

/** What is folded away; a selection that would be hidden goes to the call that hides it. */
function useFolding({ root }: TraceModel, selected: string, onSelect: (id: string) => void) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(NONE);
  const rows = useMemo(() => rowsOf(root, folded), [root, folded]);
  const take = (next: ReadonlySet<string>) => {
    setFolded(next);
    onSelect(visibleFor(root, selected, next));
  };
  return { rows, fold: (id: string) => take(toggled(folded, id)), foldAll: (all: boolean) => take(all ? branchesOf(root) : NONE) };
}

/** Scrolls to the span that is selected when a trace opens, and after that to what the keys select. */
function useShown(model: TraceModel, selected: string, at: number, show: (index: number, where: "auto" | "center") => void): void {
  const before = useRef<{ model: TraceModel; selected: string } | null>(null);
  useEffect(() => {
    const { model: lastModel, selected: last } = before.current ?? {};
    if (lastModel === model && last === selected) return;
    before.current = { model, selected };
    if (at >= 0) show(at, lastModel === model ? "auto" : "center");
  });
}

function cursorTo(event: PointerEvent, plot: HTMLElement | null, t: (x: number) => number): void {
  const left = plot?.getBoundingClientRect().left ?? 0;
  if (event.clientX >= left) setView({ crosshair: t(event.clientX - left) });
  else setView({ crosshair: null });
}

/** The one crosshair, over all rows. */
function Cursor({
  x,
  right,
  left,
}: {
  readonly x: (t: number) => number;
  readonly right: number;
  readonly left: RefObject<HTMLElement | null>;
}) {
  const at = useView((view) => view.crosshair);
  const place = at === null ? -1 : x(at);
  if (place < 1 || place > right) return null;
  return <div className={styles["cursor"]} style={{ left: (left.current?.offsetLeft ?? 0) + place }} aria-hidden />;
}
