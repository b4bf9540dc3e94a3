// How a request or call ended, in a mark and words.
import type { Outcome } from "../../../engine/telemetry/views/live.ts";
import type { Span, TraceRow } from "../../../engine/telemetry/views/records.ts";
import { scenario } from "../../document/document-store.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import type { MarkName } from "../../widgets/status-mark.tsx";
import { StatusMark } from "../../widgets/status-mark.tsx";

/** Failing is what the system did wrong; what the caller did, or took back, is lighter. */
export const toneOf = (outcome: Outcome): MarkName =>
  outcome === "ok" ? "healthy" : outcome === "clientError" ? "degraded" : outcome === "cancelled" ? "stopped" : "failing";

/** "queue full at checkout", or the class where no reason is known. */
export const reasonWords = ({ reason, outcome }: Pick<Span, "reason" | "outcome">, words: Translate): string =>
  reason === null ? words(`outcome.${outcome}`) : words(`reason.${reason.code}`, { at: thingName(scenario(), reason.at) });

export const outcomeWords = ({ outcome, tries }: Pick<TraceRow, "outcome" | "tries">, words: Translate): string =>
  outcome === "ok" && tries > 1 ? words("traces.okAfter", { tries }) : words(`outcome.${outcome}`);

/** Which try of a call it was, or which delivery of a message. */
export const tryWords = ({ attempt, sort }: Pick<Span, "attempt" | "sort">, words: Translate): string =>
  words(sort === "delivery" ? "traces.delivered" : "traces.try", { attempt });

export function OutcomeLabel({ outcome, size = 11 }: { readonly outcome: Outcome; readonly size?: number }) {
  const words = useWords();
  return (
    <>
      <StatusMark status={toneOf(outcome)} size={size} />
      {words(`outcome.${outcome}`)}
    </>
  );
}
