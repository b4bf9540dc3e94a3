// How a call ended, as a mark: filled disc ok, clock timeout, burst rejected, cross error, slash refused or cancelled.
import type { ReactNode } from "react";

import type { Outcome } from "../../engine/telemetry/live.ts";
import { named, type MarkProps } from "./status-mark.tsx";

const bad = { stroke: "var(--failing-mid)", strokeWidth: 1.6, strokeLinecap: "round", fill: "none" } as const;
const SHAPES: Readonly<Record<Outcome, ReactNode>> = {
  ok: (
    <>
      <circle cx="7" cy="7" r="5.2" fill="var(--healthy)" />
      <path d="m4.7 7.1 1.6 1.6 3-3.2" fill="none" stroke="var(--surface)" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  clientError: (
    <>
      <circle cx="7" cy="7" r="5" fill="none" stroke="var(--degraded)" strokeWidth="1.6" />
      <path d="M7 4.4v3M7 9.4v.1" stroke="var(--degraded)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  serverError: <path d="m3 3 8 8M11 3l-8 8" {...bad} strokeWidth={2} />,
  timeout: (
    <>
      <circle cx="7" cy="7" r="5.2" {...bad} />
      <path d="M7 4.2V7l2 1.4" {...bad} />
    </>
  ),
  rejected: (
    <>
      <path d="M4.6 4.6 2.3 2.3M4 7H1M7 4V1M4.6 9.4l-2.3 2.3M9.4 4.6l2.3-2.3M7 10v3M9.4 9.4l2.3 2.3M10 7h3" {...bad} strokeWidth={1.4} />
      <circle cx="7" cy="7" r="2" fill="var(--failing-mid)" />
    </>
  ),
  refused: (
    <>
      <circle cx="7" cy="7" r="5.2" {...bad} />
      <path d="M3.6 10.4l6.8-6.8" {...bad} />
    </>
  ),
  cancelled: (
    <>
      <circle cx="7" cy="7" r="5.2" fill="none" stroke="var(--stopped)" strokeWidth="1.6" strokeDasharray="2.2 1.6" />
      <path d="M4.6 7h4.8" stroke="var(--stopped)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
};

export function OutcomeMark({ outcome, size = 12, label }: MarkProps & { readonly outcome: Outcome }) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" {...named(label)}>
      {SHAPES[outcome]}
    </svg>
  );
}
