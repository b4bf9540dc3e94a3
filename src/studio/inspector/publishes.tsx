// What is published over a route to a broker, by topic; each opens the broker, where its topics stand.
import { topicsPublished } from "../../engine/scenario/arriving-events.ts";
import { useDocument } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { select } from "../view/view-store.ts";
import { openSection } from "./form/section.tsx";

import style from "./inspector.module.css";

export function Publishes({ from, broker }: { readonly from: string; readonly broker: string }) {
  const words = useWords();
  const document = useDocument((state) => state.scenario);
  const topics = topicsPublished(document, from, broker);
  if (!document.nodes.some(({ id, kind }) => id === broker && kind === "broker")) return null;
  return (
    <p className={style["publishes"]}>
      <span>{words("inspector.publishesOver")}</span>
      {topics.length === 0 ? <span>{words("inspector.publishesNothing")}</span> : null}
      {topics.map((topic) => (
        <button key={topic} type="button" className={style["topicLink"]} onClick={() => show(broker)}>
          {topic}
        </button>
      ))}
    </p>
  );
}

function show(broker: string): void {
  openSection("topics");
  select([broker]);
}
