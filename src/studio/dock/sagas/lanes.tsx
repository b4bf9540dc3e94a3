// Each saga as a lane: what was done above, what was undone below, over the time that it took.
import { memo } from "react";

import type { SagasView, SagaView } from "../../../engine/telemetry/views/saga-view.ts";
import { useWords, type Translate } from "../../i18n/language.ts";
import { clock, duration, whole } from "../../i18n/numbers.ts";
import { Button } from "../../widgets/button.tsx";
import { classes } from "../../widgets/classes.ts";
import { EmptyState } from "../../widgets/empty-state.tsx";
import { StatusMark } from "../../widgets/status-mark.tsx";
import { type Bar, barsOf, endOf } from "./lane-model.ts";
import { MARK_OF } from "./marks.ts";

import styles from "./sagas-panel.module.css";

interface LanesProps {
  readonly view: SagasView;
  readonly open: number | null;
  readonly onOpen: (saga: number | null) => void;
  readonly filtered: boolean;
  readonly onAll: () => void;
}
export function Lanes({ view, open, onOpen, filtered, onAll }: LanesProps) {
  const words = useWords();
  if (view.sagas.length === 0)
    return filtered ? (
      <EmptyState icon="filter" title={words("saga.nothingLeft")} text={words("saga.nothingLeftText")}>
        <Button small onClick={onAll}>
          {words("saga.all")}
        </Button>
      </EmptyState>
    ) : (
      <EmptyState icon="saga" title={words("saga.notYet")} text={words("saga.notYetText")} />
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["box"]} role="region" tabIndex={0} aria-label={words("saga.lanes")}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{words("saga.saga")}</th>
            <th scope="col">{words("saga.state")}</th>
            <th scope="col">{words("saga.began")}</th>
            <th scope="col" className={styles["right"]}>
              {words("saga.took")}
            </th>
            <th scope="col" className={styles["wide"]}>
              {words("saga.steps")}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.sagas.map((saga) => (
            <Lane key={saga.number} saga={saga} now={view.now} isOpen={saga.number === open} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
      {view.matched > view.sagas.length ? (
        <p className={styles["rest"]}>{words("saga.more", { count: whole(view.matched - view.sagas.length) })}</p>
      ) : null}
    </div>
  );
}

interface LaneProps {
  readonly saga: SagaView;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onOpen: (saga: number | null) => void;
}
const Lane = memo(function Lane({ saga, now, isOpen, onOpen }: LaneProps) {
  const words = useWords();
  const bars = barsOf(saga, now);
  const name = words("saga.one", { name: saga.name, number: saga.number });
  const toggle = () => onOpen(isOpen ? null : saga.number);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr className={classes(isOpen && styles["open"])} onClick={toggle}>
      <th scope="row">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={(event) => {
            event.stopPropagation();
            toggle();
          }}
        >
          {name}
        </button>
      </th>
      <td>
        <span className={styles["status"]}>
          <StatusMark status={MARK_OF[saga.state]} size={12} />
          {words(`saga.state.${saga.state}`)}
        </span>
      </td>
      <td className={styles["data"]}>{clock(saga.startedAt)}</td>
      <td className={classes(styles["data"], styles["right"])}>
        {Object.values(duration(endOf(saga, now) - saga.startedAt))
          .join(" ")
          .trim()}
      </td>
      <td className={styles["wide"]}>
        <div className={styles["lane"]} role="img" aria-label={bars.map((bar) => barText(bar, words)).join(words("why.comma"))}>
          {bars.map((bar) => (
            <i
              key={`${bar.step} ${bar.undoes}`}
              className={bar.undoes ? styles["back"] : styles["forth"]}
              data-tone={bar.tone}
              title={barText(bar, words)}
              style={{ left: `${bar.from * 100}%`, width: `${bar.width * 100}%` }}
            >
              {bar.width > ROOM_FOR_NAME ? <span>{bar.undoes ? words("saga.undoes", { step: bar.name }) : bar.name}</span> : null}
            </i>
          ))}
        </div>
      </td>
    </tr>
  );
});
const ROOM_FOR_NAME = 0.07;

function barText({ name, tone, undoes, work }: Bar, words: Translate): string {
  const what = undoes ? words("saga.undoes", { step: name }) : name;
  const said = words(`saga.bar.${tone}`, { what });
  return work.tries > 1 ? words("saga.withTries", { said, tries: whole(work.tries) }) : said;
}
