// The seed of the run's random draws, a setting of the document: the same document and seed give the same run.
import { useDocument } from "../document/document-store.ts";
import { MAX_SEED, seedOf } from "../document/scenario-edits.ts";
import { useWords } from "../i18n/language.ts";
import { Button } from "../widgets/button.tsx";
import { NumberField } from "../widgets/number-field.tsx";
import { Popover } from "../widgets/popover.tsx";
import { changeSeed } from "./change-seed.ts";
import { newSeed } from "./new-seed.ts";

import styles from "./top-bar.module.css";

export function SeedControl() {
  const words = useWords();
  const seed = useDocument((state) => seedOf(state.scenario));
  const set = (value: number) => changeSeed(Math.round(value));
  return (
    <Popover
      label={words("shell.seed")}
      align="end"
      width={252}
      trigger={
        <button type="button" className={styles["seed"]} aria-label={words("shell.seedIs", { seed })}>
          <span>{words("shell.seed")}</span>
          <b>{seed}</b>
        </button>
      }
    >
      <div className={styles["seedForm"]}>
        <div className={styles["seedRow"]}>
          <NumberField label={words("shell.seed")} value={seed} min={0} max={MAX_SEED} isDefault={false} onCommit={set} />
          <Button small icon="new_seed" onClick={() => set(newSeed())}>
            {words("shell.newSeed")}
          </Button>
        </div>
        <p>{words("shell.seedHelp")}</p>
      </div>
    </Popover>
  );
}
