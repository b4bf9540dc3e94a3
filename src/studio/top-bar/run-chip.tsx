// The state of the run as a mark and a word. All words share one place, so that the bar stands still when the state changes.
import { useWords } from "../i18n/language.ts";
import { useRun } from "../run/run-store.ts";
import { classes } from "../widgets/classes.ts";
import { RunMark, StatusMark } from "../widgets/status-mark.tsx";

import styles from "./top-bar.module.css";

const STATES = ["running", "paused", "finished", "failed", "loading"] as const;

export function RunChip() {
  const words = useWords();
  const state = useRun((run) => run.state);
  return (
    <span className={classes(styles["chip"], state === "failed" && styles["failed"])}>
      {STATES.map((each) => (
        <span key={each} className={classes(styles["face"], each !== state && styles["ghost"])} aria-hidden={each !== state}>
          {each === "failed" ? <StatusMark status="failing" size={11} /> : <RunMark state={each} />}
          <span className={styles["chipWord"]}>{words(`shell.state.${each}`)}</span>
        </span>
      ))}
    </span>
  );
}
