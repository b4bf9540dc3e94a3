// One replica as a cell of 13 px: its edge says the status, its filling how much of it is in work. Drawn, not written.
import type { ReactNode } from "react";

import type { InstanceLive } from "../../run/run-store.ts";

export type CellState = "healthy" | "degraded" | "ejected" | "failing" | "starting" | "draining" | "stopped" | "killed";

const MOSTLY_ERRORS = 0.5;
export function cellState(instance: InstanceLive): CellState {
  switch (instance.status) {
    case "STARTING":
      return "starting";
    case "UNHEALTHY":
      return "degraded";
    case "STOPPING":
      return "draining";
    case "STOPPED":
      return "stopped";
    case "CRASHED":
      return "killed";
    case "HEALTHY":
      if (instance.ejected > 0) return "ejected";
      if (instance.errorShare >= MOSTLY_ERRORS) return "failing";
      return instance.room > 0 && instance.waiting >= instance.room ? "degraded" : "healthy";
  }
}
/** The key of its state's word: what became of it, or that callers leave it out. */
export const stateWord = ({ status, ejected }: InstanceLive) =>
  status === "HEALTHY" && ejected > 0 ? ("instance.ejected" as const) : (`instance.${status}` as const);
export const fillOf = ({ busy, slots }: InstanceLive): number => (slots > 0 ? Math.min(1, busy / slots) : 0);

const box = { x: 1, y: 1, width: 11, height: 11, rx: 2 } as const;
/** The surface of the filling is flat until it reaches the rounded corners. */
function level(fill: number, colour: string): ReactNode {
  if (fill <= 0) return null;
  const top = 12 - 11 * fill;
  if (fill > 0.8) return <rect x="1" y={top} width="11" height={11 * fill} rx="2" fill={colour} />;
  const foot = Math.min(2, 12 - top);
  return <path d={`M1 ${top}H12V${12 - foot}a2 ${foot} 0 0 1-2 ${foot}H3a2 ${foot} 0 0 1-2-${foot}Z`} fill={colour} />;
}

const DRAWN: Readonly<Record<CellState, (fill: number) => ReactNode>> = {
  healthy: (fill) => (
    <>
      <rect {...box} fill="var(--healthy-soft)" />
      {level(fill, "var(--healthy)")}
      <rect {...box} fill="none" stroke="var(--healthy)" strokeWidth="1.2" />
    </>
  ),
  degraded: (fill) => (
    <>
      <rect {...box} fill="var(--degraded-soft)" />
      {level(fill, "var(--degraded)")}
      <rect {...box} fill="none" stroke="var(--degraded)" strokeWidth="1.3" strokeDasharray="2.5 1.4" />
      <path
        d="M6.5 3.5v3.5M6.5 9.3v.1"
        stroke={fill > 0.5 ? "var(--surface)" : "var(--degraded)"}
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </>
  ),
  ejected: () => (
    <>
      <rect {...box} fill="var(--surface)" stroke="var(--degraded)" strokeWidth="1.3" strokeDasharray="2.5 1.4" />
      <path d="M3.6 9.4h5.8M6.5 3.2 9.6 7H3.4Z" fill="var(--degraded)" stroke="var(--degraded)" strokeWidth="1.2" strokeLinejoin="round" />
    </>
  ),
  failing: () => (
    <>
      <path d="M4 .8h5L12.2 4v5L9 12.2H4L.8 9V4z" fill="var(--failing-soft)" stroke="var(--failing-mid)" strokeWidth="1.2" />
      <path d="m4.4 4.4 4.2 4.2M8.6 4.4 4.4 8.6" stroke="var(--failing)" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  starting: () => (
    <>
      <circle cx="6.5" cy="6.5" r="5.5" fill="none" stroke="var(--line-strong)" strokeWidth="1.4" />
      <path d="M6.5 1A5.5 5.5 0 0 1 12 6.5" fill="none" stroke="var(--healthy)" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
  draining: (fill) => (
    <>
      <rect {...box} fill="none" stroke="var(--stopped)" strokeWidth="1.2" strokeDasharray="2.5 1.4" />
      <rect x="2.6" y={10.4 - 7.8 * fill} width="7.8" height={7.8 * fill} fill="var(--stopped)" />
      <path d="M6.5 3v5M4.5 6.2l2 2 2-2" fill="none" stroke="var(--ink)" strokeWidth="1.2" />
    </>
  ),
  stopped: () => (
    <>
      <rect x="1" y="1" width="11" height="11" fill="none" stroke="var(--stopped)" strokeWidth="1.3" strokeDasharray="1.3 1.5" />
      <rect x="4.7" y="4.7" width="3.6" height="3.6" fill="var(--stopped)" />
    </>
  ),
  killed: () => (
    <>
      <rect x="1" y="1" width="11" height="11" fill="var(--surface)" stroke="var(--stopped)" strokeWidth="1.3" strokeDasharray="1.3 1.5" />
      <path d="m4 4 5 5M9 4 4 9" stroke="var(--failing-mid)" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
};

/** The title, shown on hover, names the replica and its numbers. */
export function ReplicaCell({
  state,
  fill,
  title,
  size = 13,
}: {
  readonly state: CellState;
  readonly fill: number;
  readonly title?: string;
  readonly size?: number;
}) {
  return (
    <svg width={size} height={size} viewBox="0 0 13 13" aria-hidden data-cell={state}>
      {title === undefined ? null : <title>{title}</title>}
      {DRAWN[state](fill)}
    </svg>
  );
}
