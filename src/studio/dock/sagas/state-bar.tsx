// How many sagas are in which state, each a filter; and what is lost.
import { SAGA_STATES, type SagaState, type SagasView } from "../../../engine/telemetry/views/saga-view.ts";
import { useWords } from "../../i18n/language.ts";
import { tally } from "../../i18n/numbers.ts";
import { StatusMark } from "../../widgets/status-mark.tsx";
import { MARK_OF } from "./marks.ts";

import styles from "./sagas-panel.module.css";

interface StateBarProps {
  readonly view: SagasView;
  readonly state: SagaState | null;
  readonly onChange: (state: SagaState | null) => void;
}
export function StateBar({ view, state, onChange }: StateBarProps) {
  const words = useWords();
  const lost = Object.values(view.counts).reduce((sum, counts) => sum + counts.lost, 0);
  return (
    <div className={styles["bar"]}>
      <div className={styles["states"]} role="group" aria-label={words("saga.states")}>
        {SAGA_STATES.map((one) => (
          <button
            key={one}
            type="button"
            className={styles["state"]}
            aria-pressed={state === one}
            onClick={() => onChange(state === one ? null : one)}
          >
            <StatusMark status={MARK_OF[one]} size={12} />
            {words(`saga.state.${one}`)}
            <b>{Object.values(tally(view.by[one])).join("")}</b>
          </button>
        ))}
      </div>
      {lost > 0 ? <span className={styles["warn"]}>{words("saga.lost", { count: Object.values(tally(lost)).join("") })}</span> : null}
      {view.up ? null : <span className={styles["warn"]}>{words(view.durable ? "saga.halted" : "saga.down")}</span>}
    </div>
  );
}
