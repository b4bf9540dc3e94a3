// The steps of an orchestrator's busiest definition as a row of dots: where sagas are now, and where they are being undone.
import { Fragment } from "react";

import type { SagaLive, SagaPlace } from "../../../engine/telemetry/views/saga-view.ts";
import { useWords } from "../../i18n/language.ts";
import { tally, whole } from "../../i18n/numbers.ts";

import styles from "./card.module.css";

/** More do not fit; nor beside the number of those that are stuck. */
const MOST = 7;
const MOST_BESIDE = 5;

export function SagaSteps({ live }: { readonly live: SagaLive | null }) {
  const words = useWords();
  if (live === null) return null;
  const shown = live.steps.slice(0, live.stuck > 0 ? MOST_BESIDE : MOST);
  const title = live.steps
    .map(({ name, doing, undoing }) => words("canvas.sagaStep", { name, doing: whole(doing), undoing: whole(undoing) }))
    .join(words("why.comma"));
  return (
    <>
      <span className={styles["steps"]} title={title}>
        {shown.map((place, i) => (
          <Fragment key={`${place.name} ${i}`}>
            {i > 0 && <b />}
            <i data-tone={toneOf(place)} />
          </Fragment>
        ))}
      </span>
      {live.stuck > 0 ? (
        <span className={styles["stuck"]}>{words("canvas.sagasStuck", { count: Object.values(tally(live.stuck)).join("") })}</span>
      ) : null}
    </>
  );
}
const toneOf = ({ doing, undoing }: SagaPlace): "undoing" | "doing" | "free" => (undoing > 0 ? "undoing" : doing > 0 ? "doing" : "free");
