// What is seen when the engine failed: that it did, why, and two ways on. The page and the document stay as they were.
import { useWords } from "../i18n/language.ts";
import { controls } from "../run/controls.ts";
import { useRun } from "../run/run-store.ts";
import { Button } from "../widgets/button.tsx";
import { StatusMark } from "../widgets/status-mark.tsx";
import { copyReport } from "./failure-report.ts";

import styles from "./top-bar.module.css";

export function FailureBanner() {
  const words = useWords();
  const failure = useRun((run) => run.failure);
  const failed = useRun((run) => run.state === "failed");
  if (failure === null || !failed) return null;
  return (
    <div className={styles["banner"]} role="alert">
      <StatusMark status="failing" size={14} />
      <div className={styles["bannerText"]}>
        <strong>{words(`shell.failed.${failure.code}`)}</strong>
        <p>{failure.message}</p>
      </div>
      <Button small icon="copy" onClick={() => void copyReport(failure)}>
        {words("shell.copyReport")}
      </Button>
      <Button small icon="reset" variant="primary" onClick={() => void controls.restart()}>
        {words("shell.restart")}
      </Button>
    </div>
  );
}
