// The words of the fault registry-outage in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "Nobody reaches the registry: heartbeats, registrations and refreshes get no answer, and callers go on with the list they have. Its own clock goes on. If the outage outlasts the lease it evicts everyone, and afterwards hands out empty lists until the next heartbeats: self-preservation is there for that.",
  fields: {
    ...actWords,
    share: { label: "Share", help: "Share of the messages that get no answer, drawn for each; 1 is every one." },
  },
};
