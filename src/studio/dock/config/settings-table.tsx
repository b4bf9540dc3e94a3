// The settings of a document: the server's value, edited in place, the staged one, and what instances go by that differs. What is typed
// is collected until it is sent out, to all or to a share.
import { useState } from "react";

import type { ConfigValue } from "../../../engine/configuration/version.ts";
import { bindingOf, settingFault } from "../../../engine/scenario/config-keys.ts";
import { explain } from "../../../engine/scenario/explain.ts";
import { SETTING_NAME } from "../../../engine/scenario/fields.ts";
import type { Fault } from "../../../engine/scenario/problem.ts";
import type { ConfigDetail, ConfigView } from "../../../engine/telemetry/views/config-view.ts";
import { scenario } from "../../document/document-store.ts";
import { type Translate, useLanguage, useWords } from "../../i18n/language.ts";
import { whole } from "../../i18n/numbers.ts";
import { knownSettings } from "../../inspector/form/known-settings.ts";
import { readSetting } from "../../inspector/form/settings-text.ts";
import { TextField } from "../../widgets/text-field.tsx";
import { type Holding, holdings } from "./holdings.ts";
import { SendBar } from "./send-bar.tsx";

import styles from "./config-panel.module.css";

type Draft = Readonly<Record<string, ConfigValue>>;
interface Shown {
  readonly view: ConfigView;
  readonly shown: ConfigDetail;
}

export function SettingsTable({ view, shown }: Shown) {
  const words = useWords();
  const [draft, setDraft] = useState<Draft>({});
  const rows = holdings(shown);
  const fresh = Object.keys(draft).filter((key) => !rows.some((row) => row.key === key));
  const all = [
    ...rows,
    ...fresh.map((key): Holding => ({ key, value: undefined, staged: undefined, isStaged: false, others: [], onTrial: 0 })),
  ];
  const put = (key: string, value: ConfigValue | undefined) => {
    const { [key]: _before, ...rest } = draft;
    setDraft(value === undefined ? rest : { ...rest, [key]: value });
  };
  return (
    <>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{words("config.key")}</th>
            <th scope="col">
              {words("config.truth")} <span className={styles["data"]}>v{shown.stable}</span>
            </th>
            {shown.staged === null ? null : (
              <th scope="col">
                {words("config.stagedValue")} <span className={styles["data"]}>v{shown.staged.version}</span>
              </th>
            )}
            <th scope="col">{words("config.seen")}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((row) => (
            <Row key={row.key} row={row} view={view} shown={shown} draft={draft[row.key]} onDraft={(value) => put(row.key, value)} />
          ))}
          <NewRow service={shown.service} taken={all} onName={(name) => put(name, "")} columns={shown.staged === null ? 3 : 4} />
        </tbody>
      </table>
      <SendBar view={view} shown={shown} draft={draft} onDone={() => setDraft({})} />
    </>
  );
}

interface RowProps extends Shown {
  readonly row: Holding;
  readonly draft: ConfigValue | undefined;
  readonly onDraft: (value: ConfigValue | undefined) => void;
}
function Row({ row, view, shown, draft, onDraft }: RowProps) {
  const words = useWords();
  const language = useLanguage();
  const fault = draft === undefined || draft === "" ? null : faultOf(shown.service, row.key, draft);
  const commit = (text: string) => {
    const value = readSetting(text);
    onDraft(value === "" || value === row.value ? undefined : value);
  };
  return (
    <tr className={row.others.length > 0 ? styles["differs"] : undefined}>
      <th scope="row" className={styles["data"]}>
        {row.key}
      </th>
      <td className={styles["value"]}>
        <TextField
          data
          label={words("config.value", { key: row.key })}
          value={String(draft ?? row.value ?? "")}
          placeholder={words("config.unset")}
          onCommit={commit}
          {...(fault === null
            ? {}
            : {
                error: `${words("config.refused.range", { why: explain(fault, language) })} · ${words(view.letThrough ? "config.letThrough" : "config.willRefuse")}`,
              })}
        />
      </td>
      {shown.staged === null ? null : (
        <td className={row.isStaged ? `${styles["data"]} ${styles["staged"]}` : styles["nothing"]}>
          {row.isStaged ? String(row.staged ?? words("config.unset")) : "="}
        </td>
      )}
      <td className={styles["why"]}>
        {row.onTrial > 0 ? <span className={styles["staged"]}>{holders(row.onTrial, row.staged, words)}</span> : null}
        {row.onTrial > 0 && row.others.length > 0 ? " · " : null}
        {row.onTrial === 0 && row.others.length === 0 ? (
          <span className={styles["nothing"]}>{words("config.agree")}</span>
        ) : (
          <span>{row.others.map(({ count, value }) => holders(count, value, words)).join(" · ")}</span>
        )}
      </td>
    </tr>
  );
}

/** What the server will say of it. */
function faultOf(service: string, key: string, value: ConfigValue): Fault | null {
  const { nodes, routes } = scenario();
  const kind = nodes.find(({ id }) => id === service)?.kind ?? "";
  const callee = bindingOf(kind, key)?.callee ?? "";
  const isCalled = callee === "" || routes.some(({ from, to }) => from === service && to === callee);
  return isCalled ? settingFault(kind, key, value) : { code: "settingOfNoRoute", values: { found: callee, from: service } };
}

const holders = (count: number, value: ConfigValue | undefined, words: Translate): string =>
  words("config.disagree", { count: whole(count), value: value === undefined ? words("config.unset") : String(value) });

interface NewRowProps {
  readonly service: string;
  /** Rows that are there. */
  readonly taken: readonly Holding[];
  readonly onName: (name: string) => void;
  readonly columns: number;
}
function NewRow({ service, taken, onName, columns }: NewRowProps) {
  const words = useWords();
  const [round, setRound] = useState(0);
  const commit = (text: string): string | null => {
    const name = text.trim();
    if (name === "") return null;
    if (!SETTING_NAME.test(name)) return words("inspector.refused.values");
    onName(name);
    setRound(round + 1);
    return null;
  };
  const suggest = (text: string, _caret: number, typed: boolean) => {
    const free = Object.keys(knownSettings(scenario(), service)).filter((name) => taken.every(({ key }) => key !== name));
    return { from: 0, to: text.length, names: typed ? free.filter((name) => name.includes(text.trim())) : free };
  };
  return (
    <tr>
      <td className={styles["fresh"]} colSpan={columns}>
        <TextField
          key={round}
          data
          label={words("config.newKeyName")}
          value=""
          placeholder={words("config.newKey")}
          suggest={suggest}
          onCommit={commit}
        />
      </td>
    </tr>
  );
}
