// The words of the fault poison in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "A share of the messages cannot be handled: every delivery of them fails once its work is done, since they are malformed, or the consumer has a bug that they meet. Chosen by the id of the message, so it is the same message each time. Without an end to deliveries it comes for ever, and holds its partition; with one it goes to the dead letters. When the fault is over they can be handled: then replay the dead letters.",
  fields: {
    ...actWords,
    rate: { label: "Rate", help: "Share of the messages that are poison." },
    event: { label: "Event", help: "Only events of this type. Left out: of all." },
  },
};
