// The drawing of one call: its pieces from bars.ts in pixels, and the figure or the reason beside them.
import { type ReactNode } from "react";

import { HATCH } from "../patterns.tsx";
import { textWidth } from "../text-width.ts";
import { type Piece, piecesOf } from "./bars.ts";
import { beginsAt, type SpanNode } from "./span-tree.ts";
import type { TimeScale } from "./time-scale.ts";

import styles from "./waterfall.module.css";

const TOP = 8;
const TALL = 10;
const LEAST = 2.5;

interface RowBarsProps {
  readonly node: SpanNode;
  readonly vain: Piece | null;
  readonly fill: string;
  readonly scale: TimeScale;
  readonly ticks: readonly number[];
  readonly critical: readonly (readonly [from: number, to: number])[];
  readonly height: number;
  readonly label: string;
  readonly took: string;
  readonly failed: boolean;
}
export function RowBars({ node, vain, fill, scale, ticks, critical, height, label, took, failed }: RowBarsProps) {
  const { shown, right, width } = scale;
  const x = (t: number) => Math.min(right, Math.max(1, scale.x(t)));
  const seen = (from: number, to: number) => to >= shown.from && from <= shown.to;
  const end = Math.max(node.moments.settled, vain === null ? 0 : Math.min(vain.to, shown.to));
  const visible = seen(beginsAt(node), end);
  return (
    <svg width={width} height={height} aria-hidden>
      {ticks.map((t) => (
        <path key={t} className={styles["grid"]} d={`M${scale.x(t)} 0V${height}`} />
      ))}
      {piecesOf(node).map((piece, index) => (seen(piece.from, piece.to) ? draw(piece, index, x, fill) : null))}
      {node.span.outcome === "timeout" && seen(node.moments.settled, node.moments.settled) ? (
        <path className={styles["timeout"]} d={`M${x(node.moments.settled)} ${TOP - 3}V${TOP + TALL + 3}`} />
      ) : null}
      {critical.map(([from, to]) =>
        seen(from, to) ? (
          <rect
            key={from}
            className={styles["critical"]}
            x={x(from)}
            y={TOP + TALL + 2.5}
            width={Math.max(2, x(to) - x(from))}
            height={2}
          />
        ) : null,
      )}
      {visible ? <Label left={x(beginsAt(node))} right={x(end)} width={width} text={label} short={took} failed={failed} /> : null}
    </svg>
  );
}

function draw({ kind, from, to }: Piece, key: number, x: (t: number) => number, fill: string): ReactNode {
  const left = x(from);
  const right = Math.max(x(to), left + LEAST);
  const common = { x: left, y: TOP, width: right - left, height: TALL };
  const middle = TOP + TALL / 2;
  if (kind === "line")
    return (
      <g key={key} className={styles["line"]}>
        <path d={`M${left} ${middle}H${right}`} />
        <path d={`M${left + 0.7} ${TOP + 2}V${TOP + TALL - 2}M${right - 0.7} ${TOP + 2}V${TOP + TALL - 2}`} />
      </g>
    );
  if (kind === "queue") return <rect key={key} {...common} rx={2} fill={HATCH.queue} stroke="var(--t-queue)" strokeWidth={0.8} />;
  if (kind === "failed")
    return <rect key={key} {...common} width={Math.max(3, right - left)} rx={1.5} fill={HATCH.failed} stroke="var(--failing-mid)" />;
  if (kind === "backoff") return <rect key={key} {...common} className={styles["backoff"]} />;
  if (kind === "topic") return <rect key={key} {...common} y={TOP + 2} height={TALL - 4} fill={HATCH.queue} className={styles["topic"]} />;
  if (kind === "held") return <rect key={key} {...common} fill={HATCH.queue} className={styles["held"]} />;
  if (kind === "vain") return <rect key={key} {...common} rx={2} fill={fill} className={styles["vain"]} />;
  if (kind === "injected")
    return (
      <g key={key}>
        <rect {...common} y={TOP + 1} height={TALL - 2} rx={1.5} fill={HATCH.injected} stroke="var(--fault-mid)" strokeWidth={0.8} />
        {right - left > 18 ? <Bolt x={(left + right) / 2 - 7} /> : null}
      </g>
    );
  return <rect key={key} {...common} rx={2} fill={fill} />;
}

const Bolt = ({ x }: { readonly x: number }) => (
  <g transform={`translate(${x} ${TOP - 2})`}>
    <rect width="14" height="14" rx="3" fill="var(--fault-mid)" />
    <path d="M7.8 2 3.5 7.8h3l-.5 4.2 4.4-5.7h-3z" fill="var(--ink-on-accent)" />
  </g>
);

/** Width of a letter of the label; the reason is in the text face, the figure in the data face. */
const LETTER = 6;
const SQUARE = 11;
interface LabelProps {
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly text: string;
  readonly short: string;
  readonly failed: boolean;
}
/** Behind the bar; before it where there is no room; the figure alone where the reason fits nowhere. */
function Label({ left, right, width, text, short, failed }: LabelProps) {
  const mark = failed ? 15 : 0;
  const room = (said: string) => textWidth(said, LETTER, SQUARE) + mark + 6;
  const behind = right + room(text) <= width;
  const before = !behind && left - room(text) > 0;
  const said = behind || before ? text : short;
  const x = before ? left - 6 - mark : right + 6 + mark;
  return (
    <>
      {failed ? (
        <g transform={`translate(${before ? left - 17 : right + 5} ${TOP - 0.5})`}>
          <path d="M3.4.3h4.2l3 3v4.2l-3 3H3.4l-3-3V3.3z" fill="var(--failing)" />
          <path d="m3.7 3.7 3.6 3.6M7.3 3.7 3.7 7.3" stroke="var(--surface)" strokeWidth={1.2} />
        </g>
      ) : null}
      <text
        className={failed && said !== short ? styles["reason"] : styles["took"]}
        x={x}
        y={TOP + 9}
        textAnchor={before ? "end" : "start"}
      >
        {said}
      </text>
    </>
  );
}
