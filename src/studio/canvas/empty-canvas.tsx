// What stands on an empty board: what would be here, and two ways to begin.
import { useWords } from "../i18n/language.ts";
import { setView } from "../view/view-store.ts";
import { Button } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { addInMiddle } from "./adding.ts";

import styles from "./canvas.module.css";

export function EmptyCanvas() {
  const words = useWords();
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
