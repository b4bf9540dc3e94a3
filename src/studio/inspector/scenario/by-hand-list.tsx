// What was done by hand in this run, and, while a recorded run is played again, what of the record is still to come: only read here;
// the dock's timeline can keep it.
import type { LogEntry, Scenario } from "../../../engine/scenario/document.ts";
import { parseDuration } from "../../../engine/scenario/duration-text.ts";
import type { Mark } from "../../../engine/telemetry/views/records.ts";
import { markName } from "../../dock/metrics/marks.ts";
import { usePolled } from "../../dock/polled.ts";
import { entryWords } from "../../dock/timeline/item-words.ts";
import { isPlanned } from "../../dock/timeline/timeline-model.ts";
import { useDocument } from "../../document/document-store.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import { controls } from "../../run/controls.ts";
import { runStore, useRun } from "../../run/run-store.ts";
import { placeWords } from "../../why/sentences.ts";
import { thingsText } from "../form/thing-names.ts";
import { shortClock } from "../short-clock.ts";
import { whomOf } from "./timeline-entry.tsx";

import form from "../form/form.module.css";
import own from "./scenario.module.css";

interface Done {
  readonly key: string;
  readonly at: number;
  readonly what: string;
  readonly whom: string;
  readonly toCome: boolean;
}
/** The newest of them. */
const MOST = 30;
const BY_ITSELF: ReadonlySet<Mark["act"]> = new Set(["breaker", "autoscale"]);

async function marksSoFar(): Promise<readonly Mark[]> {
  const { now } = runStore.getState();
  return (await controls.series({ scope: { system: true }, from: 0, to: Math.max(now, 1), most: 1 })).marks;
}

export function ByHandList() {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const { value } = usePolled(marksSoFar);
  const now = useRun((status) => Math.floor(status.now / 1e6) * 1e6);
  const done = [...(value === null ? [] : happened(value, scenario, words)), ...recorded(scenario, now, words)];
  if (done.length === 0) return null;
  return (
    <>
      <h4 className={own["heading"]}>{words("inspector.byHand")}</h4>
      <ol className={form["items"]} aria-label={words("inspector.byHand")}>
        {done.slice(-MOST).map(({ key, at, what, whom, toCome }) => (
          <li key={key} className={own["done"]} data-planned={toCome}>
            <span className={own["time"]}>{shortClock(at)}</span>
            <em className={own["what"]}>{what}</em>
            <small>{toCome ? `${whom} · ${words("inspector.recorded")}` : whom}</small>
          </li>
        ))}
      </ol>
    </>
  );
}

function happened(marks: readonly Mark[], scenario: Scenario, words: Translate): readonly Done[] {
  return marks
    .filter((mark) => !BY_ITSELF.has(mark.act) && mark.itself !== true && !isPlanned(mark, scenario.timeline ?? []))
    .map((mark) => ({
      key: `${mark.id} ${mark.from}`,
      at: mark.from,
      what: markName(mark, words),
      whom: mark.act === "edit" ? thingsText(mark.things ?? []) : placeWords(mark, words),
      toCome: false,
    }));
}

function recorded(scenario: Scenario, now: number, words: Translate): readonly Done[] {
  const log = scenario.run?.log ?? [];
  return log
    .map((entry, i) => ({ entry, at: timeOf(entry), key: `log ${i}` }))
    .filter(({ at }) => at > now)
    .map(({ entry, at, key }) => ({ key, at, ...told(entry, scenario, words), toCome: true }));
}
function told(entry: LogEntry, scenario: Scenario, words: Translate): { readonly what: string; readonly whom: string } {
  if (entry.do === "edit") return { what: words("mark.edit"), whom: "" };
  const instance = "instance" in entry ? entry.instance : undefined;
  return { what: entryWords(entry, words), whom: instance ?? whomOf(entry, scenario) };
}
const timeOf = ({ at }: LogEntry): number => {
  const parsed = parseDuration(at);
  return parsed.ok ? parsed.value : 0;
};
