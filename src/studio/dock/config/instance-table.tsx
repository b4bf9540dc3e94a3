// One row an instance: the version of its view, since when, when it asks next, and where it differs from what it is to have.
import type { ConfigDetail, ConfigInstance, ConfigView } from "../../../engine/telemetry/views/config-view.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import { tenths, whole } from "../../i18n/numbers.ts";
import { classes } from "../../widgets/classes.ts";
import { InstanceMark } from "../registry/marks.tsx";
import { inOrder, troubleOf } from "./holdings.ts";

import styles from "./config-panel.module.css";

export function InstanceTable({ view, shown }: { readonly view: ConfigView; readonly shown: ConfigDetail }) {
  const words = useWords();
  return (
    <>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{words("config.instance")}</th>
            <th scope="col">{words("config.state")}</th>
            <th scope="col">{words("config.holds")}</th>
            <th scope="col" className={styles["right"]}>
              {words("config.since")}
            </th>
            <th scope="col" className={styles["right"]}>
              {words("config.asks")}
            </th>
            <th scope="col" className={styles["fill"]}>
              {words("config.differs")}
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder(shown).map((instance) => (
            <Row key={instance.name} instance={instance} now={view.now} staged={shown.staged?.version ?? null} />
          ))}
        </tbody>
      </table>
      {shown.left > 0 ? <p className={styles["rest"]}>{words("config.moreInstances", { count: whole(shown.left) })}</p> : null}
    </>
  );
}

interface RowProps {
  readonly instance: ConfigInstance;
  readonly now: number;
  readonly staged: number | null;
}
function Row({ instance, now, staged }: RowProps) {
  const words = useWords();
  const { failures, holds, name, nextAt, since, status } = instance;
  const differs = troubleOf(instance) !== "none";
  return (
    <tr className={classes(differs && styles["differs"])}>
      <th scope="row">{name}</th>
      <td>
        <InstanceMark status={status} gone="" />
      </td>
      <td className={styles["data"]}>{holds === null ? "–" : `v${holds}`}</td>
      <td className={classes(styles["data"], styles["right"])}>{tenths(now - since)}</td>
      <td className={classes(styles["data"], styles["right"], failures > 0 && styles["warn"])}>
        {tenths(nextAt - now)}
        {failures > 0 ? ` (${words("config.missed", { count: whole(failures) })})` : ""}
      </td>
      <td className={classes(differs && styles["why"])}>{differenceText(instance, staged, words)}</td>
    </tr>
  );
}

function differenceText(instance: ConfigInstance, staged: number | null, words: Translate): string {
  const { acts, holds, target } = instance;
  if (holds === null) return words("config.nothingHeld");
  switch (troubleOf(instance)) {
    case "lags":
      return words("config.lags", { version: `v${target}` });
    case "failed":
      return acts === null
        ? words("config.failedNone", { version: `v${holds}` })
        : words("config.failed", { version: `v${holds}`, acts: `v${acts}` });
    case "none":
      return holds === staged ? words("config.staged") : "";
  }
}
