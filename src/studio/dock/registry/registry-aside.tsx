// Beside the table: how old each caller's list is and when it asks again; and the latest of what happened, newest first.
import type { HistoryEvent } from "../../../engine/telemetry/views/records.ts";
import type { RegistryCaller, RegistryView } from "../../../engine/telemetry/views/registry-view.ts";
import { scenario } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { clock, tenths, whole } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { classes } from "../../widgets/classes.ts";
import { CallerMark } from "./marks.tsx";
import { isRegistryCode, registrySentence } from "./sentence.ts";

import styles from "./registry-panel.module.css";

export function RegistryAside({ view }: { readonly view: RegistryView }) {
  const words = useWords();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["aside"]} role="region" tabIndex={0} aria-label={words("registry.beside")}>
      <Legend />
      <h3>{words("registry.lists")}</h3>
      {view.callers.length === 0 ? <p className={styles["nothing"]}>{words("registry.noCallers")}</p> : <Lists view={view} />}
      <h3>{words("registry.history")}</h3>
      {view.history.length === 0 ? (
        <p className={styles["nothing"]}>{words("registry.noHistory")}</p>
      ) : (
        <ol className={styles["history"]}>
          {view.history.toReversed().map((event, i) => (
            <Event key={view.history.length - i} event={event} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Legend() {
  const words = useWords();
  const sorts = [
    [true, true, words("registry.legend.uses")],
    [true, false, words("registry.legend.usesWrongly")],
    [false, false, words("registry.legend.misses")],
    [false, true, words("registry.legend.leaves")],
  ] as const;
  return (
    <p className={styles["legend"]}>
      {sorts.map(([uses, right, label]) => (
        <span key={label}>
          <CallerMark uses={uses} right={right} label="" />
          {label}
        </span>
      ))}
    </p>
  );
}

function Lists({ view }: { readonly view: RegistryView }) {
  const words = useWords();
  return (
    <table className={styles["lists"]}>
      <thead>
        <tr>
          <th scope="col">{words("registry.caller")}</th>
          <th scope="col" className={styles["right"]}>
            {words("registry.age")}
          </th>
          <th scope="col" className={styles["right"]}>
            {words("registry.refresh")}
          </th>
        </tr>
      </thead>
      <tbody>
        {view.callers.map((caller) => (
          <List key={caller.name} caller={caller} now={view.now} />
        ))}
        {view.left.callers > 0 ? (
          <tr>
            <td colSpan={3}>{words("registry.moreCallers", { count: whole(view.left.callers) })}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function List({ caller, now }: { readonly caller: RegistryCaller; readonly now: number }) {
  const words = useWords();
  const { failures, name, nextRefresh, refreshedAt } = caller;
  return (
    <tr>
      <th scope="row" title={name}>
        {name}
      </th>
      <td className={classes(styles["data"], styles["right"], failures > 0 && styles["warn"])}>
        {refreshedAt === null ? words("registry.noList") : tenths(now - refreshedAt)}
        {failures > 0 ? ` (${words("registry.missed", { count: whole(failures) })})` : ""}
      </td>
      <td className={classes(styles["data"], styles["right"])}>{tenths(nextRefresh - now)}</td>
    </tr>
  );
}

function Event({ event: { at, code, instance, node, values } }: { readonly event: HistoryEvent }) {
  const words = useWords();
  return (
    <li>
      <time className={styles["data"]}>{clock(at)}</time>
      <span>{isRegistryCode(code) ? registrySentence(code, instance ?? thingName(scenario(), node), values, words) : code}</span>
    </li>
  );
}
