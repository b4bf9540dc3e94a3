// What stands on an empty board: what would be here, and two ways to begin; of a recorded run that began so, that it will be drawn.
import { useDocument } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { controls } from "../run/controls.ts";
import { isReplay } from "../run/replay.ts";
import { useRun } from "../run/run-store.ts";
import { setView } from "../view/view-store.ts";
import { Button } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { addInMiddle } from "./adding.ts";

import styles from "./canvas.module.css";

export function EmptyCanvas() {
  const words = useWords();
  const run = useDocument((state) => state.scenario.run);
  const replays = useRun((state) => isReplay(run, state));
  if (replays)
    return (
      <div className={styles["empty"]}>
        <EmptyState icon="replay" title={words("canvas.empty.recorded")} text={words("canvas.empty.recordedText")}>
          <Button small variant="primary" icon="run" onClick={() => void controls.toggle()}>
            {words("shell.run")}
          </Button>
        </EmptyState>
      </div>
    );
  return (
    <div className={styles["empty"]}>
      <EmptyState icon="template" title={words("canvas.empty.title")} text={words("canvas.empty.text")}>
        <Button small variant="primary" onClick={() => setView({ leftOpen: true, leftTab: "templates" })}>
          {words("canvas.empty.templates")}
        </Button>
        <Button small onClick={() => addInMiddle("service")}>
          {words("canvas.empty.add")}
        </Button>
      </EmptyState>
    </div>
  );
}
