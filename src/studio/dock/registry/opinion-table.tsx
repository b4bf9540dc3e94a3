// One row an instance: what is true, what the registry has of it and how old its lease is, who of its callers uses it, and where they differ.
import { Fragment } from "react";

import type { RegistryEntry, RegistryView } from "../../../engine/telemetry/views/registry-view.ts";
import { useDocument } from "../../document/document-store.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import { tenths, whole } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { select } from "../../view/view-store.ts";
import { classes } from "../../widgets/classes.ts";
import { CallerMark, InstanceMark } from "./marks.tsx";
import { differences, type Difference, opinions } from "./opinions.ts";

import styles from "./registry-panel.module.css";

export function OpinionTable({ view }: { readonly view: RegistryView }) {
  const words = useWords();
  return (
    // A region that scrolls can be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["box"]} role="region" tabIndex={0} aria-label={words("registry.opinions")}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{words("registry.instance")}</th>
            <th scope="col">{words("registry.true")}</th>
            <th scope="col">{words("registry.listed")}</th>
            <th scope="col">{words("registry.lease")}</th>
            <th scope="col">{words("registry.callers")}</th>
            <th scope="col">{words("registry.differs")}</th>
          </tr>
        </thead>
        <tbody>
          {view.entries.map((entry, i) => (
            <Fragment key={entry.instance}>
              {entry.service === view.entries[i - 1]?.service ? null : <Service id={entry.service} />}
              <Row entry={entry} view={view} />
            </Fragment>
          ))}
        </tbody>
      </table>
      {view.left.entries > 0 ? <p className={styles["rest"]}>{words("registry.more", { count: whole(view.left.entries) })}</p> : null}
    </div>
  );
}

function Service({ id }: { readonly id: string }) {
  const words = useWords();
  const name = useDocument((state) => thingName(state.scenario, id));
  return (
    <tr>
      <th scope="rowgroup" colSpan={6} className={styles["service"]}>
        <button type="button" title={words("logs.selectNode", { node: name })} onClick={() => select([id])}>
          {name}
        </button>
      </th>
    </tr>
  );
}

function Row({ entry, view }: { readonly entry: RegistryEntry; readonly view: RegistryView }) {
  const words = useWords();
  const found = differences(entry, view);
  return (
    <tr className={classes(found.length > 0 && styles["differs"])}>
      <th scope="row" title={entry.instance}>
        {entry.instance}
      </th>
      <td>
        <InstanceMark status={entry.truth} gone={words("registry.gone")} />
      </td>
      <td>
        <InstanceMark status={entry.listed} gone={words("registry.notListed")} />
      </td>
      <td>
        <LeaseAge entry={entry} view={view} />
      </td>
      <td>
        <Callers entry={entry} view={view} />
      </td>
      <td className={styles["why"]}>{found.map((one) => differenceText(one, view, words)).join(" · ")}</td>
    </tr>
  );
}

/** A bar that fills as the lease runs out, and the age of its last renewal. */
function LeaseAge({ entry: { renewedAt }, view }: { readonly entry: RegistryEntry; readonly view: RegistryView }) {
  const words = useWords();
  if (renewedAt === null) return <span className={styles["nothing"]}>–</span>;
  const age = view.now - renewedAt;
  const tone = age > view.lease ? "over" : age > 1.5 * view.heartbeat ? "late" : "fresh";
  return (
    <span className={styles["lease"]} title={words("registry.leaseTitle", { age: tenths(age), lease: tenths(view.lease) })}>
      <span className={styles["track"]}>
        <i data-tone={tone} style={{ width: `${Math.round(Math.min(1, age / view.lease) * 100)}%` }} />
      </span>
      <span className={styles["data"]}>{tenths(age)}</span>
    </span>
  );
}

function Callers({ entry, view }: { readonly entry: RegistryEntry; readonly view: RegistryView }) {
  const words = useWords();
  const all = opinions(entry, view);
  if (all.length === 0) return <span className={styles["nothing"]}>–</span>;
  return (
    <ul className={styles["opinions"]}>
      {all.map((opinion) => (
        <li key={opinion.caller}>
          <CallerMark
            {...opinion}
            label={words(opinion.uses ? "registry.uses" : "registry.usesNot", { caller: opinion.caller, instance: entry.instance })}
          />
        </li>
      ))}
    </ul>
  );
}

function differenceText(difference: Difference, view: RegistryView, words: Translate): string {
  switch (difference.code) {
    case "stale":
      if (view.preserving) return words("registry.differs.preserved");
      return difference.left > 0
        ? words("registry.differs.stale", { left: tenths(difference.left) })
        : words("registry.differs.expired", { left: tenths(view.nextSweep - view.now) });
    case "unlisted":
      return words("registry.differs.unlisted");
    case "used":
    case "unknown":
      return words(`registry.differs.${difference.code}`, { by: whole(difference.by), of: whole(difference.of) });
  }
}
