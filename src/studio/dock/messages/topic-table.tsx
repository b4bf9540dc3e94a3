// Topics and groups as rows: what a topic holds and gets, how far each group is behind, how old its oldest message is, and the state
// of each partition. A topic's name shows its messages; a group's selects its subscription.
import { Fragment } from "react";

import type { BrokerView, GroupView, MessagesView, TopicView } from "../../../engine/telemetry/views/messages-view.ts";
import { scenario } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { count, duration, type Quantity as Value, tally, UNKNOWN, whole } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { select } from "../../view/view-store.ts";
import { classes } from "../../widgets/classes.ts";
import { Quantity } from "../../widgets/quantity.tsx";
import type { Chosen } from "./messages-panel.tsx";
import { Partitions } from "./partitions.tsx";
import { groupState, stateWords, topicState } from "./state.ts";

import styles from "./messages-panel.module.css";

interface TopicTableProps {
  readonly view: MessagesView;
  readonly shown: Chosen | null;
  readonly onShow: (chosen: Chosen) => void;
}
const COLUMNS = ["topic", "partitions", "held", "oldest", "inRate", "outRate", "redelivered", "state"] as const;

export function TopicTable({ view, shown, onShow }: TopicTableProps) {
  const words = useWords();
  return (
    // A region that scrolls can be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["box"]} role="region" tabIndex={0} aria-label={words("messages.topics")}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {words(`messages.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.brokers.map((broker) => (
            <Fragment key={broker.id}>
              {view.brokers.length > 1 || !broker.up ? <Broker broker={broker} /> : null}
              {broker.topics.map((topic) => (
                <Fragment key={topic.name}>
                  <Topic
                    topic={topic}
                    isShown={shown?.broker === broker.id && shown.topic === topic.name}
                    onShow={() => onShow({ broker: broker.id, topic: topic.name })}
                  />
                  {topic.groups.map((group) => (
                    <Group key={group.route} group={group} />
                  ))}
                </Fragment>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Broker({ broker: { id, up } }: { readonly broker: BrokerView }) {
  const words = useWords();
  return (
    <tr>
      <th scope="rowgroup" colSpan={COLUMNS.length} className={styles["broker"]}>
        <button type="button" onClick={() => select([id])}>
          {thingName(scenario(), id)}
        </button>
        {up ? null : <span className={styles["warn"]}> {words("messages.down")}</span>}
      </th>
    </tr>
  );
}

const figure = (value: Value) => (
  <td className={styles["data"]}>
    <Quantity value={value} />
  </td>
);
/** A figure that its row does not have. */
const NOTHING = <td className={classes(styles["data"], styles["nothing"])}>–</td>;
const perSecond = (rate: number): Value => (Number.isNaN(rate) ? UNKNOWN : count(rate));

function Topic({ topic, isShown, onShow }: { readonly topic: TopicView; readonly isShown: boolean; readonly onShow: () => void }) {
  const words = useWords();
  const { bound, depth, name, partitions, rate } = topic;
  const held = Object.values(tally(depth)).join("");
  const state = topicState(topic);
  return (
    <tr className={classes(styles["topic"], isShown && styles["shown"])}>
      <th scope="row">
        <button type="button" aria-pressed={isShown} title={words("messages.show", { topic: name })} onClick={onShow}>
          {name}
        </button>
      </th>
      <td className={styles["data"]}>{whole(partitions.length)}</td>
      <td className={styles["data"]}>{bound === null ? held : words("messages.ofBound", { depth: held, bound: whole(bound) })}</td>
      {NOTHING}
      {figure(perSecond(rate))}
      {NOTHING}
      {NOTHING}
      <td className={classes(styles["state"], state.some(({ bad }) => bad) && styles["warn"])}>{stateWords(state, words)}</td>
    </tr>
  );
}

function Group({ group }: { readonly group: GroupView }) {
  const words = useWords();
  const { acknowledgedRate, age, lag, name, redeliveredRate, route, service } = group;
  const state = groupState(group);
  return (
    <tr className={styles["group"]}>
      <th scope="row">
        <button type="button" title={words("logs.selectNode", { node: thingName(scenario(), route) })} onClick={() => select([route])}>
          {name}
        </button>
        {name === service ? null : <small> {thingName(scenario(), service)}</small>}
      </th>
      <td>
        <Partitions group={group} />
      </td>
      {figure(tally(lag))}
      {figure(age > 0 ? duration(age) : UNKNOWN)}
      {NOTHING}
      {figure(perSecond(acknowledgedRate))}
      <td className={classes(styles["data"], redeliveredRate > 0 && styles["warn"])}>
        <Quantity value={perSecond(redeliveredRate)} />
      </td>
      <td className={classes(styles["state"], state.some(({ bad }) => bad) && styles["warn"])}>{stateWords(state, words)}</td>
    </tr>
  );
}
