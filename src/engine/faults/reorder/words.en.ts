// The words of the fault reorder in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "When messages wait, a share of the time it is not the turn of the first but of any that waits behind it, in a partition with one key too: what a retrying producer with several requests in flight does (Kafka: max.in.flight.requests.per.connection above 1 without idempotence). A handler that counts on order meets an update before its creation. Where nothing waits, nothing is overtaken.",
  fields: {
    ...actWords,
    rate: { label: "Rate", help: "Share of the messages that are overtaken, of those that others wait behind." },
    topic: { label: "Topic", help: "Only messages of this topic. Left out: of all." },
  },
};
