// The words of the fault duplicate in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "A share of the deliveries is sent twice to the same consumer, at once: what a network that sends again, or a broker that fails over, does even to messages that go well. The second copy is handled like the first, and what is said of it counts for nothing. An idempotent consumer tells them apart.",
  fields: {
    ...actWords,
    rate: { label: "Rate", help: "Share of the deliveries that are sent twice." },
    topic: { label: "Topic", help: "Only messages of this topic. Left out: of all." },
  },
};
