// Where time went, as one bar in the looks of the waterfall: waiting hatched, injected hatched the other way, network grey, back-off dotted.
import { HATCH } from "../patterns.tsx";
import { PHASES, type Phase, type Phases, total } from "./breakdown.ts";

const FILL: Readonly<Record<Phase, string>> = {
  queue: HATCH.queue,
  injected: HATCH.injected,
  network: "var(--t-network)",
  backoff: "var(--surface)",
  held: HATCH.queue,
  work: "var(--t-work)",
};

export function PhaseSwatch({ phase, size = 10 }: { readonly phase: Phase; readonly size?: number }) {
  const dotted = phase === "backoff";
  return (
    <svg width={size} height={size} aria-hidden style={{ flex: "none" }}>
      {dotted ? (
        <rect x=".5" y=".5" width={size - 1} height={size - 1} fill="none" stroke="var(--t-backoff)" strokeDasharray="2 1.5" />
      ) : (
        <rect width={size} height={size} rx="2" fill={FILL[phase]} />
      )}
    </svg>
  );
}

interface PhaseBarProps {
  readonly phases: Phases;
  readonly width: number;
  readonly height: number;
  /** µs that the full width stands for; more than the sum leaves a grey rest. */
  readonly of?: number;
  /** µs behind the phases, in grey: calls of others. */
  readonly calls?: number;
  readonly gap?: number;
}
export function PhaseBar({ phases, width, height, of, calls = 0, gap = 1.5 }: PhaseBarProps) {
  const whole = Math.max(1, of ?? total(phases) + calls);
  const parts = PHASES.filter((phase) => phases[phase] > 0).map((phase, index, shown) => {
    const before = shown.slice(0, index).reduce((sum, one) => sum + phases[one], 0);
    const wide = (phases[phase] / whole) * width;
    return { phase, x: (before / whole) * width, wide: Math.max(1, wide - gap) };
  });
  const x = (total(phases) / whole) * width;
  const clip = `phases-${width}-${height}`;
  return (
    <svg width={width} height={height} aria-hidden style={{ flex: "none" }}>
      <clipPath id={clip}>
        <rect width={width} height={height} rx={Math.min(3, height / 4)} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {of === undefined ? null : <rect width={width} height={height} fill="var(--line)" />}
        {parts.map(({ phase, x: left, wide }) =>
          phase === "backoff" ? (
            <rect
              key={phase}
              x={left + 0.5}
              y={0.5}
              width={Math.max(1, wide - 1)}
              height={height - 1}
              fill="var(--surface)"
              stroke="var(--t-backoff)"
              strokeDasharray="2 1.5"
            />
          ) : (
            <rect key={phase} x={left} width={wide} height={height} fill={FILL[phase]} />
          ),
        )}
        {calls > 0 ? <rect x={x} width={Math.max(1, width - x)} height={height} fill="var(--line-strong)" /> : null}
      </g>
    </svg>
  );
}
