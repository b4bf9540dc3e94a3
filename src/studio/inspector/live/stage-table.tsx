// A gateway's middleware as it is now, stage by stage in its order: how many passed and were turned away since the run began, and what
// the stage holds at this moment.
import { useCallback } from "react";

import type { StageReport } from "../../../engine/telemetry/views/records.ts";
import { usePolled } from "../../dock/polled.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import { percent, type Quantity as Value, tally, whole } from "../../i18n/numbers.ts";
import { stageWord } from "../../i18n/stages.ts";
import { controls } from "../../run/controls.ts";
import { Quantity } from "../../widgets/quantity.tsx";

import style from "./live.module.css";

export default function StageTable({ node }: { readonly node: string }) {
  const words = useWords();
  const { value } = usePolled(useCallback(() => controls.stages(node), [node]));
  if (value === null || value.length === 0) return null;
  return (
    <table className={style["table"]} aria-label={words("inspector.section.middleware")}>
      <thead>
        <tr>
          <th scope="col">{words("inspector.section.middleware")}</th>
          <th scope="col">{words("inspector.stage.now")}</th>
          <th scope="col">{words("inspector.stage.passed")}</th>
          <th scope="col">{words("inspector.stage.ended")}</th>
        </tr>
      </thead>
      <tbody>
        {value.map((stage, index) => (
          // The place is a stage's identity: two may be of the same use.
          // eslint-disable-next-line react/no-array-index-key
          <Row key={index} stage={stage} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ stage }: { readonly stage: StageReport }) {
  const words = useWords();
  return (
    <tr>
      <th scope="row" className={style["stage"]}>
        {stageWord(stage.use, words)}
      </th>
      <td className={style["note"]}>{nowOf(stage, words)}</td>
      <td>
        <Quantity value={tally(stage.passed)} />
      </td>
      <td className={stage.ended > 0 ? style["warn"] : undefined}>
        <Quantity value={tally(stage.ended)} />
      </td>
    </tr>
  );
}

/** What was counted: whole, until it is too long for that. */
const text = ({ number, unit }: Value): string => `${number} ${unit}`.trim();
/** What a stage of its use has to say of this moment; "" for one that holds nothing. */
function nowOf(stage: StageReport, words: Translate): string {
  const { tokens, hits, misses = 0, entries = 0, coalesced, waiting = 0, inFlight, written, changed } = stage;
  if (tokens !== undefined) return words("inspector.stage.tokens", { tokens: whole(Math.floor(tokens)) });
  if (hits !== undefined)
    return words("inspector.stage.cache", { share: text(percent(hits / (hits + misses))), entries: text(tally(entries)) });
  if (coalesced !== undefined) return words("inspector.stage.coalesce", { waiting: whole(waiting), shared: text(tally(coalesced)) });
  if (inFlight !== undefined) return words("inspector.stage.inFlight", { count: whole(inFlight) });
  if (written !== undefined) return words("inspector.stage.written", { count: text(tally(written)) });
  return changed === undefined ? "" : words("inspector.stage.changed", { count: text(tally(changed)) });
}
