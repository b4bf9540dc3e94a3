// What stands on a bar or beside a moment of the timeline, and what is said of it.
import type { TimelineEntry } from "../../../engine/scenario/document.ts";
import { faultText } from "../../canvas/card/fault-text.ts";
import { scenario } from "../../document/document-store.ts";
import type { Translate } from "../../i18n/language.ts";
import { thingName, thingsText } from "../../inspector/form/thing-names.ts";
import { actLabel } from "../../inspector/kind-label.ts";
import { objectiveTitle } from "../../inspector/scenario/objective-form.tsx";
import { whomOf } from "../../inspector/scenario/timeline-entry.tsx";
import { shortClock } from "../../inspector/short-clock.ts";
import { placeWords, stateWord } from "../../why/sentences.ts";
import { changeOf, settingsText } from "../config/sentence.ts";
import { markName } from "../metrics/marks.ts";
import type { Item } from "./timeline-model.ts";

export interface ItemWords {
  readonly what: string;
  readonly whom: string;
  /** What stands on it or beside it, and that in short: of what came of the rest the thing, of an act the act. */
  readonly full: string;
  readonly short: string;
  /** For those who hear it. */
  readonly spoken: string;
}
export function itemWords(item: Item, words: Translate): ItemWords {
  const [what, whom] = [whatOf(item, words), whomWords(item, words)];
  const state = words(`timeline.state.${item.state === "came" ? "done" : item.state}`);
  const values = { what, whom, from: shortClock(item.from), state };
  const to = item.to === Infinity ? words("timeline.open") : shortClock(item.to);
  const parts = (item.change === null ? [what, whom] : [whom, what]).filter((part) => part !== "");
  const named = { what, whom, full: parts.join(" · "), short: parts[0] ?? "" };
  return { ...named, spoken: item.to > item.from ? words("timeline.bar", { ...values, to }) : words("timeline.moment", values) };
}

function whatOf({ change, entry, mark }: Item, words: Translate): string {
  if (mark !== null) return markName(mark, words);
  if (change !== null) return stateWord(change.to, words);
  return entry === null ? "" : entryWords(entry, words);
}
/** What an entry does, not to whom. */
export function entryWords(entry: TimelineEntry, words: Translate): string {
  if (entry.do === "fault")
    return faultText({ fault: entry.fault, settings: entry as unknown as Readonly<Record<string, unknown>> }, words);
  if (entry.do === "load") return words("mark.load", { factor: entry.multiply });
  if (entry.do === "config") return words(`mark.${changeOf(entry.change)}`, { keys: settingsText(entry.set) });
  if (entry.do === "deploy") return words("mark.deploy", { version: entry.version });
  return entry.do === "scale" ? words("mark.scale", { replicas: entry.replicas }) : actLabel(entry.do);
}
/** An objective is known by what it says. */
function objectiveName(id: string): string {
  const found = scenario().objectives?.find((objective) => objective.id === id);
  return found === undefined ? id : objectiveTitle(found);
}
function whomWords({ change, entry, mark }: Item, words: Translate): string {
  if (entry !== null) return whomOf(entry, scenario());
  if (change?.sort === "objective") return objectiveName(change.thing);
  if (change !== null) return thingName(scenario(), change.thing);
  if (mark === null) return "";
  if (mark.act === "edit") return thingsText(mark.things ?? []);
  return placeWords(mark, words);
}
