// The plum pill that says what a person did to a node or route: the effect, and how long it will last.
import type { ActiveFault } from "../../../engine/telemetry/views/live.ts";
import { useWords } from "../../i18n/language.ts";
import { useRun } from "../../run/run-store.ts";
import { faultText, secondsLeft } from "./fault-text.ts";

import styles from "./fault-pill.module.css";

interface FaultPillProps {
  readonly faults: readonly ActiveFault[];
  /** Replicas that were killed by hand. */
  readonly killed: number;
  /** There is little room. */
  readonly short?: boolean;
}
export function FaultPill({ faults, killed, short = false }: FaultPillProps) {
  const words = useWords();
  const first = faults[0];
  const left = useRun((run) => (first === undefined ? null : secondsLeft(first, run.now)));
  const told = (killed > 0 ? 1 : 0) + (first === undefined ? 0 : 1);
  if (told === 0) return null;
  const effects = [
    ...(first === undefined
      ? []
      : [
          left === null
            ? faultText(first, words)
            : words(short ? "canvas.leftShort" : "canvas.left", { effect: faultText(first, words), seconds: left }),
        ]),
    ...(killed > 0 ? [words("canvas.killed", { count: killed })] : []),
    ...(faults.length > 1 ? [words("canvas.moreFaults", { count: faults.length - 1 })] : []),
  ];
  return (
    <span className={styles["pill"]}>
      <svg width="11" height="11" viewBox="0 0 16 16" aria-hidden>
        <path d="M8.9 1.5 3 9.2h4.3l-.8 5.3 6.3-8H8.4z" fill="currentColor" />
      </svg>
      {effects.join(" · ")}
    </span>
  );
}
