// One saga in full: its steps with tries and times, what undid them in reverse, why it turned back, its trace, and what a person can do.
// With none open: the counts by definition, and what the bars mean.
import type { SagaStepView, SagasView, SagaView, SagaWork } from "../../../engine/telemetry/views/saga-view.ts";
import { useWords, type Translate } from "../../i18n/language.ts";
import { clock, duration, whole } from "../../i18n/numbers.ts";
import { perform } from "../../inspector/perform.ts";
import { setView } from "../../view/view-store.ts";
import { reasonWords } from "../../why/sentences.ts";
import { Button, IconButton } from "../../widgets/button.tsx";
import { StatusMark } from "../../widgets/status-mark.tsx";
import { toneOf } from "./lane-model.ts";
import { MARK_OF } from "./marks.ts";

import styles from "./sagas-panel.module.css";

interface AsideProps {
  readonly view: SagasView;
  readonly saga: SagaView | null;
  readonly onClose: () => void;
}
export function SagaAside({ view, saga, onClose }: AsideProps) {
  const words = useWords();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["aside"]} role="region" tabIndex={0} aria-label={words("saga.beside")}>
      {saga === null ? <Overview view={view} /> : <Detail saga={saga} view={view} onClose={onClose} />}
    </div>
  );
}

function Overview({ view }: { readonly view: SagasView }) {
  const words = useWords();
  const rows = Object.entries(view.counts);
  const columns = ["started", "completed", "compensated", "failed", "running", "lost"] as const;
  return (
    <>
      <p className={styles["legend"]}>
        {(["done", "doing", "failed", "hand"] as const).map((tone) => (
          <span key={tone}>
            <i className={styles["key"]} data-tone={tone} aria-hidden />
            {words(`saga.legend.${tone}`)}
          </span>
        ))}
        <span>{words("saga.legend.below")}</span>
      </p>
      <p>{words(view.durable ? "saga.durable" : "saga.inMemory")}</p>
      {rows.map(([name, counts]) => (
        <section key={name}>
          <h3>{name}</h3>
          <dl className={styles["counts"]}>
            {columns.map((column) => (
              <div key={column}>
                <dt>{words(`saga.count.${column}`)}</dt>
                <dd>{whole(counts[column])}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function Detail({ saga, view, onClose }: { readonly saga: SagaView; readonly view: SagasView; readonly onClose: () => void }) {
  const words = useWords();
  const undone = saga.steps.filter((step) => step.undone !== null).toReversed();
  const act = (how: "retry-saga" | "resolve-saga") => perform({ do: how, target: view.node, saga: saga.number });
  return (
    <>
      <div className={styles["head"]}>
        <StatusMark status={MARK_OF[saga.state]} size={13} />
        <h3>{words("saga.one", { name: saga.name, number: saga.number })}</h3>
        <span>{words(`saga.state.${saga.state}`)}</span>
        <IconButton small icon="close" label={words("saga.close")} onClick={onClose} />
      </div>
      <p>
        {words("saga.startedAt", { at: clock(saga.startedAt) })}
        {saga.waits === "nothing" ? "" : ` · ${words(`saga.waits.${saga.waits}`)}`}
      </p>
      {saga.failure === null ? null : <p>{words("saga.turnedBack", { reason: reasonWords(saga.failure.code, saga.failure.at, words) })}</p>}
      <div className={styles["acts"]}>
        {saga.trace === null ? null : (
          <Button small icon="tree" onClick={() => setView({ dockTab: "traces", openTrace: saga.trace })}>
            {words("saga.openTrace")}
          </Button>
        )}
        {saga.state === "FAILED" ? (
          <>
            <Button small icon="restart" onClick={() => act("retry-saga")}>
              {words("saga.retry")}
            </Button>
            <Button small variant="quiet" icon="check" onClick={() => act("resolve-saga")}>
              {words("saga.resolve")}
            </Button>
          </>
        ) : null}
      </div>
      <Works title={words("saga.done")} steps={saga.steps} workOf={(step) => step.done} />
      {undone.length === 0 ? null : <Works title={words("saga.undone")} steps={undone} workOf={(step) => step.undone} />}
    </>
  );
}

interface WorksProps {
  readonly title: string;
  readonly steps: readonly SagaStepView[];
  readonly workOf: (step: SagaStepView) => SagaWork | null;
}
function Works({ title, steps, workOf }: WorksProps) {
  const words = useWords();
  return (
    <table className={styles["works"]}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{words("saga.outcome")}</th>
          <th scope="col" className={styles["right"]}>
            {words("saga.tries")}
          </th>
          <th scope="col" className={styles["right"]}>
            {words("saga.took")}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, i) => {
          const work = workOf(step);
          return (
            <tr key={`${step.name} ${i}`}>
              <th scope="row">{step.name}</th>
              <td>{work === null ? words("saga.notBegun") : outcomeText(work, words)}</td>
              <td className={styles["right"]}>{work === null ? "–" : whole(work.tries)}</td>
              <td className={styles["right"]}>
                {work === null || work.to === null
                  ? "–"
                  : Object.values(duration(work.to - work.from))
                      .join(" ")
                      .trim()}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function outcomeText(work: SagaWork, words: Translate): string {
  if (work.failure !== null && !work.byHand) return reasonWords(work.failure.code, work.failure.at, words);
  return words(`saga.legend.${toneOf(work)}`);
}
