// One row an objective: how it is now, what it says, of whom, what was measured, and how often it was broken.
import type { Objective } from "../../../engine/scenario/document.ts";
import type { ObjectiveView } from "../../../engine/telemetry/views/effects-view.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { clock, whole } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { objectiveTitle } from "../../inspector/scenario/objective-form.tsx";
import { classes } from "../../widgets/classes.ts";
import { StatusMark } from "../../widgets/status-mark.tsx";
import { markOf, stateKey, valueText } from "./state.ts";

import styles from "./objectives.module.css";

interface TableProps {
  readonly objectives: readonly Objective[];
  readonly views: readonly ObjectiveView[];
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
}
export function ObjectiveTable({ objectives, views, open, onOpen }: TableProps) {
  const words = useWords();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["box"]} role="region" tabIndex={0} aria-label={words("objectives.all")}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{words("objectives.objective")}</th>
            <th scope="col">{words("objectives.state")}</th>
            <th scope="col">{words("objectives.since")}</th>
            <th scope="col" className={styles["right"]}>
              {words("objectives.value")}
            </th>
            <th scope="col" className={styles["right"]}>
              {words("objectives.broken")}
            </th>
          </tr>
        </thead>
        <tbody>
          {objectives.map((objective) => (
            <Row
              key={objective.id}
              objective={objective}
              view={views.find(({ id }) => id === objective.id) ?? null}
              open={objective.id === open}
              onOpen={() => onOpen(objective.id === open ? null : objective.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly objective: Objective;
  readonly view: ObjectiveView | null;
  readonly open: boolean;
  readonly onOpen: () => void;
}
function Row({ objective, view, open, onOpen }: RowProps) {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const of = "invariant" in objective || objective.metric.startsWith("counter.") ? "" : thingName(scenario, objective.of ?? "clients");
  const over = "invariant" in objective || objective.over === undefined ? "" : words("objectives.over", { time: objective.over });
  const isBroken = view?.state === "broken";
  return (
    // The button within says the same to keyboard and reader.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr className={open ? styles["open"] : undefined} onClick={onOpen}>
      <th scope="row">
        <button
          type="button"
          aria-expanded={open}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          {objectiveTitle(objective)}
        </button>
        <small>{[of, over].filter((part) => part !== "").join(" · ")}</small>
      </th>
      <td>
        <span className={classes(styles["state"], isBroken && styles["bad"])}>
          <StatusMark status={markOf(view)} size={13} />
          {words(stateKey(view))}
        </span>
      </td>
      <td className={styles["data"]}>{view === null || view.since === null ? "–" : clock(view.since)}</td>
      <td className={classes(styles["data"], styles["right"])}>{valueText(objective, view?.value ?? null)}</td>
      <td className={classes(styles["data"], styles["right"])}>{view === null ? "–" : whole(view.count)}</td>
    </tr>
  );
}
