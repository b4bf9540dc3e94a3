// The lines, areas, grid and axes of one chart, drawn by Recharts: no animation, no dots, nothing that answers the pointer.
// Drawn anew only when its rows or its window change; what follows the pointer lies above it (plot-front.tsx), with the time labels,
// since the crosshair's chip takes the place of those it would cover.
import { memo, useMemo } from "react";
import { Area, CartesianGrid, ComposedChart, Line as Curve, XAxis, YAxis } from "recharts";

import type { Span } from "../dock-store.ts";
import { type ChartModel, floorOf, type Line, topOf } from "./chart-model.ts";
import { axisLabel } from "./measure.ts";
import { leftPad, PAD, rightPad } from "./plot-scale.ts";

import styles from "./plot.module.css";

const MARGIN = { top: PAD.top, right: 0, bottom: 0, left: 0 } as const;
const TICK = { className: styles["tick"] as string };

interface PlotLinesProps {
  readonly model: ChartModel;
  readonly shown: Span;
  readonly width: number;
  readonly height: number;
}
export const PlotLines = memo(function PlotLines({ model, shown, width, height }: PlotLinesProps) {
  const left = leftPad(model);
  const right = rightPad(model);
  const domain = useMemo<[number, number]>(() => [shown.from, shown.to], [shown]);
  const top = topOf(model);
  const range = useMemo<[number, number]>(() => [floorOf(model), top], [model, top]);
  const margin = useMemo(() => ({ ...MARGIN, right: model.rightTicks === null ? right : 0 }), [model.rightTicks, right]);
  return (
    <ComposedChart width={width} height={height} data={model.rows as Row[]} margin={margin} accessibilityLayer={false} tabIndex={-1}>
      <CartesianGrid vertical={false} stroke="var(--line-faint)" />
      <XAxis
        dataKey="t"
        type="number"
        domain={domain}
        allowDataOverflow
        height={PAD.bottom}
        tick={false}
        tickLine={false}
        axisLine={{ stroke: "var(--line-strong)" }}
      />
      <YAxis
        type="number"
        scale={model.log ? "log" : "linear"}
        domain={range}
        allowDataOverflow
        ticks={model.ticks as number[]}
        interval={0}
        width={left}
        tick={TICK}
        tickFormatter={(value: number) => axisLabel(value, model.measure)}
        tickLine={false}
        tickMargin={4}
        axisLine={false}
      />
      {model.rightTicks === null ? null : (
        <YAxis
          yAxisId="right"
          orientation="right"
          type="number"
          domain={[0, model.rightTicks.at(-1) ?? 1]}
          allowDataOverflow
          ticks={model.rightTicks as number[]}
          interval={0}
          width={right}
          tick={TICK}
          tickFormatter={(value: number) => axisLabel(value, "amount")}
          tickLine={false}
          tickMargin={4}
          axisLine={false}
        />
      )}
      {model.lines.filter(({ fill }) => fill !== undefined).map(area)}
      {model.lines.map(curve)}
    </ComposedChart>
  );
});
type Row = ChartModel["rows"][number];

const area = (line: Line) => (
  <Area
    key={`area ${line.key}`}
    dataKey={line.key}
    type="linear"
    stroke="none"
    fill={line.fill ?? "none"}
    fillOpacity={line.fillOpacity ?? 1}
    isAnimationActive={false}
    dot={false}
    activeDot={false}
  />
);
const curve = (line: Line) => (
  <Curve
    key={line.key}
    dataKey={line.key}
    {...(line.right === true ? { yAxisId: "right" } : {})}
    type="linear"
    stroke={line.colour}
    strokeWidth={line.width}
    {...(line.dash === undefined ? {} : { strokeDasharray: line.dash })}
    strokeLinejoin="round"
    isAnimationActive={false}
    dot={false}
    activeDot={false}
  />
);
