// The head of the waterfall: the whole trace in small with a brush over what is shown, five ticks, and the moment at the crosshair.
import { memo, useMemo, useRef, type PointerEvent, type RefObject } from "react";

import { useWords } from "../../i18n/language.ts";
import { useView } from "../../view/view-store.ts";
import type { Span } from "../dock-store.ts";
import { fillOf, type ServiceColour } from "../service-colours.ts";
import { everySpan } from "./span-tree.ts";
import { offsetName, type TimeScale, timeScale } from "./time-scale.ts";
import type { TraceModel } from "./trace-model.ts";

import styles from "./waterfall.module.css";

interface WaterfallHeadProps {
  readonly model: TraceModel;
  readonly whole: Span;
  readonly zoom: Span | null;
  readonly scale: TimeScale;
  readonly ticks: readonly number[];
  readonly onZoom: (zoom: Span | null) => void;
  readonly plot: RefObject<HTMLDivElement | null>;
  readonly colours: ReadonlyMap<string, ServiceColour>;
}
const HIGH = 22;

export function WaterfallHead({ model, whole, zoom, scale, ticks, onZoom, plot, colours }: WaterfallHeadProps) {
  const words = useWords();
  const all = useMemo(() => timeScale(whole, scale.width), [whole, scale.width]);
  const brush = useBrush(whole, zoom, all, onZoom);
  const from = all.x((zoom ?? whole).from);
  const to = all.x((zoom ?? whole).to);
  return (
    <div className={styles["head"]}>
      <div className={styles["headName"]}>{words("traces.serviceAndOperation")}</div>
      <div ref={plot} className={styles["headPlot"]}>
        {scale.width < 40 ? null : (
          <svg width={scale.width} height={40} aria-hidden {...brush}>
            <Small model={model} scale={all} colours={colours} />
            <rect className={styles["brush"]} x={from} y={1.5} width={Math.max(2, to - from)} height={HIGH} />
            <rect className={styles["handle"]} x={from - 2} y={8} width={4} height={9} rx={2} />
            <rect className={styles["handle"]} x={to - 2} y={8} width={4} height={9} rx={2} />
            <Ticks ticks={ticks} scale={scale} start={whole.from} />
          </svg>
        )}
      </div>
    </div>
  );
}

/** Every call as a line of its colour; a trace of a thousand calls has a thousand thin lines, drawn once. */
const Small = memo(function Small({ model, scale, colours }: Pick<WaterfallHeadProps, "model" | "scale" | "colours">) {
  const calls = [...everySpan(model.root)];
  const step = Math.min(1.35, (HIGH - 3) / calls.length);
  return calls.map(({ span, moments }, index) => (
    <rect
      key={span.id}
      x={scale.x(moments.sent)}
      y={3 + index * step}
      width={Math.max(1.5, scale.x(moments.settled) - scale.x(moments.sent))}
      height={Math.min(1, step)}
      fill={span.outcome === "ok" ? fillOf(colours, span.node) : "var(--failing-mid)"}
    />
  ));
});

function Ticks({ ticks, scale, start }: { readonly ticks: readonly number[]; readonly scale: TimeScale; readonly start: number }) {
  const at = useView((view) => view.crosshair);
  const place = at === null || at < scale.shown.from || at > scale.shown.to ? null : scale.x(at);
  const chip = at === null ? "" : offsetName(rounded(at - start));
  const wide = chip.length * 6.1 + 8;
  return (
    <>
      {apart(ticks, scale, start).map(({ t, x, name }) => {
        const covered = place !== null && Math.abs(x - place) < wide / 2 + 22;
        return covered ? null : (
          <text key={t} className={styles["tick"]} x={x < 8 ? 4 : x} y={36} textAnchor={x < 8 ? "start" : "middle"}>
            {name}
          </text>
        );
      })}
      {place === null ? null : (
        <g>
          <rect className={styles["chip"]} x={Math.max(0, place - wide / 2)} y={25} width={wide} height={14} rx={3} />
          <text className={styles["chipText"]} x={Math.max(wide / 2, place)} y={35.5} textAnchor="middle">
            {chip}
          </text>
        </g>
      )}
    </>
  );
}

interface Named {
  readonly t: number;
  readonly x: number;
  readonly name: string;
}
const LETTER_PX = 6.1;
/** The ticks whose names fit beside one another: in a narrow waterfall not all do. */
function apart(ticks: readonly number[], scale: TimeScale, start: number): readonly Named[] {
  const shown: Named[] = [];
  let free = -Infinity;
  for (const t of ticks) {
    const [x, name] = [scale.x(t), offsetName(t - start)];
    const half = (name.length * LETTER_PX) / 2;
    if (x - half < free) continue;
    free = x + half + LETTER_PX;
    shown.push({ t, x, name });
  }
  return shown;
}

/** To the digit that a pixel is worth: a moment read off by eye has no more. */
const rounded = (us: number): number => (Math.abs(us) < 1e5 ? Math.round(us / 100) * 100 : Math.round(us / 1000) * 1000);

const NEAR_PX = 7;
type Grip = { readonly kind: "new" | "left" | "right" } | { readonly kind: "pan"; readonly zoom: Span; readonly at: number };
/** Dragging an end moves it, dragging the window pans it, dragging elsewhere draws a new one; a double click shows the whole. */
function useBrush(whole: Span, zoom: Span | null, all: TimeScale, onZoom: WaterfallHeadProps["onZoom"]) {
  const grip = useRef<(Grip & { readonly x: number }) | null>(null);
  const place = (event: PointerEvent<SVGElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left;
  const least = (whole.to - whole.from) / 500;
  return {
    onPointerDown: (event: PointerEvent<SVGElement>) => {
      const x = place(event);
      const shown = zoom ?? whole;
      const inside = zoom !== null && x > all.x(zoom.from) && x < all.x(zoom.to);
      const near = (t: number) => Math.abs(x - all.x(t)) < NEAR_PX;
      if (near(shown.from)) grip.current = { kind: "left", x };
      else if (near(shown.to)) grip.current = { kind: "right", x };
      else grip.current = inside ? { kind: "pan", zoom, at: all.t(x), x } : { kind: "new", x };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<SVGElement>) => {
      const held = grip.current;
      const x = place(event);
      if (held === null || Math.abs(x - held.x) < 3) return;
      onZoom(brushed(held, all.t(held.x), all.t(x), zoom ?? whole, whole, least));
    },
    onPointerUp: () => {
      grip.current = null;
    },
    onPointerCancel: () => {
      grip.current = null;
    },
    onDoubleClick: () => onZoom(null),
  };
}

function brushed(held: Grip, start: number, t: number, shown: Span, whole: Span, least: number): Span {
  if (held.kind === "pan") {
    const by = Math.min(whole.to - held.zoom.to, Math.max(whole.from - held.zoom.from, t - held.at));
    return { from: held.zoom.from + by, to: held.zoom.to + by };
  }
  if (held.kind === "left") return { from: Math.min(t, shown.to - least), to: shown.to };
  if (held.kind === "right") return { from: shown.from, to: Math.max(t, shown.from + least) };
  return { from: Math.min(start, t), to: Math.max(start, t, Math.min(start, t) + least) };
}
