// Our marks of a state: the shape says it without the colour. Decorative: the word stands beside it, or `label` names it.
import type { ReactNode } from "react";

import type { Status } from "../../engine/telemetry/views/live.ts";
import type { RunState } from "../../worker/protocol.ts";

export type MarkName = Status | "starting" | "fault";

const line = { fill: "none", strokeLinecap: "round", strokeLinejoin: "round" } as const;
const SHAPES: Readonly<Record<MarkName, ReactNode>> = {
  healthy: (
    <>
      <circle cx="7" cy="7" r="6.3" fill="var(--healthy)" />
      <path d="m4.2 7.2 2 2 3.7-4" stroke="var(--surface)" strokeWidth="1.5" {...line} />
    </>
  ),
  degraded: (
    <>
      <path d="M7 .9 13.5 12.6H.5z" fill="var(--degraded)" stroke="var(--degraded)" strokeWidth=".8" strokeLinejoin="round" />
      <path d="M7 5v3.4" stroke="var(--surface)" strokeWidth="1.5" {...line} />
      <circle cx="7" cy="10.6" r=".9" fill="var(--surface)" />
    </>
  ),
  failing: (
    <>
      <path d="M4.4.7h5.2l3.7 3.7v5.2l-3.7 3.7H4.4L.7 9.6V4.4z" fill="var(--failing)" />
      <path d="m4.8 4.8 4.4 4.4M9.2 4.8 4.8 9.2" stroke="var(--surface)" strokeWidth="1.5" {...line} />
    </>
  ),
  stopped: (
    <>
      <rect x="1.5" y="1.5" width="11" height="11" rx="1" fill="var(--stopped)" />
      <rect x="5" y="5" width="4" height="4" fill="var(--surface)" />
    </>
  ),
  starting: (
    <>
      <circle cx="7" cy="7" r="5.5" fill="none" stroke="var(--line-strong)" strokeWidth="1.6" />
      <path d="M7 1.5A5.5 5.5 0 0 1 12.5 7" stroke="var(--healthy)" strokeWidth="1.8" {...line} />
    </>
  ),
  fault: (
    <>
      <rect width="14" height="14" rx="3" fill="var(--fault-mid)" />
      <path d="M7.8 2 3.5 7.8h3l-.5 4.2 4.4-5.7h-3z" fill="var(--ink-on-accent)" />
    </>
  ),
};

export interface MarkProps {
  readonly size?: number;
  /** The accessible name where no word stands beside it. */
  readonly label?: string;
}
export function StatusMark({ status, size = 13, label }: MarkProps & { readonly status: MarkName }) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" {...named(label)}>
      {SHAPES[status]}
    </svg>
  );
}
/** For an SVG: a picture with a name, or hidden. */
export const named = (label: string | undefined) =>
  label === undefined ? ({ "aria-hidden": true } as const) : ({ role: "img", "aria-label": label } as const);

const RUN_SHAPES: Readonly<Record<RunState | "loading", ReactNode>> = {
  running: <path d="M1 .5v7L7.5 4z" fill="var(--healthy)" />,
  paused: <path d="M1 0h2.2v8H1zM4.8 0H7v8H4.8z" fill="var(--ink-2)" />,
  loading: <circle cx="4" cy="4" r="3" fill="none" stroke="var(--ink-3)" strokeDasharray="2 1.5" />,
  finished: <rect width="8" height="8" fill="var(--ink-2)" />,
  failed: <path d="M2.5.4h3l2.1 2.1v3L5.5 7.6h-3L.4 5.5v-3z" fill="var(--failing)" />,
};
/** The small sign before the run's state. */
export function RunMark({ state, size = 8 }: { readonly state: RunState | "loading"; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 8 8" aria-hidden>
      {RUN_SHAPES[state]}
    </svg>
  );
}
