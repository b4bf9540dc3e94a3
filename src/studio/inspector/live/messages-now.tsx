// What a broker holds right now, topic by topic and group by group; of a subscription alone its group, with whoever takes part in it.
import { useCallback } from "react";

import type { GroupView, TopicView } from "../../../engine/telemetry/views/messages-view.ts";
import { usePolled } from "../../dock/polled.ts";
import { useWords } from "../../i18n/language.ts";
import { count, duration, type Quantity as Value, tally, UNKNOWN, whole } from "../../i18n/numbers.ts";
import { controls } from "../../run/controls.ts";
import { setView } from "../../view/view-store.ts";
import { Button } from "../../widgets/button.tsx";
import { Quantity } from "../../widgets/quantity.tsx";

import style from "./live.module.css";

const perSecond = (rate: number): Value => (Number.isNaN(rate) ? UNKNOWN : count(rate));

export default function MessagesNow({ broker, route }: { readonly broker: string; readonly route?: string }) {
  const { value } = usePolled(useCallback(() => controls.messages({ broker }), [broker]));
  const found = value?.brokers[0];
  if (found === undefined) return null;
  if (route === undefined) return <OfBroker topics={found.topics} />;
  const group = found.topics.flatMap(({ groups }) => groups).find((one) => one.route === route);
  return group === undefined ? null : <OfGroup group={group} />;
}

function OfBroker({ topics }: { readonly topics: readonly TopicView[] }) {
  const words = useWords();
  return (
    <>
      <table className={style["table"]} aria-label={words("inspector.messages.topics")}>
        <thead>
          <tr>
            <th scope="col">{words("inspector.messages.topic")}</th>
            <th scope="col">{words("inspector.messages.rate")}</th>
            <th scope="col">{words("inspector.messages.held")}</th>
          </tr>
        </thead>
        <tbody>
          {topics.map(({ bound, depth, name, rate }) => (
            <tr key={name}>
              <th scope="row" className={style["stage"]} title={name}>
                {name}
              </th>
              <td>
                <Quantity value={perSecond(rate)} />
              </td>
              <td className={bound !== null && depth >= bound ? style["bad"] : undefined}>
                {bound === null ? <Quantity value={tally(depth)} /> : `${whole(depth)}/${whole(bound)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Groups groups={topics.flatMap(({ groups }) => groups)} />
      <ShowMessages />
    </>
  );
}

function Groups({ groups }: { readonly groups: readonly GroupView[] }) {
  const words = useWords();
  if (groups.length === 0) return null;
  return (
    <table className={style["table"]} aria-label={words("inspector.messages.group")}>
      <thead>
        <tr>
          <th scope="col">{words("inspector.messages.group")}</th>
          <th scope="col">{words("inspector.messages.acknowledged")}</th>
          <th scope="col">{words("inspector.messages.lag")}</th>
          <th scope="col">{words("inspector.messages.age")}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ acknowledgedRate, age, lag, name, route }) => (
          <tr key={route}>
            <th scope="row" className={style["stage"]} title={name}>
              {name}
            </th>
            <td>
              <Quantity value={perSecond(acknowledgedRate)} />
            </td>
            <td>
              <Quantity value={tally(lag)} />
            </td>
            <td>
              <Quantity value={age > 0 ? duration(age) : UNKNOWN} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OfGroup({ group }: { readonly group: GroupView }) {
  const words = useWords();
  const figures = [
    ["delivered", perSecond(group.deliveredRate), undefined],
    ["acknowledged", perSecond(group.acknowledgedRate), undefined],
    ["redelivered", perSecond(group.redeliveredRate), group.redeliveredRate > 0 ? "warn" : undefined],
    ["lag", tally(group.lag), undefined],
    ["age", group.age > 0 ? duration(group.age) : UNKNOWN, undefined],
    ["out", tally(group.out), undefined],
    ["dead", tally(group.deadLettered + group.dropped), undefined],
  ] as const;
  return (
    <>
      <dl className={style["figures"]} aria-label={words("inspector.messages.group")}>
        {figures.map(([name, value, tone]) => (
          <div key={name}>
            <dt>{words(`inspector.messages.${name}`)}</dt>
            <dd className={tone === undefined ? undefined : style[tone]}>
              <Quantity value={value} />
            </dd>
          </div>
        ))}
      </dl>
      <Members group={group} />
      <ShowMessages />
    </>
  );
}

function Members({ group: { members, ordering } }: { readonly group: GroupView }) {
  const words = useWords();
  if (members.length === 0) return <p className={style["rest"]}>{words("messages.noMembers")}</p>;
  return (
    <table className={style["table"]}>
      <thead>
        <tr>
          <th scope="col">{words("inspector.messages.member")}</th>
          <th scope="col">{words("inspector.messages.out")}</th>
          {ordering === "partition" && <th scope="col">{words("inspector.messages.owns")}</th>}
        </tr>
      </thead>
      <tbody>
        {members.map(({ name, out, partitions }) => (
          <tr key={name}>
            <th scope="row" className={style["stage"]} title={name}>
              {name}
            </th>
            <td>{whole(out)}</td>
            {ordering === "partition" && <td>{partitions.length > 8 ? `×${whole(partitions.length)}` : partitions.join(" ") || "–"}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ShowMessages() {
  const words = useWords();
  return (
    <p className={style["rest"]}>
      <Button small icon="broker" onClick={() => setView({ dockTab: "messages", dockOpen: true })}>
        {words("inspector.messages.open")}
      </Button>
    </p>
  );
}
