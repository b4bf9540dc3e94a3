// The virtual clock: hours to milliseconds, the last drawn smaller. It is the run's own time, never a wall clock's.
import { useWords } from "../i18n/language.ts";
import { clock } from "../i18n/numbers.ts";
import { useRun } from "../run/run-store.ts";

import styles from "./top-bar.module.css";

export function Clock() {
  const words = useWords();
  const text = useRun((run) => clock(run.now, true));
  return (
    <span className={styles["clock"]} role="timer" aria-live="off" aria-label={words("shell.clock", { time: text })}>
      {text.slice(0, -4)}
      <small>{text.slice(-4)}</small>
    </span>
  );
}
