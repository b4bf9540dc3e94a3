// The last messages of a topic, the newest first: when, what, by which key, and the trace that published it; opened, their headers.
// Of a topic that keeps dead letters: who gave each up, and the way back.
import { Fragment, useState } from "react";

import type { BrokerView, MessageView } from "../../../engine/telemetry/views/messages-view.ts";
import { useWords } from "../../i18n/language.ts";
import { clock, whole } from "../../i18n/numbers.ts";
import { perform } from "../../inspector/perform.ts";
import { setView } from "../../view/view-store.ts";
import { Button } from "../../widgets/button.tsx";
import { classes } from "../../widgets/classes.ts";
import { Icon } from "../../widgets/icons.tsx";

import styles from "./messages-panel.module.css";

export function LastMessages({ broker, topic }: { readonly broker: BrokerView; readonly topic: string }) {
  const words = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const title = words("messages.last", { topic });
  const dead = broker.topics.find(({ name }) => name === topic)?.deadLetters ?? null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["aside"]} role="region" tabIndex={0} aria-label={title}>
      <div className={styles["asideHead"]}>
        <h3>{title}</h3>
        {dead === null ? null : (
          <Button
            small
            icon="restart"
            disabled={dead === 0}
            title={words("messages.replayTitle", { topic })}
            onClick={() => perform({ do: "replay", target: broker.id, topic })}
          >
            {words("messages.replay")}
          </Button>
        )}
      </div>
      {broker.last.length === 0 ? (
        <p className={styles["nothing"]}>{words("messages.lastNone")}</p>
      ) : (
        <table className={styles["last"]} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{words("messages.at")}</th>
              <th scope="col">{words("messages.type")}</th>
              <th scope="col" className={styles["number"]}>
                {words("messages.key")}
              </th>
              <th scope="col" className={styles["number"]}>
                {words("messages.where")}
              </th>
              <th scope="col" title={words("messages.openTitle")}>
                {words("messages.open")}
              </th>
              <th scope="col">{words("messages.trace")}</th>
            </tr>
          </thead>
          <tbody>
            {broker.last.map((message) => (
              <Fragment key={message.id}>
                <Message message={message} open={open === message.id} onOpen={(is) => setOpen(is ? message.id : null)} />
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface MessageProps {
  readonly message: MessageView;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}
function Message({ message, open, onOpen }: MessageProps) {
  const words = useWords();
  const { dead, headers, id, key, open: left, partition, publishedAt, trace, type } = message;
  return (
    <>
      <tr>
        <th scope="row" className={styles["data"]}>
          <button type="button" aria-expanded={open} onClick={() => onOpen(!open)}>
            <Icon name={open ? "down" : "right"} size={11} />
            {clock(publishedAt)}
          </button>
        </th>
        <td className={styles["type"]} title={type}>
          {type}
        </td>
        <td className={classes(styles["data"], styles["number"])}>{key === null ? "–" : whole(key)}</td>
        <td className={classes(styles["data"], styles["number"])}>{partition}</td>
        <td className={classes(styles["data"], left === 0 && styles["nothing"])}>{left === 0 ? words("messages.done") : left}</td>
        <td>{trace === null ? <span className={styles["nothing"]}>–</span> : <TraceLink trace={trace} />}</td>
      </tr>
      {dead === null ? null : (
        <tr className={styles["under"]}>
          <td colSpan={6} className={styles[left === 0 ? "nothing" : "warn"]}>
            {words(left === 0 ? "messages.deadGone" : "messages.deadOf", { group: dead.group, deliveries: dead.deliveries })}
          </td>
        </tr>
      )}
      {open ? (
        <tr className={styles["under"]}>
          <td colSpan={6}>
            <dl aria-label={words("messages.headers", { id })}>
              {Object.entries(headers).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </td>
        </tr>
      ) : null}
    </>
  );
}

function TraceLink({ trace }: { readonly trace: string }) {
  const words = useWords();
  return (
    <button
      type="button"
      className={classes(styles["link"], styles["data"])}
      title={words("logs.openTrace", { trace })}
      onClick={() => setView({ openTrace: trace, dockTab: "traces" })}
    >
      {trace.slice(0, 6)}
    </button>
  );
}
