// What is said of messages and consumer groups in the log.
import type { LogCode, LogRecord } from "../../../engine/telemetry/views/records.ts";
import type { Translate } from "../../i18n/language.ts";
import { duration } from "../../i18n/numbers.ts";

const CODES = [
  "topicFull",
  "messageDeadLettered",
  "messageExpired",
  "messageDropped",
  "consumerJoined",
  "consumerLeft",
  "consumerExpelled",
  "rebalanced",
  "deadLettersReplayed",
  "deadLettersFull",
] as const satisfies readonly LogCode[];
type MessageCode = (typeof CODES)[number];
export const isMessageCode = (code: LogCode): code is MessageCode => (CODES as readonly LogCode[]).includes(code);

export function messageSentence(code: MessageCode, who: string, values: LogRecord["values"], words: Translate): string {
  const text = (name: string): string => String(values[name] ?? "–");
  const group = text("group");
  const topic = text("topic");
  switch (code) {
    case "topicFull":
      return words("log.topicFull", { who, topic, bound: text("bound") });
    case "messageDeadLettered":
    case "messageExpired":
    case "messageDropped":
      return words(`log.${code}`, { group, type: text("type"), message: text("message") });
    case "consumerJoined":
    case "consumerLeft":
      return words(`log.${code}`, { who, group, topic });
    case "consumerExpelled":
      return words(`log.consumerExpelled.${values["cause"] === "maxPoll" ? "maxPoll" : "session"}`, { who, group, topic });
    case "rebalanced": {
      const pause = duration(Number(values["pause"]));
      return words("log.rebalanced", { group, topic, members: text("members"), pause: `${pause.number} ${pause.unit}` });
    }
    case "deadLettersReplayed":
      return words("log.deadLettersReplayed", { who, count: text("count") });
    case "deadLettersFull":
      return words("log.deadLettersFull", { who, topic, most: text("most") });
  }
}
