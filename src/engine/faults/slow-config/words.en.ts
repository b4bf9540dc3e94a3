// The words of the fault slow-config in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "The configuration server is slow to tell of a change, and slow to answer who asks. Instances disagree for longer, so a rollback takes longer too. What is under way when it ends still arrives late.",
  fields: {
    ...actWords,
    share: { label: "Share", help: "Share of the messages that are late, drawn for each; 1 is every one." },
    delay: { label: "Delay", help: "So much later, beside the server's own delay; drawn for each message." },
  },
};
