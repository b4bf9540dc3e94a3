// The hatchings that say a thing without its colour, once a page: charts and waterfalls name them by `url(#…)`.
// Waiting leans right, an injected delay leans left, failure is finer; services from the ninth on are striped.
import { memo } from "react";

import { SERIES } from "./service-colours.ts";

export const HATCH = { queue: "url(#hatch-queue)", injected: "url(#hatch-injected)", failed: "url(#hatch-failed)" } as const;

interface HatchProps {
  readonly id: string;
  readonly size: number;
  readonly angle: number;
  readonly ground: string;
  readonly line: string;
  readonly width: number;
}
const Hatch = ({ id, size, angle, ground, line, width }: HatchProps) => (
  <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform={`rotate(${angle})`}>
    <rect width={size} height={size} fill={ground} />
    <rect width={width} height={size} fill={line} />
  </pattern>
);

export const Patterns = memo(function Patterns() {
  return (
    <svg width="0" height="0" style={{ position: "absolute" }} aria-hidden>
      <defs>
        <Hatch id="hatch-queue" size={5} angle={45} ground="var(--degraded-soft)" line="var(--t-queue)" width={2} />
        <Hatch id="hatch-injected" size={5} angle={-45} ground="var(--fault-soft)" line="var(--fault-mid)" width={1.8} />
        <Hatch id="hatch-failed" size={4} angle={45} ground="var(--failing-soft)" line="var(--failing-mid)" width={1.4} />
        {Array.from({ length: SERIES }, (_, index) => (
          <Hatch
            key={index}
            id={`stripes-${index + 1}`}
            size={4}
            angle={45}
            ground={`var(--s${index + 1})`}
            line="var(--surface)"
            width={1.3}
          />
        ))}
      </defs>
    </svg>
  );
});
