// What is kept in the system now, counters and entities by state, where, and how it went in the last minute.
import type { CountersView } from "../../../engine/telemetry/views/effects-view.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { plain } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { select } from "../../view/view-store.ts";
import { Sparkline } from "./sparkline.tsx";

import styles from "./objectives.module.css";

export function Kept({ view }: { readonly view: CountersView }) {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  if (view.counters.length === 0) return <p className={styles["nothing"]}>{words("objectives.nothingKept")}</p>;
  return (
    <table className={styles["kept"]}>
      <caption>{words("objectives.kept")}</caption>
      <thead>
        <tr>
          <th scope="col">{words("objectives.name")}</th>
          <th scope="col">{words("objectives.lastMinute")}</th>
          <th scope="col" className={styles["right"]}>
            {words("objectives.now")}
          </th>
          <th scope="col">{words("objectives.at")}</th>
        </tr>
      </thead>
      <tbody>
        {view.counters.map(({ name, places, value }, i) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <Sparkline values={view.columns[i] ?? EMPTY} />
            </td>
            <td className={styles["right"]} data-negative={value < 0}>
              {plain(value)}
            </td>
            <td>
              {places.map(({ node }) => (
                <button
                  key={node}
                  type="button"
                  className={styles["place"]}
                  title={words("logs.selectNode", { node: thingName(scenario, node) })}
                  onClick={() => select([node])}
                >
                  {thingName(scenario, node)}
                </button>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
const EMPTY = new Float64Array(0);
