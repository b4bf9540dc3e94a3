// The messages of all brokers: topics with their groups at the left, the last messages of the chosen topic at the right.
import { useCallback, useState } from "react";

import type { BrokerView, MessagesView } from "../../../engine/telemetry/views/messages-view.ts";
import { addInMiddle } from "../../canvas/adding.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { controls } from "../../run/controls.ts";
import { useView } from "../../view/view-store.ts";
import { Button } from "../../widgets/button.tsx";
import { EmptyState } from "../../widgets/empty-state.tsx";
import { Failed } from "../failed.tsx";
import { usePolled } from "../polled.ts";
import { Skeleton } from "../skeleton.tsx";
import { LastMessages } from "./last-messages.tsx";
import { TopicTable } from "./topic-table.tsx";

import styles from "./messages-panel.module.css";

export default function MessagesPanel() {
  const drawn = useDocument((state) => state.scenario.nodes.some(({ kind }) => kind === "broker"));
  return drawn ? <Drawn /> : <Nothing />;
}

/** A topic of a broker, as it was chosen. */
export interface Chosen {
  readonly broker: string;
  readonly topic: string;
}

const everything = () => controls.messages({});

function Drawn() {
  const selection = useView((view) => view.selection);
  const scenario = useDocument((state) => state.scenario);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const selected =
    scenario.routes.find(({ id, topic }) => selection.includes(id) && topic !== undefined) ??
    scenario.routes.find(({ to, topic }) => selection.includes(to) && topic !== undefined);
  const { value, failed, again } = usePolled<MessagesView>(everything);
  if (value === null) return failed ? <Failed onAgain={again} /> : <Skeleton rows={5} />;
  const shown = shownOf(value.brokers, chosen, selected === undefined ? null : { broker: selected.from, topic: selected.topic ?? "" });
  return (
    <div className={styles["panel"]}>
      <TopicTable view={value} shown={shown} onShow={setChosen} />
      {shown === null ? null : <Last view={value} shown={shown} />}
    </div>
  );
}

/** What was chosen, as long as it is there; else what is selected; else the first topic of all. */
function shownOf(brokers: readonly BrokerView[], chosen: Chosen | null, selected: Chosen | null): Chosen | null {
  const isThere = ({ broker, topic }: Chosen) =>
    brokers.some(({ id, topics }) => id === broker && topics.some(({ name }) => name === topic));
  for (const one of [chosen, selected]) if (one !== null && isThere(one)) return one;
  const first = brokers.find(({ topics }) => topics.length > 0);
  return first === undefined ? null : { broker: first.id, topic: first.topics[0]?.name ?? "" };
}

/** Asked for by itself: messages are many, and only one topic's are seen. */
function Last({ view, shown }: { readonly view: MessagesView; readonly shown: Chosen }) {
  const { broker, topic } = shown;
  const ask = useCallback(() => controls.messages({ broker, topic }), [broker, topic]);
  const { value, current } = usePolled<MessagesView>(ask);
  const of = (current ? value : null) ?? view;
  const found = of.brokers.find(({ id }) => id === broker);
  return found === undefined ? null : <LastMessages broker={found} topic={topic} />;
}

function Nothing() {
  const words = useWords();
  return (
    <EmptyState icon="broker" title={words("messages.none")} text={words("messages.noneText")}>
      <Button variant="primary" small onClick={() => void addInMiddle("broker")}>
        {words("messages.add")}
      </Button>
    </EmptyState>
  );
}
