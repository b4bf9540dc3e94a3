// What lies behind the lines of a chart: warm-up, what is not known, bands of faults and single acts, their names above the plot.
import { memo } from "react";

import { type Band, type Moment, placedNames } from "./marks.ts";
import type { PlotScale } from "./plot-scale.ts";

import styles from "./plot.module.css";

/** All that it needs to know of a plot. */
export type Ground = Pick<PlotScale, "left" | "right" | "top" | "bottom" | "shown" | "x">;

interface PlotBackProps {
  readonly scale: Ground;
  readonly bands: readonly Band[];
  readonly moments: readonly Moment[];
  /** End of the warm-up, µs; 0: there is none. */
  readonly warmup: number;
  /** Where what is known begins, µs. */
  readonly since: number;
  readonly warmupName: string;
  readonly unknownName: string;
}
export const PlotBack = memo(function PlotBack(props: PlotBackProps) {
  const { scale, bands, moments, warmup, since } = props;
  const { top, bottom, left, right } = scale;
  const x = (t: number) => Math.min(right, Math.max(left, scale.x(t)));
  const names = placedNames(
    [...bands.map(({ id, from, label }) => ({ id, x: x(from), label })), ...moments.map(({ id, at, label }) => ({ id, x: x(at), label }))],
    right + 10,
  );
  const height = bottom - top;
  return (
    <>
      {warmup > scale.shown.from ? <Shade x={left} to={x(warmup)} scale={scale} name={props.warmupName} kind="warmup" /> : null}
      {since > scale.shown.from ? <Shade x={left} to={x(since)} scale={scale} name={props.unknownName} kind="unknown" /> : null}
      {bands.map((band) => (
        <g key={band.id}>
          <rect className={styles["band"]} x={x(band.from)} y={top} width={x(band.to) - x(band.from)} height={height} />
          <rect className={styles["cap"]} x={x(band.from)} y={top} width={x(band.to) - x(band.from)} height={2} />
          {scale.x(band.from) >= left ? <path className={styles["act"]} d={`M${x(band.from)} ${top}V${bottom}`} /> : null}
        </g>
      ))}
      {moments.map((moment) => (
        <path key={moment.id} className={styles["act"]} strokeDasharray="3 2" d={`M${x(moment.at)} ${top}V${bottom}`} />
      ))}
      {names.map((name) => (
        <text key={name.id} className={styles["name"]} x={name.x} y={top - 5}>
          {name.label}
        </text>
      ))}
    </>
  );
});

interface ShadeProps {
  readonly x: number;
  readonly to: number;
  readonly scale: Ground;
  readonly name: string;
  readonly kind: "warmup" | "unknown";
}
function Shade({ x, to, scale, name, kind }: ShadeProps) {
  const width = to - x;
  if (width <= 0) return null;
  return (
    <g>
      <rect className={styles[kind]} x={x} y={scale.top} width={width} height={scale.bottom - scale.top} />
      {width > 56 ? (
        <text className={styles["shadeName"]} x={x + 5} y={scale.top + 12}>
          {name}
        </text>
      ) : null}
    </g>
  );
}
