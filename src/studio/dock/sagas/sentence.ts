// What is said of sagas in the log.
import type { LogCode, LogRecord } from "../../../engine/telemetry/views/records.ts";
import type { Translate } from "../../i18n/language.ts";

type SagaCode = Extract<LogCode, `saga${string}`>;
export const isSagaCode = (code: LogCode): code is SagaCode => code.startsWith("saga");

/** @param reason what the record says of a failure, in words */
export function sagaSentence(code: SagaCode, who: string, values: LogRecord["values"], reason: () => string, words: Translate): string {
  const text = (name: string): string => String(values[name] ?? "–");
  const saga = words("saga.one", { name: text("name"), number: text("saga") });
  switch (code) {
    case "sagaTurnedBack":
    case "sagaFailed":
      return words(`log.${code}`, { saga, step: text("step"), reason: reason() });
    case "sagaCompensated":
      return words("log.sagaCompensated", { saga });
    case "sagaTriedAgain":
      return values["saga"] === undefined ? words("log.sagasTriedAgain", { who }) : words("log.sagaTriedAgain", { saga });
    case "sagaResolved":
      return values["saga"] === undefined ? words("log.sagasResolved", { who }) : words("log.sagaResolved", { saga });
    case "sagasLost":
    case "sagasHalted":
    case "sagasResumed":
      return words(`log.${code}`, { who, count: text("count") });
  }
}
