// Beside the tables: the versions of the document, newest first, with what each changed and the way back to it; and the latest of what happened.
import type { ConfigDetail, ConfigVersionRow, ConfigView } from "../../../engine/telemetry/views/config-view.ts";
import type { HistoryEvent } from "../../../engine/telemetry/views/records.ts";
import { scenario } from "../../document/document-store.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import { clock, whole } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { perform } from "../../inspector/perform.ts";
import { IconButton } from "../../widgets/button.tsx";
import { changesOf } from "./holdings.ts";
import { configSentence, isConfigCode, shareText } from "./sentence.ts";

import styles from "./config-panel.module.css";

export function ConfigAside({ view, shown }: { readonly view: ConfigView; readonly shown: ConfigDetail }) {
  const words = useWords();
  const history = view.history.filter(({ node }) => node === shown.service);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["aside"]} role="region" tabIndex={0} aria-label={words("config.beside")}>
      <h3>{words("config.versions")}</h3>
      <ol className={styles["versions"]}>
        {shown.versions.toReversed().map((version) => (
          <Version key={version.number} version={version} shown={shown} />
        ))}
      </ol>
      <h3>{words("config.history")}</h3>
      {history.length === 0 ? (
        <p className={styles["nothing"]}>{words("config.noHistory")}</p>
      ) : (
        <ol className={styles["history"]}>
          {history.toReversed().map((event, i) => (
            <Event key={history.length - i} event={event} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Version({ version, shown }: { readonly version: ConfigVersionRow; readonly shown: ConfigDetail }) {
  const words = useWords();
  const { number } = version;
  const isNow = number === shown.stable;
  return (
    <li aria-current={isNow}>
      <div className={styles["head"]}>
        <b className={styles["data"]}>v{number}</b>
        <time className={styles["data"]}>{clock(version.at)}</time>
        <span>{stateText(version, shown, words)}</span>
        {isNow || number === shown.staged?.version ? null : (
          <IconButton
            icon="undo"
            small
            label={words("config.rollbackTo", { version: number })}
            onClick={() => perform({ do: "config", target: shown.service, change: "rollback", to: number })}
          />
        )}
      </div>
      <Changes version={version} shown={shown} />
    </li>
  );
}

function stateText({ again, by, number, tried }: ConfigVersionRow, { stable, staged }: ConfigDetail, words: Translate): string {
  const how = words(`config.version.${by}`, { again: again ?? "" });
  if (number === stable) return `${how} · ${words("config.version.now")}`;
  if (number === staged?.version)
    return `${how} · ${words("config.version.staged", { share: shareText(staged.share), count: whole(staged.count) })}`;
  return tried ? `${how} · ${words("config.version.tried")}` : how;
}

/** What it changed, as a diff: what was taken away, what came. */
function Changes({ version, shown }: { readonly version: ConfigVersionRow; readonly shown: ConfigDetail }) {
  const words = useWords();
  const changes = changesOf(version, shown.versions);
  if (version.by === "start") return null;
  if (changes.length === 0) return <p className={styles["nothing"]}>{words("config.noDifference")}</p>;
  return (
    <dl className={styles["diff"]}>
      {changes.map(({ after, before, key }) => (
        <div key={key}>
          <dt>{key}</dt>
          {before === undefined ? null : (
            <dd>
              <del>{String(before)}</del>
            </dd>
          )}
          {after === undefined ? null : (
            <dd>
              <ins>{String(after)}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function Event({ event: { at, code, instance, node, values } }: { readonly event: HistoryEvent }) {
  const words = useWords();
  return (
    <li>
      <time className={styles["data"]}>{clock(at)}</time>
      <span>{isConfigCode(code) ? configSentence(code, instance ?? thingName(scenario(), node), values, words) : code}</span>
    </li>
  );
}
