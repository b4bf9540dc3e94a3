// The state of an instance as its cell and word; a caller's opinion as a mark whose shape says it: filled uses, hollow does not, cornered is wrong.
import type { InstanceStatus } from "../../../engine/telemetry/views/live.ts";
import { type CellState, ReplicaCell } from "../../canvas/card/replica-cell.tsx";
import { useWords } from "../../i18n/language.ts";

import styles from "./registry-panel.module.css";

const CELLS: Readonly<Record<InstanceStatus, CellState>> = {
  STARTING: "starting",
  HEALTHY: "healthy",
  UNHEALTHY: "degraded",
  STOPPING: "draining",
  STOPPED: "stopped",
  CRASHED: "killed",
};

/** @param gone the word for null */
export function InstanceMark({ status, gone }: { readonly status: InstanceStatus | null; readonly gone: string }) {
  const words = useWords();
  if (status === null) return <span className={styles["nothing"]}>{gone}</span>;
  return (
    <span className={styles["status"]}>
      <ReplicaCell state={CELLS[status]} fill={0} title="" />
      {words(`instance.${status}`)}
    </span>
  );
}

/** @param label "" beside a word that says it already */
export function CallerMark({ uses, right, label }: { readonly uses: boolean; readonly right: boolean; readonly label: string }) {
  const colour = right ? (uses ? "var(--healthy)" : "var(--line-control)") : "var(--degraded)";
  return (
    <svg width="13" height="13" viewBox="0 0 13 13" {...(label === "" ? { "aria-hidden": true } : { role: "img", "aria-label": label })}>
      {label === "" ? null : <title>{label}</title>}
      {right ? (
        <circle cx="6.5" cy="6.5" r="4.2" fill={uses ? colour : "none"} stroke={colour} strokeWidth="1.3" />
      ) : (
        <path d="M6.5 1 12.4 11.6H.6Z" fill={uses ? colour : "none"} stroke={colour} strokeWidth="1.3" strokeLinejoin="round" />
      )}
    </svg>
  );
}
